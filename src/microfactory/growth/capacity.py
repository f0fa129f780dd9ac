"""What is said of the use of capacity, season by season, and which statements fit together.

Each statement is turned into the one thing that all of them speak of: the sales of a year in which the
capacity is used in full. Statements whose capacities have nothing in common cannot be true of one
capacity, whatever it is counted in.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from microfactory.facts import Record
from microfactory.growth.known import Figure, evidence, figure, of_case
from microfactory.quantity import Interval
from microfactory.tables import CAPACITIES, CAPACITY_GROUPS, CAPACITY_PAIRS, conform

#: Part of the year that its last quarter is.
LAST_QUARTER = 0.25
#: Statement -> what it says, in words.
STATEMENTS: Mapping[str, str] = {
    "off_season": "use of capacity outside the last quarter",
    "peak": "production in the last quarter, of capacity, reached on average",
    "peak_bound": "production in the last quarter, of capacity, never more than that",
    "scenario": "sales at a stated use of capacity throughout the year",
}
#: Groups of people whose capacity the stated use may be a share of.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "registered": ("workers_registered",),
    "active": ("workers_active",),
    "full_time": ("workshop_owners", "employees_full_time"),
    "owners": ("workshop_owners",),
}


@dataclass(frozen=True)
class _Season:
    """A year's revenue, and the part of it that is produced in the last quarter."""

    revenue: Figure
    produced_last: Interval
    records: tuple[Record, ...]

    @property
    def off(self) -> Interval:
        """The part that is produced outside the last quarter."""
        return Interval.exactly(1) - self.produced_last


def _season(known: Mapping[str, list[Record]], made_before: float) -> _Season | None:
    loss = figure(known.get("net_loss", []), "USD")
    revenue = figure(known.get("annual_revenue", []), "USD", like=loss.record if loss else None)
    last = figure(known.get("last_quarter_sales_share", []), "1")
    if revenue is None or last is None:
        return None
    # "nearly three quarters" is an open lower end: it is taken at the printed figure.
    share = Interval.exactly(min(last.printed.high, 1.0))
    return _Season(revenue, share * (1 - made_before), (revenue.record, last.record))


def capacities(
    facts: pd.DataFrame, *, made_before: float = 0.0, last_quarter: float = LAST_QUARTER
) -> pd.DataFrame:
    """Return the capacity that each statement implies, and the use of it that follows.

    Parameters
    ----------
    facts
        What is known of one case (`microfactory.tables.FACTS`).
    made_before
        Part of the last quarter's sales that is produced before it, from 0 to 1. Sales are
        recorded, production is what uses capacity; the source says that there was some and not
        how much.
    last_quarter
        Part of the year's capacity that the last quarter has.

    Returns
    -------
    `microfactory.tables.CAPACITIES`, one row a statement that the case has.
    """
    if not 0 <= made_before <= 1 or not 0 < last_quarter < 1:
        raise ValueError("parts are between 0 and 1")
    known = of_case(facts)
    case = str(facts["case"].iloc[0]) if len(facts) else ""
    season = _season(known, made_before)
    rows = []
    for statement, (capacity, record) in _implied(known, season, last_quarter).items():
        uses = _uses(season, capacity, last_quarter)
        records = [*record, *(season.records if season else ())]
        rows.append(
            {
                "case": case,
                "statement": statement,
                "label": STATEMENTS[statement],
                "low": capacity.low,
                "high": capacity.high,
                **uses,
                "unit": season.revenue.unit if season else "",
                **evidence(records),
            }
        )
    return conform(pd.DataFrame(rows, columns=list(CAPACITIES.columns)), CAPACITIES)


def _implied(
    known: Mapping[str, list[Record]], season: _Season | None, last_quarter: float
) -> dict[str, tuple[Interval, list[Record]]]:
    """Return the sales of a year at full capacity that each statement implies."""
    found: dict[str, tuple[Interval, list[Record]]] = {}
    if season is None:
        return found
    revenue = season.revenue.printed
    use = figure(known.get("capacity_use", []), "1")
    if use is not None and use.printed.low > 0:
        capacity = revenue * season.off / (use.printed * (1 - last_quarter))
        found["off_season"] = (capacity, [use.record])
    peak = figure(known.get("peak_capacity", []), "1")
    if peak is not None and peak.printed.high > 0 and math.isfinite(peak.printed.high):
        capacity = revenue * season.produced_last / (peak.printed.high * last_quarter)
        found["peak"] = (capacity, [peak.record])
        found["peak_bound"] = (Interval(capacity.low, None), [peak.record])
    sales = figure(known.get("scenario_sales", []), "USD")
    at = figure(known.get("scenario_capacity_use", []), "1")
    if sales and at and sales.unit == season.revenue.unit and at.printed.low > 0:
        found["scenario"] = (sales.printed / at.printed, [sales.record, at.record])
    return found


