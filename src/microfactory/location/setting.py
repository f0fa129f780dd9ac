"""Weber's whole question: transport first, then whether cheap labour is worth a detour.

Transport alone sets a first place. A place with cheaper labour draws production away from it where
what is saved on labour exceeds what the longer ways cost: where it lies inside Weber's critical
isodapane, the line of equal extra transport cost.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from microfactory.location.weber import Floats, cost_at, pulls_at, read_sites
from microfactory.problems import Problem, shown, stop_if_any


def material_index(localized: npt.ArrayLike, product: float = 1.0) -> float:
    """Return the weight of localized materials over the weight of the product.

    Above 1, production is drawn to its materials, below 1 to its market. What is found everywhere
    does not count (Weber 1929, ch. 3).

    Parameters
    ----------
    localized
        Weight of each localized material that goes into one product.
    product
        Weight of the product.

    Raises
    ------
    ProblemsFound
        If a weight is negative or not finite, or the product has none.

    Examples
    --------
    >>> material_index([1.25, 0.25])
    1.5
    """
    weights = np.asarray(localized, dtype=float)
    problems = []
    if not (np.isfinite(weights) & (weights >= 0)).all():
        problems.append(Problem("localized", shown(localized), "finite weights, 0 or more"))
    if not (np.isfinite(product) and product > 0):
        problems.append(Problem("product", shown(product), "a finite weight above 0"))
    stop_if_any(problems)
    return float(weights.sum()) / product


def varignon(point: npt.ArrayLike, sites: npt.ArrayLike, weights: npt.ArrayLike) -> pd.DataFrame:
    """Return the threads of Varignon's frame: the force of every site at a point.

    Returns
    -------
    One row a site: ``weight``; ``x``, ``y``, the force; ``direction``, degrees counted from east
    against the clock; and ``sum_x``, ``sum_y``, where the polygon of forces has come to. At the point
    of least cost it comes back to zero, unless a site holds the point with a weight of its own.
    """
    places, pulls = read_sites(sites, weights)
    forces = pulls_at(point, places, pulls)
    sums = forces.cumsum(axis=0)
    return pd.DataFrame(
        {
            "weight": pulls,
            "x": forces[:, 0],
            "y": forces[:, 1],
            "direction": np.degrees(np.arctan2(forces[:, 1], forces[:, 0])),
            "sum_x": sums[:, 0],
            "sum_y": sums[:, 1],
        }
    )


def extra_transport(
    x: npt.ArrayLike, y: npt.ArrayLike, sites: npt.ArrayLike, weights: npt.ArrayLike, least: float
) -> Floats:
    """Return what transport costs more than at the best point, over a grid: its lines are isodapanes.

    Parameters
    ----------
    x, y
        Coordinates of the grid's columns and rows.
    least
        Cost at the best point, as `weber_point` gives it.
    """
    places, pulls = read_sites(sites, weights)
    across, up = np.meshgrid(np.asarray(x, dtype=float), np.asarray(y, dtype=float))
    cost = np.zeros_like(across)
    for place, pull in zip(places, pulls, strict=True):
        cost += pull * np.hypot(across - place[0], up - place[1])
    extra: Floats = cost - least
    return extra


def labour_places(
    places: pd.DataFrame,
    savings: Mapping[str, float],
    sites: npt.ArrayLike,
    weights: npt.ArrayLike,
    least: float,
) -> pd.DataFrame:
    """Return for each place with cheaper labour whether production moves there.

    Parameters
    ----------
    places
        One row a place: ``place``, its name, and ``x``, ``y``.
    savings
        By name, what labour costs less there than at the point of least transport, in the unit of
        the cost.
    least
        Transport cost at the best point.

    Returns
    -------
    The places, the most worthwhile first, with ``extra_transport``, which is also the saving from
    which on it pays; ``saving``; ``gain``, what is left; ``moves``, whether that is above zero.
    """
    checked, pulls = read_sites(sites, weights)
    extra = [cost_at(place, checked, pulls) - least for place in places[["x", "y"]].to_numpy(float)]
    found = places.assign(
        extra_transport=extra, saving=[float(savings[str(name)]) for name in places["place"]]
    )
    found["gain"] = found["saving"] - found["extra_transport"]
    found["moves"] = found["gain"] > 0
    return found.sort_values(["gain", "place"], ascending=[False, True], ignore_index=True)
