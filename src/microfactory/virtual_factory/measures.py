"""What a year was like, for those who ordered and for those who made."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from microfactory.virtual_factory.network import gini
from microfactory.virtual_factory.year import Year

#: What is measured, and in which unit.
MEASURES: Mapping[str, tuple[str, str]] = {
    "unmet": ("Pieces that nobody could take", "percent"),
    "late": ("Delivered pieces that were late", "percent"),
    "first_pass": ("Pieces that passed inspection at once", "percent"),
    "gini": ("Gini coefficient of earnings", "1"),
    "top_tenth": ("Earnings of the best-paid tenth of artisans", "percent"),
    "without_work": ("Artisans without any work", "percent"),
    "living_wage": ("Artisans whose earnings are a living wage", "person"),
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
    """
    days, earned = year.days, year.artisans["delivered"].to_numpy(float) * profit
    delivered, made = int(days["delivered"].sum()), int(year.artisans["made"].sum())
    total, count = float(earned.sum()), len(earned)
    top = np.sort(earned)[::-1][: max(count // 10, 1)]
    ordered = int(days["ordered"].sum())
    return {
        "unmet": _percent(float(days["unmet"].sum()), ordered),
        "late": _percent(float(days["late"].sum()), delivered),
        "first_pass": _percent(float(made - days["rejected"].sum()), made),
        "gini": gini(earned),
        "top_tenth": _percent(float(top.sum()), total),
        "without_work": _percent(float((earned == 0).sum()), count),
        "living_wage": float((earned >= living_wage).sum()),
        "median": float(np.median(earned)),
    }


def _percent(part: float, whole: float) -> float:
    return 100 * part / whole if whole else float("nan")


def is_conserved(days: pd.DataFrame) -> bool:
    """Whether on every day each piece ordered is delivered, in work, waiting for rework, or unmet."""
    accounted = (
        days["unmet"].cumsum() + days["delivered"].cumsum() + days["to_make"] + days["waiting"]
    )
    return bool((days["ordered"].cumsum() == accounted).all())
