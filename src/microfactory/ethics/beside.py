"""What a value is read beside: money per working day, and shares that are said of others."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from microfactory.quantity import Interval


@dataclass(frozen=True)
class Benchmark:
    """One row of `microfactory.tables.BENCHMARKS` that is money per working day."""

    key: str
    kind: str
    country: str
    place: str
    for_whom: str
    year: int
    period: str
    usd_per_day: Interval
    grade: str
    sources: tuple[str, ...]
    note: str


def read_benchmarks(frame: pd.DataFrame) -> tuple[Benchmark, ...]:
    """Return the rows of a benchmark table that a wage can be read beside."""
    priced = frame[frame["usd_per_day_low"].notna() & frame["year"].notna()]
    return tuple(
        Benchmark(
            key=row["benchmark"],
            kind=row["kind"],
            country=row["country"],
            place=row["place"],
            for_whom=row["for_whom"],
            year=int(row["year"]),
            period=str(row["unit"]).rpartition("/")[2],
            usd_per_day=Interval(row["usd_per_day_low"], row["usd_per_day_high"]),
            grade=row["grade"],
            sources=tuple(str(row["source"]).split()),
            note=row["note"],
        )
        for row in priced.to_dict("records")
    )


@dataclass(frozen=True)
class Other:
    """A share that is said of others: what a percentage is read beside."""

    key: str
    for_whom: str
    place: str
    year: int | None
    percent: Interval

    @property
    def words(self) -> str:
        """The figure, of whom and when."""
        when = f" in {self.year}" if self.year else ""
        return f"{self.percent} percent of {self.for_whom} ({self.place}){when}"


def read_others(frame: pd.DataFrame) -> tuple[Other, ...]:
    """Return the rows of a benchmark table that a percentage can be read beside."""
    shares = frame[(frame["kind"] == "reference") & (frame["unit"] == "percent")]
    return tuple(
        Other(
            key=row["benchmark"],
            for_whom=row["for_whom"],
            place=row["place"],
            year=int(row["year"]) if pd.notna(row["year"]) else None,
            percent=Interval(row["low"], row["high"]),
        )
        for row in shares.to_dict("records")
    )


def stands(share: Interval, other: Interval) -> str:
    """Say where a share certainly stands beside another.

    Examples
    --------
    >>> stands(Interval(20, 30), Interval(8, 10))
    'above the'
    >>> stands(Interval(9, 30), Interval(8, 10))
    'not apart from the'
    """
    if share.low > other.high:
        return "above the"
    return "under the" if share.high < other.low else "not apart from the"
