"""How fast the comparison is, as a ratio to the plain numpy way of doing the same.

Run ``python benchmarks/bench_comparison.py``. Two promises are printed with their limits: SMAA with
100,000 draws x 50 cases x 12 indicators within twice a plain vectorised kernel and under 100 MB;
dominance of 1,000 cases x 30 indicators under a second.
"""

from __future__ import annotations

import statistics
import time
import tracemalloc
from collections.abc import Callable

import numpy as np

from microfactory.comparison import Grid, compare, next_facts, rank_probabilities, smaa
from microfactory.comparison.order import from_relation

DRAWS, CASES, INDICATORS = 100_000, 50, 12
REPEATS = 5


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


def median_times(*works: Callable[[], object]) -> list[float]:
    """Return the median CPU seconds of each; they take turns, so that a busy machine is fair."""
    times = [[timed(work) for work in works] for _ in range(REPEATS)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def peak_memory(work: Callable[[], object]) -> float:
    """Return the peak of what the work allocates, in MB."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def fan(cases: int) -> np.ndarray:
    """Return one case over all others and nothing else: connected, with hardly anything ordered."""
    over = np.zeros((cases, cases), dtype=bool)
    over[0, 1:] = True
    return over


def main() -> None:
    print(f"{'what':58}{'s':>8}{'plain, s':>10}{'ratio':>7}{'MB':>7}")

    def show(name: str, work: Callable[[], object], *plain: Callable[[], object]) -> None:
        seconds, *others = median_times(work, *plain)
        ratio = "".join(f"{other:10.3f}{seconds / other:7.2f}" for other in others)
        print(f"{name:58}{seconds:8.3f}{ratio:17}{peak_memory(work):7.1f}")

    for uncertain in (0.0, 0.3, 1.0):
        values = grid(CASES, INDICATORS, uncertain)
        show(
            f"smaa {DRAWS} x {CASES} x {INDICATORS}, {uncertain:.0%} uncertain (limit 2, 100 MB)",
            lambda values=values: smaa(values, np.random.default_rng(0), draws=DRAWS),
            lambda values=values: plain_smaa(values, DRAWS, np.random.default_rng(0)),
        )
    large = grid(1000, 30, 0.3)
    show("dominance 1000 x 30 (limit 1 s)", lambda: compare(large), lambda: plain_dominance(large))
    fifty = grid(50, 12, 0.3)
    show("facts worth collecting, 50 x 12", lambda: next_facts(fifty))
    for cases, kind in ((20, "counted"), (50, "sampled")):
        order = from_relation(fifty.cases[:cases], fan(cases))
        show(
            f"rank probabilities of {cases} connected cases, {kind}",
            lambda order=order: rank_probabilities(order, np.random.default_rng(0)),
        )


if __name__ == "__main__":
    main()
