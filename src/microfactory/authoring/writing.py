"""A case as YAML text that reads back as the same case, digit by digit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from textwrap import wrap
from typing import Any

from microfactory.cases import Case
from microfactory.cases.model import UNKNOWN

#: Text that every reader of YAML takes for text when it is not quoted.
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:[ /.-][A-Za-z0-9_]+)*")
#: Words that some reader of YAML takes for something else.
NOT_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"})
#: A year may stand without quotation marks: the model reads it as text.
YEAR = re.compile(r"[0-9]{4}(-[0-9]{4})?")
WIDTH = 100


def content_of(case: Case) -> dict[str, Any]:
    """Return a case as plain data, as short as it can be said: what is left out stays out."""
    content: dict[str, Any] = _plain(case.model_dump(exclude_defaults=True))
    for source in content.get("sources", {}).values():
        for name in [name for name, said in source.items() if said in ("", None)]:
            del source[name]
    for part in (content, *content.get("steps", ())):
        for group in ("criteria", "discriminators"):
            for name, placed in part.get(group, {}).items():
                if set(placed) <= {"value"}:
                    part[group][name] = placed.get("value", UNKNOWN)
    return content


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def to_yaml(content: Mapping[str, Any]) -> str:
    """Return plain data as YAML in the style of ``data/cases``.

    Parameters
    ----------
    content
        Mappings, lists, text, numbers and yes/no; see `content_of`.

    Examples
    --------
    >>> print(to_yaml({"case": {"id": "acme", "firm": "No. 1"}, "unknown": {}}), end="")
    case:
      id: acme
      firm: "No. 1"
    """
    sections = [
        "\n".join(_lines({name: part}, 0)) for name, part in content.items() if part not in ({}, [])
    ]
    return "\n\n".join(sections) + "\n"


def _lines(value: Mapping[str, Any], depth: int) -> Iterator[str]:
    """Yield the lines of a mapping."""
    indent = "  " * depth
    for name, part in value.items():
        key = f"{indent}{_text(name)}:"
        if isinstance(part, Mapping) and part:
            yield key
            yield from _lines(part, depth + 1)
        elif isinstance(part, Sequence) and not isinstance(part, str) and _has_mappings(part):
            yield key
            for entry in part:
                yield from _entry(entry, depth + 1)
        elif isinstance(part, str) and len(key) + len(part) > WIDTH and _folds(part):
            yield f"{key} >-"
            yield from wrap(
                part, WIDTH, initial_indent=f"{indent}  ", subsequent_indent=f"{indent}  ",
                break_long_words=False, break_on_hyphens=False,
            )  # fmt: skip
        else:
            yield f"{key} {scalar(part, name)}"


def _folds(text: str) -> bool:
    """Whether text is words with one space between them, which a folded block gives back."""
    return " " in text and text.isprintable() and text == " ".join(text.split())


def _has_mappings(value: Sequence[Any]) -> bool:
    return any(isinstance(part, Mapping) for part in value)


def _entry(entry: Any, depth: int) -> Iterator[str]:
    """Yield an entry of a list: on one line where it is short, and else a line a field."""
    indent = "  " * depth
    short = f"{indent}- {_flow(entry)}"
    if len(short) <= WIDTH and not any(isinstance(part, Mapping) for part in entry.values()):
        yield short
        return
    for number, line in enumerate(_lines(entry, depth + 1)):
        yield f"{indent}- {line.strip()}" if number == 0 else line


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_text(k)}: {scalar(part, k)}" for k, part in value.items())
        return f"{{{inside}}}"
    return scalar(value)


def scalar(value: Any, name: str = "") -> str:
    """Return one value, or a list of them, on one line.

    Examples
    --------
    >>> scalar(Decimal("0.60")), scalar("0.60"), scalar(["a", "no"]), scalar("2017", "year")
    ('0.60', '"0.60"', '[a, "no"]', '2017')
    """
    if isinstance(value, (Mapping, list, tuple)):
        return _flow(value) if isinstance(value, Mapping) else f"[{', '.join(map(scalar, value))}]"
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Decimal)):
        return str(value)
    if isinstance(value, float):
        return repr(value)
    text = str(value)
    return text if name == "year" and YEAR.fullmatch(text) else _text(text)


def _text(text: str) -> str:
    """Return text as it is where no reader can mistake it, and else in quotation marks."""
    if PLAIN.fullmatch(text) and text.casefold() not in NOT_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)
