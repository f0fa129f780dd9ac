"""What a printed figure may have been before it was printed.

Every check of the audit starts here. A figure has a *face*, the value or range that stands on the
page, and a *span*, everything that its printed form allows:

- a count of people, workshops and the like, printed to the last one, is exact, and so are a calendar
  year and what the thesis itself defines (a number of types, a page, a cut-off);
- any other figure may have been rounded by half a unit of its last printed place (``0.60`` is 0.595
  to 0.605, ``$2.5M`` is 2.45 to 2.55 million);
- "about" says that it was rounded to its last digit that is not zero, or to a five there (about 30
  is 25 to 35, about 35 is 32.5 to 37.5, about 11 is 10.5 to 11.5);
- a figure in words only ("doubled", "a third") is taken to a tenth of itself either way;
- a range keeps its ends, each with its rounding; an open end stays open.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fnmatch import fnmatchcase
from typing import Any

import pandas as pd

from microfactory.problems import Problem, ProblemsFound, did_you_mean, shown
from microfactory.quantity import Interval
from microfactory.tables.store import SIGNIFICANT_DIGITS

#: What is counted one by one; the rest is measured.
COUNTED = frozenset({"person", "workshop", "establishment", "firm", "family", "country", "job"})
#: A figure that stands in words only is taken to this part of itself either way: "doubled" covers
#: 1.8 to 2.2, so that a growth by half is not called a doubling.
WORDS = 0.1
#: Digits of a number from a tidy table; a longer printed figure is the same number.
CARRIED = Context(prec=SIGNIFICANT_DIGITS)
#: From here on a number of years is a year of the calendar.
FIRST_YEAR = 1000
#: The prefix of an input that counts cells instead of reading one.
COUNT = "count:"
#: What picks one end of a printed range, after the key.
ENDS = ("@low", "@high")


@dataclass(frozen=True)
class Printed:
    """One printed figure: what stands there, and what it may stand for.

    Parameters
    ----------
    key
        Where it is among the tidy cells, as ``table/row/column``, with ``@low`` or ``@high`` for one
        end of a range; ``count:`` and a pattern of keys for a number of cells; empty for a figure in
        words that a claim states itself.
    text
        The printed words.
    face, span
        The value or range that stands on the page, and all that its form allows.
    unit, at, source, grade
        As transcribed.
    """

    key: str
    text: str
    face: Interval
    span: Interval
    unit: str
    at: str = ""
    source: str = ""
    grade: str = ""

    @property
    def is_point(self) -> bool:
        """Whether one value is printed, not a range."""
        return self.face.is_point


def stated(text: str, low: float | None, high: float | None, unit: str = "1") -> Printed:
    """Return a figure that follows from words or from arithmetic, not from a transcribed cell.

    For example the whole that shares add up to, or "a majority", which is anything above a half.

    Examples
    --------
    >>> str(stated("a majority", 50, None, "percent").span)
    '50 or more'
    """
    interval = Interval(low, high)
    return Printed("", text, interval, interval, unit)


def whole(value: float = 100, unit: str = "percent") -> Printed:
    """Return the whole that parts have to make; it is exact.

    Examples
    --------
    >>> whole().text
    'the whole of 100 percent'
    """
    name = f"the whole of {value:g}" + ("" if unit == "1" else f" {unit}")
    return stated(name, value, value, unit)


def step_of_about(value: Decimal) -> Decimal:
    """Return the step to which a figure with "about" was rounded.

    Examples
    --------
    >>> [str(step_of_about(Decimal(text))) for text in ("30", "35", "11", "0.60", "3500000", "5")]
    ['1E+1', '5', '1', '0.1', '5E+5', '1']
    """
    digits = value.normalize()
    _, figures, exponent = digits.as_tuple()
    if not isinstance(exponent, int) or not any(figures):
        return Decimal(1)
    to_five = len(figures) > 1 and figures[-1] == 5
    return Decimal((0, (5 if to_five else 1,), exponent))


def _half(value: float, cell: Mapping[str, Any]) -> float:
    """Return how far from a printed end the value may have been."""
    if math.isinf(value) or _is_exact(value, cell):
        return 0.0
    if _in_words(value, cell):
        return abs(value) * WORDS
    resolution = float(cell["resolution"])
    if cell["approx"]:
        return max(float(step_of_about(Decimal(repr(value)))), resolution) / 2
    if cell["unit"] in COUNTED and resolution <= 1:
        return 0.0
    return resolution / 2


def _in_words(value: float, cell: Mapping[str, Any]) -> bool:
    """Whether a single figure is printed without its digits, such as "doubled since 2014"."""
    if not cell["printed"] or cell["unit"] in COUNTED or re.search("[¼½¾]", cell["printed"]):
        return False
    if math.isfinite(float(cell["low"])) and cell["low"] != cell["high"]:
        return not re.search("[0-9]", cell["printed"])
    numbers = re.findall(r"[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+", cell["printed"])
    digits = {_digits(Decimal(number.replace(",", ""))) for number in numbers}
    return _digits(Decimal(repr(value))) not in digits


def _digits(value: Decimal) -> tuple[int, ...]:
    """Return the digits of a number, as many as the tidy tables keep, without the zeros at its ends.

    Examples
    --------
    >>> _digits(Decimal("15.665165359031059")) == _digits(Decimal("15.665165"))
    True
    """
    return CARRIED.create_decimal(value).normalize().as_tuple().digits


def _is_exact(value: float, cell: Mapping[str, Any]) -> bool:
    """Whether a figure is a label or a definition, which nobody rounds: it has no status."""
    if cell["approx"]:
        return False
    return cell["status"] == "" or (cell["unit"] == "year" and value >= FIRST_YEAR)


def from_cell(cell: Mapping[str, Any]) -> Printed | None:
    """Read one tidy cell; nothing where it holds no number.

    Examples
    --------
    >>> cell = dict(table="t", row="r", column="c", printed="~30%", low=30.0, high=30.0, approx=True,
    ...             resolution=1.0, unit="percent", status="estimate", at="p. 1", source="s", grade="C")
    >>> str(from_cell(cell).span)
    '25 to 35'
    """
    low, high = float(cell["low"]), float(cell["high"])
    if math.isnan(low) and math.isnan(high):
        return None
    face = Interval(None if math.isnan(low) else low, None if math.isnan(high) else high)
    span = Interval(face.low - _half(face.low, cell), face.high + _half(face.high, cell))
    return Printed(
        key=f"{cell['table']}/{cell['row']}/{cell['column']}",
        text=cell["printed"],
        face=face,
        span=span,
        unit=cell["unit"],
        at=cell["at"],
        source=cell["source"],
        grade=cell["grade"],
    )


def _without_end(key: str) -> str:
    """Return the key of the cell of which an end is asked for."""
    for end in ENDS:
        key = key.removesuffix(end)
    return key


def _end(printed: Printed, key: str) -> Printed:
    """Return one end of a printed range as a figure of its own."""
    face, span = printed.face, printed.span
    if key.endswith("@low"):
        face = Interval.exactly(face.low)
        span = Interval(span.low, face.low + (face.low - span.low))
    else:
        face = Interval.exactly(face.high)
        span = Interval(face.high - (span.high - face.high), span.high)
    return replace(printed, key=key, face=face, span=span)


class Figures:
    """All printed figures by their key, with the places that hold none.

    Parameters
    ----------
    cells
        Transcribed cells (`microfactory.tables.CELLS`); others of that form may follow.
    """

    def __init__(self, *cells: pd.DataFrame) -> None:
        self._cells: dict[str, dict[str, Any]] = {
            f"{cell['table']}/{cell['row']}/{cell['column']}": {
                str(name): value for name, value in cell.items()
            }
            for frame in cells
            for cell in frame.to_dict("records")
        }

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and bool(self.keys_of(key))

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def keys_of(self, key: str) -> list[str]:
        """Return the cells that a key stands for: one, or those that a count counts."""
        if not key.startswith(COUNT):
            key = _without_end(key)
            return [key] if key in self._cells else []
        pattern = key.removeprefix(COUNT)
        return [
            name
            for name, cell in self._cells.items()
            if fnmatchcase(name, pattern) and not cell["missing"]
        ]

    def get(self, key: str) -> Printed | None:
        """Return a printed figure; nothing where the cell holds no number.

        Raises
        ------
        ProblemsFound
            If there is no such cell.
        """
        keys = self.keys_of(key)
        if not keys:
            hint = did_you_mean(key, self._cells)
            raise ProblemsFound([Problem("audit input", shown(key), "a transcribed cell", hint)])
        if not key.startswith(COUNT):
            found = from_cell(self._cells[keys[0]])
            return found if found is None or key == keys[0] else _end(found, key)
        number = Interval.exactly(len(keys))
        first = self._cells[keys[0]]
        return Printed(
            key, f"{len(keys)} counted", number, number, "1", first["at"], first["source"], ""
        )

    def at(self, key: str) -> str:
        """Return the locator of the first cell that a key stands for."""
        return str(self._cells[self.keys_of(key)[0]]["at"])

    def missing(self, key: str) -> str:
        """Return why a cell holds no number; empty where it holds one."""
        cell = self._cells[self.keys_of(key)[0]]
        return str(cell["missing"] or ("" if from_cell(cell) else "words only"))
