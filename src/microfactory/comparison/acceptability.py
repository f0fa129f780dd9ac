r"""Stochastic multicriteria acceptability: which weights would put a case in which place.

SMAA (Lahdelma, Hokkanen and Salminen 1998, European Journal of Operational Research 106) and
SMAA-2 (Lahdelma and Salminen 2001, Operations Research 49) ask the question of a weighted sum
backwards: over all weights that are admitted and all values that are possible, how often does a
case take each rank, and what does a typical supporter of its first place value. The value of an
indicator is linear over its scale, from 0 at the worst end to 1 at the best. A value that is an
interval is drawn uniformly from it, an unknown one from the whole scale. That is an assumption,
which dominance does without: acceptability says how favourable the admitted views are, and proves
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from microfactory.comparison.grid import Bools, Floats, Grid
from microfactory.comparison.weights import WeightSpace, weight_space
from microfactory.problems import Problem, stop_if_any

#: Draws made together. Each block has a generator of its own, seeded by its number, so a result
#: does not depend on how the work is cut, and the first blocks of a longer run are those of a
#: shorter one.
BLOCK = 2048

#: The same for the draws of values alone, of which all indicators are held at once.
CONFIDENCE_BLOCK = 256

#: Scores that are held at once for the confidence factors.
CONFIDENCE_SCORES = 1_000_000

#: Scores lie between 0 and 1; two this near are the same up to the rounding of a sum.
SAME_SCORE = 1e-12


@dataclass(frozen=True, eq=False)
class Acceptability:
    """The result of `smaa`; every share has its Monte Carlo standard error.

    Attributes
    ----------
    cases, indicators
        Labels.
    weights
        What was admitted.
    draws, confidence_draws
        Draws of weights with values, and of values alone.
    rank
        ``rank[i, r]``: the share of draws in which case i has rank r + 1. The rank is one more
        than the number of cases with a higher score, so cases with equal scores share the better
        rank.
    central_weights
        The mean of the weights that put case i first; NaN if none did.
    confidence
        How often case i is first, given its own central weights; NaN if it has none. Low
        confidence says that the values are too uncertain to tell even to a supporter.
    rank_error, central_weights_error, confidence_error
        Standard errors. That of a share comes from (hits + 1) / (draws + 2), so it is not zero
        for a share that was never met.
    """

    cases: tuple[str, ...]
    indicators: tuple[str, ...]
    weights: WeightSpace
    draws: int
    confidence_draws: int
    rank: Floats
    rank_error: Floats
    central_weights: Floats
    central_weights_error: Floats
    confidence: Floats
    confidence_error: Floats

    def ranks(self) -> pd.DataFrame:
        """Return one row for each case and rank."""
        n = len(self.cases)
        return pd.DataFrame(
            {
                "case": np.repeat(np.array(self.cases, dtype=object), n),
                "rank": np.tile(np.arange(1, n + 1), n),
                "acceptability": self.rank.ravel(),
                "standard_error": self.rank_error.ravel(),
            }
        )

    def supporters(self) -> pd.DataFrame:
        """Return one row for each case and indicator, with the confidence of the case."""
        size = len(self.indicators)
        return pd.DataFrame(
            {
                "case": np.repeat(np.array(self.cases, dtype=object), size),
                "indicator": np.tile(np.array(self.indicators, dtype=object), len(self.cases)),
                "central_weight": self.central_weights.ravel(),
                "standard_error": self.central_weights_error.ravel(),
                "confidence": np.repeat(self.confidence, size),
                "confidence_standard_error": np.repeat(self.confidence_error, size),
            }
        )


@dataclass(frozen=True, eq=False)
class _Values:
    """The worst values (indicator, case) on a scale from 0 to 1, and how far each can be better.

    ``swings`` has for each indicator the cases whose value is uncertain, and by how much.
    """

    worst: Floats
    swings: tuple[tuple[NDArray[np.intp], Floats], ...]

    @property
    def certain(self) -> bool:
        return not any(len(cases) for cases, _ in self.swings)

    def draw(
        self, rng: np.random.Generator, size: int
    ) -> Iterator[tuple[int, NDArray[np.intp], Floats]]:
        """Yield an indicator, its uncertain cases, and what they draw above their worst."""
        for k, (cases, width) in enumerate(self.swings):
            if len(cases):
                swing = rng.random((len(cases), size))
                swing *= width[:, None]
                yield k, cases, swing


def smaa(
    grid: Grid,
    rng: np.random.Generator,
    *,
    draws: int = 100_000,
    confidence_draws: int = 10_000,
    weights: WeightSpace | None = None,
) -> Acceptability:
    """Return rank acceptabilities, central weights and confidence factors.

    Parameters
    ----------
    grid
        Every indicator must apply to every case and have a finite scale.
    rng
        One number is taken from it, as the root of the blocks' own generators.
    draws
        Draws of weights together with values.
    confidence_draws
        Draws of values for the confidence factors; one is enough, and is made, if no value is
        uncertain.
    weights
        What is admitted, from `weight_space`; all weights by default.

    Raises
    ------
    microfactory.problems.ProblemsFound
        If a scale is infinite, an indicator does not apply to a case, or the weights are for
        others.
    """
    space = weight_space(grid.indicators) if weights is None else weights
    stop_if_any(_problems(grid, space, min(draws, confidence_draws)))
    values = _values(grid)
    root = int(rng.integers(2**63))
    n, size = len(grid.cases), len(grid.indicators)

    hits = np.zeros((n, n), dtype=np.int64)
    first = np.zeros(n, dtype=np.int64)
    total, squares = np.zeros((n, size)), np.zeros((n, size))
    for generator, block in _blocks(root, 0, draws, BLOCK):
        # A whole block is drawn even where a part is used: see BLOCK.
        drawn = space.sample(generator, BLOCK)
        scores = _scores(drawn, values, generator)[:block]
        drawn = drawn[:block]
        ascending, close = _ascending(scores)
        hits += _rank_counts(scores, ascending, close)
        winners = _winners(scores, ascending, close)
        first += winners.sum(axis=0).astype(np.int64)
        total += winners.T @ drawn
        squares += winners.T @ drawn**2

    with np.errstate(invalid="ignore", divide="ignore"):
        central = total / first[:, None]
        spread = np.sqrt(np.maximum(squares / first[:, None] - central**2, 0.0))
        central_error = spread / np.sqrt(first[:, None])
    tries = 1 if values.certain else confidence_draws
    confidence = _confidence(central, values, root, tries)
    error = _share_error(confidence, tries)
    return Acceptability(
        cases=grid.cases,
        indicators=grid.indicators,
        weights=space,
        draws=draws,
        confidence_draws=tries,
        rank=hits / draws,
        rank_error=_share_error(hits / draws, draws),
        central_weights=central,
        central_weights_error=central_error,
        confidence=confidence,
        confidence_error=np.where(np.isnan(error), np.nan, 0.0) if values.certain else error,
    )


def _problems(grid: Grid, space: WeightSpace, draws: int) -> list[Problem]:
    problems = []
    if draws < 1:
        problems.append(Problem("smaa, draws", str(draws), "at least one"))
    if not grid.indicators:
        problems.append(Problem("smaa, indicators", "none", "at least one"))
    for k, name in enumerate(grid.indicators):
        low, high = grid.scale_low[k], grid.scale_high[k]
        if not np.isfinite(high - low):
            found = f"a scale from {low:g} to {high:g}"
            hint = "Give the indicator a finite scale, or leave it out with Grid.select."
            expected = "a finite scale, over which a weight has a meaning"
            problems.append(Problem(f"smaa @ {name}", found, expected, hint))
        excluded = [c for c, yes in zip(grid.cases, grid.applies[:, k], strict=True) if not yes]
        if excluded:
            found = f"not applicable to {', '.join(excluded)}"
            hint = "Compare Grid.common(), which names what it leaves out."
            expected = "an indicator that applies to every case"
            problems.append(Problem(f"smaa @ {name}", found, expected, hint))
    if space.indicators != grid.indicators:
        found = f"weights for {', '.join(space.indicators)}"
        problems.append(Problem("smaa, weights", found, ", ".join(grid.indicators)))
    return problems


def _values(grid: Grid) -> _Values:
    width = grid.scale_high - grid.scale_low
    zero = np.where(grid.direction > 0, grid.scale_low, -grid.scale_high)
    start, end = (grid.worst - zero) / width, (grid.best - zero) / width
    swings = []
    for from_, to in zip(start.T, end.T, strict=True):
        cases = np.flatnonzero(from_ < to)
        swings.append((cases, (to - from_)[cases]))
    return _Values(worst=np.ascontiguousarray(start.T), swings=tuple(swings))


def _blocks(
    root: int, stream: int, draws: int, size: int
) -> Iterator[tuple[np.random.Generator, int]]:
    """Yield a generator and a number of draws for each block of at most ``size``."""
    for number, begin in enumerate(range(0, draws, size)):
        seed = np.random.SeedSequence(root, spawn_key=(stream, number))
        yield np.random.default_rng(seed), min(size, draws - begin)


def _scores(weights: Floats, values: _Values, rng: np.random.Generator) -> Floats:
    """Return the weighted sums (draw, case)."""
    # A row a case, so that the inner loops run over draws. Not a product of BLAS, which may add up
    # in another order for another case: equal cases have equal scores to the last bit.
    if values.certain:
        certain: Floats = np.einsum("dk,kc->dc", weights, values.worst)
        return certain
    by_indicator = np.ascontiguousarray(weights.T)
    scores: Floats = np.einsum("kc,kd->cd", values.worst, by_indicator)
    for k, cases, swing in values.draw(rng, len(weights)):
        swing *= by_indicator[k]
        scores[cases] += swing
    return np.ascontiguousarray(scores.T)


def _ascending(scores: Floats) -> tuple[NDArray[np.int64], Bools]:
    """Return the cases of each draw (row) by ascending score, and which draws need a closer look.

    Scores are not negative, and the bits of such numbers, read as whole numbers, are in the same
    order. So the number of the case takes the place of the last few bits and one sort of whole
    numbers, several times as fast as that of indices, gives both. A draw in which two scores differ
    in these bits only is marked.
    """
    n = scores.shape[1]
    bits = (n - 1).bit_length()
    keys = scores.view(np.int64) >> bits
    keys <<= bits
    keys |= np.arange(n)
    keys.sort(axis=1)
    ascending = keys & ((1 << bits) - 1)
    keys >>= bits
    close: Bools = (keys[:, 1:] == keys[:, :-1]).any(axis=1)
    return ascending, close


def _rank_counts(scores: Floats, ascending: NDArray[np.int64], close: Bools) -> NDArray[np.int64]:
    """Return how often each case (row) has each rank (column)."""
    n = scores.shape[1]
    # The place in ascending order, turned round, is the rank where no two scores are equal.
    cells = [ascending[~close] * n + np.arange(n - 1, -1, -1)]
    if close.any():
        some = scores[close]
        order = np.argsort(some, axis=1)
        ordered = np.take_along_axis(some, order, axis=1)
        # The best place of those with an equal score is that of the last of them.
        last = np.full(ordered.shape, n - 1)
        last[:, :-1] = np.where(ordered[:, 1:] > ordered[:, :-1], np.arange(n - 1), n - 1)
        last = np.minimum.accumulate(last[:, ::-1], axis=1)[:, ::-1]
        cells.append(order * n + (n - 1 - last))
    found = np.concatenate([part.ravel() for part in cells])
    return np.bincount(found, minlength=n * n).reshape(n, n)


def _winners(scores: Floats, ascending: NDArray[np.int64], close: Bools) -> Floats:
    """Return 1 for the best case of each draw (row), or for those that share the best score."""
    winners = np.zeros(scores.shape)
    winners[np.arange(len(scores)), ascending[:, -1]] = 1
    winners[close] = scores[close] == scores[close].max(axis=1, keepdims=True)
    return winners


def _confidence(central: Floats, values: _Values, root: int, draws: int) -> Floats:
    """Return how often each case is first under its own central weights; NaN if it has none."""
    supported = np.flatnonzero(~np.isnan(central[:, 0]))
    hits = np.zeros(len(central))
    for generator, block in _blocks(root, 1, draws, CONFIDENCE_BLOCK):
        # (indicator, case, draw): one matrix product then serves all supporters of a few cases.
        drawn = np.repeat(values.worst[:, :, None], CONFIDENCE_BLOCK, axis=2)
        for k, cases, swing in values.draw(generator, CONFIDENCE_BLOCK):
            drawn[k, cases] += swing
        size, n, _ = drawn.shape
        few = max(1, CONFIDENCE_SCORES // (n * CONFIDENCE_BLOCK))
        for start in range(0, len(supported), few):
            some = supported[start : start + few]
            scores = (central[some] @ drawn.reshape(size, -1)).reshape(len(some), n, -1)
            own = scores[np.arange(len(some)), some]
            first = own >= scores.max(axis=1) - SAME_SCORE
            hits[some] += first[:, :block].sum(axis=1)
    return np.where(np.isnan(central[:, 0]), np.nan, hits / draws)


def _share_error(share: Floats, draws: int) -> Floats:
    smoothed = (share * draws + 1) / (draws + 2)
    return np.sqrt(smoothed * (1 - smoothed) / draws)
