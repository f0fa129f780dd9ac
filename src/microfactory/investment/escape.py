"""Who gets over the threshold: with asset financing of a given size, with luck and without."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from microfactory.investment.dynamics import (
    Growth,
    Loan,
    fixed_points,
    lucky_factors,
    paths,
    threshold,
)
from microfactory.investment.returns import Floats


def smallest_loan(
    growth: Growth, start: float, upper: float, periods: int, interest: float
) -> float | None:
    """Return the least financing that takes a firm over the threshold, its repayment included.

    Parameters
    ----------
    growth
        How capital moves.
    start
        The firm's own capital.
    upper
        Where fixed points are looked for, and the largest loan that is tried.
    periods, interest
        Of the loan.

    Returns
    -------
    0 where none is needed; None where there is no threshold, or no loan up to ``upper`` is enough.

    Notes
    -----
    A larger loan has a larger instalment, so more is not always better; the loans are tried on a grid
    and the first that is enough is closed in by halving.
    """
    edge = threshold(fixed_points(growth, upper))
    if edge is None:
        return None

    def enough(amount: float) -> bool:
        loan = Loan(amount, periods, interest)
        last = paths(growth, [start], periods, loan=loan)[-1, 0]
        return bool(last > edge)

    if start > edge:
        return 0.0
    tried = np.linspace(0.0, upper, 401)
    first = next((place for place, amount in enumerate(tried) if enough(float(amount))), None)
    if first is None:
        return None
    low, high = float(tried[max(first - 1, 0)]), float(tried[first])
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def escape_shares(
    growth: Growth,
    start: Floats,
    upper: float,
    loans: Sequence[float],
    *,
    loan_periods: int,
    interest: float,
    spread: float,
    periods: int,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """Return which share of firms ends above the threshold, by size of loan, with luck and without.

    Parameters
    ----------
    growth, upper
        How capital moves, and where fixed points are looked for.
    start
        Capital of each firm, of shape (firms,).
    loans
        Sizes to try.
    loan_periods, interest
        Of every loan.
    spread
        Standard deviation of the logarithm of a period's luck; the same luck for every size of loan,
        so that the sizes differ by nothing else.
    periods
        How long is waited.

    Returns
    -------
    One row a size and state of luck: ``loan``; ``shocks``, whether luck plays; ``escaped``, the share
    at the end above the threshold; ``fell``, the share that began above it, without the loan, and
    ended below; ``standard_error`` of ``escaped`` by chance of the draw, 0 without luck. NaN where
    there is no threshold.
    """
    edge = threshold(fixed_points(growth, upper))
    luck = lucky_factors(rng, spread, (periods, len(start)))
    rows = []
    for shocks in (False, True):
        for amount in loans:
            loan = Loan(float(amount), loan_periods, interest)
            last = paths(growth, start, periods, loan=loan, shocks=luck if shocks else None)[-1]
            escaped = float("nan") if edge is None else float((last > edge).mean())
            fell = float("nan") if edge is None else float(((start > edge) & (last <= edge)).mean())
            error = np.sqrt(escaped * (1 - escaped) / len(start)) if shocks else 0.0
            rows.append(
                {
                    "loan": float(amount),
                    "shocks": shocks,
                    "escaped": escaped,
                    "fell": fell,
                    "standard_error": float(error) if edge is not None else float("nan"),
                }
            )
    return pd.DataFrame(rows)
