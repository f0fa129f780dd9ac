"""How capital moves from period to period, where it comes to rest, and where it parts.

Whether such thresholds exist is contested: Kraay & McKenzie (2014) find them rare, Balboni et al. (2022)
find one in a transfer of livestock.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from microfactory.investment.returns import Floats, Returns
from microfactory.problems import Problem, shown, stop_if_any

#: Points between which fixed points are looked for; two of them nearer to each other could be missed.
GRID = 4_001
#: A slope this near to 1 says nothing about stability.
FLAT = 1e-6


@dataclass(frozen=True)
class Growth:
    """How capital grows: a part of the returns is put back, a part of the capital is used up.

    ``k' = saving * returns(k) + (1 - depreciation) * k``.

    Parameters
    ----------
    returns
        What capital yields.
    saving
        Share of it that is put back.
    depreciation
        Share of the capital that is used up in a period.

    Raises
    ------
    ProblemsFound
        If a share is outside 0 to 1, or nothing is put back.
    """

    returns: Returns
    saving: float = 1.0
    depreciation: float = 1.0

    def __post_init__(self) -> None:
        problems = []
        if not 0 < self.saving <= 1:
            problems.append(Problem("saving", shown(self.saving), "above 0, at most 1"))
        if not 0 <= self.depreciation <= 1:
            problems.append(Problem("depreciation", shown(self.depreciation), "0 to 1"))
        stop_if_any(problems)

    def __call__(self, capital: npt.ArrayLike) -> Floats:
        """Return the capital of the next period."""
        now = np.asarray(capital, dtype=float)
        following: Floats = self.saving * self.returns(now) + (1 - self.depreciation) * now
        return following


def fixed_points(growth: Growth, upper: float) -> pd.DataFrame:
    """Return where capital stays as it is, from zero to an upper end.

    Parameters
    ----------
    growth
        How capital moves.
    upper
        Where the search ends.

    Returns
    -------
    One row a fixed point, in order: ``capital``; ``slope`` of the movement there; ``kind``: ``stable``
    where capital near it comes back (a slope between -1 and 1), ``unstable`` where it goes away, and
    ``undecided`` where the slope is 1.

    Raises
    ------
    ProblemsFound
        If the upper end is not finite and above zero.

    Notes
    -----
    Where capital stays as it is over a whole stretch, the two ends of the stretch stand for it.
    Between neighbouring points of a grid the sign of ``k' - k`` changes at most once unless two fixed
    points lie closer together than the grid; each change is closed in by Brent's method.

    Examples
    --------
    >>> from microfactory.investment.returns import Hill
    >>> found = fixed_points(Growth(Hill(top=5, half=2, steepness=2)), upper=10)
    >>> found["capital"].round(9).tolist(), found["kind"].tolist()
    ([0.0, 1.0, 4.0], ['stable', 'unstable', 'stable'])
    """
    from scipy.optimize import brentq

    if not (np.isfinite(upper) and upper > 0):
        stop_if_any([Problem("upper", shown(upper), "a finite number above 0")])

    def change(capital: float) -> float:
        return float(growth(capital)) - capital

    grid = np.linspace(0.0, upper, GRID)
    changes = growth(grid) - grid
    still = changes == 0
    # Where capital stays as it is over a whole stretch, its ends stand for it.
    inside = np.zeros_like(still)
    inside[1:-1] = still[:-2] & still[1:-1] & still[2:]
    found = [float(capital) for capital in grid[still & ~inside]]
    crossing = np.flatnonzero(np.sign(changes[:-1]) * np.sign(changes[1:]) < 0)
    found += [
        float(brentq(change, grid[place], grid[place + 1], xtol=1e-14, rtol=1e-14))
        for place in crossing
    ]
    rows = []
    for capital in sorted(found):
        step = 1e-6 * upper
        low = max(capital - step, 0.0)
        slope = float(growth(capital + step) - growth(low)) / (capital + step - low)
        kind = "stable" if abs(slope) < 1 - FLAT else "unstable" if abs(slope) > 1 + FLAT else ""
        rows.append({"capital": capital, "slope": slope, "kind": kind or "undecided"})
    return pd.DataFrame(rows, columns=["capital", "slope", "kind"])


def threshold(points: pd.DataFrame) -> float | None:
    """Return the capital below which a firm falls back and above which it grows; None without one.

    It is the unstable fixed point with a stable one on either side.

    Parameters
    ----------
    points
        As `fixed_points` gives them.
    """
    kinds = list(points["kind"])
    for place in range(1, len(kinds) - 1):
        if kinds[place - 1 : place + 2] == ["stable", "unstable", "stable"]:
            return float(points["capital"].iloc[place])
    return None


@dataclass(frozen=True)
class Loan:
    """Asset financing: capital at the start, paid back in equal parts.

    Parameters
    ----------
    amount
        Capital that it adds at the start.
    periods
        Over how many it is paid back.
    interest
        For each period, on what is still owed.

    Raises
    ------
    ProblemsFound
        If the amount or the interest is negative, or there is no period.
    """

    amount: float
    periods: int = 1
    interest: float = 0.0

    def __post_init__(self) -> None:
        problems = [
            Problem(f"loan.{name}", shown(value), "a finite number, 0 or more")
            for name, value in (("amount", self.amount), ("interest", self.interest))
            if not (np.isfinite(value) and value >= 0)
        ]
        if not (isinstance(self.periods, int | np.integer) and self.periods >= 1):
            expected = "a whole number, 1 or more"
            problems.append(Problem("loan.periods", shown(self.periods), expected))
        stop_if_any(problems)

    @property
    def instalment(self) -> float:
        """What is paid back each period: the annuity of the amount."""
        if self.interest == 0:
            return self.amount / self.periods
        return self.amount * self.interest / (1 - (1 + self.interest) ** -self.periods)


def paths(
    growth: Growth,
    start: npt.ArrayLike,
    periods: int,
    *,
    loan: Loan | None = None,
    shocks: npt.ArrayLike | None = None,
) -> Floats:
    """Return the capital of firms over time.

    Parameters
    ----------
    growth
        How capital moves.
    start
        Capital of each firm before the loan, of shape (firms,).
    periods
        How many periods pass.
    loan
        Financing that every firm takes; instalments come out of capital, as far as there is any.
    shocks
        Factors on each period's new capital, of shape (periods, firms); without them nothing happens
        by chance.

    Returns
    -------
    Of shape (periods + 1, firms); the first row is the start, with the loan.

    Examples
    --------
    >>> from microfactory.investment.returns import Hill
    >>> growth = Growth(Hill(top=5, half=2, steepness=2))
    >>> paths(growth, [0.9, 1.1], 40)[-1].round(6).tolist()
    [0.0, 4.0]
    """
    begun = np.asarray(start, dtype=float)
    luck = None if shocks is None else np.asarray(shocks, dtype=float)
    problems = []
    if not (isinstance(periods, int | np.integer) and periods >= 0):
        problems.append(Problem("periods", shown(periods), "a whole number, 0 or more"))
    if begun.ndim != 1 or not (np.isfinite(begun) & (begun >= 0)).all():
        problems.append(Problem("start", shown(start), "finite capital of each firm, 0 or more"))
    if luck is not None and luck.shape != (periods, *begun.shape):
        expected = f"{(periods, *begun.shape)}, a factor a period and firm"
        problems.append(Problem("shocks", f"shape {luck.shape}", expected))
    elif luck is not None and not (np.isfinite(luck) & (luck >= 0)).all():
        problems.append(Problem("shocks", "a factor below 0 or none", "finite factors, 0 or more"))
    stop_if_any(problems)
    capital = np.empty((periods + 1, len(begun)))
    capital[0] = begun + (loan.amount if loan else 0.0)
    for period in range(periods):
        following = growth(capital[period])
        if luck is not None:
            following = following * luck[period]
        if loan and period < loan.periods:
            following = np.maximum(following - loan.instalment, 0.0)
        capital[period + 1] = following
    return capital


def lucky_factors(
    rng: np.random.Generator, spread: float, shape: tuple[int, int]
) -> npt.NDArray[np.float64]:
    """Return lognormal factors of mean 1, so that luck alone neither lifts nor sinks the average.

    Parameters
    ----------
    rng
        The generator.
    spread
        Standard deviation of the logarithm.
    shape
        Periods and firms.

    Raises
    ------
    ProblemsFound
        If the spread is negative or not finite.
    """
    if not (np.isfinite(spread) and spread >= 0):
        stop_if_any([Problem("spread", shown(spread), "a finite number, 0 or more")])
    factors: Floats = np.exp(spread * rng.standard_normal(shape) - spread**2 / 2)
    return factors
