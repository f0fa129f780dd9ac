"""Growth of gross profits compounded, and held against what is said of revenue (Table 7)."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from microfactory.facts import Record
from microfactory.growth.known import evidence, figure, of_case
from microfactory.quantity import Interval, convert
from microfactory.tables import GROWTH_LEVELS, IMPLIED_MARGINS, conform

#: How a printed growth of 100 percent or more may be meant; what is below can only be meant one way.
BY, TO = "by", "to"
#: Ways to read what is said of a series, in words.
READINGS: Mapping[str, str] = {
    BY: "the table, growth by the printed percentage",
    TO: "the table, growth of 100 percent and more read as growth to it",
    "factor": "the text: a factor from year to year; the table where the text is silent",
    "per_year": "the average as a rate of each year",
    "in_all": "the average as the whole of the period",
}
HUNDRED = Interval.exactly(100)


@dataclass(frozen=True)
class _Step:
    """Growth from one year to another, as a factor."""

    start: int
    end: int
    factor: Interval
    rounded: Interval
    record: Record


def growth_levels(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the growth of a case compounded, and the levels that it implies.

    Parameters
    ----------
    facts
        What is known of one case (`microfactory.tables.FACTS`).

    Returns
    -------
    `microfactory.tables.GROWTH_LEVELS`, one row a series, reading and year. The index is 1 in the
    first year. Levels hang from the year of the accounts, whose gross profit is the gross margin
    of its revenue; without these there are none.
    """
    known = of_case(facts)
    case = str(facts["case"].iloc[0]) if len(facts) else ""
    rows: list[dict[str, Any]] = []
    for series, readings in _series(known).items():
        anchor = _anchor(known, series)
        for reading, steps in readings.items():
            rows += _compounded(case, series, reading, steps, anchor)
    return conform(pd.DataFrame(rows, columns=list(GROWTH_LEVELS.columns)), GROWTH_LEVELS)


@dataclass(frozen=True)
class _Anchor:
    year: int
    level: Interval
    rounded: Interval
    unit: str
    records: tuple[Record, ...]


def _anchor(known: Mapping[str, list[Record]], series: str) -> _Anchor | None:
    loss = figure(known.get("net_loss", []), "USD")
    revenue = figure(known.get("annual_revenue", []), "USD", like=loss.record if loss else None)
    if revenue is None or not revenue.record.year[-4:].isdigit():
        return None
    year = int(revenue.record.year[-4:])
    if series == "revenue":
        return _Anchor(year, revenue.printed, revenue.rounded, revenue.unit, (revenue.record,))
    margin = figure(known.get("profit_margin_gross", []), "percent")
    if margin is None:
        return None
    return _Anchor(
        year,
        revenue.printed * margin.printed / HUNDRED,
        revenue.rounded * margin.rounded / HUNDRED,
        revenue.unit,
        (revenue.record, margin.record),
    )


def _series(known: Mapping[str, list[Record]]) -> dict[str, dict[str, list[_Step]]]:
    """Return for each series every reading that differs from the others."""
    table = [
        step
        for record in known.get("gross_profit_growth", [])
        if record.is_observation and (step := _step(record, "percent"))
    ]
    table.sort(key=lambda step: step.start)
    profits = {BY: table} if table else {}
    if any(step.factor.low >= 2 for step in table):
        profits[TO] = [_as_level(step) for step in table]
    said = [
        step
        for record in known.get("gross_profit_factor", [])
        if record.is_observation and (step := _step(record, "factor"))
    ]
    if said:
        covered = {(step.start, step.end): step for step in said}
        profits["factor"] = [covered.get((step.start, step.end), step) for step in table] or said
    revenue = {}
    for record in known.get("revenue_factor", []):
        step = _step(record, "factor")
        if record.is_observation and step:
            revenue["factor"] = _yearly(step)
    for record in known.get("revenue_growth", []):
        step = _step(record, "percent")
        if record.is_observation and step:
            revenue["per_year"] = _yearly(step)
            if step.end - step.start > 1:
                revenue["in_all"] = [step]
            break
    return {"gross_profit": profits, "revenue": revenue}


def _step(record: Record, kind: str) -> _Step | None:
    years = re.fullmatch(r"(\d{4})-(\d{4})", record.year)
    if record.interval is None or not years:
        return None
    one = Interval.exactly(1)
    if kind == "factor":
        factor, rounded = record.interval, record.rounded()
    else:
        factor = one + convert(record.interval, record.unit, "1")
        rounded = one + convert(record.rounded(), record.unit, "1")
    return _Step(int(years[1]), int(years[2]), factor, rounded, record)


