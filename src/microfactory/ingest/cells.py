"""Read transcribed tables: every cell checked, every problem reported at once."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pandas as pd

from microfactory import corrections, paths
from microfactory.corrections import Correction
from microfactory.evidence import Grade, Missing, Status
from microfactory.problems import Problem, ProblemsFound, did_you_mean, shown, stop_if_any
from microfactory.quantity import UnitError, parse_unit, resolution
from microfactory.tables import CELLS, conform

COLUMNS = [name for name in CELLS.columns if name not in ("table", "resolution")]
KEY = re.compile(r"[a-z0-9_]+")
YEARS = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?")
#: No figure of this project is larger; a longer exponent is a slip or an attack.
LARGEST = Decimal("1e15")


def parse_number(text: str) -> Decimal:
    """Read a decimal as printed, keeping its trailing zeros.

    Raises
    ------
    ValueError
        If it is not a plain finite number of a plausible size.

    Examples
    --------
    >>> parse_number("2.40")
    Decimal('2.40')
    """
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?(e[0-9]{1,2})?", text):
        raise ValueError("not a plain number")
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise ValueError("not a number") from error
    if abs(value) > LARGEST:
        raise ValueError("too large")
    return value


def read_text_table(path: Path, columns: Sequence[str]) -> pd.DataFrame:
    """Read a raw CSV as text, with exactly the given columns.

    Raises
    ------
    ProblemsFound
        If the file is missing, unreadable, its header differs, or a row has not one cell a column.
    """
    where = paths.shown(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except OSError as error:
        found = "no such file" if not path.exists() else error.strerror or "an unreadable file"
        raise ProblemsFound([Problem(where, found, "a transcribed table")]) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise ProblemsFound(
            [Problem(where, str(error), "UTF-8 text with one comma-separated line a row")]
        ) from None
    if not lines:
        raise ProblemsFound([Problem(where, "an empty file", "a header and one row a cell")])
    header, rows = lines[0], lines[1:]
    stop_if_any(_header_problems(header, columns, where))
    stop_if_any(
        [
            Problem(
                f"{where} row {number}", f"{len(row)} cells", f"{len(columns)}, as in the header"
            )
            for number, row in enumerate(rows, start=2)
            if len(row) != len(columns)
        ]
    )
    return pd.DataFrame(rows, columns=list(columns), dtype="str")


def _header_problems(header: Sequence[str], columns: Sequence[str], where: str) -> list[Problem]:
    """Return what is wrong with a header; nothing when it is the columns in their order."""
    if list(header) == list(columns):
        return []
    place = f"{where} header"
    problems = [
        Problem(
            place, f"column {shown(name)}", "a column of the format", did_you_mean(name, columns)
        )
        for name in header
        if name not in columns
    ]
    problems += [
        Problem(place, f"no column {name!r}", f"columns {', '.join(columns)}")
        for name in columns
        if name not in header
    ]
    return problems or [Problem(place, "another order, or a column twice", ", ".join(columns))]


def check_cell(cell: Mapping[str, str], where: str, sources: Iterable[str]) -> list[Problem]:
    """Return what is wrong with one cell, given as text.

    Parameters
    ----------
    cell
        The fields of the raw format.
    where
        File and row, e.g. ``data/raw/x.csv row 7``.
    sources
        The known keys of ``data/sources.yaml``.
    """
    problems: list[Problem] = []

    def wrong(column: str, expected: str, hint: str = "") -> None:
        problems.append(Problem(f"{where}, column {column}", shown(cell[column]), expected, hint))

    for column in ("row", "column"):
        if not KEY.fullmatch(cell[column]):
            wrong(column, "a key of lower-case letters, digits and _")
    ends: dict[str, Decimal] = {}
    for column in ("low", "high"):
        if cell[column]:
            try:
                ends[column] = parse_number(cell[column])
            except ValueError:
                wrong(column, "a number such as 12, 2.40 or 3.5e6")
    if len(ends) == 2 and ends["low"] > ends["high"]:
        wrong("low", f"at most the high end {cell['high']}", "Are low and high exchanged?")
    holds = [name for name, given in _kinds(cell).items() if given]
    if len(holds) != 1:
        found = " and ".join(holds) or "nothing"
        problems.append(
            Problem(where, found, "one of: numbers, a value, a reason why it is missing")
        )
    if cell["approx"] not in ("true", "false"):
        wrong("approx", "true or false")
    if cell["missing"] and cell["missing"] not in list(Missing):
        wrong("missing", ", ".join(Missing), did_you_mean(cell["missing"], Missing))
    if _kinds(cell)["numbers"] or cell["unit"]:
        try:
            parse_unit(cell["unit"])
        except UnitError as error:
            wrong("unit", error.expected, error.hint)
    if cell["year"]:
        years = YEARS.fullmatch(cell["year"])
        if not years or (years[2] and years[2] < years[1]):
            wrong("year", "YYYY, or YYYY-YYYY with the earlier year first")
    for column, closed in (("status", list(Status)), ("grade", list(Grade))):
        if cell[column] and cell[column] not in closed:
            wrong(column, f"one of {', '.join(closed)}", did_you_mean(cell[column], closed))
    if bool(cell["status"]) != bool(cell["grade"]):
        wrong("grade", "a status and a grade together, or neither (a definition)")
    known = list(sources)
    if cell["source"] not in known:
        wrong("source", "a key of data/sources.yaml", did_you_mean(cell["source"], known))
    if not cell["at"]:
        wrong("at", "where it stands in the document, e.g. 'ch. 4, Table 6'")
    return problems


def _kinds(cell: Mapping[str, str]) -> dict[str, bool]:
    return {
        "numbers": bool(cell["low"] or cell["high"]),
        "value": bool(cell["value"]),
        "missing": bool(cell["missing"]),
    }


def read_cells(
    path: Path, sources: Iterable[str], declared: Sequence[Correction] = ()
) -> pd.DataFrame:
    """Read one transcribed table into the tidy form `microfactory.tables.CELLS`.

    Raises
    ------
    ProblemsFound
        With every problem of the file.
    """
    table = path.stem
    raw = read_text_table(path, COLUMNS)
    raw, problems = corrections.apply(raw, table, declared)
    known = list(sources)
    seen: dict[tuple[str, str], int] = {}
    for position, cell in enumerate(raw.to_dict("records")):
        line = position + 2  # the header is line 1
        where = f"{paths.shown(path)} row {line}"
        fields = {str(name): str(value) for name, value in cell.items()}
        problems += check_cell(fields, where, known)
        key = fields["row"], fields["column"]
        if key in seen:
            found = f"{key[0]}/{key[1]} again (first in row {seen[key]})"
            problems.append(Problem(where, found, "each row and column once"))
        seen.setdefault(key, line)
    stop_if_any(problems)
    return conform(
        raw.assign(
            table=table,
            low=pd.to_numeric(raw["low"]),
            high=pd.to_numeric(raw["high"]),
            resolution=[
                _resolution(low, high) for low, high in zip(raw["low"], raw["high"], strict=True)
            ],
            approx=raw["approx"] == "true",
        ),
        CELLS,
    )


def _resolution(low: str, high: str) -> float:
    """Return one unit in the last printed place: the coarser of the two ends."""
    places = [resolution(Decimal(text)) for text in (low, high) if text]
    return float(max(places)) if places else float("nan")


def read_many(
    folder: Path, names: Iterable[str], sources: Iterable[str], declared: Sequence[Correction] = ()
) -> pd.DataFrame:
    """Read several transcribed tables into one, reporting the problems of all of them together."""
    known = list(sources)
    frames: list[pd.DataFrame] = []
    problems: list[Problem] = []
    for name in names:
        try:
            frames.append(read_cells(folder / f"{name}.csv", known, declared))
        except ProblemsFound as found:
            problems += found.problems
    stop_if_any(problems)
    return pd.concat(frames, ignore_index=True)
