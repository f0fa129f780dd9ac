"""How far a product belongs to each type: graded membership, as an interval.

Membership is the least of the grades on the criteria and on the discriminators that the text names for
the type, the minimum rule of fuzzy-set ideal-type analysis (Kvist 2007, Journal of Business Research 60:
474-481). A grade is

- on a criterion, the share of the product's values that the type allows;
- on a defining discriminator, the same share;
- on a typical one, between one half and one: a typical sign that is absent leaves the product neither
  in nor out of the type, which is what one half means in that analysis;
- on a number, one where the text is sure of the type, nought where it excludes it, and between the
  cut-offs linear in the logarithm.

Every grade is taken over all completions of what is unknown; since the facts complete independently and
the minimum rises with each grade, the least and the most membership are exact.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from microfactory.quantity import Interval
from microfactory.typology.answers import Fact
from microfactory.typology.definition import Allowed, Definition, Discriminator
from microfactory.typology.profile import Profile
from microfactory.typology.sizes import Numbers

#: The grade of a typical sign that is absent: the crossover point.
CROSSOVER = 0.5
Membership = dict[str, tuple[float, float]]


def membership(profile: Profile, definition: Definition, allowed: Allowed) -> Membership:
    """Return the least and the most membership of a product in each type.

    Parameters
    ----------
    profile
        What is known. Of a product with steps it is the mean over the steps: the share of the
        product that is of the type.
    definition, allowed
        The typology, and what its rows allow in the chosen reading.

    Returns
    -------
    Type to (low, high), each between 0 and 1.
    """
    parts = [_of_part(part.profile, definition, allowed) for part in profile.parts]
    count = len(parts)
    return {
        kind: (
            sum(part[kind][0] for part in parts) / count,
            sum(part[kind][1] for part in parts) / count,
        )
        for kind in definition.types
    }


def _of_part(profile: Profile, definition: Definition, allowed: Allowed) -> Membership:
    sizes = {
        each.name: hull(each, fact)
        for each, fact in zip(definition.discriminators, profile.discriminators, strict=True)
        if each.slopes
    }
    low = {name: np.array([size.low]) for name, size in sizes.items()}
    high = {name: np.array([size.high]) for name, size in sizes.items()}
    by_size = graded(definition, low, high)
    return {
        kind: (min(least, float(by_size[kind][0][0])), min(most, float(by_size[kind][1][0])))
        for kind, (least, most) in categorical(profile, definition, allowed).items()
    }


def categorical(profile: Profile, definition: Definition, allowed: Allowed) -> Membership:
    """Return membership by everything but graded numbers."""
    names = (*definition.criteria, *(each.name for each in definition.discriminators))
    facts = dict(zip(names, (*profile.criteria, *profile.discriminators), strict=True))
    found = {}
    for kind in definition.types:
        bounds = [
            shares(facts[name], values, floor)
            for name, values, floor in rules(kind, definition, allowed)
        ]
        found[kind] = (min(low for low, _ in bounds), min(high for _, high in bounds))
    return found


def rules(
    kind: str, definition: Definition, allowed: Allowed
) -> list[tuple[str, frozenset[str], float]]:
    """Return the questions that a type is graded by, with the values that it admits.

    Beside them stands the grade that a product has which takes none of the values.
    """
    found = [(name, allowed[kind][name], 0.0) for name in definition.criteria]
    for each in definition.discriminators:
        sign = each.signs.get(kind)
        if sign is not None and not each.slopes:
            found.append((each.name, sign.values, 0.0 if sign.defining else CROSSOVER))
    return found


def shares(fact: Fact, values: frozenset[str], floor: float) -> tuple[float, float]:
    """Return the least and the most that the possible answers have in common with allowed values.

    Examples
    --------
    >>> one, both = frozenset(["small"]), frozenset(["small", "large"])
    >>> shares(Fact(frozenset([one, both])), one, 0.0)
    (0.5, 1.0)
    """
    parts = [len(option & values) / len(option) for option in fact.options]
    return floor + (1 - floor) * min(parts), floor + (1 - floor) * max(parts)


def hull(found: Discriminator, fact: Fact) -> Interval:
    """Return the interval of a number that is given, or that its possible classes span."""
    if fact.size is not None or not found.classes:
        return fact.size or Interval(0, None)
    classes = [size for size in found.classes if frozenset([size.name]) in fact.options]
    return Interval(min(each.low for each in classes), max(each.high for each in classes))


def graded(
    definition: Definition, low: Mapping[str, Numbers], high: Mapping[str, Numbers]
) -> dict[str, tuple[Numbers, Numbers]]:
    """Return membership by graded numbers alone, for many products at once.

    Parameters
    ----------
    low, high
        Discriminator to the ends of its interval, one a product.
    """
    found = {}
    for kind in definition.types:
        bounds = [
            each.slopes[kind].grades(low[each.name], high[each.name])
            for each in definition.discriminators
            if kind in each.slopes
        ]
        least, most = zip(*bounds, strict=True) if bounds else ((np.ones(1),), (np.ones(1),))
        found[kind] = (np.minimum.reduce(least), np.minimum.reduce(most))
    return found