def _as_level(step: _Step) -> _Step:
    """Return growth read as growth to the percentage, where it can be meant so."""
    if step.factor.low < 2:
        return step
    one = Interval.exactly(1)
    return replace(step, factor=step.factor - one, rounded=step.rounded - one)


def _yearly(step: _Step) -> list[_Step]:
    """Return a step of several years as one for each of them, at the same factor."""
    return [replace(step, start=year, end=year + 1) for year in range(step.start, step.end)]


def _compounded(
    case: str, series: str, reading: str, steps: list[_Step], anchor: _Anchor | None
) -> list[dict[str, Any]]:
    if not steps:
        return []
    years = [steps[0].start, *[step.end for step in steps]]
    rows = []
    for year in years:
        last = next((step for step in steps if step.end == year), None)
        index = _between(steps, steps[0].start, year)
        level = _level(steps, year, anchor)
        records = [step.record for step in steps] + list(anchor.records if anchor else ())
        rows.append(
            {
                "case": case,
                "series": series,
                "reading": reading,
                "words": READINGS[reading],
                "year": year,
                "status": last.record.status if last else "",
                **_ends("growth", _percent(last.factor) if last else None),
                **_ends("index", index[0] if index else None),
                **_ends("index_rounded", index[1] if index else None),
                **_ends("level", level[0] if level else None),
                **_ends("level_rounded", level[1] if level else None),
                "unit": anchor.unit if anchor else "",
                **evidence(records),
            }
        )
    return rows


def _ends(name: str, span: Interval | None) -> dict[str, float]:
    return {
        f"{name}_low": span.low if span else math.nan,
        f"{name}_high": span.high if span else math.nan,
    }


def _percent(factor: Interval) -> Interval:
    return (factor - Interval.exactly(1)) * 100


def _between(steps: list[_Step], start: int, end: int) -> tuple[Interval, Interval] | None:
    """Return the factor from one year to a later one; nothing where a step spans more than that."""
    factor = rounded = Interval.exactly(1)
    at = start
    for step in steps:
        if step.start >= start and step.end <= end:
            if step.start != at:
                return None
            factor, rounded, at = factor * step.factor, rounded * step.rounded, step.end
    return (factor, rounded) if at == end else None


def _level(
    steps: list[_Step], year: int, anchor: _Anchor | None
) -> tuple[Interval, Interval] | None:
    if anchor is None:
        return None
    if year <= anchor.year:
        back = _between(steps, year, anchor.year)
        return (anchor.level / back[0], anchor.rounded / back[1]) if back else None
    on = _between(steps, anchor.year, year)
    return (anchor.level * on[0], anchor.rounded * on[1]) if on else None


def implied_margins(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the gross margin that every pair of readings implies for the years before the accounts.

    A gross margin above 100 percent cannot be: then the two readings cannot both be true. The
    revenue of the accounts cancels, so the margin does not depend on it.

    Returns
    -------
    `microfactory.tables.IMPLIED_MARGINS`.
    """
    known = of_case(facts)
    case = str(facts["case"].iloc[0]) if len(facts) else ""
    margin = figure(known.get("profit_margin_gross", []), "percent")
    anchor = _anchor(known, "revenue")
    series = _series(known)
    rows = []
    for profit_reading, profits in series["gross_profit"].items():
        for revenue_reading, revenues in series["revenue"].items():
            if margin is None or anchor is None:
                continue
            starts = {step.start for step in profits} & {step.start for step in revenues}
            for year in sorted(start for start in starts if start < anchor.year):
                profit = _between(profits, year, anchor.year)
                revenue = _between(revenues, year, anchor.year)
                if profit is None or revenue is None:
                    continue
                implied = margin.printed * revenue[0] / profit[0]
                rounded = margin.rounded * revenue[1] / profit[1]
                possible = "yes" if implied.low <= 100 else "no"
                if possible == "no" and rounded.low <= 100:
                    possible = "within rounding"
                records = [margin.record, *(step.record for step in (*profits, *revenues))]
                rows.append(
                    {
                        "case": case,
                        "profit_reading": profit_reading,
                        "revenue_reading": revenue_reading,
                        "year": year,
                        "low": implied.low,
                        "high": implied.high,
                        "rounded_low": rounded.low,
                        "rounded_high": rounded.high,
                        "possible": possible,
                        **evidence(records),
                    }
                )
    return conform(pd.DataFrame(rows, columns=list(IMPLIED_MARGINS.columns)), IMPLIED_MARGINS)
