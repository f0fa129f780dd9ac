"""One answer as data gives it, and what it leaves open.

A list says what the product really takes, all of it; ``one_of`` says that it is one of several and not
known which. What is not given is unknown: every answer stays possible.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations
from numbers import Real
from typing import Any

from microfactory.problems import Problem, did_you_mean, shown
from microfactory.quantity import Interval
from microfactory.typology.definition import Discriminator
from microfactory.typology.words import among, together, value_name

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Fact:
    """The answers to one question that the evidence leaves open.

    Parameters
    ----------
    options
        Each is a set of values that the product takes together.
    size
        The number behind the answer, where one was given.
    """

    options: frozenset[frozenset[str]]
    size: Interval | None = None

    def within(self, whole: Fact) -> Fact | None:
        """Return what stays possible for a part of what the whole takes; None in contradiction."""
        parts = frozenset().union(*(subsets(tuple(sorted(answer))) for answer in whole.options))
        left = self.options & parts
        return Fact(left, whole.size if self.size is None else self.size) if left else None


@cache
def subsets(values: tuple[str, ...]) -> frozenset[frozenset[str]]:
    """Return every set of one and more of the values: what an unknown answer may be.

    Examples
    --------
    >>> len(subsets(("centralized", "decentralized", "distributed")))
    7
    """
    sizes = range(1, len(values) + 1)
    return frozenset(frozenset(some) for size in sizes for some in combinations(values, size))


def unknown(found: Discriminator) -> Fact:
    """Return that nothing is known: any set of values, but one class of a number."""
    if found.classes:
        return Fact(frozenset(frozenset([name]) for name in found.domain))
    return Fact(subsets(found.domain))


def read_answer(content: Any, values: tuple[str, ...], where: str, problems: list[Problem]) -> Fact:
    """Return what an answer leaves open; what is not understood is noted and leaves all open."""
    if content is None or content == UNKNOWN:
        return Fact(subsets(values))
    answers = [content]
    if isinstance(content, Mapping):
        answers = content.get("one_of", ())
        if set(content) != {"one_of"} or not isinstance(answers, (list, tuple)) or not answers:
            expected = f"a value, a list of values, {{one_of: [...]}} or {UNKNOWN}"
            problems.append(Problem(where, shown(dict(content)), expected))
            return Fact(subsets(values))
    options = {_together(answer, values, where, problems) for answer in answers}
    return Fact(frozenset(options - {frozenset()}) or subsets(values))


def _together(
    answer: Any, values: tuple[str, ...], where: str, problems: list[Problem]
) -> frozenset[str]:
    """Return the values that are taken together, empty when they are not understood."""
    taken = list(answer) if isinstance(answer, (list, tuple)) else [answer]
    wrong = [value for value in taken if value not in values]
    expected = f"one of {', '.join(values)}"
    for value in wrong:
        hint = did_you_mean(value, values) if isinstance(value, str) else ""
        problems.append(Problem(where, shown(value), expected, hint))
    if not taken:
        problems.append(Problem(where, "an empty list", expected))
    return frozenset() if wrong else frozenset(taken)


def read_discriminator(
    content: Any, found: Discriminator, where: str, problems: list[Problem]
) -> Fact:
    """Return what an answer leaves open; a number falls into the classes that it touches."""
    if content is None or content == UNKNOWN:
        return unknown(found)
    if not found.classes:
        return read_answer(content, found.domain, where, problems)
    if isinstance(content, str) or (isinstance(content, Mapping) and "one_of" in content):
        fact = read_answer(content, found.domain, where, problems)
        return Fact(fact.options & unknown(found).options or unknown(found).options)
    size = _size(content, where, problems)
    return unknown(found) if size is None else of_size(found, size)


def of_size(found: Discriminator, size: Interval) -> Fact:
    """Return the classes that a size touches."""
    touched = (each for each in found.classes if each.touches(size.low, size.high))
    return Fact(frozenset(frozenset([each.name]) for each in touched), size)


def _size(content: Any, where: str, problems: list[Problem]) -> Interval | None:
    """Return a number or an interval; None when nothing is known or it is not understood."""
    expected = "a number of at least 0, or {low: ..., high: ...}"
    ends = dict(content) if isinstance(content, Mapping) else {"low": content, "high": content}
    if not ends or not set(ends) <= {"low", "high"}:
        problems.append(Problem(where, shown(content), expected))
        return None
    sizes = {name: _finite(end) for name, end in ends.items() if end is not None}
    for name, size in sizes.items():
        if size is None:
            problems.append(Problem(where, shown(ends[name]), expected))
            return None
    if not sizes:
        return None
    low, high = sizes.get("low") or 0.0, sizes.get("high")
    if high is not None and low > high:
        limit = f"low at most high, which is {high:g}"
        problems.append(Problem(where, f"low {low:g}", limit, "Are they exchanged?"))
        return None
    return Interval(low, high)


def _finite(end: Any) -> float | None:
    """Return a count as a number, or None when it is not one."""
    if isinstance(end, bool) or not isinstance(end, (Real, Decimal)):
        return None
    try:
        number = float(end)
    except (OverflowError, ValueError):
        return None
    return number if math.isfinite(number) and number >= 0 else None


def in_words(fact: Fact, values: Sequence[str]) -> str:
    """Return an answer as a reader would say it.

    Examples
    --------
    >>> both = Fact(frozenset([frozenset(["small", "large"])]))
    >>> in_words(both, ("small", "large"))
    'small and large'
    """
    if fact.size is not None:
        return str(fact.size)
    ordered = sorted(
        fact.options, key=lambda some: ([values.index(one) for one in some], len(some))
    )
    return among(
        together(value_name(value) for value in values if value in some) for some in ordered
    )
