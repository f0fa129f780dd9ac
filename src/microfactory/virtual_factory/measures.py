"""What a year was like, for those who ordered and for those who made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from microfactory.virtual_factory.network import gini
from microfactory.virtual_factory.year import Year

#: What is measured, and in which unit.
MEASURES: Mapping[str, tuple[str, str]] = {
    "unmet": ("Pieces that nobody could take", "percent"),
    "late": ("Delivered pieces that were late", "percent"),
    "days_late": ("Working days by which late pieces were late", "day"),
    "first_pass": ("Inspected pieces that passed", "percent"),
    "aa": ("Delivered pieces rated AA", "percent"),
    "b": ("Delivered pieces rated B", "percent"),
    "gini": ("Gini coefficient of earnings", "1"),
    "top_tenth": ("Earnings of the best-paid tenth of artisans", "percent"),
    "without_work": ("Artisans without any work", "percent"),
    "living_wage": ("Artisans who earn a full-time living", "person"),
    "median": ("Earnings of the artisan in the middle", "USD_2017"),
}


def measures(year: Year, profit: float, living_wage: float) -> dict[str, float]:
    """Return what a year was like, by the keys of `MEASURES`.

    Parameters
    ----------
    year
        The year.
    profit
        What an artisan keeps of a delivered piece after own costs, USD.
    living_wage
        What a year's living wage is, USD.

    Notes
    -----
    Artisans are paid by the piece that passes inspection; what they make again is not paid again.
    """
    days, earned = year.days, year.artisans["delivered"].to_numpy(float) * profit
    delivered = int(days["delivered"].sum())
    total, count = float(earned.sum()), len(earned)
    top = np.sort(earned)[::-1][: max(count // 10, 1)]
    ordered = int(days["ordered"].sum())
    return {
        "unmet": _percent(float(days["unmet"].sum()), ordered),
        "late": _percent(float(days["late"].sum()), delivered),
        "days_late": _ratio(float(days["days_late"].sum()), float(days["late"].sum())),
        "first_pass": _percent(delivered, delivered + float(days["rejected"].sum())),
        "aa": _percent(float(days["aa"].sum()), delivered),
        "b": _percent(float(days["b"].sum()), delivered),
        "gini": gini(earned),
        "top_tenth": _percent(float(top.sum()), total),
        "without_work": _percent(float((earned == 0).sum()), count),
        "living_wage": float((earned >= living_wage).sum()),
        "median": float(np.median(earned)),
    }


def livings(
    years: Mapping[str, Year], kinds: Sequence[str], profit: float, living_wage: float
) -> pd.DataFrame:
    """Return who gets a full-time living: one row a policy and kind of artisan.

    Parameters
    ----------
    years
        By the words for their policies.
    kinds
        Names of the kinds that `Year.artisans` numbers.
    profit, living_wage
        As in `measures`.

    Returns
    -------
    ``policy``, ``kind``; ``artisans`` of it; ``without_work`` and ``living_wage`` among them; ``earnings``, the
    mean of one, and ``share`` of all earnings.
    """
    rows = []
    for policy, year in years.items():
        earned = year.artisans["delivered"].to_numpy(float) * profit
        for number, kind in enumerate(kinds):
            own = earned[year.artisans["kind"].to_numpy() == number]
            rows.append(
                {
                    "policy": policy,
                    "kind": kind,
                    "artisans": len(own),
                    "without_work": int((own == 0).sum()),
                    "living_wage": int((own >= living_wage).sum()),
                    "earnings": float(own.mean()) if len(own) else float("nan"),
                    "share": _percent(float(own.sum()), float(earned.sum())),
                }
            )
    return pd.DataFrame(rows)


def efficient(points: npt.ArrayLike) -> npt.NDArray[np.bool_]:
    """Return which points no other one beats: none is as good in everything and better in something.

    Parameters
    ----------
    points
        Of shape (points, aims); more is better in each.

    Examples
    --------
    >>> efficient([[1, 3], [2, 2], [1, 2]]).tolist()
    [True, True, False]
    """
    all_ = np.asarray(points, dtype=float)
    as_good = (all_[:, None, :] >= all_[None, :, :]).all(axis=2)
    better = (all_[:, None, :] > all_[None, :, :]).any(axis=2)
    beaten: npt.NDArray[np.bool_] = np.any(as_good & better, axis=0)
    return ~beaten


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


def _percent(part: float, whole: float) -> float:
    return 100 * _ratio(part, whole)


def is_conserved(days: pd.DataFrame) -> bool:
    """Whether on every day each piece ordered is delivered, in work, waiting for rework, or unmet."""
    accounted = (
        days["unmet"].cumsum() + days["delivered"].cumsum() + days["to_make"] + days["waiting"]
    )
    return bool((days["ordered"].cumsum() == accounted).all())
