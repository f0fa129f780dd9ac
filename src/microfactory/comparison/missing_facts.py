"""Facts worth collecting next: how many open comparisons each could settle by itself.

A *fact* is a cell that is not a single number yet: unknown, or an interval. An *answer* is one
number from it. An answer *settles* an open pair if, with the cell at that number and every other
cell as it is, the pair has only one possible outcome left (see
`microfactory.comparison.dominance`). Only pairs with the case of the fact can be settled by it.
How many pairs an answer settles changes only where the answer passes an end of another case's
interval, so trying these ends and one number between each two of them tries all answers.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from microfactory.comparison.dominance import compare
from microfactory.comparison.grid import Bools, Floats, Grid

COLUMNS = (
    "case",
    "indicator",
    "known",
    "could_settle",
    "could_order",
    "best_answer",
    "least_answer",
    "expected",
    "in_the_way",
)


def next_facts(grid: Grid) -> pd.DataFrame:
    """Return the facts, those that could settle most open pairs first.

    Returns
    -------
    pandas.DataFrame
        One row a fact:

        - ``known``: False if nothing is known; True if an interval would have to be narrowed.
        - ``could_settle``: open pairs that some answer settles, each pair for itself.
        - ``could_order``: those among them that some answer settles as one case over the other.
        - ``best_answer``, ``least_answer``: the pairs that the luckiest and the unluckiest single
          answer settles; ``least_answer`` is what the fact settles for certain.
        - ``expected``: the mean over answers spread evenly over the cell; NaN if the cell has no
          end.
        - ``in_the_way``: open pairs in which this very cell leaves open which of the two is better
          on the indicator. It ranks facts that no single answer makes decisive.

        Sorted by ``could_settle``, ``expected`` (where there is one), ``in_the_way``, then as in
        the grid.
    """
    facts = _Facts(grid)
    rows = [
        facts.row(i, k)
        for i, k in np.argwhere(grid.applies & (grid.low < grid.high))
        if facts.open[i].any()
    ]
    table = pd.DataFrame(rows, columns=pd.Index(COLUMNS))
    keys = ["could_settle", "expected", "in_the_way"]
    ranked = table.sort_values(keys, ascending=False, kind="stable", na_position="last")
    return ranked.reset_index(drop=True)


class _Facts:
    """The counts of every pair, from which those of one cell are taken out and put back anew."""

    def __init__(self, grid: Grid) -> None:
        result = compare(grid)
        self.grid = grid
        self.worst, self.best = grid.worst, grid.best
        self.open = result.open
        self.shared = result.shared.astype(np.int64)
        n = len(grid.cases)
        self.gt = np.zeros((n, n), dtype=np.int64)
        self.ge = np.zeros((n, n), dtype=np.int64)
        for worst, best in zip(self.worst.T, self.best.T, strict=True):
            self.gt += worst[:, None] > best
            self.ge += worst[:, None] >= best

    def row(self, i: int, k: int) -> tuple[object, ...]:
        """Return the row of the fact (case i, indicator k)."""
        others = self.open[i] & self.grid.applies[:, k]
        worst, best = self.worst[others, k], self.best[others, k]
        low, high = float(self.worst[i, k]), float(self.best[i, k])
        answers, share = _answers(low, high, np.concatenate([worst, best]))

        # What the other indicators say of the pairs, and what each answer (row) adds.
        x = answers[:, None]
        gt = (self.gt[i, others] - (low > best)) + (x > best)
        ge = (self.ge[i, others] - (low >= best)) + (x >= best)
        lt = (self.gt[others, i] - (worst > high)) + (worst > x)
        le = (self.ge[others, i] - (worst >= high)) + (worst >= x)
        shared = self.shared[i, others]
        ordered = ((ge == shared) & (gt > 0)) | ((le == shared) & (lt > 0))
        equal = (ge == shared) & (le == shared)
        settled: Bools = ordered | equal | ((gt > 0) & (lt > 0))

        per_answer = settled.sum(axis=1)
        undecided = (low < best) & (worst < high)
        return (
            self.grid.cases[i],
            self.grid.indicators[k],
            bool(self.grid.known[i, k]),
            int(settled.any(axis=0).sum()),
            int(ordered.any(axis=0).sum()),
            int(per_answer.max()),
            int(per_answer.min()),
            float(per_answer @ share) if share is not None else float("nan"),
            int(undecided.sum()),
        )


def _answers(low: float, high: float, ends: Floats) -> tuple[Floats, Floats | None]:
    """Return numbers that stand for every answer from low to high, and the share of each.

    A share is the length between two neighbouring ends; an end itself has none. Without a finite
    length there are no shares, and numbers beyond the outermost finite end stand for what lies
    there.
    """
    inside = ends[(ends > low) & (ends < high)]
    marks = np.unique(np.concatenate([inside, [low, high]]))
    bounded = bool(np.isfinite(marks).all())
    finite = marks[np.isfinite(marks)]
    if not len(finite):
        return np.zeros(1), None
    if not np.isfinite(low):
        finite = np.concatenate([[finite[0] - 1 - abs(finite[0])], finite])
    if not np.isfinite(high):
        finite = np.concatenate([finite, [finite[-1] + 1 + abs(finite[-1])]])
    between = (finite[1:] + finite[:-1]) / 2
    answers = np.concatenate([finite, between])
    if not bounded:
        return answers, None
    lengths = np.diff(finite) / (high - low)
    return answers, np.concatenate([np.zeros(len(finite)), lengths])
