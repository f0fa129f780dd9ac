"""What revenue a firm needs to break even, from its gross margin, its revenue and its loss."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from microfactory.facts import Record, choose
from microfactory.growth.known import Figure, evidence, figure, of_case
from microfactory.quantity import Interval, convert
from microfactory.tables import BREAK_EVEN, conform

#: Whose revenue is read: that of the same accounts as the loss, or any record that stands level.
READINGS = {
    "accounts": "the revenue of the accounts that state the loss",
    "all_records": "any revenue that is recorded for the year",
}


def revenue_to_break_even(revenue: Interval, loss: Interval, margin: Interval) -> Interval:
    """Return the revenue at which the loss is gone, when the gross margin and the overhead stay.

    The overhead is what the gross profit does not cover, ``margin * revenue + loss``, so that
    revenue has to grow by the loss over the margin.

    Parameters
    ----------
    revenue, loss
        In one money; the loss without a minus sign.
    margin
        Gross margin as a ratio, above nought.

    Examples
    --------
    >>> found = revenue_to_break_even(
    ...     Interval.exactly(2.5), Interval.exactly(2), Interval.exactly(0.8))
    >>> str(found)
    '5'
    """
    return revenue + loss / margin


def break_even(facts: pd.DataFrame) -> pd.DataFrame:
    """Return what it takes to break even, step by step, with the interval of every step.

    Parameters
    ----------
    facts
        What is known of one case (`microfactory.tables.FACTS`).

    Returns
    -------
    `microfactory.tables.BREAK_EVEN`; empty unless a gross margin, a revenue and a loss are known.
    """
    known = of_case(facts)
    case = str(facts["case"].iloc[0]) if len(facts) else ""
    loss = figure(known.get("net_loss", []), "USD")
    margin = figure(known.get("profit_margin_gross", []), "1")
    rows: list[dict[str, Any]] = []
    for reading, words in READINGS.items():
        like = loss.record if loss and reading == "accounts" else None
        revenue = figure(known.get("annual_revenue", []), "USD", like=like)
        if loss is None or margin is None or revenue is None or revenue.unit != loss.unit:
            continue
        if min(margin.rounded.low, revenue.rounded.low) <= 0:
            continue
        for quantity, label, unit, printed, rounded, records in _steps(
            known, revenue, loss, margin
        ):
            rows.append(
                {
                    "case": case,
                    "reading": reading,
                    "words": words,
                    "quantity": quantity,
                    "label": label,
                    "low": printed.low,
                    "high": printed.high,
                    "rounded_low": rounded.low,
                    "rounded_high": rounded.high,
                    "unit": unit,
                    **evidence(records),
                }
            )
    return conform(pd.DataFrame(rows, columns=list(BREAK_EVEN.columns)), BREAK_EVEN)


Step = tuple[str, str, str, Interval, Interval, list[Record]]


def _steps(
    known: Mapping[str, list[Record]], revenue: Figure, loss: Figure, margin: Figure
) -> Iterator[Step]:
    money, one = revenue.unit, Interval.exactly(1)
    used = [revenue.record, loss.record, margin.record]
    yield "revenue", "revenue", money, revenue.printed, revenue.rounded, used[:1]
    yield "loss", "loss", money, loss.printed, loss.rounded, used[1:2]
    yield "margin", "gross margin", "percent", *_both(margin, lambda m: m * 100), used[2:]
    yield (
        "gross_profit",
        "gross profit",
        money,
        revenue.printed * margin.printed,
        revenue.rounded * margin.rounded,
        [revenue.record, margin.record],
    )
    yield (
        "overhead",
        "overhead: gross profit and loss",
        money,
        revenue.printed * margin.printed + loss.printed,
        revenue.rounded * margin.rounded + loss.rounded,
        used,
    )
    yield (
        "break_even_revenue",
        "revenue to break even",
        money,
        revenue_to_break_even(revenue.printed, loss.printed, margin.printed),
        revenue_to_break_even(revenue.rounded, loss.rounded, margin.rounded),
        used,
    )
    needed = one + loss.printed / (margin.printed * revenue.printed)
    rounded = one + loss.rounded / (margin.rounded * revenue.rounded)
    yield "break_even_factor", "factor on revenue", "1", needed, rounded, used
    yield from _growing(known, needed, rounded, used)
    claimed = figure(known.get("break_even_factor", []), "1")
    if claimed is None or claimed.printed.low <= 1:
        return
    more = claimed.printed - one  # a condition, and no rounded figure
    records = [*used, claimed.record]
    yield "claimed_factor", "factor that is said to do", "1", *(claimed.printed,) * 2, records[-1:]
    yield (
        "result_at_claim",
        "result at that factor",
        money,
        more * (margin.printed * revenue.printed) - loss.printed,
        more * (margin.rounded * revenue.rounded) - loss.rounded,
        records,
    )
    yield (
        "margin_needed",
        "gross margin at which it would do",
        "percent",
        loss.printed / (more * revenue.printed) * 100,
        loss.rounded / (more * revenue.rounded) * 100,
        records,
    )


def _both(given: Figure, change: Any) -> tuple[Interval, Interval]:
    return change(given.printed), change(given.rounded)


def _growing(
    known: Mapping[str, list[Record]], needed: Interval, rounded: Interval, used: list[Record]
) -> Iterator[Step]:
    """Yield the years until then, if revenue grows as it is said to have grown."""
    for record in choose(known.get("revenue_growth", []))[:1]:
        if record.interval is None:
            continue
        growth = convert(record.interval, record.unit, "1")
        around = convert(record.rounded(), record.unit, "1")
        if around.low <= 0:
            continue
        yield (
            "years",
            "years of growth at the average rate",
            "year",
            years_to_grow(needed, growth),
            years_to_grow(rounded, around),
            [*used, record],
        )


def years_to_grow(factor: Interval, rate: Interval) -> Interval:
    """Return the years until something has grown by a factor, at a rate a year above nought.

    Examples
    --------
    >>> str(years_to_grow(Interval.exactly(4), Interval.exactly(1)))
    '2'
    """

    def years(times: float, each: float) -> float:
        return math.log(max(times, 1.0)) / math.log1p(each)

    return Interval(years(factor.low, rate.high), years(factor.high, rate.low))
