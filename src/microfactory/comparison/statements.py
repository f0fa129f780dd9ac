"""What is necessarily true of two cases, indicator by indicator."""

from __future__ import annotations

import numpy as np
import pandas as pd

from microfactory.comparison.grid import Grid


def pair_statements(grid: Grid, case: str, other: str) -> pd.DataFrame:
    """Return one row an indicator: both intervals and what is certain of the first case.

    ``statement`` is ``better``, ``worse``, ``equal``, ``at least as good``, ``at most as good``,
    ``open``, or ``not comparable`` where the indicator does not apply to one of the two or to
    either.
    """
    i, j = grid.row(case), grid.row(other)
    worst, best = grid.worst, grid.best
    at_least, at_most = worst[i] >= best[j], best[i] <= worst[j]
    statement = np.select(
        [
            ~(grid.applies[i] & grid.applies[j]),
            worst[i] > best[j],
            best[i] < worst[j],
            at_least & at_most,
            at_least,
            at_most,
        ],
        ["not comparable", "better", "worse", "equal", "at least as good", "at most as good"],
        default="open",
    )
    return pd.DataFrame(
        {
            "indicator": grid.indicators,
            "theme": grid.themes,
            "low": grid.low[i],
            "high": grid.high[i],
            "known": grid.known[i],
            "other_low": grid.low[j],
            "other_high": grid.high[j],
            "other_known": grid.known[j],
            "statement": statement,
        }
    )
