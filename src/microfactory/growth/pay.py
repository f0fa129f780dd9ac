"""What the people of a network would earn at a given use of capacity, and how many it would keep."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from microfactory.facts import Record
from microfactory.growth.capacity import capacities, group_sizes
from microfactory.growth.known import evidence, figure, of_case
from microfactory.quantity import CURRENCY, Interval, WorkingTime
from microfactory.tables import EARNINGS, FULL_TIME, conform

#: Kinds of benchmarks that a full-time wage is read beside.
WAGES = ("legal_floor", "decent_level")
#: Statements on capacity that a use can be counted on.
BASES: Mapping[str, str] = {
    "off_season": "as its use outside the holidays implies",
    "scenario": "as the sales scenario implies",
}


@dataclass(frozen=True)
class _Scenario:
    """Sales of a year, and what of them goes to the workers."""

    key: str
    label: str
    sales: Interval
    paid: Interval
    records: tuple[Record, ...]


@dataclass(frozen=True)
class _Pay:
    """What the workers are paid of the sales, and what they keep of that."""

    revenue: Interval
    total: Interval
    kept: Interval
    unit: str
    records: tuple[Record, ...]

    @property
    def share(self) -> Interval:
        """The workers' part of the sales."""
        return self.total / self.revenue


def _pay(known: Mapping[str, list[Record]]) -> _Pay | None:
    total = figure(known.get("worker_revenue_total", []), "USD")
    kept = figure(known.get("worker_profit_margin", []), "1")
    loss = figure(known.get("net_loss", []), "USD")
    revenue = figure(known.get("annual_revenue", []), "USD", like=loss.record if loss else None)
    if total is None or kept is None or revenue is None or revenue.unit != total.unit:
        return None
    if revenue.printed.low <= 0 or kept.printed.low <= 0 or total.printed.low <= 0:
        return None
    return _Pay(
        revenue.printed,
        total.printed,
        kept.printed,
        total.unit,
        (total.record, kept.record, revenue.record),
    )


def _scenarios(
    facts: pd.DataFrame, pay: _Pay, uses: Iterable[float], made_before: float
) -> Iterator[_Scenario]:
    yield _Scenario("as_it_was", "the year as it was", pay.revenue, pay.total, pay.records)
    found = capacities(facts, made_before=made_before)
    for base, words in BASES.items():
        for row in found.loc[found["statement"] == base].to_dict("records"):
            capacity = Interval(row["low"], row["high"])
            for use in dict.fromkeys(uses):
                sales = capacity * use
                yield _Scenario(
                    f"{base}_{use * 100:g}",
                    f"{use * 100:g}% of capacity all year, capacity {words}",
                    sales,
                    sales * pay.share,
                    pay.records,
                )


def earnings(
    facts: pd.DataFrame,
    week: WorkingTime,
    uses: Iterable[float] = (0.5, 1.0),
    *,
    made_before: float = 0.0,
) -> pd.DataFrame:
    """Return what a person would earn at a given use of capacity, if all shared it evenly.

    Parameters
    ----------
    facts
        What is known of one case (`microfactory.tables.FACTS`).
    week
        How many working days a year holds.
    uses
        Uses of capacity throughout the year, as ratios.
    made_before
        As in `capacities`.

    Returns
    -------
    `microfactory.tables.EARNINGS`, one row a scenario and group. The workers' part of the sales
    and what they keep of it stay as they are.
    """
    known = of_case(facts)
    case = str(facts["case"].iloc[0]) if len(facts) else ""
    pay = _pay(known)
    rows: list[dict[str, Any]] = []
    for scenario in _scenarios(facts, pay, uses, made_before) if pay else ():
        for group, (heads, records) in group_sizes(known).items():
            assert pay is not None
            revenue = scenario.paid / heads
            take_home = revenue * pay.kept
            day = take_home / week.days_per_year
            rows.append(
                {
                    "case": case,
                    "scenario": scenario.key,
                    "label": scenario.label,
                    "group": group,
                    **_ends("heads", heads),
                    **_ends("sales", scenario.sales),
                    **_ends("revenue", revenue),
                    **_ends("take_home", take_home),
                    **_ends("day", day),
                    "unit": pay.unit,
                    **evidence([*scenario.records, *records]),
                }
            )
    return conform(pd.DataFrame(rows, columns=list(EARNINGS.columns)), EARNINGS)


def _ends(name: str, span: Interval) -> dict[str, float]:
    return {f"{name}_low": span.low, f"{name}_high": span.high}


def full_time(
    facts: pd.DataFrame,
    benchmarks: pd.DataFrame,
    week: WorkingTime,
    uses: Iterable[float] = (0.5, 1.0),
    *,
    made_before: float = 0.0,
) -> pd.DataFrame:
    """Return how many people the work could keep full-time at a floor or a living wage.

    Parameters
    ----------
    facts
        What is known of one case (`microfactory.tables.FACTS`).
    benchmarks
        Wages of the country where the work is done (`microfactory.tables.BENCHMARKS`). Of each the
        year nearest to that of the pay is read; years between the two are not bridged, since no
        deflator is part of the data.
    week, uses, made_before
        As in `earnings`.

    Returns
    -------
    `microfactory.tables.FULL_TIME`, one row a scenario and wage; with the sales at which all who
    are full-time now could be paid it.
    """
    known = of_case(facts)
    case = str(facts["case"].iloc[0]) if len(facts) else ""
    pay = _pay(known)
    rows: list[dict[str, Any]] = []
    if pay is not None:
        year = int(CURRENCY.findall(pay.unit)[0][1])
        heads = group_sizes(known).get("full_time")
        for scenario in _scenarios(facts, pay, uses, made_before):
            for wage in _nearest(benchmarks, year):
                daily = Interval(wage["usd_per_day_low"], wage["usd_per_day_high"])
                a_year = daily * week.days_per_year
                people = scenario.paid * pay.kept / a_year
                needed = heads[0] * a_year / (pay.share * pay.kept) if heads else None
                records = [*scenario.records, *(heads[1] if heads else ())]
                said = evidence(records)
                rows.append(
                    {
                        "case": case,
                        "scenario": scenario.key,
                        "label": scenario.label,
                        "benchmark": wage["benchmark"],
                        "benchmark_year": int(wage["year"]),
                        "kind": wage["kind"],
                        "for_whom": wage["for_whom"],
                        **_ends("wage", daily),
                        **_ends("people", people),
                        "sales_needed_low": needed.low if needed else math.nan,
                        "sales_needed_high": needed.high if needed else math.nan,
                        "unit": pay.unit,
                        "grade": max(str(said["grade"]), str(wage["grade"])),
                        "sources": " ".join(
                            sorted({*said["sources"].split(), *str(wage["source"]).split()})
                        ),
                        "at": said["at"],
                    }
                )
    return conform(pd.DataFrame(rows, columns=list(FULL_TIME.columns)), FULL_TIME)


def _nearest(benchmarks: pd.DataFrame, year: int) -> list[dict[Any, Any]]:
    """Return of each wage the row whose year is nearest; the earlier of two that are as near."""
    priced = benchmarks.loc[
        benchmarks["kind"].isin(WAGES)
        & benchmarks["usd_per_day_low"].notna()
        & benchmarks["year"].notna()
    ]
    rows = []
    for _, group in priced.groupby("benchmark", sort=True):
        ordered = sorted(
            group.to_dict("records"),
            key=lambda row: (abs(int(row["year"]) - year), int(row["year"])),
        )
        rows.append(ordered[0])
    return sorted(rows, key=lambda row: (WAGES.index(row["kind"]), row["usd_per_day_low"]))
