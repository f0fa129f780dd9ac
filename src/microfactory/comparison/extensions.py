"""Rank probabilities over the linear extensions of a partial order.

Every ranking that contradicts nothing certain counts the same. That is a convention, not evidence:
the rank interval of `PartialOrder` is what is certain.

Cases that no chain of certain statements connects do not see one another, so each connected group
is worked out by itself: in a random ranking of all n cases the m places of a group are a uniform
choice, and the member that is a-th in its group has rank r with the probability C(r - 1, a - 1)
C(n - r, m - a) / C(n, m). Groups of up to `EXACT_UP_TO` cases are counted by dynamic programming
over the sets that can come first (De Loof, De Meyer and De Baets 2006, Fundamenta Informaticae
71); the linear extensions of larger ones are sampled, and the error is reported.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from microfactory.comparison.grid import Bools, Floats
from microfactory.comparison.order import PartialOrder
from microfactory.comparison.sampling import CHAINS, sample_rankings
from microfactory.problems import Problem, ProblemsFound

#: Sets of cases, one bit a case.
Sets = NDArray[np.int64]

#: 20! is the last factorial below 2**63, so up to here every count is an exact 64-bit integer.
EXACT_UP_TO = 20


@dataclass(frozen=True, eq=False)
class RankProbabilities:
    """How often each case takes each rank over the linear extensions.

    Attributes
    ----------
    cases
        Labels of the rows.
    probability
        ``probability[i, r]``: the share of the linear extensions in which case i has rank r + 1.
    mean_rank
        The mean rank of each case (1 is best).
    probability_error, mean_rank_error
        Monte Carlo standard errors; zero where all linear extensions were counted.
    extensions
        The number of linear extensions; None if a group was sampled.
    draws
        The number of linear extensions sampled of each large group; None if there is none.
    """

    cases: tuple[str, ...]
    probability: Floats
    mean_rank: Floats
    probability_error: Floats
    mean_rank_error: Floats
    extensions: int | None
    draws: int | None

    def frame(self) -> pd.DataFrame:
        """Return one row for each case and rank."""
        n = len(self.cases)
        return pd.DataFrame(
            {
                "case": np.repeat(np.array(self.cases, dtype=object), n),
                "rank": np.tile(np.arange(1, n + 1), n),
                "probability": self.probability.ravel(),
                "standard_error": self.probability_error.ravel(),
            }
        )


def rank_probabilities(
    order: PartialOrder, rng: np.random.Generator | None = None, draws: int = 2048
) -> RankProbabilities:
    """Return rank probabilities: exact for connected groups of up to `EXACT_UP_TO` cases.

    Parameters
    ----------
    order
        What is certain.
    rng
        Needed when a larger group has to be sampled.
    draws
        Linear extensions to sample of it, rounded up to a multiple of the number of chains.

    Raises
    ------
    microfactory.problems.ProblemsFound
        If sampling is needed and there is no generator.

    Examples
    --------
    >>> from microfactory.comparison.order import from_relation
    >>> over = np.array([[0, 1, 0], [0, 0, 0], [0, 0, 0]], dtype=bool)
    >>> result = rank_probabilities(from_relation(("a", "b", "c"), over))
    >>> result.extensions, result.mean_rank.round(3).tolist()
    (3, [1.333, 2.667, 2.0])
    """
    n = len(order.cases)
    groups = _groups(order.over)
    rounds = max(2, -(-draws // CHAINS))
    probability, mean_rank = np.zeros((n, n)), np.zeros(n)
    probability_error, mean_rank_error = np.zeros((n, n)), np.zeros(n)
    extensions: int | None = 1
    placed = 0
    for members in groups:
        m = len(members)
        over = order.over[np.ix_(members, members)]
        to_all = _places_among_all(m, n)
        if m <= EXACT_UP_TO:
            counts = _count(over)
            total = int(counts[0].sum())
            probability[members] = counts / total @ to_all
            mean_rank[members] = probability[members] @ np.arange(1, n + 1)
            placed += m
            # The groups fill the places of a ranking in any mixture.
            extensions = None if extensions is None else extensions * total * comb(placed, m)
            continue
        if rng is None:
            found = f"{m} connected cases and no random generator"
            expected = f"a generator, since groups of more than {EXACT_UP_TO} cases are sampled"
            raise ProblemsFound([Problem("rank_probabilities", found, expected)])
        extensions = None
        rankings = sample_rankings(over, rng, rounds)
        for member, case in enumerate(members):
            # (round, chain): the place of the case, which stands exactly once in every ranking.
            place = np.argmax(rankings == member, axis=1)
            by_chain = (place[..., None] == np.arange(m)).mean(axis=0) @ to_all
            probability[case], probability_error[case] = _mean_and_error(by_chain)
            by_chain = by_chain @ np.arange(1, n + 1)
            mean_rank[case], mean_rank_error[case] = _mean_and_error(by_chain)
    return RankProbabilities(
        cases=order.cases,
        probability=probability,
        mean_rank=mean_rank,
        probability_error=probability_error,
        mean_rank_error=mean_rank_error,
        extensions=extensions,
        draws=rounds * CHAINS if extensions is None else None,
    )


def _groups(over: Bools) -> list[NDArray[np.intp]]:
    """Return the connected groups of cases."""
    linked = over | over.T | np.eye(len(over), dtype=bool)
    left = np.ones(len(over), dtype=bool)
    groups = []
    while left.any():
        group = np.zeros_like(left)
        reached = linked[np.argmax(left)]
        while (reached & ~group).any():
            group = reached
            reached = linked[group].any(axis=0)
        groups.append(np.flatnonzero(group))
        left &= ~group
    return groups


def _places_among_all(m: int, n: int) -> Floats:
    """Return the probability that the a-th of m (row) has rank r of n (column)."""
    ways = [[comb(r, a) * comb(n - 1 - r, m - 1 - a) for r in range(n)] for a in range(m)]
    total = comb(n, m)
    return np.array([[way / total for way in row] for row in ways])


def _mean_and_error(by_chain: Floats) -> tuple[Floats, Floats]:
    """Return the mean over independent chains and its standard error."""
    return by_chain.mean(axis=0), by_chain.std(axis=0, ddof=1) / np.sqrt(len(by_chain))


def _count(over: Bools) -> NDArray[np.int64]:
    """Return in how many linear extensions each case (row) has each place (column).

    Goes through every set of cases that can fill the first places. ``ways[S]`` is the number of
    ways to fill the first |S| places with S; ``rest[S]`` the number of ways to go on from there.
    Case i has rank |S| + 1 in ``ways[S] * rest[S + i]`` extensions for every S that holds all cases
    over i but not i.
    """
    n = len(over)
    cases = [(np.int64(1) << i, np.int64(over[:, i] @ (1 << np.arange(n)))) for i in range(n)]
    ways, rest = np.zeros(1 << n, dtype=np.int64), np.zeros(1 << n, dtype=np.int64)
    ways[0] = rest[-1] = 1
    # The sets that can come first, by their size.
    layers = [np.zeros(1, dtype=np.int64)]
    for _ in range(n):
        grown = []
        for bit, needed in cases:
            sets = _sets_before(layers[-1], bit, needed)
            # One case added to different sets gives different sets, so no sum is lost here.
            ways[sets | bit] += ways[sets]
            grown.append(sets | bit)
        layers.append(np.unique(np.concatenate(grown)))

    counts = np.zeros((n, n), dtype=np.int64)
    for place in reversed(range(n)):
        for i, (bit, needed) in enumerate(cases):
            sets = _sets_before(layers[place], bit, needed)
            onwards = rest[sets | bit]
            rest[sets] += onwards
            counts[i, place] = (ways[sets] * onwards).sum()
    return counts


def _sets_before(sets: Sets, bit: np.int64, needed: np.int64) -> Sets:
    """Return the sets that hold everything over a case and not the case itself."""
    # A set qualifies if, of the case and what is over it, it holds exactly the latter.
    return np.extract((sets & (bit | needed)) == needed, sets)
