"""A case as rows of a spreadsheet and back, with nothing lost.

A row belongs to a part of the case file and says one thing; every row has the same columns, and each
part uses some of them. Numbers are text, so that the digits stay as they were written. Several words
in one field are joined by a comma; a word that could be mistaken stands in quotation marks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from microfactory.problems import Problem, did_you_mean, shown

Row = Mapping[str, str]

EVIDENCE = ("status", "grade", "source", "at", "year", "population", "note")
#: The parts of a case file and the columns that each uses, `name` being what the row is about.
PARTS: Mapping[str, tuple[str, ...]] = {
    "case": ("name", "value"),
    "criteria": ("step", "name", "value", "one_of", "low", "high", "cell", *EVIDENCE),
    "discriminators": ("step", "name", "value", "one_of", "low", "high", "cell", *EVIDENCE),
    "stages": ("name", "performer", "relation", "cell", *EVIDENCE),
    "facts": ("name", "value", "low", "high", "approx", "unit", "cell", *EVIDENCE, "printed"),
    "unknown": ("name", "value"),
    "not_applicable": ("name", "value"),
    "findings": ("name", "text", *EVIDENCE),
    "sources": ("name", "citation", "kind", "years", "self_reported", "as_cited_in", "url",
                "accessed", "note"),
    "source_class": ("name", "value"),
}  # fmt: skip
COLUMNS = tuple(
    dict.fromkeys(["part", *(column for columns in PARTS.values() for column in columns)])
)
#: A row of facts that says no more than this is a form that nobody filled in.
PREFILLED = frozenset({"part", "name", "unit"})
NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,2})?")
WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
YES_NO = {"yes": True, "true": True, "no": False, "false": False}


@dataclass
class Reading:
    """What rows say, where each thing stood, and what was wrong."""

    content: dict[str, Any] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


# --- from a case to rows ---------------------------------------------------------------------------


def rows_of(content: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return a case, as `microfactory.authoring.writing.content_of` gives it, as rows."""
    rows: list[dict[str, str]] = []
    for part in ("case", "unknown", "not_applicable", "source_class"):
        rows += [
            {"part": part, "name": str(name), "value": str(value)}
            for name, value in content.get(part, {}).items()
        ]
    for group in ("criteria", "discriminators"):
        rows += [
            {"part": group, "name": name} | _placed(placed)
            for name, placed in content.get(group, {}).items()
        ]
    for step in content.get("steps", ()):
        rows.append({"part": "criteria", "step": _word(step["step"])})
        for group in ("criteria", "discriminators"):
            rows += [
                {"part": group, "step": _word(step["step"]), "name": name} | _placed(placed)
                for name, placed in step.get(group, {}).items()
            ]
    for part in ("stages", "sources"):
        rows += [
            {"part": part, "name": name} | _fields(fields)
            for name, fields in content.get(part, {}).items()
        ]
    for part in ("facts", "findings"):
        for name, records in content.get(part, {}).items():
            rows += [{"part": part, "name": name} | _fields(record) for record in records]
    return rows


def _placed(placed: Any) -> dict[str, str]:
    fields = placed if isinstance(placed, Mapping) else {"value": placed}
    told = {name: value for name, value in fields.items() if name not in ("value", "one_of")}
    found = _fields(told)
    for name in ("value", "one_of"):
        if name in fields:
            found[name] = _words(fields[name])
    return found if found else {"value": "unknown"}


def _fields(fields: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    for name, value in fields.items():
        if isinstance(value, bool):
            found[name] = "yes" if value else "no"
        elif name == "value" and isinstance(value, str) and NUMBER.fullmatch(value):
            found[name] = json.dumps(value)
        else:
            found[name] = _words(value) if isinstance(value, list) else str(value)
    return found


def _words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_word, value)) if value else "[]"
    return _word(value)


def _word(value: Any) -> str:
    """Return a word of a list; one that could be read otherwise stands in quotation marks."""
    if not isinstance(value, str):
        return str(value)
    return value if WORD.fullmatch(value) and value != "unknown" else json.dumps(value)


# --- from rows to a case ---------------------------------------------------------------------------


def read_rows(rows: Iterable[tuple[str, Row]]) -> Reading:
    """Return what rows say, as plain data to build a case from.

    Parameters
    ----------
    rows
        Pairs of where a row stands, for messages, and its filled-in fields by column.
    """
    found = Reading()
    steps: dict[str, dict[str, Any]] = {}
    for place, row in rows:
        part = row.get("part", "")
        if part not in PARTS:
            hint = did_you_mean(part, PARTS)
            expected = f"one of {', '.join(PARTS)}"
            found.problems.append(Problem(f"{place}, column part", shown(part), expected, hint))
            continue
        strange = [name for name in row if name != "part" and name not in PARTS[part]]
        found.problems += [
            Problem(
                f"{place}, column {name}",
                shown(row[name]),
                f"nothing: {part} has no {name}",
                did_you_mean(name, PARTS[part]),
            )
            for name in strange
        ]
        if not strange:
            _READERS[part](found, place, part, row, steps)
    if steps:
        found.content["steps"] = [{"step": _one(step), **parts} for step, parts in steps.items()]
    return found


Reader = Callable[[Reading, str, str, Row, dict[str, dict[str, Any]]], None]


