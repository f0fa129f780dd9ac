"""The point from which the weighted distances to given sites are smallest (Weber 1909, Fermat).

Each site pulls with its weight; at the cheapest point the pulls are in balance, or one site outpulls
the others and the point sits on it. The iteration is Weiszfeld's with the guard of Vardi and Zhang
(2000), which does not stop short on a site, sped up by Newton steps that are taken only where they
cost less.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from microfactory.problems import Problem, ProblemsFound, shown, stop_if_any

Floats = npt.NDArray[np.float64]
#: Steps after which a search gives up; the convergence is quadratic, and a dozen is usual.
MOST_STEPS = 1_000
#: Weights over cubes of distances have to fit into a float.
LARGEST = 1e50
ORDINARY = "no number above 1e50"


@dataclass(frozen=True)
class WeberPoint:
    """Where the cost is smallest.

    Parameters
    ----------
    point
        Its coordinates, in the unit of the sites.
    cost
        Sum of weight times distance from there.
    on_site
        Position of the site that it sits on; None where it is at none.
    is_unique
        False where all sites lie on one line and a stretch of it costs the same; ``point`` is then
        the middle of the stretch.
    steps
        How many the search took.
    """

    point: Floats
    cost: float
    on_site: int | None
    is_unique: bool
    steps: int


def weber_point(
    sites: npt.ArrayLike, weights: npt.ArrayLike, tolerance: float = 1e-12
) -> WeberPoint:
    """Return the point with the smallest sum of weight times straight distance to the sites.

    Parameters
    ----------
    sites
        Coordinates, of shape (sites, 2).
    weights
        What it costs to move each site's load by one unit of distance, of shape (sites,);
        nonnegative, at least one above zero.
    tolerance
        The search ends when a step is shorter than this part of the sites' extent.

    Raises
    ------
    ProblemsFound
        If the shapes do not fit, or a number is not finite or beyond all measure, or a weight negative.

    Notes
    -----
    A site k is the answer exactly if the others' pull at it is no stronger than its own weight,
    ``|sum w_j (a_j - a_k) / d_jk| <= w_k`` (Kuhn 1973). It is tested for the heaviest site first, and for
    every site that the search comes near to.

    References
    ----------
    Weber (1929), Theory of the Location of Industries; Kuhn (1973), Mathematical Programming 4;
    Vardi & Zhang (2000), PNAS 97.

    Examples
    --------
    >>> found = weber_point([(0, 0), (4, 0), (3, 1)], [1, 1, 1])
    >>> found.point.round(6).tolist()
    [2.985216, 0.934003]
    >>> weber_point([(0, 0), (4, 0), (3, 1)], [1, 1, 2]).on_site
    2
    """
    places, pulls = read_sites(sites, weights)
    keep = pulls > 0
    positions = np.flatnonzero(keep)
    places, pulls = places[keep], pulls[keep]
    extent, heaviest = float(np.ptp(places, axis=0).max()), float(pulls.max())
    if 0 < extent < 1 / LARGEST or heaviest < 1 / LARGEST:
        # In other units it is the same problem, and one that floats can hold.
        length = extent if 0 < extent < 1 / LARGEST else 1.0
        found = weber_point((places - places[0]) / length, pulls / heaviest, tolerance)
        return replace(
            found,
            point=places[0] + found.point * length,
            cost=found.cost * length * heaviest,
            on_site=None if found.on_site is None else int(positions[found.on_site]),
        )
    places, pulls, positions = _merged(places, pulls, positions)
    if len(places) == 1:
        return WeberPoint(places[0], 0.0, int(positions[0]), True, 0)
    line = _line_of(places)
    if line is not None:
        return _on_line(places, pulls, positions, line)
    return _search(places, pulls, positions, tolerance)


def read_sites(sites: npt.ArrayLike, weights: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Return sites and weights as arrays, checked.

    Raises
    ------
    ProblemsFound
        With everything that is wrong.
    """
    places, pulls = _numbers("sites", sites), _numbers("weights", weights)
    problems = []
    if places.ndim != 2 or places.shape[1:] != (2,) or len(places) == 0:
        expected = "at least one pair of coordinates, shape (sites, 2)"
        problems.append(Problem("sites", f"shape {places.shape}", expected))
    elif not np.isfinite(places).all():
        row = int(np.flatnonzero(~np.isfinite(places).all(axis=1))[0])
        problems.append(Problem(f"sites[{row}]", shown(places[row].tolist()), "finite coordinates"))
    elif not _counts(places).all():
        row = int(np.flatnonzero(~_counts(places).all(axis=1))[0])
        problems.append(Problem(f"sites[{row}]", shown(places[row].tolist()), ORDINARY))
    if pulls.shape != places.shape[:1]:
        problems.append(Problem("weights", f"shape {pulls.shape}", "one weight a site"))
    elif not (np.isfinite(pulls) & (pulls >= 0)).all():
        row = int(np.flatnonzero(~(np.isfinite(pulls) & (pulls >= 0)))[0])
        problems.append(Problem(f"weights[{row}]", f"{pulls[row]:g}", "a finite weight, 0 or more"))
    elif not _counts(pulls).all():
        row = int(np.flatnonzero(~_counts(pulls))[0])
        problems.append(Problem(f"weights[{row}]", f"{pulls[row]:g}", ORDINARY))
    elif not (pulls > 0).any():
        problems.append(Problem("weights", "no weight above zero", "at least one"))
    stop_if_any(problems)
    return places, pulls


