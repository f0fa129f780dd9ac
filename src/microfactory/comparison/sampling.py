"""Random linear extensions, from chains of adjacent transpositions."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from microfactory.comparison.grid import Bools

#: Chains that run side by side, independent of each other: the sampling error is the spread
#: between them. A multiple of eight.
CHAINS = 128

#: The distance from uniform (total variation) that the length of the burn-in is set for.
DISTANCE = 0.01


def burn_in(n: int) -> int:
    """Return how many sweeps a chain runs before its first ranking is used.

    Bubley and Dyer (1999, Discrete Mathematics 201) prove that (n^3 - n)/6 * ln(n^2 / (4 *
    distance)) single transpositions at random places bring a chain on the linear extensions to
    within ``distance`` of uniform. A sweep tries n - 1 of them, and there are at least as many
    tries here. The sweep has no such proof of its own; the tests hold it against the exact
    values.
    """
    transpositions = (n**3 - n) / 6 * np.log(n**2 / (4 * DISTANCE))
    return int(np.ceil(transpositions / (n - 1)))


def sample_rankings(over: Bools, rng: np.random.Generator, rounds: int) -> NDArray[np.int32]:
    """Return rankings (round, place, chain) from chains of adjacent transpositions.

    The chain of Karzanov and Khachiyan (1991, Order 8): two neighbours that are not ordered
    change places with probability one half, which leaves the uniform distribution as it is.
    Transpositions of disjoint pairs do not see one another, so a sweep tries the pairs (1, 2),
    (3, 4), ... at once and then (2, 3), (4, 5), ....
    """
    n = len(over)
    # A case has more cases over it than any case over it has: sorting by that number, with the
    # fraction drawn at random, gives a linear extension to start from.
    start = over.sum(axis=0)[:, None] + rng.random((n, CHAINS))
    ranking = np.argsort(start, axis=0)
    free = ~over.ravel()
    warm_up = burn_in(n)
    # Without any constraint a case forgets its place e-fold in n^2/pi^2 sweeps, which is less.
    thinning = -(-warm_up // 12)
    recorded = np.empty((rounds, n, CHAINS), dtype=np.int32)
    for k in range(rounds):
        for _ in range(warm_up if k == 0 else thinning):
            for first in (0, 1):
                upper = ranking[first : n - 1 : 2]
                lower = ranking[first + 1 : n : 2]
                coins = np.unpackbits(np.frombuffer(rng.bytes(upper.size // 8), np.uint8))
                change = free[upper * n + lower] & coins.reshape(upper.shape).view(bool)
                # Exchange through the difference: no branch, and no copy of the two rows.
                step = (lower - upper) * change
                upper += step
                lower -= step
        recorded[k] = ranking
    return recorded