def _put(found: Reading, place: str, part: str, name: str, value: Any) -> None:
    """Put a value under its name, once."""
    group = found.content.setdefault(part, {})
    if not name:
        found.problems.append(Problem(f"{place}, column name", "no name", "what the row is about"))
    elif name in group:
        first = found.places[f"{part}.{name}"]
        expected = f"it once; it stands at {first} too"
        found.problems.append(Problem(place, f"{part} {shown(name)} again", expected))
    else:
        group[name] = value
        found.places[f"{part}.{name}"] = place


def _read_value(found: Reading, place: str, part: str, row: Row, _: Any) -> None:
    if "value" in row:
        value: Any = row["value"]
        _put(found, place, part, row.get("name", ""), value)


def _read_placed(
    found: Reading, place: str, part: str, row: Row, steps: dict[str, dict[str, Any]]
) -> None:
    said = {name: text for name, text in row.items() if name not in ("part", "step", "name")}
    if not said and "step" not in row:
        return
    placed: dict[str, Any] = {}
    for name, text in said.items():
        if name in ("value", "one_of"):
            words = _split(text)
            if words is None:
                expected = "words with commas between them"
                found.problems.append(Problem(f"{place}, column {name}", shown(text), expected))
                continue
            is_list = name == "one_of" or len(words) != 1
            placed[name] = words if is_list else words[0]
        else:
            placed[name] = _number(text) if name in ("low", "high") else text
    if "step" not in row:
        _put(found, place, part, row.get("name", ""), placed)
        return
    step = steps.setdefault(row["step"], {})
    number = list(steps).index(row["step"])
    if "name" not in row:
        return
    group = step.setdefault(part, {})
    if row["name"] in group:
        found.problems.append(Problem(place, f"{part} {shown(row['name'])} again", "it once"))
    group[row["name"]] = placed
    found.places[f"steps[{number}].{part}.{row['name']}"] = place


def _read_stage(found: Reading, place: str, part: str, row: Row, _: Any) -> None:
    said: dict[str, Any] = {
        name: text for name, text in row.items() if name not in ("part", "name")
    }
    if not said:
        return
    words = _split(said["relation"]) if "relation" in said else None
    if words is not None:
        said["relation"] = words if len(words) != 1 else words[0]
    _put(found, place, part, row.get("name", ""), said)


def _read_source(found: Reading, place: str, part: str, row: Row, _: Any) -> None:
    said: dict[str, Any] = {
        name: text for name, text in row.items() if name not in ("part", "name")
    }
    if not said:
        return
    if "years" in said:
        said["years"] = _split(said["years"]) or said["years"]
    if "self_reported" in said:
        said["self_reported"] = _yes_no(said["self_reported"])
    _put(found, place, part, row.get("name", ""), said)


def _read_fact(found: Reading, place: str, part: str, row: Row, _: Any) -> None:
    if set(row) <= PREFILLED:
        return
    facts = found.content.setdefault(part, {}).setdefault(row.get("name", ""), [])
    fact: dict[str, Any] = {}
    for name, text in row.items():
        if name in ("low", "high", "value"):
            fact[name] = _number(text)
        elif name == "approx":
            fact[name] = _yes_no(text)
        elif name not in ("part", "name"):
            fact[name] = text
    if "name" not in row:
        found.problems.append(Problem(f"{place}, column name", "no name", _ABOUT[part]))
    found.places[f"{part}.{row.get('name', '')}[{len(facts)}]"] = place
    facts.append(fact)


_ABOUT = {"facts": "a variable", "findings": "an item of the framework"}
_READERS: Mapping[str, Reader] = {
    "case": _read_value,
    "unknown": _read_value,
    "not_applicable": _read_value,
    "source_class": _read_value,
    "criteria": _read_placed,
    "discriminators": _read_placed,
    "stages": _read_stage,
    "sources": _read_source,
    "facts": _read_fact,
    "findings": _read_fact,
}


def _number(text: str) -> Any:
    """Return a number with its digits; text that is none as it is, without quotation marks."""
    if NUMBER.fullmatch(text):
        return Decimal(text) if re.search(r"[.eE]", text) else int(text[:5000])
    return _unquoted(text) if re.fullmatch(r'"[-+.\deE]*"', text) else text


def _yes_no(text: str) -> Any:
    return YES_NO.get(text.strip().casefold(), text)


def _split(text: str) -> list[Any] | None:
    """Return the words of a list; None if quotation marks do not close."""
    if text == "[]":
        return []
    words: list[Any] = []
    rest = text.strip()
    while rest:
        found = re.match(r'("(?:[^"\\]|\\.)*"|[^",]+)\s*(?:,\s*|$)', rest)
        if not found:
            return None
        words.append(_one(found[1].strip()))
        rest = rest[found.end() :]
    return words


def _one(text: str) -> Any:
    return _unquoted(text) if text.startswith('"') else _number(text)


def _unquoted(text: str) -> str:
    try:
        return str(json.loads(text))
    except ValueError:
        return text


def place_of(path: str, places: Mapping[str, str]) -> str:
    """Return where in the sheet a path of the case file was said.

    Examples
    --------
    >>> place_of("facts.worker_wage[0].unit", {"facts.worker_wage[0]": "Facts row 3"})
    'Facts row 3, unit'
    """
    near = [key for key in places if path == key or path.startswith((f"{key}.", f"{key}["))]
    if not near:
        return path
    best = max(near, key=len)
    rest = path[len(best) :].lstrip(".")
    return f"{places[best]}, {rest}" if rest else places[best]


def order(parts: Sequence[str]) -> list[str]:
    """Return columns in the order of the sheet."""
    return [column for column in COLUMNS if column in parts]
