"""The comparison against the plain numpy way, and against loops over libraries of decision analysis.

Two promises: SMAA with 100,000 draws x 50 cases x 12 indicators within twice a plain vectorised kernel
and under 100 MB; dominance of 1,000 cases x 30 indicators under a second.

The plain kernel is what one would write in an hour, and gives less: no confidence factors, no standard
errors, and ties broken by the order of the cases. It is given its best chance, the values multiplied once
where none is uncertain. How much is uncertain decides what the time goes into, so all three are measured:
nothing (ranking), a third of the cells (both) and every cell (drawing values).
"""

from __future__ import annotations

import time
import warnings

import numpy as np
from measuring import Row, paired, peak_of

from microfactory.comparison import Grid, compare, smaa

DRAWS, CASES, INDICATORS = 100_000, 50, 12
LOOP = 200  # draws that a loop over a library is measured on


def grid(cases: int, indicators: int, uncertain: float, seed: int = 1) -> Grid:
    """Return a random grid on the scale from 0 to 1; a third of the uncertain is unknown."""
    rng = np.random.default_rng(seed)
    shape = (cases, indicators)
    # Cases differ in quality, so that some do dominate others.
    low = 0.6 * rng.random((cases, 1)) + 0.2 * rng.random(shape)
    kind = rng.random(shape)
    high = low + np.where(kind < uncertain, 0.2 * rng.random(shape), 0.0)
    unknown = kind < uncertain / 3
    return Grid(
        cases=tuple(f"case_{i}" for i in range(cases)),
        indicators=tuple(f"indicator_{k}" for k in range(indicators)),
        themes=("theme",) * indicators,
        direction=np.ones(indicators),
        low=np.where(unknown, 0.0, low),
        high=np.where(unknown, 1.0, high),
        scale_low=np.zeros(indicators),
        scale_high=np.ones(indicators),
        known=~unknown,
        applies=np.ones(shape, dtype=bool),
    )


def plain_smaa(values: Grid, draws: int, rng: np.random.Generator, chunk: int = 2000) -> None:
    """Count ranks and add up central weights, with a matrix product and a double argsort."""
    n, size = values.low.shape
    certain = bool((values.low == values.high).all())
    counts, first, total = np.zeros((n, n)), np.zeros(n), np.zeros((n, size))
    for _ in range(0, draws, chunk):
        weights = rng.dirichlet(np.ones(size), chunk)
        if certain:
            scores = weights @ values.low.T
        else:
            width = values.high - values.low
            drawn = values.low + width * rng.random((chunk, n, size))
            scores = np.einsum("dnk,dk->dn", drawn, weights)
        ranks = np.argsort(np.argsort(-scores, axis=1), axis=1)
        counts += np.bincount((ranks + n * np.arange(n)).ravel(), minlength=n * n).reshape(n, n)
        best = np.argmax(scores, axis=1)
        first += np.bincount(best, minlength=n)
        np.add.at(total, best, weights)


def plain_dominance(values: Grid) -> None:
    """Find necessary and possible dominance by broadcasting over (case, case, indicator)."""
    low, high = values.low, values.high
    at_least = (low[:, None, :] >= high[None, :, :]).all(axis=2)
    better = (low[:, None, :] > high[None, :, :]).any(axis=2)
    reaches = (high[:, None, :] >= low[None, :, :]).all(axis=2)
    passes = (high[:, None, :] > low[None, :, :]).any(axis=2)
    _ = at_least & better, reaches & passes


def loop_pymcdm(values: Grid, draws: int, rng: np.random.Generator) -> None:
    """Rank by a weighted sum, one draw after another, as pymcdm offers it."""
    from pymcdm.methods import WSM

    method = WSM()
    width = values.high - values.low
    types = np.ones(len(values.indicators))
    for weights in rng.dirichlet(types, draws):
        drawn = values.low + width * rng.random(values.low.shape)
        method.rank(method(drawn + 1e-9, weights, types))


def loop_skcriteria(values: Grid, draws: int, rng: np.random.Generator) -> None:
    """Rank by a weighted sum, one draw after another, as scikit-criteria offers it."""
    import skcriteria
    from skcriteria.agg.simple import WeightedSumModel

    method = WeightedSumModel()
    width = values.high - values.low
    for weights in rng.dirichlet(np.ones(len(values.indicators)), draws):
        drawn = values.low + width * rng.random(values.low.shape)
        method.evaluate(skcriteria.mkdm(drawn, [max] * len(values.indicators), weights=weights))


def rows(quick: bool) -> list[Row]:
    draws = DRAWS // 10 if quick else DRAWS
    found = []
    for uncertain in (0.0, 1 / 3, 1.0):
        values = grid(CASES, INDICATORS, uncertain)
        row = paired(
            f"SMAA, {CASES} cases x {INDICATORS} indicators, {uncertain:.0%} uncertain",
            lambda values=values: smaa(values, np.random.default_rng(0), draws=draws),
            "a plain numpy kernel",
            lambda values=values: plain_smaa(values, draws, np.random.default_rng(0)),
            least=0.5,
            clock=time.process_time,
        )
        peak = peak_of(lambda values=values: smaa(values, np.random.default_rng(0), draws=draws))
        found.append(row._replace(peak=peak))
    large = grid(1000, 30, 0.3)
    found.append(
        paired(
            "necessary and possible dominance, 1,000 cases x 30",
            lambda: compare(large),
            "broadcasting in numpy",
            lambda: plain_dominance(large),
            clock=time.process_time,
        )
    )
    values = grid(CASES, INDICATORS, 0.3)
    loops = (("pymcdm", loop_pymcdm), ("scikit-criteria", loop_skcriteria))
    for library, loop in () if quick else loops:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found.append(
                paired(
                    f"SMAA, {DRAWS:,} draws, {CASES} x {INDICATORS}",
                    lambda: smaa(values, np.random.default_rng(0), draws=DRAWS),
                    f"a loop over {library}",
                    lambda loop=loop: loop(values, LOOP, np.random.default_rng(0)),
                    share=LOOP / DRAWS,
                    clock=time.process_time,
                )
            )
    return found
