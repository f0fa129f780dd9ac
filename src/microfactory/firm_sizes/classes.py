"""A frame of size classes, industry by industry."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from microfactory.binned import Array

Industry = tuple[str, str]


def industries(classes: pd.DataFrame) -> Iterator[tuple[Industry, pd.DataFrame, dict[str, float]]]:
    """Yield each industry's (naics, level), its classes in order of size, and its published totals.

    A total that is not published, or withheld, is NaN.
    """
    for (naics, level), rows in classes.groupby(["naics", "level"], sort=False):
        is_total = rows["size_class"] == "total"
        published = rows[is_total]
        totals = {
            name: float(floats(published[name])[0]) if len(published) else np.nan
            for name in ("establishments", "employment")
        }
        yield (str(naics), str(level)), rows[~is_total].sort_values("low"), totals


def floats(column: pd.Series) -> Array:
    """Return a column as floats, NaN where a value is missing."""
    return np.asarray(column.astype("Float64").to_numpy(dtype=float, na_value=np.nan), np.float64)


def limits(industry: pd.DataFrame) -> tuple[Array, Array]:
    """Return the fewest and the most employees of each class; infinity where it is open above."""
    return floats(industry["low"]), np.nan_to_num(floats(industry["high"]), nan=np.inf)


def published_counts(industry: pd.DataFrame) -> Array:
    """Return the counts of an industry.

    Raises
    ------
    ValueError
        If one is withheld; the message names the classes.
    """
    counts = floats(industry["establishments"])
    withheld = industry["size_class"][np.isnan(counts)]
    if len(withheld):
        raise ValueError(f"number of establishments withheld in {', '.join(withheld)}")
    return counts
