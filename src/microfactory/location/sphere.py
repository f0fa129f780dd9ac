"""Weber's point on the globe, where distances follow great circles."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from microfactory.location.weber import MOST_STEPS, Floats, WeberPoint, read_sites
from microfactory.problems import Problem, stop_if_any

#: Mean radius of the Earth (Moritz 2000, Geodetic Reference System 1980), km.
EARTH_RADIUS = 6371.0088
#: A search that moves less than this, in radians, and costs more than a place that holds is at that place.
_NEAR = 1e-3


def great_circle(one: npt.ArrayLike, other: npt.ArrayLike) -> Floats:
    """Return great-circle distances between places given as longitude and latitude.

    Parameters
    ----------
    one, other
        Degrees, of shape (..., 2), longitude first; the shapes broadcast.

    Returns
    -------
    Kilometres; on a sphere of the mean radius, so within 0.6 percent of the ellipsoid's.

    Examples
    --------
    >>> great_circle((0, 0), (90, 0)).round(1).item()  # a quarter of the equator
    10007.6
    """
    a, b = _vectors(one), _vectors(other)
    # The arctangent keeps its digits for near and for opposite places, where the cosine loses them.
    across = np.linalg.norm(np.cross(a, b), axis=-1)
    angle: Floats = np.arctan2(across, (a * b).sum(axis=-1))
    return EARTH_RADIUS * angle


def weber_point_on_globe(
    places: npt.ArrayLike, weights: npt.ArrayLike, tolerance: float = 1e-13
) -> WeberPoint:
    """Return the place with the smallest sum of weight times great-circle distance.

    Parameters
    ----------
    places
        Longitude and latitude in degrees, of shape (places, 2).
    weights
        What it costs to move each place's load by a kilometre, of shape (places,).
    tolerance
        The search ends when a step is shorter than this, in radians.

    Returns
    -------
    Its ``point`` is a longitude and a latitude, its ``cost`` in weight times kilometres.

    Raises
    ------
    ProblemsFound
        If the shapes do not fit, or a number is not finite, a weight negative, or a latitude beyond 90.

    Notes
    -----
    Weiszfeld's iteration in the tangent plane (Fletcher, Venkatasubramanian & Joshi 2009). On a whole
    globe the cost has several low points, so the search starts near each place and the best is kept.

    Examples
    --------
    >>> weber_point_on_globe([(0, 0), (10, 0), (5, 5)], [5, 1, 1]).on_site
    0
    """
    degrees, pulls = read_sites(places, weights)
    wrong = np.flatnonzero(np.abs(degrees[:, 1]) > 90)
    stop_if_any(
        [
            Problem(
                f"places[{row}]",
                f"latitude {degrees[row, 1]:g}",
                "-90 to 90",
                "Longitude comes first.",
            )
            for row in wrong
        ]
    )
    positions = np.flatnonzero(pulls > 0)
    sites, pulls = _vectors(degrees[positions]), pulls[positions]
    costs = [float(pulls @ _apart(site, sites)) for site in sites]
    best = int(np.argmin(costs))
    lowest = (costs[best], sites[best], int(positions[best]))
    # Places that hold the point against the others' pull: near one of these a search need not crawl on.
    held = [place for place, site in enumerate(sites) if _is_held(site, sites, pulls)]
    most_steps = 0
    for start in sites:
        middle = start + 0.5 * (pulls @ sites) / pulls.sum()
        point, steps = _descend(
            middle / np.linalg.norm(middle), sites, pulls, tolerance, sites[held]
        )
        most_steps = max(most_steps, steps)
        cost = float(pulls @ _apart(point, sites))
        # A place wins where the difference is rounding: the search comes near and never quite there.
        if cost < lowest[0] * (1 - 1e-12):
            lowest = (cost, point, -1)
    cost, vector, site = lowest
    point = degrees[site] if site >= 0 else _degrees(vector)
    return WeberPoint(point, EARTH_RADIUS * cost, site if site >= 0 else None, True, most_steps)


def _is_held(site: Floats, sites: Floats, pulls: Floats) -> bool:
    towards = _towards(site, sites)
    distance = np.linalg.norm(towards, axis=1)
    away = distance > 1e-15
    rate = np.divide(pulls, distance, out=np.zeros_like(distance), where=away)
    return bool(np.linalg.norm(rate @ towards) <= pulls[~away].sum())


def _descend(
    point: Floats, sites: Floats, pulls: Floats, tolerance: float, held: Floats
) -> tuple[Floats, int]:
    steps = 0
    while steps < MOST_STEPS:
        steps += 1
        towards = _towards(point, sites)
        distance = np.linalg.norm(towards, axis=1)
        away = distance > 1e-15
        rate = np.divide(pulls, distance, out=np.zeros_like(distance), where=away)
        pull = rate @ towards
        strength, own = float(np.linalg.norm(pull)), float(pulls[~away].sum())
        if strength <= own or strength == 0:
            break
        move = (1 - own / strength) * pull / rate.sum()
        length = float(np.linalg.norm(move))
        point = np.cos(length) * point + np.sin(length) * move / length
        point /= np.linalg.norm(point)
        if length <= tolerance:
            break
        if len(held):
            here = float(pulls @ _apart(point, sites))
            near = held[int(np.argmax(held @ point))]
            # In the bowl around a held place the way leads to it; its cost says whether we are there.
            if length < _NEAR and float(pulls @ _apart(near, sites)) <= here:
                return near, steps
    return point, steps


def _towards(point: Floats, sites: Floats) -> Floats:
    """Return for each site the tangent at the point that leads to it, as long as it is far."""
    flat = sites - (sites @ point)[:, None] * point
    length = np.linalg.norm(flat, axis=1)
    angle = np.arctan2(length, sites @ point)
    tangents: Floats = (
        flat * np.divide(angle, length, out=np.zeros_like(length), where=length > 0)[:, None]
    )
    return tangents


def _apart(point: Floats, sites: Floats) -> Floats:
    across = np.linalg.norm(np.cross(sites, point), axis=1)
    angle: Floats = np.arctan2(across, sites @ point)
    return angle


def _vectors(degrees: npt.ArrayLike) -> Floats:
    longitude, latitude = np.moveaxis(np.radians(np.asarray(degrees, dtype=float)), -1, 0)
    vectors: Floats = np.stack(
        [
            np.cos(latitude) * np.cos(longitude),
            np.cos(latitude) * np.sin(longitude),
            np.sin(latitude),
        ],
        axis=-1,
    )
    return vectors


def _degrees(vector: Floats) -> Floats:
    longitude = np.degrees(np.arctan2(vector[1], vector[0]))
    return np.array([longitude, np.degrees(np.arcsin(np.clip(vector[2], -1, 1)))])
