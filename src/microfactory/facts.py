"""Choose among the records of a variable, by one rule, and keep the conflict in sight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from microfactory.evidence import Missing, Status
from microfactory.quantity import Interval

#: What counts first; a target is not here, since it never counts as an observation.
STATUS_ORDER: Mapping[str, int] = {Status.OBSERVED: 0, Status.ESTIMATE: 1, Status.ANECDOTE: 2}


@dataclass(frozen=True)
class Record:
    """One observation of a variable, with its evidence."""

    variable: str
    interval: Interval | None
    value: str
    unit: str
    status: str
    grade: str
    year: str
    population: str
    source: str
    at: str
    note: str
    printed: str


def records(facts: pd.DataFrame, variable: str) -> list[Record]:
    """Return what is known of a variable, best first, targets left out.

    The rule: observed before estimated before anecdotal; then the better grade; then the later
    year; then the order of the file.
    """
    rows = [
        row
        for row in facts.loc[facts["variable"] == variable].to_dict("records")
        if not row["missing"] and row["status"] != Status.TARGET
    ]
    rows.sort(key=_rank)
    return [_record(row) for row in rows]


def _rank(row: Mapping[Any, Any]) -> tuple[int, str, int, int]:
    year = int(row["year"][-4:]) if row["year"] else 0
    return STATUS_ORDER.get(row["status"], 3), row["grade"] or "Z", -year, int(row["record"])


def _record(row: Mapping[Any, Any]) -> Record:
    return Record(
        variable=row["variable"],
        interval=None if row["value"] else Interval(_end(row["low"]), _end(row["high"])),
        value=row["value"],
        unit=row["unit"],
        status=row["status"],
        grade=row["grade"],
        year=row["year"],
        population=row["population"],
        source=row["source"],
        at=row["at"],
        note=row["note"],
        printed=row["printed"],
    )


def _end(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def gap(facts: pd.DataFrame, variable: str) -> Missing:
    """Return why a variable has no value: stated in the file, or not researched at all."""
    stated = facts.loc[(facts["variable"] == variable) & (facts["missing"] != ""), "missing"]
    return Missing(stated.iloc[0]) if len(stated) else Missing.NOT_RESEARCHED