def _numbers(name: str, values: npt.ArrayLike) -> Floats:
    """Return an array of numbers.

    Raises
    ------
    ProblemsFound
        If they are none, or rows differ in length.
    """
    try:
        return np.asarray(values, dtype=float)
    except (TypeError, ValueError):
        raise ProblemsFound(
            [Problem(name, shown(values), "numbers, in rows of one length")]
        ) from None


def _counts(values: Floats) -> npt.NDArray[np.bool_]:
    fits: npt.NDArray[np.bool_] = np.abs(values) <= LARGEST
    return fits


def cost_at(point: npt.ArrayLike, sites: Floats, weights: Floats) -> float:
    """Return the sum of weight times distance from a point, in weight times the sites' unit."""
    apart = sites - np.asarray(point, dtype=float)
    return float(weights @ np.hypot(apart[:, 0], apart[:, 1]))


def pulls_at(point: npt.ArrayLike, sites: Floats, weights: Floats) -> Floats:
    """Return the force with which each site pulls at a point, of shape (sites, 2).

    Its length is the site's weight, its direction is towards the site; a site at the point itself
    pulls nowhere. They are the threads of Varignon's frame.
    """
    apart = sites - np.asarray(point, dtype=float)
    distance = np.hypot(apart[:, 0], apart[:, 1])
    per_length = np.divide(weights, distance, out=np.zeros_like(distance), where=distance > 0)
    forces: Floats = apart * per_length[:, None]
    return forces


def _merged(places: Floats, pulls: Floats, positions: Any) -> tuple[Floats, Floats, Any]:
    """Return sites that differ, each with the weight of all that stand there."""
    if len(places) > 100_000:  # sorting costs more than a search does, and ties are no danger to it
        return places, pulls, positions
    unique, first, which = np.unique(places, axis=0, return_index=True, return_inverse=True)
    if len(unique) == len(places):
        return places, pulls, positions
    total: Floats = np.bincount(which.ravel(), weights=pulls).astype(float)
    order = np.argsort(first)
    return unique[order], total[order], positions[first[order]]


def _line_of(places: Floats) -> Floats | None:
    """Return the direction of the line on which all sites lie; None where they do not."""
    centred = places - places.mean(axis=0)
    _, _, axes = np.linalg.svd(centred.T @ centred)
    direction: Floats = axes[0]
    off = np.abs(centred @ axes[1]).max()
    return direction if off <= 1e-13 * np.abs(centred).max() else None