def _uses(season: _Season | None, capacity: Interval, last_quarter: float) -> dict[str, float]:
    ends: dict[str, float] = {}
    for name in ("use", "off", "peak"):
        ends[f"{name}_low"] = ends[f"{name}_high"] = math.nan
    if season is None or capacity.low <= 0:
        return ends
    revenue = season.revenue.printed
    parts = {
        "use": revenue / capacity,
        "off": revenue * season.off / (capacity * (1 - last_quarter)),
        "peak": revenue * season.produced_last / (capacity * last_quarter),
    }
    for name, part in parts.items():
        ends[f"{name}_low"], ends[f"{name}_high"] = part.low * 100, part.high * 100
    return ends


def capacity_pairs(found: pd.DataFrame) -> pd.DataFrame:
    """Return which statements can be true of one capacity.

    Parameters
    ----------
    found
        `microfactory.tables.CAPACITIES` of one case. The peak as a bound is no statement of its
        own: a pair that fits only by it is said to agree only as a bound.

    Returns
    -------
    `microfactory.tables.CAPACITY_PAIRS`.
    """
    spans = {
        str(row["statement"]): Interval(row["low"], row["high"]) for row in found.to_dict("records")
    }
    bound = spans.pop("peak_bound", None)
    rows = []
    for one, other in combinations(spans, 2):
        agree = "yes" if spans[one].overlaps(spans[other]) else "no"
        loose = spans | ({"peak": bound} if bound and "peak" in (one, other) else {})
        if agree == "no" and loose[one].overlaps(loose[other]):
            agree = "only as a bound"
        apart = spans[other] / spans[one]
        rows.append(
            {
                "case": found["case"].iloc[0],
                "one": one,
                "other": other,
                "agree": agree,
                "apart_low": apart.low,
                "apart_high": apart.high,
            }
        )
    return conform(pd.DataFrame(rows, columns=list(CAPACITY_PAIRS.columns)), CAPACITY_PAIRS)


def capacity_groups(facts: pd.DataFrame, *, made_before: float = 0.0) -> pd.DataFrame:
    """Return the stated use of capacity for every choice of whose capacity it is a share of.

    Everyone is taken to have the same capacity. A use that is stated of one group is the same work
    as a smaller use of a larger one, and the larger group has the larger capacity. Each is held
    against the sales scenario, so that it is seen whether counting other people reconciles them.

    Returns
    -------
    `microfactory.tables.CAPACITY_GROUPS`, one row a pair of groups.
    """
    known = of_case(facts)
    case = str(facts["case"].iloc[0]) if len(facts) else ""
    season = _season(known, made_before)
    implied = _implied(known, season, LAST_QUARTER)
    use = figure(known.get("capacity_use", []), "1")
    people = group_sizes(known)
    rows = []
    for of, (whole, of_records) in people.items():
        for group, (part, group_records) in people.items():
            if season is None or use is None or "off_season" not in implied:
                continue
            ratio = Interval.exactly(1) if of == group else part / whole
            capacity = implied["off_season"][0] * ratio
            scenario = implied.get("scenario")
            agrees = ""
            if scenario:
                agrees = "yes" if capacity.overlaps(scenario[0]) else "no"
            counted = use.printed / ratio * 100
            rows.append(
                {
                    "case": case,
                    "of": of,
                    "group": group,
                    "use_low": counted.low,
                    "use_high": counted.high,
                    "low": capacity.low,
                    "high": capacity.high,
                    "agrees": agrees,
                    "unit": season.revenue.unit,
                    **evidence([use.record, *season.records, *of_records, *group_records]),
                }
            )
    return conform(pd.DataFrame(rows, columns=list(CAPACITY_GROUPS.columns)), CAPACITY_GROUPS)


def group_sizes(
    known: Mapping[str, list[Record]],
) -> dict[str, tuple[Interval, list[Record]]]:
    """Return how many people each group has; a group that is not counted is left out.

    "2500+" is taken at its lower end, since dividing by an open end says nothing.
    """
    found = {}
    for group, names in GROUPS.items():
        total, records = Interval.exactly(0), []
        for name in names:
            size = figure(known.get(name, []), "person")
            if size is None or not math.isfinite(size.printed.low) or size.printed.low <= 0:
                break
            high = size.printed.high if size.printed.is_bounded else size.printed.low
            total = total + Interval(size.printed.low, high)
            records.append(size.record)
        else:
            found[group] = (total, records)
    return found
