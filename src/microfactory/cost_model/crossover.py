"""At which volumes two production models change places: a set, since curves with steps cross often.

Between its steps the cost of an order is linear in the pieces, so the crossings are found exactly:
one root at most between two steps, and a change of places at a step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from microfactory.cost_model.parameters import Floats
from microfactory.cost_model.process import Terms

#: Steps are looked at up to so many a curve; a curve with more has lost its steps to the eye.
MOST_STEPS = 20_000


@dataclass(frozen=True)
class Crossover:
    """A volume at which the cheaper of two models changes.

    Attributes
    ----------
    volume
        Good pieces.
    below, above
        The cheaper model on either side: ``first`` or ``second``.
    at
        ``curve`` where the two cost the same, ``step`` where one of them jumps past the other.
    """

    volume: float
    below: Literal["first", "second"]
    above: Literal["first", "second"]
    at: Literal["curve", "step"]


@dataclass(frozen=True)
class Crossovers:
    """All crossovers between two volumes, and the cheaper model where there is none.

    ``cheaper_at_low`` is the cheaper model at the low end: the answer everywhere if nothing
    crosses; ``same`` if the two never differ.
    """

    low: float
    high: float
    cheaper_at_low: Literal["first", "second", "same"]
    crossings: tuple[Crossover, ...]


def crossovers(first: Terms, second: Terms, low: float, high: float) -> Crossovers:
    """Return every volume at which two models change places.

    Parameters
    ----------
    first, second
        Cost functions with a single number for each term.
    low, high
        Volumes between which to look.

    Notes
    -----
    The cost of having the pieces is compared, so that below a minimum order the minimum is paid.
    A model that cannot make a volume costs infinitely much there.
    """
    edges = np.unique(
        np.concatenate([[low, high], _steps(first, low, high), _steps(second, low, high)])
    )
    left, right = edges[:-1], edges[1:]
    # Two points inside each piece give the line there, without asking which way a step falls.
    one, two = left + (right - left) / 3, left + (right - left) * 2 / 3
    at_one, at_two = (_difference(first, second, points) for points in (one, two))
    with np.errstate(invalid="ignore"):
        slope = np.where(np.isfinite(at_one) & np.isfinite(at_two), at_two - at_one, 0.0)
    begin, end = at_one - slope, at_two + slope
    found: list[Crossover] = []
    sign, start = 0, 0
    for piece in range(len(left)):
        for value, place in ((begin[piece], left[piece]), (end[piece], None)):
            now = int(np.sign(value))
            if now == 0:
                continue
            if sign == 0:
                start = now
            elif now != sign:
                if place is None:
                    length = right[piece] - left[piece]
                    volume = left[piece] + length * begin[piece] / (begin[piece] - end[piece])
                    found.append(_crossing(volume, sign, now, "curve"))
                else:
                    found.append(_crossing(place, sign, now, "step"))
            sign = now
    return Crossovers(low, high, _cheaper(start), tuple(found))


def _crossing(volume: float, before: int, now: int, at: Literal["curve", "step"]) -> Crossover:
    below, above = _cheaper(before), _cheaper(now)
    assert below != "same" and above != "same"
    return Crossover(float(volume), below, above, at)


def _cheaper(sign: int) -> Literal["first", "second", "same"]:
    """Return which model is cheaper, from the sign of first less second."""
    if sign == 0:
        return "same"
    return "first" if sign < 0 else "second"


def _difference(first: Terms, second: Terms, volumes: Floats) -> Floats:
    """Return how much more the first costs; zero where the two are equal up to rounding."""
    one, other = first.bought(volumes), second.bought(volumes)
    both = np.isinf(one) & np.isinf(other)
    with np.errstate(invalid="ignore"):
        gap = np.where(both, 0.0, one - other)
        small = np.abs(gap) <= 1e-12 * np.minimum(np.abs(one), np.abs(other))
    return np.where(small, 0.0, gap)


def _steps(model: Terms, low: float, high: float) -> Floats:
    """Return the volumes at which the cost of a model jumps or bends."""
    found = [np.array([float(model.minimum), float(model.most)])]
    counted = [model.tooling_life] if model.tooling_cost > 0 else []
    counted += [model.station_pieces] if model.dedicated and model.station_cost > 0 else []
    for pieces in counted:
        last = min(high, float(model.most)) / model.yield_ + model.burn_in
        number = min(int(last / pieces), MOST_STEPS) if np.isfinite(pieces) else 0
        found.append((np.arange(1, number + 1) * pieces - model.burn_in) * model.yield_)
    steps = np.concatenate(found)
    return steps[(steps > low) & (steps < high)]
