"""Reads files of County Business Patterns in the Census Bureau's layout (``cbpYYus.txt``).

One row of such a file is an industry, with a column for the number of establishments in each size
class (``n1_4`` to ``n1000``), for their employment (``e1_4`` …) and for the flag of that employment
(``e1_4nf`` …). Here it becomes one row an industry and class. From 2017 the lowest class is written
``n<5``, and a count of fewer than three establishments is withheld as ``N``; before 2007 no noise
was added, and a letter in ``f1_4`` … marks what was withheld. What is withheld stays missing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from microfactory import paths
from microfactory.ingest.typed import read_typed
from microfactory.problems import Problem, ProblemsFound, did_you_mean, shown, stop_if_any
from microfactory.tables import CENSUS_SIZE_CLASSES

#: Slug, the layout's suffix and its alias, fewest and most employees.
SIZE_CLASSES: tuple[tuple[str, tuple[str, ...], int, int | None], ...] = (
    ("1_4", ("1_4", "<5"), 1, 4),
    ("5_9", ("5_9",), 5, 9),
    ("10_19", ("10_19",), 10, 19),
    ("20_49", ("20_49",), 20, 49),
    ("50_99", ("50_99",), 50, 99),
    ("100_249", ("100_249",), 100, 249),
    ("250_499", ("250_499",), 250, 499),
    ("500_999", ("500_999",), 500, 999),
    ("1000_plus", ("1000",), 1000, None),
)
MANUFACTURING = "31----"
#: Jewelry and silverware: the six-digit code since 2012; before, the five-digit code of the same
#: industry, whose six-digit parts were then four.
JEWELRY = ("339910", "33991/")
SECTOR = re.compile(r"3[123]\d///")
ALL_LEGAL_FORMS = "-"
#: G, H and J: noise of under 2, 2 to under 5, and 5 percent or more. D and S: withheld. N: not
#: available.
PUBLISHED_FLAGS, WITHHELD_FLAGS = frozenset("GHJ"), frozenset("DSN")
#: A letter in an f-column stands for a range of employment, the number itself being withheld.
RANGE_LETTERS = frozenset("ABCEFGHIJKLM")

TYPES = {
    "naics": "str",
    "level": "str",
    "size_class": "str",
    "low": "Int64",
    "high": "Int64",
    "establishments": "Int64",
    "employment": "Int64",
    "employment_flag": "str",
    "employment_missing": "str",
}


@dataclass(frozen=True)
class _Columns:
    """Where one size class stands in a file; an empty name where the file has no such column."""

    count: str
    employment: str
    flag: str
    letter: str


def read_tidy(path: Path) -> pd.DataFrame:
    """Read a file of size classes that is tidy already, such as those in ``data/raw``.

    Raises
    ------
    ProblemsFound
        With every problem of the file.
    """
    return read_typed(path, CENSUS_SIZE_CLASSES).astype(TYPES)


def parse_census(path: Path) -> pd.DataFrame:
    """Read manufacturing, its three-digit sectors and jewelry from an official file.

    Returns
    -------
    pandas.DataFrame
        Columns naics, level, size_class, low, high (employees), establishments, employment,
        employment_flag, employment_missing; nine classes and a total an industry, for all legal
        forms together. What the Census Bureau withheld is missing.

    Raises
    ------
    microfactory.problems.ProblemsFound
        With everything that keeps the file from being read, at once.
    """
    name = paths.shown(path)
    header, rows = _table(path, name)
    problems: list[Problem] = []
    classes = _columns(header, name, problems)
    wanted = dict(_industries(rows, name, problems))
    if "naics" in header and MANUFACTURING not in wanted:
        problems.append(
            Problem(
                name,
                f"no row of all legal forms with naics {MANUFACTURING}",
                "one for manufacturing",
                "Industries are written as the Census Bureau writes them: 31----, 311///, 339910.",
            )
        )
    tidy: list[dict[str, object]] = []
    for naics, (level, number, row) in wanted.items():
        where = f"{name} row {number}"
        for (slug, _, low, high), columns in zip(SIZE_CLASSES, classes, strict=True):
            cells = _cells(row, columns, where, problems)
            tidy.append(_row(naics, level, slug, low, high) | cells)
        total = _cells(
            row, _Columns("est", "emp", _name(header, "emp_nf"), "empflag"), where, problems
        )
        tidy.append(_row(naics, level, "total", 1, None) | total)
    stop_if_any(problems)
    frame = pd.DataFrame(tidy, columns=list(TYPES)).astype(TYPES)
    stop_if_any(list(_sums(frame, name)))
    return frame


def _row(naics: str, level: str, size_class: str, low: int, high: int | None) -> dict[str, object]:
    return {"naics": naics, "level": level, "size_class": size_class, "low": low, "high": high}


def _name(header: list[str], name: str) -> str:
    return name if name in header else ""


def _table(path: Path, name: str) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """Return the column names, lower-case, and the rows with their line numbers."""

    def refuse(found: str, expected: str, hint: str = "") -> ProblemsFound:
        return ProblemsFound([Problem(name, found, expected, hint)])

    try:
        data = path.read_bytes()
    except OSError as error:
        raise refuse(error.strerror or "no readable file", "a file") from error
    if data.startswith(b"PK"):
        raise refuse("a ZIP archive", "the text file inside it", "Unpack the archive first.")
    if b"\0" in data:
        raise refuse("binary data", "comma-separated text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse(f"a byte at {error.start} that is not UTF-8", "text in UTF-8") from error
    if not text.strip():
        raise refuse("an empty file", "a header and one row an industry")
    first = text.lstrip().splitlines()[0]
    if "," not in first:
        other = next((mark for mark in ("\t", ";", "|") if mark in first), None)
        found = f"columns separated by {other!r}" if other else f"a first line {shown(first)}"
        raise refuse(found, "a header with columns separated by commas")
    reader = csv.reader(io.StringIO(text, newline=""))
    header = [cell.strip().lower() for cell in next(line for line in reader if line)]
    problems = [
        Problem(f"{name} header", f"column {column} {header.count(column)} times", "once")
        for column in sorted({column for column in header if header.count(column) > 1})
    ]
    rows = []
    for line in reader:
        if len(line) == len(header):
            cells = dict(zip(header, (cell.strip() for cell in line), strict=True))
            rows.append((reader.line_num, cells))
        elif line:
            where, found = f"{name} row {reader.line_num}", f"{len(line)} cells"
            problems.append(Problem(where, found, f"{len(header)}, as in the header"))
    stop_if_any(problems)
    return header, rows


def _columns(header: list[str], name: str, problems: list[Problem]) -> list[_Columns]:
    """Find the columns of each class; employment and flags may be absent, but only altogether."""

    def needed(prefix: str, suffix: str) -> bool:
        return any(f"{prefix}{s}{suffix}" in header for _, ss, _, _ in SIZE_CLASSES for s in ss)

    def find(prefix: str, suffixes: tuple[str, ...], suffix: str, required: bool) -> str:
        options = [f"{prefix}{s}{suffix}" for s in suffixes]
        found = next((option for option in options if option in header), "")
        if required and not found:
            missing(" or ".join(options), options[0])
        return found

    def missing(what: str, near: str) -> None:
        free = [column for column in header if column not in known]
        problems.append(
            Problem(f"{name} header", f"no column {what}", "one", did_you_mean(near, free))
        )

    known = {"naics", "lfo", "est", "emp", "emp_nf", "empflag", "uscode"}
    for _, suffixes, _, _ in SIZE_CLASSES:
        for s in suffixes:
            known |= {f"n{s}", f"e{s}", f"e{s}nf", f"f{s}"}
            known |= {f"{letter}{s}{end}" for letter in "qa" for end in ("", "nf")}
    for column in ("naics", "est", "emp"):
        if column not in header:
            missing(column, column)
    place = next(
        (column for column in ("fipstate", "fipscty", "msa", "zip") if column in header), ""
    )
    if place:
        found = f"a column {place}, so a file of parts of the country"
        problems.append(Problem(f"{name} header", found, "the US file, cbpYYus.txt"))
    employment, flag = needed("e", ""), needed("e", "nf")
    return [
        _Columns(
            find("n", suffixes, "", True),
            find("e", suffixes, "", employment),
            find("e", suffixes, "nf", flag),
            find("f", suffixes, "", False),
        )
        for _, suffixes, _, _ in SIZE_CLASSES
    ]


def _industries(
    rows: list[tuple[int, dict[str, str]]], name: str, problems: list[Problem]
) -> Iterator[tuple[str, tuple[str, int, dict[str, str]]]]:
    """Yield the rows that are read, by industry; a second row of an industry is a problem."""
    everything = [
        (number, row)
        for number, row in rows
        if row.get("lfo", ALL_LEGAL_FORMS) == ALL_LEGAL_FORMS and "naics" in row
    ]
    jewelry = next((code for code in JEWELRY if any(r["naics"] == code for _, r in everything)), "")
    seen: dict[str, int] = {}
    for number, row in everything:
        naics = row["naics"]
        if naics == MANUFACTURING:
            level = "manufacturing"
        elif SECTOR.fullmatch(naics):
            level = "sector3"
        elif naics and naics == jewelry:
            level = "jewelry"
        else:
            continue
        if naics in seen:
            found = f"naics {naics} again, after row {seen[naics]}"
            problems.append(Problem(f"{name} row {number}", found, "one row an industry"))
            continue
        seen[naics] = number
        yield naics, (level, number, row)


def _cells(
    row: Mapping[str, str], columns: _Columns, where: str, problems: list[Problem]
) -> dict[str, object]:
    """Return the count and employment of one class, and say what of them cannot be read."""

    def whole_number(column: str, extra: str = "") -> int | None:
        text = row[column]
        if re.fullmatch(r"\d+", text):
            return int(text)
        if not extra or text != extra:
            problems.append(Problem(f"{where}, column {column}", shown(text), "a whole number"))
        return None

    count = whole_number(columns.count, "N") if columns.count in row else None
    flag = row.get(columns.flag, "")
    letter = row.get(columns.letter, "")
    if columns.flag in row and flag not in PUBLISHED_FLAGS | WITHHELD_FLAGS:
        expected = "one of " + ", ".join(sorted(PUBLISHED_FLAGS | WITHHELD_FLAGS))
        problems.append(Problem(f"{where}, column {columns.flag}", shown(flag), expected))
    if letter and letter not in RANGE_LETTERS:
        expected = "a letter of " + "".join(sorted(RANGE_LETTERS)) + ", or nothing"
        problems.append(Problem(f"{where}, column {columns.letter}", shown(letter), expected))
    if columns.employment not in row:
        employment, missing = None, "not_published"
    elif (
        flag in WITHHELD_FLAGS
        or (columns.flag not in row and letter)
        or row[columns.employment] == "N"
    ):
        employment, missing = None, "withheld"
    else:
        employment, missing = whole_number(columns.employment), ""
    return {
        "establishments": count,
        "employment": employment,
        "employment_flag": flag,
        "employment_missing": missing,
    }


def _sums(frame: pd.DataFrame, name: str) -> Iterator[Problem]:
    """Yield where parts do not make the whole; withheld parts are left room."""
    total = frame[frame["size_class"] == "total"].set_index("naics")["establishments"]
    for naics, counts in frame[frame["size_class"] != "total"].groupby("naics")["establishments"]:
        if counts.sum() > total[naics] or (counts.notna().all() and counts.sum() != total[naics]):
            found = f"classes of {naics} with {counts.sum()} establishments together"
            yield Problem(name, found, f"{total[naics]}, as in column est")
    sectors = total[total.index.str.fullmatch(SECTOR.pattern)]
    if len(sectors) and sectors.sum() != total[MANUFACTURING]:
        found = f"sectors with {sectors.sum()} establishments together"
        yield Problem(name, found, f"{total[MANUFACTURING]}, as in naics {MANUFACTURING}")
