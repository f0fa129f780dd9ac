"""Unit economics: from the retail price of one piece to what is left (Table 6 of the thesis)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from microfactory.evidence import Missing, Status, union_of_sources, worst_grade
from microfactory.facts import PREFERENCE, Record, choose, read_records, why_missing
from microfactory.quantity import Interval, UnitError, convert
from microfactory.tables import BUCKETS, conform

#: Money that a case without any price is stated in.
PER_PIECE = "USD_2017/piece"
#: Bucket, variable and label, in the order of the waterfall.
PARTS = (
    ("workers", "worker_margin_profit", "workers, after their own costs"),
    ("materials", "material_cost", "materials and equipment"),
    ("shipping", "shipping_cost", "shipping"),
    ("overhead", "overhead_cost", "overhead of sales and labour"),
)
#: What other firms of the chain take of the price: nothing is known of it but the difference.
OTHERS = "others"


@dataclass(frozen=True)
class Bucket:
    """One part of the price; without an amount, why there is none.

    Parameters
    ----------
    amount, rounded
        The figures as printed, and what they may have been before they were rounded.
    state
        ``known``, ``negligible``, or why there is no amount.
    records
        The evidence.
    note
        What a reader must know; that of the evidence where nothing else is said.
    """

    amount: Interval | None
    rounded: Interval | None
    state: str
    records: tuple[Record, ...] = ()
    note: str = ""


def unit_economics(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the buckets of one piece, from its retail price to what is left over.

    Parameters
    ----------
    facts
        What is known of one case (`microfactory.tables.FACTS`).

    Returns
    -------
    `microfactory.tables.BUCKETS`: the retail price, what other firms of the chain take of it, what
    the manufacturer receives, its parts and the remainder. A part that is not known stays unknown,
    and the remainder is then only bounded from above.

    Notes
    -----
    Workers are counted after their own costs, since Soko's artisans buy their materials out of what
    they receive: adding both would count the materials twice.
    """
    case = str(facts["case"].iloc[0]) if len(facts) else ""
    known = read_records(facts.to_dict("records"))
    unit = money_of(known)
    receipts = read_bucket(known, "manufacturer_margin", unit)
    retail = read_bucket(known, "retail_price", unit)
    parts = {bucket: read_bucket(known, variable, unit) for bucket, variable, _ in PARTS}
    word = next(iter(choose(known.get("shipping_cost_level", []))), None)
    if parts["shipping"].amount is None and word is not None and word.value == "negligible":
        parts["shipping"] = Bucket(
            Interval.exactly(0), Interval.exactly(0), "negligible", (word,), word.note
        )
    others = _others(retail, receipts)
    left, share = _remainder(receipts, parts)
    rows = [
        _row(case, "retail_price", "retail price", retail, None, _share(retail, retail)),
        _row(
            case,
            OTHERS,
            "other firms of the chain",
            others,
            None,
            _one_less_share(receipts, retail),
        ),
        _row(
            case,
            "receipts",
            "what the manufacturer receives",
            receipts,
            _share(receipts, receipts),
            _share(receipts, retail),
        ),
    ]
    rows += [
        _row(
            case,
            name,
            label,
            parts[name],
            _share(parts[name], receipts),
            _share(parts[name], retail),
        )
        for name, _, label in PARTS
    ]
    rows.append(_row(case, "remainder", "what is left", left, share, _share(left, retail)))
    frame = pd.DataFrame(rows).assign(unit=unit)
    return conform(frame, BUCKETS)


def money_of(known: Mapping[str, list[Record]]) -> str:
    """Return the money and year that a case is stated in: that of its receipts, else of its price."""
    for variable in ("manufacturer_margin", "retail_price", *(name for _, name, _ in PARTS)):
        for record in choose(known.get(variable, [])):
            return record.unit
    return PER_PIECE


def read_bucket(known: Mapping[str, list[Record]], variable: str, unit: str) -> Bucket:
    """Return the chosen record of a variable; records that stand level are read together.

    Money of another year is not converted, since no deflator is part of the data: it is unknown.
    """
    chosen = tuple(choose(known.get(variable, [])))
    numbers = [record for record in chosen if record.interval is not None]
    try:
        amounts = [convert(record.rounded(), record.unit, unit) for record in numbers]
        printed = [
            convert(record.interval, record.unit, unit)
            for record in numbers
            if record.interval is not None
        ]
    except UnitError:
        return Bucket(None, None, str(Missing.UNKNOWN), chosen[:1], chosen[0].note)
    if not printed:
        return Bucket(None, None, str(why_missing(known.get(variable, []))))
    return Bucket(_hull(printed), _hull(amounts), "known", chosen[:1], chosen[0].note)


