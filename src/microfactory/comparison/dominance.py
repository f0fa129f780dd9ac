r"""What the intervals of two cases allow: the first over the second, under it, equal, incomparable.

Put every indicator on an axis where more is better, and write :math:`[w_k, b_k]` for the worst
and the best value of a case on indicator *k*. A *completion* picks one number from every
interval, independently. In each completion exactly one of four outcomes holds for a pair (a, c):
a is at least as good everywhere and better somewhere (*over*); the reverse (*under*); equal
everywhere; each is better somewhere (*incomparable*). A pair is described by the set of the
outcomes that some completion gives; it is settled when the set has one member, and *open*
otherwise. Five counts over the indicators that the pair shares decide the set, without
enumerating anything. With *m* shared indicators and

- ``gt``: :math:`w^a_k > b^c_k` (a is certainly better), ``lt`` the reverse,
- ``ge``: :math:`w^a_k \ge b^c_k` (a is certainly at least as good), ``le`` the reverse,
- ``eq``: both are the same single number,

*over* is possible iff ``lt == 0`` (a reaches c everywhere) and ``le < m`` (and can pass it
somewhere); *equal* iff ``gt == lt == 0`` (the intervals meet everywhere); *incomparable* iff
``le < m`` and ``ge < m`` (each can pass the other somewhere) and ``eq < m - 1`` (in two different
places). Each is a choice of values made indicator by indicator, hence exact. It follows that a is
necessarily over c iff ``ge == m`` and ``gt >= 1``: for if ``gt`` were 0, all the ends could meet
and the two be equal.

An infinite end is never attained, and the comparisons above respect that by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntFlag, StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from microfactory.comparison.grid import Bools, Floats, Grid

Counts = NDArray[np.uint16]
Rows = NDArray[np.intp]

#: Pairs whose five counts are held at once; they then stay in the processor's cache.
CHUNK_PAIRS = 65_536


class Outcome(IntFlag):
    """How a case can stand to another in one completion of what is unknown."""

    OVER = 1
    UNDER = 2
    EQUAL = 4
    INCOMPARABLE = 8


class PairStatus(StrEnum):
    """What is certain of a pair; the first case is the subject."""

    OVER = "over"
    UNDER = "under"
    INDISTINGUISHABLE = "indistinguishable"
    INCOMPARABLE = "incomparable"
    OPEN = "open"
    NOTHING_SHARED = "nothing shared"


_SETTLED = {
    0: PairStatus.NOTHING_SHARED,
    int(Outcome.OVER): PairStatus.OVER,
    int(Outcome.UNDER): PairStatus.UNDER,
    int(Outcome.EQUAL): PairStatus.INDISTINGUISHABLE,
    int(Outcome.INCOMPARABLE): PairStatus.INCOMPARABLE,
}
_ALL_STATUS = [_SETTLED.get(code, PairStatus.OPEN) for code in range(16)]
_OPEN = np.array([status is PairStatus.OPEN for status in _ALL_STATUS])


@dataclass(frozen=True, eq=False)
class Dominance:
    """What is certain and what is possible of every pair of cases.

    An indicator that applies to neither of two cases says nothing about them. One that applies to
    only one of them cannot be compared: it is left out of the pair's outcomes, is counted in
    ``one_sided``, and keeps the pair out of `necessary`, because dropping it would manufacture
    dominance and the relation would no longer be transitive.

    Attributes
    ----------
    grid
        What was compared.
    outcomes
        The possible `Outcome` flags of (row, column), on the indicators that apply to both; 0 on
        the diagonal and where nothing is shared.
    shared, one_sided
        For how many indicators both apply, and exactly one does.
    """

    grid: Grid
    outcomes: NDArray[np.uint8]
    shared: Counts
    one_sided: Counts

    @property
    def necessary(self) -> Bools:
        """Row dominates column under every completion, with no indicator left out."""
        result: Bools = (self.outcomes == Outcome.OVER) & (self.one_sided == 0)
        return result

    @property
    def possible(self) -> Bools:
        """Row dominates column under some completion, with no indicator left out."""
        result: Bools = ((self.outcomes & Outcome.OVER) > 0) & (self.one_sided == 0)
        return result

    @property
    def open(self) -> Bools:
        """The pair has more than one possible outcome."""
        return _OPEN[self.outcomes]

    def status(self, case: str, other: str) -> PairStatus:
        """Return what is certain of ``case`` against ``other``, on the indicators they share."""
        return _ALL_STATUS[int(self.outcomes[self.grid.row(case), self.grid.row(other)])]

    def left_out(self, case: str, other: str) -> tuple[str, ...]:
        """Return the indicators that apply to only one of the two."""
        i, j = self.grid.row(case), self.grid.row(other)
        differs = self.grid.applies[i] != self.grid.applies[j]
        return tuple(np.array(self.grid.indicators, dtype=object)[differs])

    def pairs(self, chosen: tuple[Rows, Rows] | None = None) -> pd.DataFrame:
        """Return one row for every unordered pair: its status, what is possible, what it covers.

        ``left_out`` joins by ``|`` the indicators that apply to only one of the two cases.

        Parameters
        ----------
        chosen
            The rows of the two cases of each pair; all pairs when left out.
        """
        first, second = chosen or np.triu_indices(len(self.grid.cases), k=1)
        cases = np.array(self.grid.cases, dtype=object)
        flags = self.outcomes[first, second]
        names = np.array([status.value for status in _ALL_STATUS])
        one_sided = self.one_sided[first, second]
        left_out = np.full(len(first), "", dtype=object)
        for pair in np.flatnonzero(one_sided):
            left_out[pair] = "|".join(self.left_out(cases[first[pair]], cases[second[pair]]))
        return pd.DataFrame(
            {
                "case": cases[first],
                "other": cases[second],
                "status": names[flags],
                "can_be_over": (flags & Outcome.OVER) > 0,
                "can_be_under": (flags & Outcome.UNDER) > 0,
                "can_be_equal": (flags & Outcome.EQUAL) > 0,
                "can_be_incomparable": (flags & Outcome.INCOMPARABLE) > 0,
                "shared": self.shared[first, second].astype(np.int64),
                "left_out": left_out,
            }
        )


def compare(grid: Grid) -> Dominance:
    """Compare every pair of cases under every completion of what is unknown.

    Examples
    --------
    >>> from microfactory.comparison import read_grid
    >>> profile = pd.DataFrame(
    ...     [("a", "wage", 5.0, 7.0, True, False), ("b", "wage", 2.0, 5.0, True, False),
    ...      ("c", "wage", 1.0, 4.0, True, False)],
    ...     columns=["case", "indicator", "low", "high", "known", "not_applicable"],
    ... )
    >>> indicators = pd.DataFrame(
    ...     [("wage", 1, 0.0, 40.0, "pay")],
    ...     columns=["indicator", "direction", "scale_low", "scale_high", "theme"],
    ... )
    >>> result = compare(read_grid(profile, indicators))
    >>> print(result.status("a", "c"), result.status("a", "b"), result.status("b", "c"), sep=", ")
    over, open, open
    """
    n = len(grid.cases)
    # Indicator by indicator, contiguous: the inner loop then runs over cases.
    worst = np.ascontiguousarray(grid.worst.T)
    best = np.ascontiguousarray(grid.best.T)
    applies = grid.applies.astype(np.float32)
    shared = (applies @ applies.T).astype(np.uint16)
    own = grid.applies.sum(axis=1)
    one_sided = (own[:, None] + own[None, :] - 2 * shared.astype(np.int64)).astype(np.uint16)

    gt, ge, eq = (np.zeros((n, n), np.uint16) for _ in range(3))
    step = max(1, CHUNK_PAIRS // max(n, 1))
    for start in range(0, n, step):
        rows = slice(start, start + step)
        _count(worst[:, rows], best[:, rows], worst, best, gt[rows], ge[rows], eq[rows])

    outcomes = _outcomes(gt, ge, eq, shared)
    np.fill_diagonal(outcomes, 0)
    return Dominance(grid=grid, outcomes=outcomes, shared=shared, one_sided=one_sided)


def compare_by_theme(grid: Grid) -> Mapping[str, Dominance]:
    """Compare on each theme by itself, in the order of the indicators."""
    return {theme: compare(_of_theme(grid, theme)) for theme in dict.fromkeys(grid.themes)}


def compare_by_indicator(grid: Grid) -> Mapping[str, Dominance]:
    """Compare on each indicator by itself."""
    return {name: compare(grid.select(indicators=[name])) for name in grid.indicators}


def _of_theme(grid: Grid, theme: str) -> Grid:
    pairs = zip(grid.indicators, grid.themes, strict=True)
    return grid.select(indicators=[name for name, own in pairs if own == theme])


def _count(
    row_worst: Floats,
    row_best: Floats,
    worst: Floats,
    best: Floats,
    gt: Counts,
    ge: Counts,
    eq: Counts,
) -> None:
    """Add to the counts of a few rows. NaN, does not apply, compares as False: counted nowhere."""
    found = np.empty(gt.shape, dtype=bool)
    bits = found.view(np.uint8)
    # A single number is a value of its own; an interval is equal to nothing.
    row_point = np.where(row_worst == row_best, row_worst, np.nan)
    point = np.where(worst == best, worst, np.nan)
    for k in range(len(worst)):
        np.greater(row_worst[k][:, None], best[k], out=found)
        np.add(gt, bits, out=gt, casting="unsafe")
        np.greater_equal(row_worst[k][:, None], best[k], out=found)
        np.add(ge, bits, out=ge, casting="unsafe")
        np.equal(row_point[k][:, None], point[k], out=found)
        np.add(eq, bits, out=eq, casting="unsafe")


def _outcomes(gt: Counts, ge: Counts, eq: Counts, shared: Counts) -> NDArray[np.uint8]:
    """Return the possible outcomes from the counts; the module's docstring has the argument."""
    lt, le = gt.T, ge.T
    flags = np.zeros(gt.shape, dtype=np.uint8)
    flags |= np.where((lt == 0) & (le < shared), np.uint8(Outcome.OVER), np.uint8(0))
    flags |= np.where((gt == 0) & (ge < shared), np.uint8(Outcome.UNDER), np.uint8(0))
    equal = (gt == 0) & (lt == 0) & (shared > 0)
    flags |= np.where(equal, np.uint8(Outcome.EQUAL), np.uint8(0))
    crossing = (le < shared) & (ge < shared) & (eq + 1 < shared)
    flags |= np.where(crossing, np.uint8(Outcome.INCOMPARABLE), np.uint8(0))
    return flags
