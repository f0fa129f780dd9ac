"""The YAML that DVC writes, read by libyaml as ruamel.yaml would read it, twenty times as fast.

DVC reads ``dvc.lock`` twice for every ``dvc repro``, in pure Python, which is half of what there is to
do when nothing is to be done. Plain scalars on which the two versions of YAML, or the two libraries,
might differ are not decided here: `parse` then returns nothing, and DVC reads as it always does.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

#: Plain scalars that every reader takes for the same thing, and how they may begin.
KINDS = {
    "int": (re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z"), "+-0123456789"),
    "float": (re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+\Z"), "+-0123456789"),
    "bool": (re.compile(r"(?:true|false)\Z"), "tf"),
    "null": (re.compile(r"(?:null|~)?\Z"), ["n", "~", ""]),
}
UNSURE = "!unsure"


class Unsure(Exception):
    """A scalar that ruamel.yaml is to read."""


@cache
def _loader() -> Any:
    import yaml
    from ruamel.yaml.resolver import implicit_resolvers

    class Loader(yaml.CSafeLoader):  # type: ignore[misc]
        """Knows the scalars above, and which others are something else than text."""

    # By the first character, as the library wants it: most scalars are text, and looked at no further.
    patterns: dict[str, list[tuple[str, Any]]] = {}
    for kind, (pattern, firsts) in KINDS.items():
        for first in firsts:
            patterns.setdefault(first, []).append((f"tag:yaml.org,2002:{kind}", pattern))
    for _, _, lazy, firsts in implicit_resolvers:
        for first in firsts:
            other = re.compile(lazy.pattern, lazy.flags)
            patterns.setdefault(first, []).append((UNSURE, other))
    Loader.yaml_implicit_resolvers = patterns
    Loader.add_constructor("tag:yaml.org,2002:int", lambda self, node: int(node.value))
    Loader.add_constructor("tag:yaml.org,2002:float", lambda self, node: float(node.value))

    def refuse(self: Any, node: Any) -> None:
        raise Unsure(node.value)

    Loader.add_constructor(UNSURE, refuse)
    return Loader


def parse(text: str) -> Any:
    r"""Return what a YAML text says, or nothing if it is for ruamel.yaml to read.

    Examples
    --------
    >>> parse("a: [1, 0.5, true, b, 1e5x]")
    {'a': [1, 0.5, True, 'b', '1e5x']}
    >>> parse("a: yes"), parse("a: 0123"), parse("a: 2018-05-16"), parse("a: &b 1\n*b: 1")
    (None, None, None, None)
    """
    import yaml

    try:
        if re.search(r"(?:^|[\s\[{,:-])[&*!<]", text):  # references and tags
            return None
        loader = _loader()(text)
        try:
            return _unique(loader)
        finally:
            loader.dispose()
    except (Unsure, yaml.YAMLError):
        return None


def _unique(loader: Any) -> Any:
    """Return the content; a key that stands twice is an error for ruamel.yaml, so for it to tell."""
    import yaml

    node = loader.get_single_node()
    waiting = [node] if node else []
    while waiting:
        each = waiting.pop()
        if isinstance(each, yaml.MappingNode):
            keys = [key.value for key, _ in each.value]
            if not all(isinstance(key, yaml.ScalarNode) for key, _ in each.value):
                raise Unsure(keys)
            if len(set(keys)) < len(keys):
                raise Unsure(keys)
            waiting += [value for _, value in each.value]
        elif isinstance(each, yaml.SequenceNode):
            waiting += each.value
    return loader.construct_document(node) if node else None