def _hull(spans: list[Interval]) -> Interval:
    return Interval(min(each.low for each in spans), max(each.high for each in spans))


def _row(
    case: str,
    name: str,
    label: str,
    part: Bucket,
    of_receipts: Interval | None,
    of_retail: Interval | None,
) -> dict[str, Any]:
    ends: dict[str, float] = {}
    for prefix, span in (
        ("", part.amount),
        ("rounded_", part.rounded),
        ("share_", of_receipts),
        ("retail_", of_retail),
    ):
        ends[f"{prefix}low"] = span.low if span else math.nan
        ends[f"{prefix}high"] = span.high if span else math.nan
    return {
        "case": case,
        "bucket": name,
        "label": label,
        **ends,
        "state": part.state,
        "status": max((record.status for record in part.records), key=_weakness, default=""),
        "grade": str(worst_grade(record.grade for record in part.records) or ""),
        "sources": " ".join(union_of_sources([record.source] for record in part.records)),
        "at": "; ".join(dict.fromkeys(record.at for record in part.records)),
        "note": part.note,
    }


def _weakness(status: str) -> int:
    return PREFERENCE.index(Status(status))


def _share(part: Bucket, whole: Bucket) -> Interval | None:
    """Return a part per hundred of the whole; the whole of itself is a hundred."""
    if part.amount is None or whole.amount is None or whole.amount.contains(0):
        return None
    return Interval.exactly(100) if part is whole else part.amount / whole.amount * 100


def _one_less_share(part: Bucket, whole: Bucket) -> Interval | None:
    """Return what is left of a hundred of the whole, where the part belongs to the same whole."""
    share = _share(part, whole)
    return Interval.exactly(100) - share if share else None


def _others(retail: Bucket, receipts: Bucket) -> Bucket:
    """Return what the other firms of the chain take: the price less the receipts."""
    return _less(
        (retail, receipts),
        lambda whole, part: whole - part,
        "the retail price less what the manufacturer receives: design, wholesale and retail by others",
    )


def _less(
    pair: tuple[Bucket, Bucket], less: Callable[[Interval, Interval], Interval], note: str
) -> Bucket:
    whole, part = pair
    if whole.amount is None or part.amount is None or not whole.rounded or not part.rounded:
        return Bucket(None, None, str(Missing.UNKNOWN))
    records = (*whole.records, *part.records)
    amount, rounded = less(whole.amount, part.amount), less(whole.rounded, part.rounded)
    return Bucket(amount, rounded, "known", records, note)


def _remainder(receipts: Bucket, parts: Mapping[str, Bucket]) -> tuple[Bucket, Interval | None]:
    """Return what is left, which bears every doubt of the parts, and its share of the receipts."""
    unknown = [name for name, bucket in parts.items() if bucket.amount is None]
    records = tuple(record for bucket in (receipts, *parts.values()) for record in bucket.records)
    note = f"unknown: {', '.join(unknown)}" if unknown else "computed from the parts above"
    nothing = Bucket(None, None, str(Missing.UNKNOWN), records, note)
    if receipts.amount is None or receipts.rounded is None or len(unknown) == len(parts):
        return nothing, None
    used, rounded = Interval.exactly(0), Interval.exactly(0)
    for bucket in parts.values():
        used = used + (bucket.amount or Interval(0, None))
        rounded = rounded + (bucket.rounded or Interval(0, None))
    left = Bucket(
        receipts.amount - used,
        receipts.rounded - rounded,
        str(Missing.UNKNOWN) if unknown else "known",
        records,
        note,
    )
    return left, what_is_left(used, receipts.amount)


def what_is_left(used: Interval, whole: Interval) -> Interval | None:
    """Return what is left of a hundred of the whole; both stand in it, so it is 100 less their share.

    Examples
    --------
    >>> str(what_is_left(Interval(4, 6), Interval(20, 40)))
    '70 to 90'
    """
    return None if whole.contains(0) else Interval.exactly(100) - used / whole * 100


def by_bucket(buckets: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Return the rows by bucket, for text that speaks of one of them."""
    return {
        str(row["bucket"]): {str(key): value for key, value in row.items()}
        for row in buckets.to_dict("records")
    }
