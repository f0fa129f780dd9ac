"""Weights drawn uniformly from all that a reader admits.

A weight is what a swing over the whole scale of an indicator is worth; weights are not negative
and add up to one. Without preferences every such vector counts the same. A preference is either a
range for some weights or a ranking of some indicators by importance. Indicators can also be put
into groups that count alike, so that a subject does not weigh more for being asked about more often.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from microfactory.comparison.grid import Bools, Floats
from microfactory.problems import Problem, ProblemsFound, did_you_mean, shown, stop_if_any

#: Draws that decide how to draw from ranges; they are thrown away, and always the same.
PILOT = 4096

#: Sums of bounds this near to one leave a single vector of weights.
NO_ROOM = 1e-12


@dataclass(frozen=True, eq=False)
class WeightSpace:
    """All the weights that are admitted; made by `weight_space`.

    Attributes
    ----------
    indicators
        Labels, in the order of the columns of a sample.
    low, high
        The range of each weight.
    order
        Indicators from the most to the least important; empty where nothing was said.
    remainder
        The indicators that share, as a simplex, what the others leave; the others are drawn from
        their ranges first.
    groups
        The group of each indicator; empty where there are none. The groups share the whole as a
        simplex, and the members of a group what it has.
    """

    indicators: tuple[str, ...]
    low: Floats
    high: Floats
    order: tuple[str, ...]
    remainder: Bools
    groups: tuple[str, ...] = ()

    def sample(self, rng: np.random.Generator, size: int) -> Floats:
        """Return ``size`` weight vectors, one a row, uniform over the admitted ones."""
        if self.groups:
            return self._sample_groups(rng, size)
        spare = 1.0 - self.low.sum()
        if spare <= NO_ROOM:
            return np.tile(self.low, (size, 1))
        if self.high.sum() - 1.0 <= NO_ROOM:
            return np.tile(self.high, (size, 1))
        found: list[Floats] = []
        missing = size
        while missing > 0:
            candidates, admitted = self._propose(rng, size)
            found.append(candidates[admitted][:missing])
            missing -= len(found[-1])
        weights = np.concatenate(found)
        if self.order:
            columns = [self.indicators.index(name) for name in self.order]
            # Every order is equally likely, so sorting is the same as keeping only those in order.
            weights[:, columns] = -np.sort(-weights[:, columns], axis=1)
        return weights

    def _sample_groups(self, rng: np.random.Generator, size: int) -> Floats:
        """Return vectors that are uniform among the groups, and within each of them."""
        weights = rng.standard_exponential((size, len(self.groups)))
        shares = rng.standard_exponential((size, len(set(self.groups))))
        shares /= shares.sum(axis=1, keepdims=True)
        for place, name in enumerate(dict.fromkeys(self.groups)):
            members = np.array([group == name for group in self.groups])
            weights[:, members] *= (shares[:, place] / weights[:, members].sum(axis=1))[:, None]
        return weights

    def _propose(self, rng: np.random.Generator, size: int) -> tuple[Floats, Bools]:
        """Return candidates and which of them to admit, so that the admitted ones are uniform.

        Some weights are drawn from their ranges; the remainder shares what they leave as a
        simplex. A simplex that shares *s* has a volume proportional to s^(m - 1) for m members,
        which is the chance to admit what was drawn from the ranges.
        """
        weights = np.empty((size, len(self.low)))
        boxed = ~self.remainder
        weights[:, boxed] = rng.uniform(self.low[boxed], self.high[boxed], (size, boxed.sum()))
        members = int(self.remainder.sum())
        floor = self.low[self.remainder]
        share = 1.0 - weights[:, boxed].sum(axis=1) - floor.sum()
        parts = rng.standard_exponential((size, members))
        parts *= (share / parts.sum(axis=1))[:, None]
        weights[:, self.remainder] = floor + parts
        admitted = share >= 0
        if boxed.any():
            largest = 1.0 - self.low.sum()
            chance = (np.maximum(share, 0.0) / largest) ** (members - 1)
            admitted &= rng.random(size) < chance
        admitted &= (weights[:, self.remainder] <= self.high[self.remainder]).all(axis=1)
        return weights, admitted


def weight_space(
    indicators: Sequence[str],
    *,
    ranges: Mapping[str, tuple[float, float]] | None = None,
    order: Sequence[str] = (),
    groups: Sequence[str] = (),
) -> WeightSpace:
    """Return the weights that are admitted.

    Parameters
    ----------
    indicators
        Labels, in the order of the grid.
    ranges
        Lowest and highest weight of some indicators; the others are between 0 and 1.
    order
        Some or all indicators, the most important first. Not together with ``ranges``.
    groups
        The group of each indicator; the groups then count alike on average, however many members
        they have. Not together with ``ranges`` or an ``order``.

    Raises
    ------
    microfactory.problems.ProblemsFound
        If a name is not an indicator, or no weights, or hardly any, satisfy the ranges.

    Examples
    --------
    >>> space = weight_space(["wage", "safety"], ranges={"wage": (0.5, 0.6)})
    >>> weights = space.sample(np.random.default_rng(1), 1000)
    >>> bool(weights[:, 0].min() >= 0.5), bool(weights[:, 0].max() <= 0.6)
    (True, True)
    """
    names = tuple(indicators)
    ranges = dict(ranges or {})
    stop_if_any(_problems(names, ranges, order, groups))
    low = np.array([ranges.get(name, (0.0, 1.0))[0] for name in names])
    high = np.array([ranges.get(name, (0.0, 1.0))[1] for name in names])
    # A weight is at most what the least of the others leaves, and at least what their most does
    # not reach.
    spare, excess = max(0.0, 1.0 - float(low.sum())), max(0.0, float(high.sum()) - 1.0)
    low, high = np.maximum(low, high - excess), np.minimum(high, low + spare)
    everything = np.ones(len(names), dtype=bool)
    space = WeightSpace(names, low, high, tuple(order), everything, tuple(groups))
    if not ranges or space.low.sum() >= 1 - NO_ROOM or space.high.sum() <= 1 + NO_ROOM:
        return space
    return _best_remainder(space)


def _best_remainder(space: WeightSpace) -> WeightSpace:
    """Return the space with the remainder that admits most candidates.

    Wide ranges are drawn well as a simplex and narrow ones well from their ranges, so the widest
    indicators make the remainder; how many of them is tried out.
    """
    widest: NDArray[np.intp] = np.argsort(space.low - space.high, kind="stable")
    best, most = space, 0
    for members in range(1, len(widest) + 1):
        remainder = np.zeros(len(widest), dtype=bool)
        remainder[widest[:members]] = True
        tried = WeightSpace(space.indicators, space.low, space.high, space.order, remainder)
        admitted = int(tried._propose(np.random.default_rng(0), PILOT)[1].sum())
        if admitted > most:
            best, most = tried, admitted
    if most == 0:
        found = f"ranges that admit none of {PILOT} trial weights"
        expected = "ranges with some room between them"
        raise ProblemsFound([Problem("weights", found, expected, "Fix the weights instead.")])
    return best


def _problems(
    names: tuple[str, ...],
    ranges: Mapping[str, tuple[float, float]],
    order: Sequence[str],
    groups: Sequence[str],
) -> list[Problem]:
    problems = [
        Problem("weights", shown(name), "an indicator of the grid", did_you_mean(name, names))
        for name in (*ranges, *order)
        if name not in names
    ]
    if groups and (ranges or order):
        problems.append(Problem("weights", "groups with ranges or an order", "one of them"))
    if groups and len(groups) != len(names):
        found = f"{len(groups)} groups for {len(names)} indicators"
        problems.append(Problem("weights, groups", found, "a group for each indicator"))
    if ranges and order:
        problems.append(Problem("weights", "ranges and an order", "one of the two"))
    if len(set(order)) < len(order):
        problems.append(Problem("weights, order", shown(list(order)), "each indicator once"))
    for name, (low, high) in ranges.items():
        if not 0 <= low <= high <= 1:
            found = f"{low:g} to {high:g}"
            problems.append(Problem(f"weights, {name}", found, "a range between 0 and 1"))
    if not problems and names:
        lowest = sum(low for low, _ in ranges.values())
        highest = sum(ranges.get(name, (0.0, 1.0))[1] for name in names)
        if lowest > 1 + NO_ROOM or highest < 1 - NO_ROOM:
            found = f"weights that add up to between {lowest:g} and {highest:g}"
            problems.append(Problem("weights, ranges", found, "a sum of 1 within reach"))
    return problems
