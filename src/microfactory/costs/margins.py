"""What a stated profit margin follows from, and what it does not.

A source prints a margin beside the costs of a piece. Every way of taking those costs off the
receipts is tried, so that it is seen whether the margin follows from all of them, from some, or only
by counting one twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd

from microfactory.costs.buckets import money_of, read_bucket, what_is_left
from microfactory.evidence import union_of_sources, worst_grade
from microfactory.facts import Record, choose, read_records
from microfactory.quantity import Interval, convert
from microfactory.tables import MARGINS, conform

#: Stated margins of the firm, and what they are called.
OF_THE_FIRM = {
    "profit_margin_gross": "gross profit margin",
    "profit_margin_overall": "overall profit margin",
}
#: Costs that may or may not be taken off; of the first two, one at most.
PAY = {
    "worker_margin_revenue": "the workers' pay",
    "worker_margin_profit": "the workers' pay after their own costs",
}
OTHER_COSTS = {
    "material_cost": "materials",
    "shipping_cost": "shipping",
    "overhead_cost": "overhead",
}


@dataclass(frozen=True)
class _Cost:
    """One cost of a piece, as printed and as it may have been before it was rounded."""

    name: str
    words: str
    amount: Interval
    rounded: Interval
    record: Record


def margin_readings(facts: pd.DataFrame) -> pd.DataFrame:
    """Return each stated margin beside every margin that the costs of a piece give.

    Parameters
    ----------
    facts
        What is known of one case (`microfactory.tables.FACTS`).

    Returns
    -------
    `microfactory.tables.MARGINS`. ``agrees`` says whether the reading, rounded like the stated
    figure, is the stated figure; or could be, since the amounts are rounded too; or only bounds it.
    """
    case = str(facts["case"].iloc[0]) if len(facts) else ""
    known = read_records(facts.to_dict("records"))
    rows: list[dict[str, Any]] = []
    for variable, label in OF_THE_FIRM.items():
        for stated in choose(known.get(variable, []))[:1]:
            readings = [*_of_a_piece(known), *_of_the_sales(known, variable)]
            rows += [_row(case, variable, label, stated, reading) for reading in readings]
    for stated in choose(known.get("worker_profit_margin", []))[:1]:
        label = "profit margin of the self-employed workers"
        readings = list(_of_the_workers(known))
        rows += [_row(case, "worker_profit_margin", label, stated, each) for each in readings]
    return conform(pd.DataFrame(rows, columns=list(MARGINS.columns)), MARGINS)


@dataclass(frozen=True)
class _Reading:
    """One way to a margin."""

    key: str
    words: str
    margin: Interval
    rounded: Interval
    every_cost: bool
    twice: bool
    bound: bool
    records: tuple[Record, ...]


def _costs(known: Mapping[str, list[Record]], names: Mapping[str, str]) -> list[_Cost]:
    unit = money_of(known)
    found = []
    for name, words in names.items():
        bucket = read_bucket(known, name, unit)
        if bucket.amount is not None and bucket.rounded is not None:
            found.append(_Cost(name, words, bucket.amount, bucket.rounded, bucket.records[0]))
    return found


def _of_a_piece(known: Mapping[str, list[Record]]) -> Iterator[_Reading]:
    """Yield the receipts less every choice of costs."""
    [*receipts] = _costs(known, {"manufacturer_margin": "receipts"})
    if not receipts:
        return
    [whole] = receipts
    pays = _costs(known, PAY)
    if len(pays) == 2 and pays[0].amount == pays[1].amount:
        pays = pays[:1]
    bear_materials = any(
        record.value == "artisans" for record in choose(known.get("material_paid_by", []))
    )
    others = _costs(known, OTHER_COSTS)
    for pay in [None, *pays]:
        for count in range(len(others) + 1):
            for chosen in combinations(others, count):
                costs = [*([pay] if pay else []), *chosen]
                if not costs:
                    continue
                names = {cost.name for cost in costs}
                twice = bear_materials and {"worker_margin_revenue", "material_cost"} <= names
                inside = bear_materials and pay is not None and pay.name == "worker_margin_revenue"
                needed = {other.name for other in others} - ({"material_cost"} if inside else set())
                margin = what_is_left(_sum(cost.amount for cost in costs), whole.amount)
                rounded = what_is_left(_sum(cost.rounded for cost in costs), whole.rounded)
                if margin is None or rounded is None:
                    return
                yield _Reading(
                    key="-".join(cost.name for cost in costs),
                    words=f"receipts less {_joined([cost.words for cost in costs])}",
                    margin=margin,
                    rounded=rounded,
                    every_cost=pay is not None and needed <= names,
                    twice=twice,
                    bound=False,
                    records=(whole.record, *(cost.record for cost in costs)),
                )


def _of_the_sales(known: Mapping[str, list[Record]], variable: str) -> Iterator[_Reading]:
    """Yield what the artisans' part of the firm's sales and shipping leave of them, at the most."""
    if variable != "profit_margin_gross":
        return
    shares = []
    for name in ("worker_revenue_share", "shipping_share"):
        chosen = choose(known.get(name, []))[:1]
        if not chosen or chosen[0].interval is None:
            return
        shares.append(chosen[0])
    printed = [
        convert(one.interval, one.unit, "percent") for one in shares if one.interval is not None
    ]
    rounded = [convert(one.rounded(), one.unit, "percent") for one in shares]
    hundred = Interval.exactly(100)
    yield _Reading(
        key="sales-worker_revenue_share-shipping_share",
        words="the firm's sales less the workers' part of them and shipping",
        margin=hundred - _sum(printed),
        rounded=hundred - _sum(rounded),
        every_cost=False,
        twice=False,
        bound=True,
        records=tuple(shares),
    )


def _of_the_workers(known: Mapping[str, list[Record]]) -> Iterator[_Reading]:
    """Yield what self-employed workers keep of their pay for a piece, by either figure."""
    whole = _costs(known, {"worker_margin_revenue": "the workers' pay"})
    kept = _costs(known, {"worker_margin_profit": "what they keep"})
    materials = _costs(known, {"material_cost": "materials"})
    if whole and kept and not whole[0].amount.contains(0):
        yield _Reading(
            key="worker_margin_profit",
            words="what they keep of a piece, of their pay for it",
            margin=kept[0].amount / whole[0].amount * 100,
            rounded=kept[0].rounded / whole[0].rounded * 100,
            every_cost=True,
            twice=False,
            bound=False,
            records=(whole[0].record, kept[0].record),
        )
    if whole and materials:
        margin = what_is_left(materials[0].amount, whole[0].amount)
        rounded = what_is_left(materials[0].rounded, whole[0].rounded)
        if margin is not None and rounded is not None:
            yield _Reading(
                key="worker_margin_revenue-material_cost",
                words="their pay for a piece less materials",
                margin=margin,
                rounded=rounded,
                every_cost=True,
                twice=False,
                bound=False,
                records=(whole[0].record, materials[0].record),
            )


def _sum(parts: Any) -> Interval:
    total = Interval.exactly(0)
    for part in parts:
        total = total + part
    return total


def _joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _row(case: str, variable: str, label: str, stated: Record, reading: _Reading) -> dict[str, Any]:
    printed = stated.interval or Interval(None, None)
    said = convert(printed, stated.unit, "percent")
    around = convert(stated.rounded(), stated.unit, "percent")
    records = (stated, *reading.records)
    return {
        "case": case,
        "stated": variable,
        "label": label,
        "stated_low": said.low,
        "stated_high": said.high,
        "reading": reading.key,
        "words": reading.words,
        "low": reading.margin.low,
        "high": reading.margin.high,
        "rounded_low": reading.rounded.low,
        "rounded_high": reading.rounded.high,
        "agrees": _agreement(around, reading),
        "every_cost": reading.every_cost,
        "twice": reading.twice,
        "grade": str(worst_grade(record.grade for record in records) or ""),
        "sources": " ".join(union_of_sources([record.source] for record in records)),
        "at": "; ".join(dict.fromkeys(record.at for record in records)),
        "note": stated.note,
    }


def _agreement(stated: Interval, reading: _Reading) -> str:
    if reading.bound:
        return "within the bound" if stated.low <= reading.rounded.high else "above the bound"
    if stated.overlaps(reading.margin):
        return "yes"
    return "within rounding" if stated.overlaps(reading.rounded) else "no"


def follows_from(readings: pd.DataFrame, stated: str) -> str:
    """Return in one word what a stated margin of a case follows from.

    Parameters
    ----------
    readings
        `microfactory.tables.MARGINS` of one case.
    stated
        The variable that states the margin.

    Returns
    -------
    ``all``: all costs, each once. ``some``: only when costs are left out. ``twice``: only when
    one is counted twice. ``none``: no choice of costs gives it. ``unknown``: it is not stated, or
    there is nothing to hold it against. Rounding of the amounts is not called on.
    """
    own = readings.loc[readings["stated"] == stated]
    own = own.loc[~own["agrees"].str.endswith("the bound")]
    if own.empty:
        return "unknown"
    agree = own.loc[own["agrees"] == "yes"]
    if (agree["every_cost"] & ~agree["twice"]).any():
        return "all"
    if (~agree["twice"]).any():
        return "some"
    return "twice" if len(agree) else "none"
