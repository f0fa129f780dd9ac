"""Which record of a fact is read, and which others disagree with it.

Facts are lists: what several sources say of one thing stands side by side. One rule, here and
nowhere else, says which record an indicator reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from microfactory.evidence import Missing, Status
from microfactory.quantity import CURRENCY, Interval, Rates, UnitError, WorkingTime, convert

#: What is seen goes before what is thought, and that before what is told; a target is none.
PREFERENCE = (Status.OBSERVED, Status.ESTIMATE, Status.ANECDOTE)


@dataclass(frozen=True)
class Record:
    """One row of `microfactory.tables.FACTS` that holds a value, or says why there is none."""

    variable: str
    interval: Interval | None
    value: str
    unit: str
    resolution: float
    approx: bool
    missing: str
    year: str
    population: str
    status: str
    grade: str
    source: str
    at: str
    note: str

    @property
    def is_observation(self) -> bool:
        """Whether it says what is or was: a value, and no target."""
        return not self.missing and self.status in PREFERENCE

    @property
    def price_year(self) -> int:
        """The year of its prices; 0 where it is not money."""
        found = CURRENCY.search(self.unit)
        return int(found[2]) if found else 0

    @property
    def shown(self) -> str:
        """The value in words, for a message."""
        if self.interval is None:
            return self.value
        return str(self.interval) if self.unit == "1" else f"{self.interval} {self.unit}"

    def rounded(self) -> Interval:
        """Return the interval that the printed figure may stand for before it was rounded."""
        if self.interval is None:
            raise ValueError(f"{self.variable} is no number")
        half = self.resolution / 2 if self.resolution > 0 else 0.0
        return Interval(self.interval.low - half, self.interval.high + half)


def read_records(rows: Iterable[Mapping[Any, Any]]) -> dict[str, list[Record]]:
    """Return the records of one case by variable.

    Parameters
    ----------
    rows
        Rows of `microfactory.tables.FACTS` of one case.
    """
    records: dict[str, list[Record]] = {}
    for row in rows:
        record = _record(row)
        records.setdefault(record.variable, []).append(record)
    return records


def _record(row: Mapping[Any, Any]) -> Record:
    low, high = row["low"], row["high"]
    known = pd.notna(low) or pd.notna(high)
    text = {
        name: str(row[name])
        for name in ("variable", "value", "unit", "missing", "year", "population")
    }
    evidence = {name: str(row[name]) for name in ("status", "grade", "source", "at", "note")}
    return Record(
        interval=Interval(low if pd.notna(low) else None, high if pd.notna(high) else None)
        if known
        else None,
        resolution=float(row["resolution"]),
        approx=bool(row["approx"]),
        **text,
        **evidence,
    )


def choose(records: Iterable[Record]) -> list[Record]:
    """Return the record to read; several where they stand level.

    The rule, in this order: observed before estimate before anecdote, and never a target; the
    better grade; the latest year, where a span counts by its end and no year comes last; for money,
    the latest prices. What is still level is read together: the value then spans all of it,
    whatever the order in the file.
    """
    observations = [record for record in records if record.is_observation]
    best = min((_rank(record) for record in observations), default=None)
    return [record for record in observations if _rank(record) == best]


def _rank(record: Record) -> tuple[int, str, int, int]:
    years = re.findall(r"\d{4}", record.year)
    last = int(years[-1]) if years else 0
    return PREFERENCE.index(Status(record.status)), record.grade, -last, -record.price_year


def conflicts(
    chosen: Sequence[Record],
    records: Iterable[Record],
    rates: Rates,
    week: WorkingTime,
) -> list[str]:
    """Return, in words, the records that disagree with what is read.

    A record disagrees when it speaks of the same population and the same year as a chosen one and
    their values have nothing in common. Targets do not count, and money of other years' prices
    cannot be held against each other.
    """
    found = []
    for other in records:
        if other.is_observation and any(_disagree(one, other, rates, week) for one in chosen):
            found.append(
                f"{other.variable}: {other.shown} ({other.status}, {other.grade}, "
                f"{other.source}, {other.at})"
            )
    return found


def _disagree(one: Record, other: Record, rates: Rates, week: WorkingTime) -> bool:
    same_people = one.population.casefold() == other.population.casefold()
    if one == other or one.year != other.year or not same_people:
        return False
    if one.interval is None or other.interval is None:
        return one.value != other.value
    try:
        converted = convert(other.interval, other.unit, one.unit, rates=rates, working_time=week)
    except UnitError:
        return False
    return not one.interval.overlaps(converted)


def of_other_people(chosen: Sequence[Record], records: Iterable[Record]) -> list[str]:
    """Return, in words, the records that are not read and speak of another population.

    They disagree with nothing, since they are of others; but who reads one should know of them.
    Only those of another time are passed over, since a later record goes before an earlier one.
    """
    found = []
    for other in records:
        apart = other.is_observation and all(
            one.population.casefold() != other.population.casefold()
            and one.shown != other.shown
            and (not one.year or not other.year or one.year == other.year)
            for one in chosen
        )
        if apart and other not in chosen:
            of_whom = ", ".join(part for part in (other.population, other.year) if part)
            found.append(f"{other.shown} for {of_whom} ({other.status}, {other.grade})")
    return found


def why_missing(records: Sequence[Record]) -> Missing:
    """Return why a variable without an observation has none.

    What the file never mentions is not researched; what it mentions without an observation, be it
    that it says so or that it has a target only, is unknown, unless it says otherwise.
    """
    said = [Missing(record.missing) for record in records if record.missing]
    if not records:
        return Missing.NOT_RESEARCHED
    return said[0] if said else Missing.UNKNOWN
