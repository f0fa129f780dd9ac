"""From tidy frames to the grid of a comparison, with everything that is wrong said at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from microfactory.comparison.grid import Floats, Grid
from microfactory.problems import Problem, did_you_mean, shown, stop_if_any

PROFILE_COLUMNS = ("case", "indicator", "low", "high", "known", "not_applicable")
INDICATOR_COLUMNS = ("indicator", "direction", "scale_low", "scale_high", "theme")

#: Values are read to this many digits, so that the noise of a unit conversion (0.1 + 0.2 against
#: 0.3) is no difference between two cases. Rounding keeps order, so no statement is turned round
#: by it.
SIGNIFICANT_DIGITS = 12


def read_grid(profile: pd.DataFrame, indicators: pd.DataFrame) -> Grid:
    """Check a long profile and its indicators, and return them as a `Grid`.

    Parameters
    ----------
    profile
        One row for each case and indicator: ``case``, ``indicator``, ``low``, ``high`` (NaN or
        infinite for an open end), ``known``, ``not_applicable``. A pair without a row is a
        problem: what is missing has to be said. Cases keep the order in which they first appear.
    indicators
        ``indicator``, ``direction`` (+1 or -1), ``scale_low``, ``scale_high`` (NaN or infinite
        for a scale without an end), ``theme``; in the order of the result.

    Raises
    ------
    microfactory.problems.ProblemsFound
        With everything that is wrong in the two frames.

    Examples
    --------
    >>> profile = pd.DataFrame(
    ...     [("a", "wage", 5.0, 7.0, True, False), ("b", "wage", None, None, False, False)],
    ...     columns=["case", "indicator", "low", "high", "known", "not_applicable"],
    ... )
    >>> indicators = pd.DataFrame(
    ...     [("wage", 1, 0.0, 40.0, "pay")],
    ...     columns=["indicator", "direction", "scale_low", "scale_high", "theme"],
    ... )
    >>> grid = read_grid(profile, indicators)
    >>> grid.low.tolist(), grid.high.tolist()
    ([[5.0], [0.0]], [[7.0], [40.0]])
    """
    stop_if_any(
        _missing_columns("profile", profile, PROFILE_COLUMNS)
        + _missing_columns("indicators", indicators, INDICATOR_COLUMNS)
    )
    stop_if_any(_indicator_problems(indicators))
    stop_if_any(_row_problems(profile, indicators))
    stop_if_any(_scale_problems(profile, indicators))

    names = tuple(indicators["indicator"].astype(str))
    cases = tuple(profile["case"].astype(str).unique())
    scale_low = _floats(indicators["scale_low"], open_end=-np.inf)
    scale_high = _floats(indicators["scale_high"], open_end=np.inf)

    # Every (case, indicator) has exactly one row by now, so filling by position misses no cell.
    rows = pd.Index(cases).get_indexer(pd.Index(profile["case"].astype(str)))
    columns = pd.Index(names).get_indexer(pd.Index(profile["indicator"].astype(str)))
    shape = (len(cases), len(names))
    low, high = np.empty(shape), np.empty(shape)
    known, applies = np.empty(shape, dtype=bool), np.empty(shape, dtype=bool)
    low[rows, columns] = _floats(profile["low"], open_end=-np.inf)
    high[rows, columns] = _floats(profile["high"], open_end=np.inf)
    known[rows, columns] = profile["known"].to_numpy(dtype=bool)
    applies[rows, columns] = ~profile["not_applicable"].to_numpy(dtype=bool)

    grid = Grid(
        cases=cases,
        indicators=names,
        themes=tuple(indicators["theme"].astype(str)),
        direction=indicators["direction"].to_numpy(dtype=np.float64),
        low=np.where(applies, np.maximum(low, scale_low), np.nan),
        high=np.where(applies, np.minimum(high, scale_high), np.nan),
        scale_low=scale_low,
        scale_high=scale_high,
        known=known,
        applies=applies,
    )
    for array in (grid.low, grid.high, grid.known, grid.applies):
        array.setflags(write=False)
    return grid


def _floats(column: pd.Series, open_end: float) -> Floats:
    """Return a column to `SIGNIFICANT_DIGITS`, with its open ends at ``open_end``."""
    values = column.to_numpy(dtype=np.float64, na_value=np.nan)
    values = np.where(np.isfinite(values), values, open_end)
    digits = np.char.mod(f"%.{SIGNIFICANT_DIGITS}g", values)
    # Adding zero turns -0.0 into 0.0.
    return digits.astype(np.float64) + 0.0


def _missing_columns(name: str, frame: pd.DataFrame, wanted: Sequence[str]) -> list[Problem]:
    return [
        Problem(f"{name}, columns", "none of that name", f"a column {column!r}")
        for column in wanted
        if column not in frame.columns
    ]


def _indicator_problems(indicators: pd.DataFrame) -> list[Problem]:
    low = _floats(indicators["scale_low"], open_end=-np.inf)
    high = _floats(indicators["scale_high"], open_end=np.inf)
    checks: list[tuple[ArrayLike, str, str]] = [
        (indicators["indicator"].duplicated(), "a second row", "one row"),
        (~indicators["direction"].isin([1, -1]), "direction", "1 (higher is better) or -1 (lower)"),
        (low >= high, "scale_low not below scale_high", "a scale with some length"),
        (indicators["theme"].isna(), "no theme", "a theme"),
    ]
    problems = _where("indicators @ " + indicators["indicator"].astype(str), checks)
    if indicators.empty:
        problems.append(Problem("indicators", "no rows", "at least one indicator"))
    return problems


def _where(places: pd.Series[str], checks: Sequence[tuple[ArrayLike, str, str]]) -> list[Problem]:
    """Return a problem for each place at which a check is true."""
    return [
        Problem(place, found, expected)
        for bad, found, expected in checks
        for place in places[np.asarray(bad, dtype=bool)]
    ]


def _row_problems(profile: pd.DataFrame, indicators: pd.DataFrame) -> list[Problem]:
    names = list(indicators["indicator"].astype(str))
    where = "profile @ " + profile["case"].astype(str) + ", " + profile["indicator"].astype(str)
    low = profile["low"].to_numpy(dtype=np.float64, na_value=np.nan)
    high = profile["high"].to_numpy(dtype=np.float64, na_value=np.nan)
    flags = profile[["known", "not_applicable"]].isna().any(axis=1).to_numpy()
    known = profile["known"].fillna(False).to_numpy(dtype=bool)
    excluded = profile["not_applicable"].fillna(False).to_numpy(dtype=bool)
    has_number = np.isfinite(low) | np.isfinite(high)
    checks: list[tuple[ArrayLike, str, str]] = [
        (profile[["case", "indicator"]].isna().any(axis=1), "no case or no indicator", "both"),
        (flags, "known or not_applicable is empty", "true or false"),
        (known & excluded, "known and not applicable", "one of the two"),
        (~known & has_number, "numbers, though not known", "no numbers, or known = true"),
        (known & (low > high), "low above high", "low at most high"),
        (known & (low == np.inf), "low = inf", "a number or an open end"),
        (known & (high == -np.inf), "high = -inf", "a number or an open end"),
        (profile.duplicated(["case", "indicator"]), "a second row", "one row"),
    ]
    problems = _where(where, checks)
    if profile.empty:
        problems.append(Problem("profile", "no rows", "at least one case"))
    for name in sorted(set(profile["indicator"].astype(str)) - set(names)):
        hint = did_you_mean(name, names)
        problems.append(Problem("profile, indicator", shown(name), "a name of `indicators`", hint))
    for case, group in profile.groupby("case", sort=False):
        absent = sorted(set(names) - set(group["indicator"].astype(str)))
        if absent:
            expected = "a row for every indicator, known = false where nothing is known"
            problems.append(Problem(f"profile @ {case}", f"no row for {absent}", expected))
    return problems


def _scale_problems(profile: pd.DataFrame, indicators: pd.DataFrame) -> list[Problem]:
    """Return what lies outside its scale; every row has its indicator by now."""
    column = pd.Index(indicators["indicator"]).get_indexer(pd.Index(profile["indicator"]))
    scale_low = _floats(indicators["scale_low"], open_end=-np.inf)[column]
    scale_high = _floats(indicators["scale_high"], open_end=np.inf)[column]
    problems = []
    for end in ("low", "high"):
        # An open end compares as False.
        values = _floats(profile[end], open_end=np.nan)
        for row in np.flatnonzero((values < scale_low) | (values > scale_high)):
            place = (
                f"profile @ {profile['case'].iloc[row]}, {profile['indicator'].iloc[row]}: {end}"
            )
            expected = f"a value on the scale from {scale_low[row]:g} to {scale_high[row]:g}"
            hint = "Widen the scale of the indicator if the value is right."
            problems.append(Problem(place, f"{values[row]:g}", expected, hint))
    return problems
