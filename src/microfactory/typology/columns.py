"""The columns of a table of products: the distinct answers in each, and which row has which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from microfactory.problems import Problem, did_you_mean, shown, stop_if_any
from microfactory.typology.answers import Fact, read_answer, read_discriminator
from microfactory.typology.definition import Definition, Discriminator
from microfactory.typology.membership import hull
from microfactory.typology.sizes import Numbers

Codes = NDArray[np.int64]
#: How a cell says "one of" and "all of".
ONE_OF, ALL_OF = " or ", "|"
#: The ends of an interval, where a count is given in two columns.
LOW, HIGH = "_low", "_high"
Reader = Callable[[Any, str, list[Problem]], tuple[Fact, float, float]]


@dataclass(frozen=True)
class Column:
    """The answers to one question: the distinct ones, and which of them each row has."""

    facts: Sequence[Fact]
    codes: Codes
    low: Numbers
    high: Numbers


def read_columns(frame: pd.DataFrame, definition: Definition) -> dict[str, Column]:
    """Return the answers to every question; a column that is not there is unknown.

    Raises
    ------
    ProblemsFound
        With every column that is not known and every distinct cell that is not understood.
    """
    problems: list[Problem] = []
    _check_names(frame, definition, problems)
    columns = {
        name: _answers(frame, name, _criterion(values), problems)
        for name, values in definition.criteria.items()
    }
    for each in definition.discriminators:
        read = _counts if {f"{each.name}{LOW}", f"{each.name}{HIGH}"} & set(frame) else _answers
        columns[each.name] = read(frame, each.name, _discriminator(each), problems)
    stop_if_any(problems)
    return columns


def _criterion(values: tuple[str, ...]) -> Reader:
    def read(content: Any, where: str, problems: list[Problem]) -> tuple[Fact, float, float]:
        return read_answer(content, values, where, problems), 0.0, 0.0

    return read


def _discriminator(found: Discriminator) -> Reader:
    def read(content: Any, where: str, problems: list[Problem]) -> tuple[Fact, float, float]:
        fact = read_discriminator(content, found, where, problems)
        size = hull(found, fact)
        return fact, size.low, size.high

    return read


def _check_names(frame: pd.DataFrame, definition: Definition, problems: list[Problem]) -> None:
    """Note every column that no question has."""
    known = list(definition.criteria)
    for each in definition.discriminators:
        ends = (f"{each.name}{LOW}", f"{each.name}{HIGH}") if each.classes else ()
        known += [each.name, *ends]
        if each.name in frame and set(ends) & set(frame):
            expected = f"either the number or {LOW} and {HIGH}"
            problems.append(Problem("columns", f"{each.name} twice", expected))
    for name in frame:
        if name not in known:
            hint = did_you_mean(str(name), known) or "Put an id into the index."
            expected = f"one of {', '.join(known)}"
            problems.append(Problem("columns", shown(name), expected, hint))


def _answers(frame: pd.DataFrame, name: str, read: Reader, problems: list[Problem]) -> Column:
    """Return the answers of a column that holds a value a cell."""
    if name not in frame:
        return _column([read(None, name, problems)], np.zeros(len(frame), np.int64))
    codes, cells = pd.factorize(frame[name], use_na_sentinel=False)
    firsts = first_rows(codes, len(cells))
    answers = [
        read(_content(cell), f"row {frame.index[row]}, column {name}", problems)
        for cell, row in zip(cells, firsts, strict=True)
    ]
    return _column(answers, codes)


def _counts(frame: pd.DataFrame, name: str, read: Reader, problems: list[Problem]) -> Column:
    """Return the answers of two columns that hold the ends of an interval."""
    nothing = pd.Series(np.nan, frame.index)
    ends = [
        pd.factorize(frame.get(f"{name}{end}", nothing), use_na_sentinel=False)
        for end in (LOW, HIGH)
    ]
    both = Combined([codes for codes, _ in ends], len(frame))
    answers = []
    for row in both.rows:
        low, high = (_content(cells[codes[row]]) for codes, cells in ends)
        content = {"low": low, "high": high}
        answers.append(read(content, f"row {frame.index[row]}, column {name}", problems))
    return _column(answers, both.codes)


def _column(answers: Sequence[tuple[Fact, float, float]], codes: Codes) -> Column:
    facts = [fact for fact, _, _ in answers]
    ends = np.array([(low, high) for _, low, high in answers]).reshape(-1, 2)
    return Column(facts, codes, ends[codes, 0], ends[codes, 1])


def _content(cell: Any) -> Any:
    """Return a cell as a profile would give the answer.

    Examples
    --------
    >>> _content("small or small|large")
    {'one_of': ['small', ['small', 'large']]}
    """
    if pd.isna(cell) or cell == "":
        return None
    if not isinstance(cell, str):
        return cell
    try:
        return float(cell)
    except ValueError:
        pass
    ways = [way.split(ALL_OF) if ALL_OF in way else way for way in cell.split(ONE_OF)]
    return ways[0] if len(ways) == 1 else {"one_of": ways}


class Combined:
    """The distinct combinations of several coded columns.

    Attributes
    ----------
    codes
        The combination that each row has.
    rows
        A row of each combination: the first.

    Examples
    --------
    >>> both = Combined([np.array([0, 0, 1, 0]), np.array([2, 0, 0, 2])], 4)
    >>> both.codes.tolist(), both.rows.tolist()
    ([0, 1, 2, 0], [0, 1, 2])
    """

    def __init__(self, columns: Sequence[Codes], size: int) -> None:
        self.codes = np.zeros(size, np.int64)
        count = min(size, 1)
        for column in columns:
            wide = self.codes * (int(column.max(initial=0)) + 1) + column
            self.codes, kinds = pd.factorize(wide)
            count = len(kinds)
        self.rows = first_rows(self.codes, count)


def first_rows(codes: Codes, count: int) -> Codes:
    """Return the first row of each code."""
    rows = np.zeros(count, np.int64)
    rows[codes[::-1]] = np.arange(len(codes))[::-1]
    return rows
