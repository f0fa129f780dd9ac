"""Read a workbook of a stranger: it may be none, too large, damaged, or full of formulas."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from microfactory import paths
from microfactory.authoring.sheet import COLUMNS
from microfactory.authoring.workbook.layout import ADVICE, SHEETS
from microfactory.problems import Problem, ProblemsFound, did_you_mean, shown

#: A workbook is a ZIP archive: so large may it be, unpacked so large, and hold so many rows.
LARGEST_BOOK, LARGEST_UNPACKED, MOST_ROWS = 5_000_000, 40_000_000, 5_000


def book_rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of the sheets of the template, each with its place; an empty one is passed over."""
    where = paths.shown(path)
    book = _open(path, where)
    known = [name for name in book.sheetnames if name in SHEETS]
    if not known:
        expected = f"sheets {', '.join(SHEETS)}, as `microfactory template` writes them"
        raise ProblemsFound([Problem(where, f"sheets {shown(book.sheetnames)}", expected)])
    for title in known:
        sheet = book[title]
        if (sheet.max_row or 0) > MOST_ROWS:
            found = f"{sheet.max_row:,} rows"
            raise ProblemsFound([Problem(f"{where} {title}", found, f"at most {MOST_ROWS:,}")])
        lines = sheet.iter_rows()
        names = [text_of(cell.value).strip() for cell in next(lines, ())]
        while names and not names[-1]:
            names.pop()
        header = header_of(names, f"{where} {title}")
        for line in lines:
            number = line[0].row
            row = {
                name: _cell(cell, f"{where} {title} row {number}, column {name}")
                for name, cell in zip(header, line, strict=False)
                if name not in ADVICE
            }
            if any(value not in (None, "") for name, value in row.items() if name != "part"):
                yield f"{title} row {number}", row


def _open(path: Path, where: str) -> Any:
    """Open a workbook that may not be one, may be a bomb, or may hold what openpyxl cannot read."""
    from openpyxl import load_workbook

    expected = "a workbook (.xlsx) that `microfactory template` wrote"
    if not path.is_file():
        if path.exists():
            raise ProblemsFound([Problem(where, "a folder or a device", expected)])
        near = [p.name for p in path.parent.glob("*")] if path.parent.is_dir() else []
        raise ProblemsFound(
            [Problem(where, "no such file", expected, did_you_mean(path.name, near))]
        )
    if path.stat().st_size > LARGEST_BOOK:
        found = f"{path.stat().st_size:,} bytes"
        raise ProblemsFound([Problem(where, found, f"at most {LARGEST_BOOK:,} bytes")])
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > LARGEST_UNPACKED:
            limit = f"at most {LARGEST_UNPACKED:,}"
            raise ProblemsFound([Problem(where, f"{unpacked:,} bytes when unpacked", limit)])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out of a workbook is not ours
            return load_workbook(path)
    except ProblemsFound:
        raise
    except Exception as error:  # openpyxl and zipfile raise many kinds for a damaged file
        found = f"a file that is none ({type(error).__name__})"
        raise ProblemsFound([Problem(where, found, expected)]) from None


def _cell(cell: Any, where: str) -> Any:
    """Return what a cell holds, or what is wrong with it."""
    if cell.data_type == "f" or type(cell.value).__name__ in ("ArrayFormula", "DataTableFormula"):
        found = shown(str(cell.value)) if isinstance(cell.value, str) else "a formula"
        hint = "Copy it and paste its values only."
        return Problem(where, f"the formula {found}", "what it gives", hint)
    if cell.data_type == "e":
        return Problem(where, f"the error {shown(str(cell.value))}", "a value")
    if cell.data_type == "d":
        return Problem(where, f"a date, {cell.value}", "text, e.g. the year 2017",
                       "Give the cell the format Text and type it again.")  # fmt: skip
    value = cell.value
    places = re.fullmatch(r"0\.(0+)", str(cell.number_format))
    if isinstance(value, (int, float)) and not isinstance(value, bool) and places:
        return format(Decimal(repr(value)), f".{len(places[1])}f")
    return value


def header_of(names: Sequence[str], where: str) -> list[str]:
    """Return the names of the columns, checked to be those of the template."""
    problems = []
    for name in names:
        if name and name not in (*COLUMNS, *ADVICE):
            hint = did_you_mean(name, COLUMNS)
            problems.append(Problem(f"{where} row 1", f"the column {shown(name)}",
                                    f"one of {', '.join(COLUMNS)}", hint))  # fmt: skip
    if "part" not in names and not problems:
        problems.append(Problem(f"{where} row 1", "no column part", "the columns of the template"))
    twice = [name for name in dict.fromkeys(names) if name and list(names).count(name) > 1]
    problems += [
        Problem(f"{where} row 1", f"the column {shown(name)} twice", "it once") for name in twice
    ]
    if problems:
        raise ProblemsFound(problems)
    return list(names)


def text_of(value: Any) -> str:
    """Return what a field holds as text, a number with the digits that it shows."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)
