"""YAML read by libyaml as ruamel.yaml would read it, at a fraction of its time.

ruamel.yaml is pure Python: reading the registers took most of the time of most steps, and reading
``dvc.lock`` most of that of a run with nothing to do. Whatever the two libraries, or the versions of
YAML, might take for different things is not decided here: `parse` then returns nothing, and it is for
ruamel.yaml to read, and to say what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

DIGITS = "+-0123456789"
#: Plain scalars that every reader takes for the same thing, and how they may begin.
KINDS = {
    "int": (re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z"), DIGITS),
    "float": (re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+\Z"), DIGITS),
    "bool": (re.compile(r"(?:true|false)\Z"), "tf"),
    "null": (re.compile(r"(?:null|~)?\Z"), ["n", "~", ""]),
    "timestamp": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"), DIGITS),
}
UNSURE = "!unsure"
#: Line ends and spaces that the versions of YAML see differently.
ODD = re.compile("[\t\r\x85\u2028\u2029\ufeff]")


class Unsure(Exception):
    """Something that ruamel.yaml is to read."""


@cache
def _loader(number: Callable[[str], Any], date: Callable[[str], Any] | None) -> Any:
    import yaml
    from ruamel.yaml.resolver import implicit_resolvers

    class Loader(yaml.CSafeLoader):  # type: ignore[misc]
        """Knows the scalars above, and which others are something else than text."""

    # By the first character, as the library wants it: most scalars are text, and looked at no further.
    patterns: dict[str, list[tuple[str, Any]]] = {}
    for kind, (pattern, firsts) in KINDS.items():
        for first in firsts:
            patterns.setdefault(first, []).append((f"tag:yaml.org,2002:{kind}", pattern))
    for versions, _, lazy, firsts in implicit_resolvers:
        for first in firsts if (1, 2) in versions else ():
            other = re.compile(lazy.pattern, lazy.flags)
            patterns.setdefault(first, []).append((UNSURE, other))
    Loader.yaml_implicit_resolvers = patterns

    def refuse(self: Any, node: Any) -> None:
        raise Unsure(node.value)

    def by(read: Callable[[str], Any]) -> Callable[[Any, Any], Any]:
        return lambda self, node: read(node.value)

    Loader.add_constructor("tag:yaml.org,2002:int", by(int))
    Loader.add_constructor("tag:yaml.org,2002:float", by(number))
    Loader.add_constructor("tag:yaml.org,2002:timestamp", by(date) if date else refuse)
    Loader.add_constructor(UNSURE, refuse)
    return Loader


def parse(
    text: str,
    number: Callable[[str], Any] = float,
    date: Callable[[str], Any] | None = None,
    deepest: int = 100,
) -> Any:
    r"""Return what a YAML text says, or nothing if it is for ruamel.yaml to read.

    Parameters
    ----------
    text
        One document.
    number, date
        Make a value of a number with a decimal point, and of a date; without the latter, dates are
        for ruamel.yaml.
    deepest
        How many levels there may be.

    Examples
    --------
    >>> parse("a: [1, 0.5, true, b, 1e5x]")
    {'a': [1, 0.5, True, 'b', '1e5x']}
    >>> parse("a: 1_000"), parse("a: 0123"), parse("a: 2018-05-16"), parse("a: &b 1\n*b: 1")
    (None, None, None, None)
    """
    import yaml

    if ODD.search(text):
        return None
    kind = _loader(number, date)
    try:
        _check(yaml.parse(text, Loader=kind), deepest)
        return yaml.load(text, Loader=kind)
    except (Unsure, yaml.YAMLError, ValueError, ArithmeticError, RecursionError):
        return None


def _check(events: Any, deepest: int) -> None:
    """Refuse all but plain data with each key once, and what stands between brackets too freely."""
    import yaml

    levels: list[_Level] = []
    for event in events:
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise Unsure(event)
        if getattr(event, "version", None) or getattr(event, "tags", None):
            raise Unsure(event)
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            levels.pop()
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            if levels:
                levels[-1].take(None)
            is_flow = event.flow_style or (bool(levels) and levels[-1].is_flow)
            levels.append(_Level(isinstance(event, yaml.MappingStartEvent), is_flow))
            if len(levels) > deepest:
                raise Unsure(event)
        elif isinstance(event, yaml.ScalarEvent) and levels:
            if levels[-1].is_flow and not event.style and re.search(r"[:?#]", event.value):
                raise Unsure(event)
            levels[-1].take(event.value)


class _Level:
    """A mapping or a sequence while it is read."""

    def __init__(self, is_mapping: bool, is_flow: bool) -> None:
        self.is_mapping, self.is_flow = is_mapping, is_flow
        self.keys: set[str] = set()
        self.awaits_key = True

    def take(self, text: str | None) -> None:
        """See a key or a value; a key is text, and there once."""
        if self.is_mapping and self.awaits_key:
            if text is None or text in self.keys:
                raise Unsure(text)
            self.keys.add(text)
        self.awaits_key = not self.awaits_key
