"""Small facts, and the benchmarks of the project, for the tests of the profile."""

from functools import cache
from typing import Any

import pandas as pd

from microfactory import benchmarks, registers
from microfactory.ethics import REGISTRY, profile
from microfactory.ethics.beside import read_benchmarks, read_others
from microfactory.ethics.known import Known, Setting
from microfactory.ethics.profile import evaluate
from microfactory.facts import Record, read_records
from microfactory.ingest import library
from microfactory.quantity import WorkingTime
from microfactory.tables import FACTS, conform

WEEK = WorkingTime(8, 6, 26, 312)
RATES = {("KES", 2017): 103.41, ("KES", 2018): 101.30157}


def fact(variable: str, value: Any = None, **said: Any) -> dict[str, Any]:
    """Return one row of FACTS: a number, a category, or with low and high an interval."""
    number = value if not isinstance(value, str) else None
    if number is None and not isinstance(value, str) and "missing" not in said:
        low, high = said.pop("low", None), said.pop("high", None)
    else:
        low = high = number
    row = {
        "case": "case",
        "variable": variable,
        "record": 0,
        "printed": "",
        "low": float("nan") if low is None else float(low),
        "high": float("nan") if high is None else float(high),
        "resolution": float("nan"),
        "approx": False,
        "value": value if isinstance(value, str) else "",
        "missing": "",
        "unit": "",
        "year": "2017",
        "population": "workers",
        "status": "observed",
        "grade": "B",
        "source": "soko_impact_2017",
        "at": "p. 1",
        "note": "",
        "cell": "",
    }
    return row | said


def gap(variable: str, missing: str, note: str = "") -> dict[str, Any]:
    return fact(
        variable, missing=missing, note=note, status="", grade="", source="", at="", year=""
    )


def facts(*rows: dict[str, Any]) -> pd.DataFrame:
    numbered = []
    for row in rows:
        record = sum(other["variable"] == row["variable"] for other in numbered)
        numbered.append(row | {"record": record})
    return conform(pd.DataFrame(numbered, columns=list(FACTS.columns)), FACTS)


@cache
def benchmark_table() -> pd.DataFrame:
    return benchmarks.benchmarks(library.read_all(), WEEK)


@cache
def variables() -> Any:
    return registers.variables()


@cache
def beside() -> Any:
    return read_benchmarks(benchmark_table())


@cache
def others() -> Any:
    return read_others(benchmark_table())


@cache
def sources() -> Any:
    return registers.sources()


def profile_of(*rows: dict[str, Any], country: str = "KE", only: Any = REGISTRY) -> pd.DataFrame:
    """Return the profile of a case with these facts, by indicator."""
    found = profile(
        "case",
        facts(*rows),
        benchmark_table(),
        sources=sources(),
        rates=RATES,
        week=WEEK,
        about=0.15,
        country=country,
        indicators=only,
    )
    return found.set_index("indicator", drop=False)


def known_of(*rows: dict[str, Any], country: str = "KE") -> Known:
    return Known(
        read_records(rows), Setting(country, beside(), RATES, WEEK, about=0.15, others=others())
    )


def records_of(*rows: dict[str, Any]) -> list[Record]:
    return [record for group in read_records(rows).values() for record in group]


def plain_facts(way: tuple[str, ...], falls_with: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Return a plausible fact for each variable: parts are small, wholes are large."""
    rows = []
    for name in way:
        variable = variables()[name]
        if variable.categories:
            rows.append(fact(name, variable.categories[0]))
        else:
            rows.append(fact(name, 1000 if name in falls_with else 10, unit=variable.unit))
    return rows


def row_of(name: str, *rows: dict[str, Any], **settings: Any) -> Any:
    """Return one indicator of a case with these facts."""
    return evaluate(REGISTRY[name], known_of(*rows, **settings), sources())


def every_fact(falls_with: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return a plausible fact for each variable that any indicator knows of."""
    names = {name for one in REGISTRY for way in (*one.ways, one.uses) for name in way}
    return plain_facts(tuple(sorted(names)), falls_with)
