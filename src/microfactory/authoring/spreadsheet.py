"""The spreadsheet form of a case file: a workbook with drop-downs and help, or one CSV.

What is read comes from strangers: a file that is no workbook, is too large, or holds formulas is
refused in a line each. What is written is text, so that nothing in it is ever a formula.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from microfactory import paths
from microfactory.authoring.form import HEAD
from microfactory.authoring.sheet import COLUMNS, PARTS, Reading, Row, read_rows, rows_of
from microfactory.authoring.vocabulary import Vocabulary
from microfactory.authoring.workbook.layout import ADVICE
from microfactory.authoring.workbook.reading import book_rows, header_of, text_of
from microfactory.authoring.workbook.writing import workbook
from microfactory.cases.model import StageName
from microfactory.codes import FORMULA
from microfactory.documents import character_name, read_text
from microfactory.documents.reading import INVISIBLE
from microfactory.problems import Problem, ProblemsFound, shown

# --- writing ---------------------------------------------------------------------------------------


def write(path: Path, words: Vocabulary, content: Mapping[str, Any] | None = None) -> None:
    """Write a spreadsheet with what is known and everything else to be filled in.

    Parameters
    ----------
    path
        A name that ends in ``.xlsx`` or ``.csv``.
    words
        The names that a case file may use.
    content
        What is known, as plain data; an empty form without it.

    Raises
    ------
    ProblemsFound
        If the name ends otherwise.
    """
    rows = [*rows_of(content or {}), *_blanks(content or {}, words)]
    rows.sort(key=lambda row: _rank(row, words))
    if _kind(path) == "csv":
        paths.write_text(path, _csv_text(rows))
        return
    with paths.replacing(path) as temporary, temporary.open("wb") as file:
        file.write(workbook(rows, words))


def _kind(path: Path) -> str:
    kind = path.suffix.casefold().removeprefix(".")
    if kind not in ("xlsx", "csv"):
        found = f"a name that ends in {shown(path.suffix)}" if path.suffix else "a name without end"
        raise ProblemsFound([Problem(paths.shown(path), found, "one that ends in .xlsx or .csv")])
    return kind


def _blanks(content: Mapping[str, Any], words: Vocabulary) -> Iterator[dict[str, str]]:
    """Yield the rows of the form that nothing is known for."""
    for name, _ in HEAD:
        if name not in content.get("case", {}):
            yield {"part": "case", "name": name}
    for group in ("criteria", "discriminators"):
        for question in getattr(words, group):
            if question.name not in content.get(group, {}):
                yield {"part": group, "name": question.name}
    for stage in get_args(StageName):
        if stage not in content.get("stages", {}):
            yield {"part": "stages", "name": stage}
    gaps = {**content.get("unknown", {}), **content.get("not_applicable", {})}
    for name, variable in words.variables.items():
        if name not in content.get("facts", {}) and name not in gaps:
            unit = {"unit": variable.unit} if variable.unit else {}
            yield {"part": "facts", "name": name, **unit}


def _rank(row: Row, words: Vocabulary) -> tuple[int, int]:
    """Return where a row belongs: rows of one name keep their order, since the sort is stable."""
    part, name = row["part"], row.get("name", "")
    known = {
        "case": [one for one, _ in HEAD],
        "criteria": [question.name for question in words.criteria],
        "discriminators": [question.name for question in words.discriminators],
        "stages": list(get_args(StageName)),
        "facts": list(words.variables),
    }.get(part, [])
    place = known.index(name) if name in known and "step" not in row else len(known)
    return list(PARTS).index(part), place


def _csv_text(rows: Sequence[Row]) -> str:
    file = io.StringIO()
    table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows({name: _guarded(text) for name, text in row.items()} for row in rows)
    return file.getvalue()


def _guarded(text: str) -> str:
    """Return text that no spreadsheet program takes for a formula; reading takes the mark away."""
    return f"'{text}" if text.startswith(FORMULA) else text


# --- reading ---------------------------------------------------------------------------------------


def read(path: Path) -> Reading:
    """Return what a spreadsheet says, as plain data with where each thing stood.

    Raises
    ------
    ProblemsFound
        With every problem of the file, each with its sheet, row and column.
    """
    problems: list[Problem] = []
    where = paths.shown(path)
    source = _csv_rows(path) if _kind(path) == "csv" else book_rows(path)
    rows = [(f"{where} {place}", _texts(place, row, where, problems)) for place, row in source]
    found = read_rows((place, row) for place, row in rows if set(row) - {"part"})
    problems += found.problems
    if problems:
        raise ProblemsFound(problems)
    if not found.content:
        raise ProblemsFound([Problem(where, "nothing filled in", "a form that says something")])
    return found


def _texts(
    place: str, row: Mapping[str, Any], where: str, problems: list[Problem]
) -> dict[str, str]:
    """Return the fields of a row that hold something, as text."""
    texts = {}
    for name, value in row.items():
        if isinstance(value, Problem):
            problems.append(value)
            continue
        text = text_of(value)
        hidden = [c for c in text if unicodedata.category(c) in INVISIBLE and c not in "\t\n"]
        if hidden:
            found = f"the invisible character {character_name(hidden[0])}"
            problems.append(
                Problem(f"{where} {place}, column {name}", found, "visible text", "Delete it.")
            )
        elif text:
            texts[name] = text
    return texts


def _csv_rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    text, where = read_text(path), paths.shown(path)
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    try:
        table = list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ProblemsFound([Problem(where, str(error), "a CSV of the template")]) from None
    if not table:
        raise ProblemsFound([Problem(where, "an empty file", "a CSV of the template")])
    header = header_of([name.strip() for name in table[0]], where)
    for number, line in enumerate(table[1:], start=2):
        place = f"row {number}"
        if len(line) > len(header):
            extra = Problem(f"{where} {place}", f"{len(line)} fields", f"at most {len(header)}")
            yield place, {"part": extra}
            continue
        fields = zip(header, line, strict=False)
        yield place, {n: t[1:] if t.startswith("'") else t for n, t in fields if n not in ADVICE}
