r"""The partial order of what is certain: its Hasse diagram and its rank intervals.

Necessary dominance is a strict partial order. *Irreflexive*: a case cannot be certainly better
than itself. *Transitive*: let a be over c and c over e with no indicator left out. Then all three
have the same applicable indicators, and on each of them :math:`w^a \ge b^c \ge w^c \ge b^e`, so a
is certainly at least as good as e; where a is certainly better than c the first inequality is
strict, so a is certainly better than e there. Irreflexive and transitive together exclude cycles.
Had an indicator that applies to only one of two cases been dropped from their comparison, the
middle step would compare on other indicators than the outer ones, and cycles could arise.

A *linear extension* is a full ranking that contradicts nothing in the order. The ranks (1 is
best) that a case takes over all of them are exactly the whole numbers from 1 + |A|, where A are
the cases over it, to n - |B|, where B are the cases under it. These are bounds, since A comes
before the case and B after it. To attain a rank between them, list the other cases, those neither
in A nor in B, in an order that contradicts nothing, and put the first few of the list with A in
front. Nothing that is over one of these few can be left behind: it is in A, or earlier in the
list; it is not in B, for then the few would be in B too. Brüggemann and Patil (2011, Ranking and
Prioritization for Multi-indicator Systems) use the same interval.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from microfactory.comparison.dominance import Dominance, Outcome, Rows
from microfactory.comparison.grid import Bools

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class PartialOrder:
    """Cases and which of them is over which.

    Attributes
    ----------
    cases
        Labels, in the order of the matrices.
    over
        ``over[i, j]``: case i is necessarily over case j. Transitively closed.
    covers
        The transitive reduction of ``over``: the lines of the Hasse diagram.
    layer
        1 for the cases that nothing is over; otherwise one more than the deepest case over it.
    best_rank, worst_rank
        The interval of the ranks that a case takes over all linear extensions (1 is best). Both
        ends and everything between are attained. Equal cases may come in either order.
    ties
        Groups of cases that are the same single number on every indicator.
    """

    cases: tuple[str, ...]
    over: Bools
    covers: Bools
    layer: Ints
    best_rank: Ints
    worst_rank: Ints
    ties: tuple[tuple[str, ...], ...]

    @property
    def edges(self) -> tuple[tuple[str, str], ...]:
        """The lines of the Hasse diagram, from the upper case to the lower."""
        return tuple((self.cases[i], self.cases[j]) for i, j in np.argwhere(self.covers))

    def ranks(self) -> pd.DataFrame:
        """Return one row a case: its layer, its rank interval, how many are over and under it."""
        return pd.DataFrame(
            {
                "case": self.cases,
                "layer": self.layer,
                "best_rank": self.best_rank,
                "worst_rank": self.worst_rank,
                "over_it": self.over.sum(axis=0),
                "under_it": self.over.sum(axis=1),
            }
        )


def partial_order(dominance: Dominance) -> PartialOrder:
    """Return the partial order of necessary dominance.

    Pairs with an indicator that applies to only one of them are not ordered; compare
    ``grid.common()`` to order by the indicators that apply to all.
    """
    over = dominance.necessary
    equal = (dominance.outcomes == Outcome.EQUAL) & (dominance.one_sided == 0)
    return from_relation(dominance.grid.cases, over, equal)


def telling_pairs(order: PartialOrder, always: Iterable[str] = ()) -> tuple[Rows, Rows]:
    """Return the pairs that tell the order: neighbours in it, and the pairs of some cases.

    Neighbours are joined by a line of the Hasse diagram; the rest of the order follows from them.
    The number of all pairs grows with the square of the cases, that of the neighbours hardly.

    Parameters
    ----------
    order
        The order.
    always
        Cases whose pairs, with one another and with all others, are returned in any case.

    Returns
    -------
    tuple of numpy.ndarray
        The rows of the two cases of each pair, the lower row first, sorted.

    Examples
    --------
    >>> over = np.array([[0, 1, 1], [0, 0, 1], [0, 0, 0]], dtype=bool)
    >>> first, second = telling_pairs(from_relation(("a", "b", "c"), over))
    >>> list(zip(first.tolist(), second.tolist()))
    [(0, 1), (1, 2)]
    """
    wanted = order.covers | order.covers.T
    for case in always:
        row = order.cases.index(case)
        wanted[row, :] = wanted[:, row] = True
    first, second = np.nonzero(np.triu(wanted, k=1))
    return first, second


def from_relation(cases: tuple[str, ...], over: Bools, equal: Bools | None = None) -> PartialOrder:
    """Return the partial order of a transitively closed, irreflexive relation.

    Examples
    --------
    >>> over = np.array([[0, 1, 1], [0, 0, 1], [0, 0, 0]], dtype=bool)
    >>> order = from_relation(("a", "b", "c"), over)
    >>> order.edges, order.layer.tolist()
    ((('a', 'b'), ('b', 'c')), [1, 2, 3])
    """
    n = len(cases)
    # Paths of two steps; float32 counts up to 2**24 exactly and runs through BLAS.
    steps = over.astype(np.float32)
    between = (steps @ steps) > 0
    layer = np.ones(n, dtype=np.int64)
    # Whatever is over a case has fewer cases over it, so this visits it first.
    for j in np.argsort(over.sum(axis=0), kind="stable"):
        above = over[:, j]
        if above.any():
            layer[j] = layer[above].max() + 1
    return PartialOrder(
        cases=cases,
        over=over,
        covers=over & ~between,
        layer=layer,
        best_rank=1 + over.sum(axis=0, dtype=np.int64),
        worst_rank=n - over.sum(axis=1, dtype=np.int64),
        ties=() if equal is None else _groups(cases, equal),
    )


def _groups(cases: tuple[str, ...], equal: Bools) -> tuple[tuple[str, ...], ...]:
    """Return the classes of an equality relation that have more than one member."""
    # Equality is transitive, so a case belongs to the group of the first case that it equals.
    groups: dict[int, list[str]] = {}
    for i, row in enumerate(equal | np.eye(len(cases), dtype=bool)):
        groups.setdefault(int(np.argmax(row)), []).append(cases[i])
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)
