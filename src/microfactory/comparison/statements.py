"""What is necessarily true of two cases, indicator by indicator."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from microfactory.comparison.grid import Grid

#: Statements that say something; the rest is open or cannot be compared.
UNDECIDED = ("open", "not comparable")
#: Pairs that are looked at together, so that memory does not grow with the square of the cases.
CHUNK = 4096

Rows = NDArray[np.intp]


def pair_statements(grid: Grid, case: str, other: str) -> pd.DataFrame:
    """Return one row an indicator: both intervals and what is certain of the first case.

    ``statement`` is ``better``, ``worse``, ``equal``, ``at least as good``, ``at most as good``,
    ``open``, or ``not comparable`` where the indicator does not apply to one of the two or to
    either.
    """
    first, second = np.array([grid.row(case)]), np.array([grid.row(other)])
    said = _statements(grid, first, second)[0]
    return _table(grid, first, second, np.ones((1, len(said)), dtype=bool), said[None]).drop(
        columns=["case", "other"]
    )


def decided_statements(grid: Grid, first: Rows, second: Rows) -> pd.DataFrame:
    """Return what `pair_statements` says of many pairs, without what is undecided.

    Parameters
    ----------
    grid
        What is compared.
    first, second
        The rows of the two cases of each pair.

    Returns
    -------
    pandas.DataFrame
        One row a pair and indicator, in that order, with ``case`` and ``other``.
    """
    parts = []
    for start in range(0, max(len(first), 1), CHUNK):
        one, two = first[start : start + CHUNK], second[start : start + CHUNK]
        said = _statements(grid, one, two)
        parts.append(_table(grid, one, two, ~np.isin(said, UNDECIDED), said))
    return pd.concat(parts, ignore_index=True)


def _statements(grid: Grid, first: Rows, second: Rows) -> NDArray[np.str_]:
    worst, best = grid.worst, grid.best
    at_least, at_most = worst[first] >= best[second], best[first] <= worst[second]
    return np.select(
        [
            ~(grid.applies[first] & grid.applies[second]),
            worst[first] > best[second],
            best[first] < worst[second],
            at_least & at_most,
            at_least,
            at_most,
        ],
        ["not comparable", "better", "worse", "equal", "at least as good", "at most as good"],
        default="open",
    )


def _table(
    grid: Grid, first: Rows, second: Rows, kept: NDArray[np.bool_], said: NDArray[np.str_]
) -> pd.DataFrame:
    pair, indicator = np.nonzero(kept)
    one, two = first[pair], second[pair]
    cases = np.array(grid.cases, dtype=object)
    return pd.DataFrame(
        {
            "indicator": np.array(grid.indicators, dtype=object)[indicator],
            "theme": np.array(grid.themes, dtype=object)[indicator],
            "low": grid.low[one, indicator],
            "high": grid.high[one, indicator],
            "known": grid.known[one, indicator],
            "other_low": grid.low[two, indicator],
            "other_high": grid.high[two, indicator],
            "other_known": grid.known[two, indicator],
            "statement": said[pair, indicator],
            "case": cases[one],
            "other": cases[two],
        }
    )