def _on_line(places: Floats, pulls: Floats, positions: Any, direction: Floats) -> WeberPoint:
    """Return the weighted median along a line."""
    along = places @ direction
    order = np.argsort(along, kind="stable")
    sums = np.cumsum(pulls[order])
    half = sums[-1] / 2
    at = int(np.searchsorted(sums, half, side="left"))
    if np.isclose(sums[at], half, rtol=1e-14) and at + 1 < len(order):
        ends = places[order[at]], places[order[at + 1]]
        middle = (ends[0] + ends[1]) / 2
        return WeberPoint(middle, cost_at(middle, places, pulls), None, False, 0)
    best = int(order[at])
    return WeberPoint(
        places[best], cost_at(places[best], places, pulls), int(positions[best]), True, 0
    )


def _search(places: Floats, pulls: Floats, positions: Any, tolerance: float) -> WeberPoint:
    x, y = np.ascontiguousarray(places[:, 0]), np.ascontiguousarray(places[:, 1])
    extent = max(float(np.ptp(x)), float(np.ptp(y)))
    tested: set[int] = set()

    def best_at(site: int, steps: int) -> WeberPoint | None:
        if site in tested:
            return None
        tested.add(site)
        at_site = _Sums(places[site], x, y, pulls)
        # Half a rounding error either way: on the border both answers cost the same.
        if at_site.strength > at_site.own * (1 + 1e-12):
            return None
        return WeberPoint(places[site], at_site.cost, int(positions[site]), True, steps)

    if found := best_at(int(np.argmax(pulls)), 0):
        return found
    here = _Sums(pulls @ places / pulls.sum(), x, y, pulls)
    for step in range(1, MOST_STEPS + 1):
        if found := best_at(here.nearest, step):
            return found
        following = _Sums(here.step(), x, y, pulls)
        newton = here.newton_step()
        if newton is not None:
            faster = _Sums(newton, x, y, pulls)
            following = faster if faster.cost <= following.cost else following
        moved = float(np.hypot(*(following.point - here.point)))
        here = following
        if moved <= tolerance * extent:
            break
    return best_at(here.nearest, step) or WeberPoint(here.point, here.cost, None, True, step)


class _Sums:
    """What one pass over the sites says of a point: cost, pull, curvature, the nearest site."""

    #: Sites taken at a time, so that what is computed of them stays in the processor's cache.
    CHUNK = 8_192

    def __init__(self, point: Floats, x: Floats, y: Floats, pulls: Floats) -> None:
        self.point = point
        self.own = self.cost = self.rate = 0.0
        self.pull, self.curvature = np.zeros(2), np.zeros(3)
        self.nearest, least = 0, np.inf
        for start in range(0, len(x), self.CHUNK):
            part = slice(start, start + self.CHUNK)
            dx, dy, weight = x[part] - point[0], y[part] - point[1], pulls[part]
            distance = np.sqrt(dx * dx + dy * dy)
            near = int(np.argmin(distance))
            if distance[near] < least:
                self.nearest, least = start + near, float(distance[near])
            if distance[near] == 0:  # at most one: equal sites were merged, or nearly
                self.own += float(weight[distance == 0].sum())
                distance[distance == 0] = np.inf
            rate = weight / distance
            self.cost += float(rate @ np.where(np.isinf(distance), 0, distance) ** 2)
            self.rate += float(rate.sum())
            self.pull += rate @ dx, rate @ dy
            cubed = rate / distance**2
            self.curvature += cubed @ (dy * dy), -(cubed @ (dx * dy)), cubed @ (dx * dx)
        self.strength = float(np.hypot(*self.pull))

    def step(self) -> Floats:
        """Return Weiszfeld's next point; on a site, only the pull that it does not hold moves it."""
        share = max(0.0, 1 - self.own / self.strength) if self.strength else 0.0
        following: Floats = self.point + share * self.pull / self.rate
        return following

    def newton_step(self) -> Floats | None:
        """Return Newton's next point; None on a site, or where the cost hardly curves."""
        xx, xy, yy = self.curvature
        determinant = xx * yy - xy * xy
        if self.own > 0 or determinant <= 1e-12 * max(xx, yy) ** 2:
            return None
        px, py = self.pull
        following: Floats = (
            self.point + np.array([yy * px - xy * py, xx * py - xy * px]) / determinant
        )
        return following
