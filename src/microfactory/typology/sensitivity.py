"""How far an answer rests on each fact: what it would be with the fact changed or forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from microfactory.typology.answers import UNKNOWN, Fact, in_words, subsets, unknown
from microfactory.typology.completions import Evidence, Kernel, in_order, kernel_of
from microfactory.typology.definition import TABLE, Definition
from microfactory.typology.missing import type_of
from microfactory.typology.profile import Profile

COLUMNS = ["part", "on", "given", "instead", "type", "possible", "changes"]


def sensitivity(
    profile: Profile | Mapping[str, Any], definition: Definition, *, reading: str = TABLE
) -> pd.DataFrame:
    """Return what the answer would be if one fact were another or not known, all else as it is.

    Parameters
    ----------
    profile, definition, reading
        As for `classify`.

    Returns
    -------
    A row a change of a known fact: ``part`` (the step, if there are steps), ``on`` and ``given``
    (the fact), ``instead`` (a single value, or ``unknown``), the ``type`` and ``possible`` types
    then, joined by ``|``, and ``changes``, whether that differs from the answer as it is.
    """
    if not isinstance(profile, Profile):
        profile = Profile.from_mapping(profile, definition)
    definition.reading(reading)
    kernel = kernel_of(definition)
    evidence = [kernel.evidence(part.profile) for part in profile.parts]

    def possible(number: int, known: Evidence) -> tuple[str, ...]:
        parts = [*evidence[:number], known, *evidence[number + 1 :]]
        return kernel.names(kernel.of_product([kernel.possible(each, reading) for each in parts]))

    before = possible(0, evidence[0])
    found = []
    for number, (part, known) in enumerate(zip(profile.parts, evidence, strict=True)):
        for on, given, instead, changed in _changes(part.profile, known, kernel):
            after = possible(number, changed)
            row = (part.name, on, given, instead, type_of(after), "|".join(after), after != before)
            found.append(row)
    return pd.DataFrame(found, columns=COLUMNS)


def _changes(
    profile: Profile, known: Evidence, kernel: Kernel
) -> list[tuple[str, str, str, Evidence]]:
    """Return every change of one known fact: its name, the fact, the other answer, the evidence."""
    found = []
    for place, (name, values) in enumerate(kernel.definition.criteria.items()):
        fact = profile.criteria[place]
        if fact.options != subsets(values):
            given = in_words(fact, values)
            for option in _single(values, fact):
                words = in_words(Fact(frozenset([option])), values)
                found.append((name, given, words, known.with_criterion(place, option)))
            found.append((name, given, UNKNOWN, known.with_criterion(place, *subsets(values))))
    for place, each in enumerate(kernel.definition.discriminators):
        fact = profile.discriminators[place]
        if fact.options != unknown(each).options:
            given = in_words(fact, each.domain)
            for option in _single(each.domain, fact):
                words = in_words(Fact(frozenset([option])), each.domain)
                costs = kernel.against(each, option)
                found.append((each.name, given, words, known.with_sign(place, costs)))
            costs_of_any = (kernel.against(each, option) for option in unknown(each).options)
            found.append((each.name, given, UNKNOWN, known.with_sign(place, *costs_of_any)))
    return found


def _single(values: tuple[str, ...], fact: Fact) -> list[frozenset[str]]:
    """Return the single values that the fact is not."""
    return [
        option
        for option in in_order(values)
        if len(option) == 1 and fact.options != frozenset([option])
    ]
