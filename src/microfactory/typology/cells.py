"""Transcribed cells as the typology reads them: by row and column, with their values split."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Cell:
    """One cell: a set of values or a number, and where it stands."""

    where: str
    slugs: tuple[str, ...]
    low: float | None
    high: float | None
    missing: bool
    at: str
    note: str

    @property
    def is_number(self) -> bool:
        """Whether the cell holds a number or an interval."""
        return self.low is not None or self.high is not None

    @property
    def chapter(self) -> str:
        """The first part of the locator, e.g. ``ch. 2``."""
        return self.at.split(",")[0].strip()


def cells_of(frame: pd.DataFrame, name: str) -> Mapping[tuple[str, str], Cell]:
    """Return the cells of a table by row and column.

    Parameters
    ----------
    frame
        One row a cell; numbers may be text, and a gap may be empty or NaN.
    name
        What the table is called in a message.
    """
    found = {}
    for raw in frame.to_dict("records"):
        row, column = str(raw["row"]), str(raw["column"])
        slugs = tuple(part.strip() for part in _text(raw.get("value")).split("|") if part.strip())
        found[row, column] = Cell(
            where=f"{name} {row}/{column}",
            slugs=slugs,
            low=_number(raw.get("low")),
            high=_number(raw.get("high")),
            missing=bool(_text(raw.get("missing"))),
            at=_text(raw.get("at")),
            note=_text(raw.get("note")),
        )
    return found


def _text(value: Any) -> str:
    return "" if value is None or pd.isna(value) else str(value)


def _number(value: Any) -> float | None:
    text = _text(value)
    return float(text) if text else None
