"""The facts that growth is computed from, chosen so that they belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from microfactory.evidence import union_of_sources, worst_grade
from microfactory.facts import Record, choose, read_records
from microfactory.quantity import CURRENCY, Interval, UnitError, convert


@dataclass(frozen=True)
class Figure:
    """A figure in a stated unit, as printed and as it may have been before it was rounded."""

    printed: Interval
    rounded: Interval
    unit: str
    record: Record


def of_case(facts: pd.DataFrame) -> dict[str, list[Record]]:
    """Return the records of one case by variable."""
    return read_records(facts.to_dict("records"))


def figure(records: Iterable[Record], unit: str, *, like: Record | None = None) -> Figure | None:
    """Return the chosen figure in a unit; several that stand level are read together.

    Parameters
    ----------
    records
        Records of one variable.
    unit
        What it is wanted in; ``USD`` stands for dollars of whatever year they are given in.
    like
        A figure that it has to belong to: of records that stand level, those of the same source
        are read alone, since two figures of one account fit each other.
    """
    chosen = [record for record in choose(records) if record.interval is not None]
    if like is not None:
        chosen = [record for record in chosen if record.source == like.source] or chosen
    if not chosen:
        return None
    wanted = money_of(chosen[0]) if unit == "USD" else unit
    try:
        printed = [
            convert(record.interval, record.unit, wanted)
            for record in chosen
            if record.interval is not None
        ]
        rounded = [convert(record.rounded(), record.unit, wanted) for record in chosen]
    except UnitError:
        return None
    return Figure(hull(printed), hull(rounded), wanted, chosen[0])


def money_of(record: Record) -> str:
    """Return the money and year of a record."""
    found = CURRENCY.search(record.unit)
    return found[0] if found else record.unit


def hull(spans: Iterable[Interval]) -> Interval:
    """Return the interval from the lowest to the highest."""
    given = list(spans)
    return Interval(min(each.low for each in given), max(each.high for each in given))


def evidence(records: Iterable[Record]) -> Mapping[str, str]:
    """Return worst grade, sources and places of what went into a result."""
    used = list(records)
    return {
        "grade": str(worst_grade(record.grade for record in used) or ""),
        "sources": " ".join(union_of_sources([record.source] for record in used)),
        "at": "; ".join(dict.fromkeys(record.at for record in used)),
    }
