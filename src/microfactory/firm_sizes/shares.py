"""Shares of establishments and employment under cut-offs, and the place of one producer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from microfactory.binned import Array
from microfactory.firm_sizes.classes import floats, industries, limits, published_counts

Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
Interval = tuple[float, float]
#: Where the Census Bureau withholds a count (since 2017), the class has fewer than three.
MOST_WITHHELD = 2


def size_shares(
    classes: pd.DataFrame, craft_below: float = 10, mass_above: float = 500
) -> pd.DataFrame:
    """Return what part of establishments and of employment is craft, undecided and mass.

    Parameters
    ----------
    classes
        Frame of classes, of one industry or many.
    craft_below
        Establishments with fewer employees than this are craft.
    mass_above
        Establishments with this many employees or more are mass. The thesis says "more than 500";
        the class begins at 500, and how many have exactly 500 is not known.

    Returns
    -------
    pandas.DataFrame
        One row an industry and group: naics, level, group, and the columns establishments,
        establishment_share, employment and employment_share, each as _low and _high. They differ
        where a class was withheld, or where a cut-off falls inside a class. What a withheld class
        can hold follows from its limits and from the published total. The noise that the Census
        Bureau adds to employment (under 5 percent) is not in the interval.

    Examples
    --------
    >>> frame = pd.DataFrame({"naics": "x", "level": "sector3",
    ...     "size_class": ["1_9", "10_499", "500_plus", "total"],
    ...     "low": [1, 10, 500, 1], "high": [9, 499, None, None],
    ...     "establishments": [6, 3, 1, 10], "employment": [20, 180, None, 1000]})
    >>> size_shares(frame)[["group", "establishment_share_low", "employment_share_high"]]
           group  establishment_share_low  employment_share_high
    0      craft                      0.6                   0.02
    1  undecided                      0.3                   0.18
    2       mass                      0.1                   0.80
    """
    if not 0 < craft_below <= mass_above:
        raise ValueError(f"cut-offs {craft_below} and {mass_above}: expected 0 < craft <= mass")
    groups = {
        "craft": (0.0, craft_below),
        "undecided": (craft_below, mass_above),
        "mass": (mass_above, np.inf),
    }
    rows = []
    for (naics, level), industry, totals in industries(classes):
        low, high = limits(industry)
        counts = _interval(industry["establishments"], np.zeros(len(low)), MOST_WITHHELD + 0 * low)
        most = np.multiply(counts[1], high, where=counts[1] > 0, out=np.zeros(len(high)))
        people = _interval(industry["employment"], counts[0] * low, most)
        for group, (start, stop) in groups.items():
            touched = (low < stop) & (high >= start)
            whole = (low >= start) & (high < stop) | (low >= start) & np.isinf(stop)
            row: dict[str, object] = {"naics": naics, "level": level, "group": group}
            for name, share, (least, most) in (
                ("establishments", "establishment_share", counts),
                ("employment", "employment_share", people),
            ):
                amount, part = _part(least, most, totals[name], whole, touched)
                row |= {f"{name}_low": amount[0], f"{name}_high": amount[1]}
                row |= {f"{share}_low": part[0], f"{share}_high": part[1]}
            rows.append(row)
    return pd.DataFrame(rows)


def _interval(column: pd.Series, least: Array, most: Array) -> tuple[Array, Array]:
    """Return the values of a column as intervals: themselves, or the limits where withheld."""
    values = floats(column)
    withheld = np.isnan(values)
    return np.where(withheld, least, values), np.where(withheld, most, values)


def _part(
    least: Array, most: Array, total: float, whole: Flags, touched: Flags
) -> tuple[Interval, Interval]:
    """Return what a group holds and which part that is, given what each class may hold.

    Classes of which the group takes the ``whole`` count with their least, those ``touched`` with
    their most. The published total narrows this, unless the noise in the data makes it contradict
    the classes; then the classes alone speak.
    """
    low, high = float(least[whole].sum()), float(most[touched].sum())
    rest_low, rest_high = float(least[~touched].sum()), float(most[~whole].sum())
    if not least.sum() <= total <= most.sum():
        return (low, high), (_share(low, rest_high), _share(high, rest_low))
    low, high = max(low, total - rest_high), min(high, total - rest_low)
    return (low, high), (_share(low, total - low), _share(high, total - high))


def _share(amount: float, rest: float) -> float:
    """Return the part that an amount is of itself and the rest; one of them may be infinite."""
    if np.isinf(amount):
        return 1.0
    return amount / (amount + rest) if amount + rest > 0 else np.nan


@dataclass(frozen=True)
class Place:
    """Which share of establishments is smaller and which larger than a producer, as intervals."""

    smaller_low: float
    smaller_high: float
    larger_low: float
    larger_high: float
    size_classes: tuple[str, ...]


def place(employees_low: float, employees_high: float | None, classes: pd.DataFrame) -> Place:
    """Return where a producer stands among the establishments of one industry.

    Parameters
    ----------
    employees_low, employees_high
        Its number of employees, as an interval; the high end is None where it is open.
    classes
        Frame of classes of one industry, every count published.

    Raises
    ------
    ValueError
        If the interval is empty or negative, the frame holds several industries, or a count is
        withheld.

    Examples
    --------
    >>> frame = pd.DataFrame({"naics": "x", "level": "sector3",
    ...     "size_class": ["1_4", "5_9", "10_plus"], "low": [1, 5, 10], "high": [4, 9, None],
    ...     "establishments": [5, 3, 2]})
    >>> place(6, 6, frame)
    Place(smaller_low=0.5, smaller_high=0.8, larger_low=0.2, larger_high=0.5, size_classes=('5_9',))
    """
    high = np.inf if employees_high is None else employees_high
    if not 0 <= employees_low <= high:
        raise ValueError(
            f"employees {employees_low} to {employees_high}: expected 0 <= low <= high"
        )
    found = list(industries(classes))
    if len(found) != 1:
        raise ValueError(f"{len(found)} industries in the frame: expected one")
    _, industry, _ = found[0]
    counts = published_counts(industry)
    low, last = limits(industry)

    def share(of: Flags) -> float:
        return float(counts[of].sum() / counts.sum())

    # In the producer's own class some are smaller and some larger, and nothing says how many,
    # except at its ends: none is smaller than the first size, none larger than the last.
    return Place(
        smaller_low=share(last < employees_low),
        smaller_high=share(low < high),
        larger_low=share(low > high),
        larger_high=share(last > employees_low),
        size_classes=tuple(industry["size_class"][(low <= high) & (last >= employees_low)]),
    )
