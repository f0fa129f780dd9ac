"""What a wage is read beside: legal floors, living wages, poverty lines, and figures of others.

Quoted figures are transcribed cells; what follows from them is derived here, each row with its
arithmetic in words. Every row is dated and placed, so that a reader sees whether it fits the case.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from microfactory.evidence import union_of_sources, worst_grade
from microfactory.quantity import CURRENCY, Interval, Rates, WorkingTime, convert
from microfactory.tables import BENCHMARKS, conform

CITIES = "Nairobi, Mombasa and Kisumu"
WAGE_ROW = re.compile(r"(\w+)_(monthly|daily)_(\d{4})")
RISE_ROW = re.compile(r"increase_(\d{4})")
#: Rows of kenya_wages.csv by the grade of the wage order; domestic workers share the lowest rate.
GRADES = {
    "domestic_worker": "general_labourer",
    "general_labourer": "general_labourer",
    "machine_attendant": "machine_attendant",
    "machinist": "machinist",
}
#: Beginning of a row of kenya_living_wage.csv -> key, place, household, and what does not fit.
LIVING_WAGES = {
    "wageindicator_single": (
        "living_wage_single_adult",
        "Kenya",
        "single_adult",
        "for the country as a whole and not for Nairobi",
    ),
    "wageindicator_family": (
        "living_wage_typical_family",
        "Kenya",
        "typical_family",
        "for the country as a whole and not for Nairobi",
    ),
    "anker_lake_naivasha": (
        "living_wage_anker_urban",
        "Lake Naivasha, a town outside the big cities",
        "typical_family",
        "for another region than Nairobi; from take-home to gross pay",
    ),
    "anker_mount_kenya": (
        "living_wage_anker_rural",
        "Mount Kenya, rural",
        "typical_family",
        "for a rural region and not for Nairobi; from take-home to gross pay",
    ),
}


#: The thesis's own figures of reference firms and floors, as cells of its running text:
#: cell | benchmark | kind | country | place | for whom
OTHERS = """
interviews/minimum_wage/thailand | minimum_wage_all_workers | legal_floor | TH | Thailand | all_workers
interviews/minimum_wage_unskilled/nairobi | printed_minimum_wage_unskilled | reference | KE | Nairobi | unskilled workers, as printed
interviews/minimum_wage_skilled/nairobi | printed_minimum_wage_skilled | reference | KE | Nairobi | skilled machinists, as printed
interviews/wage_2017/china | wage_china | reference | CN | China | unskilled jewelry workers with room and board
interviews/wage_2017/mexico | wage_mexico | reference | MX | Mexico | jewelry factory workers
interviews/wage_2017/new_york | wage_new_york | reference | US | New York | jewelry makers
context/wage_low_skilled_2016/asia | wage_apparel_asia | reference | - | Asia | low-skilled apparel workers
context/wage_low_skilled_2016/zara | wage_apparel_spain | reference | ES | Spain | low-skilled workers of Zara
interviews/worker_revenue_share/industry | worker_revenue_share_industry | reference | - | jewelry industry | artisans
interviews/worker_revenue_share/mass_production | worker_revenue_share_mass_production | reference | - | jewelry industry | low-skilled factory workers
context/job_without_meaning_share/uk | job_without_meaning_share | reference | GB | United Kingdom | working adults
"""


def exchange_rates(cells: pd.DataFrame) -> dict[tuple[str, int], float]:
    """Return units of a currency for one US dollar, the average of each year.

    Parameters
    ----------
    cells
        Transcribed cells with those of ``worldbank_exchange_rate``, whose unit is, for example,
        ``KES_2017/USD_2017``.
    """
    rates: dict[tuple[str, int], float] = {}
    for cell in _of(cells, "worldbank_exchange_rate"):
        (currency, year), _ = CURRENCY.findall(str(cell["unit"]))
        rates[currency, int(year)] = float(cell["low"])
    return rates


def benchmarks(cells: pd.DataFrame, week: WorkingTime) -> pd.DataFrame:
    """Return every benchmark, quoted and derived.

    Parameters
    ----------
    cells
        Transcribed cells (`microfactory.tables.CELLS`): of the benchmarks, and of the thesis's
        interviews for the figures of others. What is not there is left out.
    week
        How many working days a month and a year hold; wages are put on one working day by it.

    Returns
    -------
    `microfactory.tables.BENCHMARKS`, floors first, in order of key and year.
    """
    rates = exchange_rates(cells)
    rows = [
        *_floors(cells),
        *_living_wages(cells),
        *_poverty_lines(cells, week),
        *_others(cells),
    ]
    for row in rows:
        scale = row.pop("scale", 1.0)
        ends = _per_working_day(row, rates, week)
        row["usd_per_day_low"] = math.nan if ends is None else ends.low * scale
        row["usd_per_day_high"] = math.nan if ends is None else ends.high * scale
    frame = pd.DataFrame(rows, columns=list(BENCHMARKS.columns))
    order = {kind: place for place, kind in enumerate(("legal_floor", "decent_level"))}
    frame["rank"] = [order.get(kind, len(order)) for kind in frame["kind"]]
    frame = frame.sort_values(["rank", "benchmark", "country", "year"], kind="stable")
    return conform(frame, BENCHMARKS)


@dataclass(frozen=True)
class Link:
    """A rate that follows from a quoted one of another year by the rises between."""

    year: int
    rate: float
    start: int
    quoted: float
    rises: tuple[tuple[int, float], ...]

    @property
    def words(self) -> str:
        """The arithmetic."""
        how = "times" if self.start < self.year else "divided by"
        steps = [f"{how} {1 + percent / 100:g} (rise of {year})" for year, percent in self.rises]
        path = " and ".join(steps) or "no rise between is known"
        return f"{self.quoted:.10g} of {self.start}, {path}"


def chained(
    quoted: Mapping[int, float], rises: Mapping[int, float], years: Iterable[int]
) -> Iterator[Link]:
    """Yield the rates of the years without a quoted one.

    Each is taken from the nearest quoted year, the earlier of two, forward or back over the rises
    between. A year without a rise is taken to have had none.

    Parameters
    ----------
    quoted
        Rates by year.
    rises
        Rises in percent by the year from which they are in force.
    years
        The years wanted.

    Examples
    --------
    >>> for link in chained({2022: 19668.30}, {2018: 5, 2022: 12}, [2017, 2021]):
    ...     print(link.year, round(link.rate, 2), link.words)
    2017 16724.74 19668.3 of 2022, divided by 1.12 (rise of 2022) and divided by 1.05 (rise of 2018)
    2021 17560.98 19668.3 of 2022, divided by 1.12 (rise of 2022)
    """
    for year in years:
        if year in quoted:
            continue
        _, start = min((abs(known - year), known) for known in quoted)
        forward = start < year
        between = [rise for rise in rises if min(start, year) < rise <= max(start, year)]
        steps = tuple((rise, rises[rise]) for rise in sorted(between, reverse=not forward))
        rate = quoted[start]
        for _, percent in steps:
            rate = rate * (1 + percent / 100) if forward else rate / (1 + percent / 100)
        yield Link(year, rate, start, quoted[start], steps)


def _floors(cells: pd.DataFrame) -> list[dict[str, Any]]:
    """Return minimum wages, quoted and chained, by grade and by period of pay."""
    quoted: dict[tuple[str, str], dict[int, Mapping[str, Any]]] = {}
    rises: dict[int, Mapping[str, Any]] = {}
    for cell in _of(cells, "kenya_wages"):
        if found := WAGE_ROW.fullmatch(str(cell["row"])):
            quoted.setdefault((GRADES[found[1]], found[2]), {})[int(found[3])] = cell
        elif found := RISE_ROW.fullmatch(str(cell["row"])):
            rises[int(found[1])] = cell
    percent = {year: float(cell["low"]) for year, cell in rises.items()}
    known = [year for cells_of in quoted.values() for year in cells_of] + list(rises)
    years = range(min(known), max(known) + 1) if known else range(0)
    rows = []
    for (grade, period), found_in in quoted.items():
        key = f"minimum_wage_{grade}" + ("_daily" if period == "daily" else "")
        per = "day" if period == "daily" else "month"
        common = {
            "benchmark": key,
            "kind": "legal_floor",
            "country": "KE",
            "place": CITIES,
            "for_whom": grade,
        }
        housing = "housing included" if period == "daily" else "without housing"
        rows += [
            common | _quoted(cell) | {"year": year, "note": str(cell["note"])}
            for year, cell in found_in.items()
        ]
        rates = {year: float(cell["low"]) for year, cell in found_in.items()}
        for link in chained(rates, percent, years):
            evidence = [found_in[link.start], *(rises[year] for year, _ in link.rises)]
            since = f"; in force from May {link.year}" if link.year in rises else ""
            rows.append(
                common
                | {
                    "year": link.year,
                    "low": link.rate,
                    "high": link.rate,
                    "unit": f"KES_{link.year}/{per}",
                    "basis": "derived",
                    "derivation": link.words,
                    "status": "estimate",
                    "grade": worst_grade(str(cell["grade"]) for cell in evidence),
                    "source": " ".join(union_of_sources([str(c["source"])] for c in evidence)),
                    "at": "derived",
                    "note": f"basic pay, {housing}; supposes that the quoted rises are all{since}",
                }
            )
    return rows


def _living_wages(cells: pd.DataFrame) -> list[dict[str, Any]]:
    """Return published living wages; where take-home and gross are given, the range of the two."""
    rows = []
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for cell in _of(cells, "kenya_living_wage"):
        if str(cell["unit"]).startswith("KES"):  # the dollars beside them are the page's own
            groups.setdefault(str(cell["row"]), []).append(cell)
    for row, group in groups.items():
        prefix, year = row.rsplit("_", 1)
        key, place, household, mismatch = LIVING_WAGES[prefix]
        rows.append(
            _quoted(group[0])
            | {
                "benchmark": key,
                "kind": "decent_level",
                "country": "KE",
                "place": place,
                "for_whom": household,
                "year": int(year),
                "low": min(float(cell["low"]) for cell in group),
                "high": max(float(cell["high"]) for cell in group),
                "note": f"{mismatch}; {group[0]['note']}",
            }
        )
    return rows


def _poverty_lines(cells: pd.DataFrame, week: WorkingTime) -> list[dict[str, Any]]:
    """Return poverty lines of one person, put on working days: people eat on all 365."""
    return [
        _quoted(cell)
        | {
            "benchmark": f"poverty_line_{cell['row']}",
            "kind": "poverty_line",
            "country": "KE",
            "place": "Kenya",
            "for_whom": "one_person",
            "year": int(cell["year"]),
            "basis": "derived",
            "derivation": (
                f"per calendar day as quoted; per working day times 365 over {week.days_per_year:g}"
            ),
            "note": str(cell["note"]),
            "scale": 365 / week.days_per_year,
        }
        for cell in _of(cells, "kenya_poverty_lines")
    ]


def _others(cells: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the figures of others that are there."""
    keys = cells["table"] + "/" + cells["row"] + "/" + cells["column"]
    index = dict(zip(keys, cells.to_dict("records"), strict=True))
    rows = []
    for line in OTHERS.strip().splitlines():
        key, benchmark, kind, country, place, for_whom = line.split(" | ")
        cell = index.get(f"thesis_text_{key}")
        if cell is None:
            continue
        priced = CURRENCY.search(str(cell["unit"]))
        year = cell["year"] or (priced[2] if priced else "")
        rows.append(
            _quoted(cell)
            | {
                "benchmark": benchmark,
                "kind": kind,
                "country": country.strip("-"),
                "place": place,
                "for_whom": for_whom,
                "year": int(str(year)) if year else pd.NA,
                "note": str(cell["note"]),
            }
        )
    return rows


def _of(cells: pd.DataFrame, table: str) -> list[dict[Any, Any]]:
    return cells[cells["table"] == table].to_dict("records")


def _quoted(cell: Mapping[Any, Any]) -> dict[str, Any]:
    """Return what a quoted row takes from its cell."""
    same = {name: cell[name] for name in ("low", "high", "unit", "status", "grade", "source", "at")}
    return same | {"basis": "quoted", "derivation": ""}


def _per_working_day(row: Mapping[str, Any], rates: Rates, week: WorkingTime) -> Interval | None:
    """Return money per working time in dollars of the same year per working day."""
    money = CURRENCY.search(str(row["unit"]))
    if money is None or "/" not in str(row["unit"]):
        return None
    return convert(
        Interval(row["low"], row["high"]),
        str(row["unit"]),
        f"USD_{money[2]}/day",
        rates=rates,
        working_time=week,
    )
