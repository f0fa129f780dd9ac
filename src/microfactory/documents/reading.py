"""Read YAML that strangers wrote, and say everything that is wrong with it.

YAML is read as version 1.2 without tags, anchors or duplicate keys, within limits of size and
depth. Decimals keep their printed digits; dates stay text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import ConstructorError, DuplicateKeyError, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, MappingStartEvent, SequenceStartEvent
from ruamel.yaml.nodes import ScalarNode

from microfactory import fast_yaml, paths
from microfactory.problems import Problem, ProblemsFound, did_you_mean, shown

LARGEST_FILE = 1_000_000
DEEPEST = 12
#: Controls, formatting marks, private characters, and separators of lines that no editor shows.
INVISIBLE = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
Loc = tuple[int | str, ...]
#: A key longer than this is cut in a message.
LONGEST_STEP = 60


class _Constructor(SafeConstructor):
    """Decimals with their digits, dates as text, nothing beyond plain data."""

    def exact_decimal(self, node: ScalarNode) -> Decimal:
        text = node.value.replace("_", "")
        if not re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,2})?", text):
            raise ConstructorError(
                None, None, f"{node.value!r} is not a finite number", node.start_mark
            )
        return Decimal(text)

    def plain_text(self, node: ScalarNode) -> str:
        return str(node.value)


_Constructor.add_constructor("tag:yaml.org,2002:float", _Constructor.exact_decimal)
_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.plain_text)


def _yaml() -> YAML:
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Constructor
    return yaml


def read_text(path: Path) -> str:
    """Read a text file of people's making.

    Raises
    ------
    ProblemsFound
        If it is not a file, is too large, is not UTF-8, or holds characters that hide or reorder
        text.
    """
    where = paths.shown(path)

    def stop(found: str, expected: str, hint: str = "") -> ProblemsFound:
        return ProblemsFound([Problem(where, found, expected, hint)])

    try:
        there = path.exists()
        raw = path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST_FILE else b""
    except OSError as error:
        raise stop(error.strerror or "an unreadable file", "a YAML file") from None
    if not there:
        near = did_you_mean(
            path.name, [p.name for p in path.parent.glob("*")] if path.parent.is_dir() else []
        )
        raise stop("no such file", "a YAML file", near)
    if not path.is_file():
        raise stop("a folder or a device", "a YAML file")
    if path.stat().st_size > LARGEST_FILE:
        raise stop(f"{path.stat().st_size:,} bytes", f"at most {LARGEST_FILE:,} bytes")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise stop("UTF-16 text", "UTF-8 text", "Save the file as UTF-8.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise stop(f"byte {raw[error.start]:#04x} at {error.start}", "UTF-8 text") from None
    for number, line in enumerate(re.split("\r\n|\r|\n", text), start=1):
        for character in "" if line.isprintable() else line:  # nothing invisible is printable
            if unicodedata.category(character) in INVISIBLE and character != "\t":
                raise ProblemsFound(
                    [
                        Problem(
                            f"{where} line {number}",
                            f"the invisible character {character_name(character)}",
                            "visible text",
                            "Delete it.",
                        )
                    ]
                )
    return text


def read_yaml(path: Path) -> Any:
    """Read one YAML document as plain data.

    Raises
    ------
    ProblemsFound
        If the file is unreadable or the YAML is not plain data; the message gives the line.
    """
    return parse_yaml(read_text(path), paths.shown(path))


def parse_yaml(text: str, where: str) -> Any:
    """Parse YAML text as plain data; ``where`` names it in messages.

    Examples
    --------
    >>> parse_yaml("{country: NO, share: 0.60}", "example")
    {'country': 'NO', 'share': Decimal('0.60')}
    """
    try:
        content = fast_yaml.parse(text, Decimal, str, DEEPEST)
        if content is None:  # whatever is unusual or wrong
            _check_events(text, where)
            content = _yaml().load(text)
    except ProblemsFound:
        raise
    except DuplicateKeyError as error:
        key = re.search(r'duplicate key "([^"]*)"', str(error.problem or ""))
        found = f"the key {shown(key[1] if key else '?')} twice"
        raise ProblemsFound([Problem(f"{where}{_line(error)}", found, "each key once")]) from None
    except MarkedYAMLError as error:
        words = " ".join(str(error.problem or error.context or "unreadable text").split())
        found = words.removeprefix("but ").removeprefix("found ")
        raise ProblemsFound([Problem(f"{where}{_line(error)}", found, "plain YAML")]) from None
    except (YAMLError, ValueError, RecursionError) as error:
        found = (
            str(error).strip().splitlines()[0][:120] if str(error).strip() else type(error).__name__
        )
        raise ProblemsFound([Problem(where, found, "plain YAML")]) from None
    if content is None:
        raise ProblemsFound([Problem(where, "an empty file", "a YAML document")])
    hidden = [
        Problem(
            f"{where} @ {path_text(loc)}" if loc else where, found, "visible text", "Delete it."
        )
        for loc, found in _hidden(content)
    ]
    if hidden:
        raise ProblemsFound(hidden)
    return content


def _hidden(content: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    r"""Yield where invisible characters came out of escapes such as ``\u202e``."""
    if isinstance(content, str):
        for character in "" if content.isprintable() else content:
            if unicodedata.category(character) in INVISIBLE and character not in "\t\n":
                yield loc, f"the invisible character {character_name(character)}"
                return
    elif isinstance(content, Mapping):
        for key, part in content.items():
            yield from _hidden(key, loc) if isinstance(key, str) else ()
            yield from _hidden(part, (*loc, shown(key) if not _is_plain(key) else key))
    elif isinstance(content, list):
        for number, part in enumerate(content):
            yield from _hidden(part, (*loc, number))


def _is_plain(key: Any) -> bool:
    return isinstance(key, str) and key.isprintable()


def character_name(character: str) -> str:
    """Return what a character is called, or its number."""
    return unicodedata.name(character, f"U+{ord(character):04X}")


def _check_events(text: str, where: str) -> None:
    """Refuse what could expand without bound, before anything is built."""
    depth = 0
    for event in _yaml().parse(text):
        place = f"{where} line {event.start_mark.line + 1}"
        if getattr(event, "tag", None):
            raise ProblemsFound(
                [Problem(place, f"the tag {shown(str(event.tag))}", "plain values", "Delete it.")]
            )
        if getattr(event, "version", None) or getattr(event, "tags", None):
            raise ProblemsFound(
                [Problem(place, "a directive (%)", "a document of YAML 1.2", "Delete it.")]
            )
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise ProblemsFound(
                [
                    Problem(
                        place, "an anchor or alias (& or *)", "plain values", "Write the value out."
                    )
                ]
            )
        if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            depth += 1
            if depth > DEEPEST:
                raise ProblemsFound(
                    [Problem(place, f"more than {DEEPEST} levels", "a flatter document")]
                )
        elif type(event).__name__ in ("MappingEndEvent", "SequenceEndEvent"):
            depth -= 1


def _line(error: MarkedYAMLError) -> str:
    mark = error.problem_mark or error.context_mark
    return f" line {mark.line + 1}" if mark else ""


def path_text(loc: Iterable[int | str]) -> str:
    """Return a path into a document as a person would write it.

    Examples
    --------
    >>> path_text(("facts", "worker_wage", 0, "unit"))
    'facts.worker_wage[0].unit'
    """
    text = ""
    for step in loc:
        if isinstance(step, str) and (len(step) > LONGEST_STEP or not step.isprintable()):
            step = ascii(step)[1:LONGEST_STEP] + "…"
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text
