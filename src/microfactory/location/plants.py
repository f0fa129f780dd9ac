"""Two plants with goods between them: the other reading of Weber's quadrilateral (Figure 14).

Materials go to a first plant, what it makes to a second, and from there to the markets. The sum of
the weighted distances is convex, so there is one lowest cost; where the goods between the plants
weigh enough, both stand at one place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from microfactory.location.weber import Floats, cost_at, pulls_at, read_sites, weber_point
from microfactory.problems import Problem, shown, stop_if_any

#: Roundings of the tip of each cone, as parts of the extent of the sites, from coarse to fine.
ROUNDINGS = 10.0 ** -np.arange(1, 9)
#: Plants nearer to each other or to a site than this part of the extent may be there.
NEAR = 1e-4


@dataclass(frozen=True)
class TwoPlants:
    """Where two plants cost least.

    Parameters
    ----------
    first, second
        Coordinates of the plants.
    cost
        Sum of weight times distance over all sites and the link.
    bound
        What no pair of places can be cheaper than; `cost` minus it is the most that is left to gain.
    together
        Whether both stand at one place.
    """

    first: Floats
    second: Floats
    cost: float
    bound: float
    together: bool


def two_plants(
    first_sites: npt.ArrayLike,
    first_weights: npt.ArrayLike,
    second_sites: npt.ArrayLike,
    second_weights: npt.ArrayLike,
    link: float,
) -> TwoPlants:
    """Return the cheapest places of two plants.

    Parameters
    ----------
    first_sites, first_weights
        Sites that the first plant deals with, as in `weber_point`.
    second_sites, second_weights
        Sites that the second plant deals with.
    link
        Weight of what goes from the first plant to the second.

    Raises
    ------
    ProblemsFound
        If the sites are wrong, or the link is negative or not finite.

    Notes
    -----
    The tips of the cones are rounded ever less and the minimum is followed by a trust-region Newton
    method (Charalambous & Conn 1978; hyperboloid approximation of Eyster, White & Wierwille 1973); then
    both plants are tried on the sites near them and on each other. The pulls of the rounded problem
    are a feasible point of the dual, which gives `bound`.

    Examples
    --------
    >>> apart = two_plants([(0, 0), (0, 2)], [1, 1], [(9, 1)], [5], link=1)
    >>> apart.together, apart.second.tolist()
    (False, [9.0, 1.0])
    >>> two_plants([(0, 0), (0, 2)], [1, 1], [(9, 1)], [5], link=9).together
    True
    """
    sites, weights = read_sites(first_sites, first_weights)
    others, other_weights = read_sites(second_sites, second_weights)
    if not (np.isfinite(link) and link >= 0):
        stop_if_any([Problem("link", shown(link), "a finite weight, 0 or more")])
    terms = _Terms(sites, weights, others, other_weights, float(link))
    plants = terms.rounded_minimum()
    candidates = [plants]
    merged = weber_point(np.vstack([sites, others]), np.append(weights, other_weights)).point
    candidates.append(np.append(merged, merged))
    places = np.vstack([sites, others])
    for one in _near(plants[:2], places, terms.extent):
        for other in _near(plants[2:], places, terms.extent):
            candidates.append(np.append(one, other))
    costs = [terms.cost(each) for each in candidates]
    # The exact places come after the rounded one and win where they cost the same.
    best = min(range(len(costs)), key=lambda each: (costs[each], -each))
    found = candidates[best]
    return TwoPlants(
        first=found[:2],
        second=found[2:],
        cost=costs[best],
        bound=min(terms.bound, costs[best]),
        together=bool((found[:2] == found[2:]).all()),
    )


def _near(plant: Floats, places: Floats, extent: float) -> list[Floats]:
    distance = np.hypot(*(places - plant).T)
    return [plant, *places[distance <= NEAR * extent]]


class _Terms:
    """The cost of two plants, its rounded form with gradient and curvature, and the dual bound."""

    def __init__(
        self, sites: Floats, weights: Floats, others: Floats, other_weights: Floats, link: float
    ) -> None:
        self.sites, self.weights = sites, weights
        self.others, self.other_weights = others, other_weights
        self.link = link
        together = np.vstack([sites, others])
        self.extent = float(np.ptp(together, axis=0).max()) or 1.0
        self.bound = 0.0

    def cost(self, plants: Floats) -> float:
        """Return the cost of a pair of places, given as four coordinates."""
        between = self.link * float(np.hypot(*(plants[:2] - plants[2:])))
        return (
            cost_at(plants[:2], self.sites, self.weights)
            + cost_at(plants[2:], self.others, self.other_weights)
            + between
        )

    def rounded_minimum(self) -> Floats:
        """Return the minimum with all tips rounded as finely as it can be followed."""
        from scipy.optimize import minimize

        centre = np.average(
            np.vstack([self.sites, self.others]),
            axis=0,
            weights=np.append(self.weights, self.other_weights),
        )
        plants: Floats = np.append(centre, centre)
        for rounding in ROUNDINGS * self.extent:
            found = minimize(
                lambda at, tip=rounding: self._rounded(at, tip)[0],
                plants,
                jac=lambda at, tip=rounding: self._rounded(at, tip)[1],
                hess=lambda at, tip=rounding: self._rounded(at, tip)[2],
                method="trust-exact",
                options={
                    "gtol": 1e-13 * self.weights.sum(),
                    "initial_trust_radius": self.extent,
                    "max_trust_radius": max(1_000.0, 2 * self.extent),
                },
            )
            plants = np.asarray(found.x, dtype=float)
            self.bound = max(self.bound, self._dual(plants, rounding))
        return plants

    def _groups(self, plants: Floats) -> list[tuple[int, Floats, Floats]]:
        return [
            (0, plants[:2] - self.sites, self.weights),
            (2, plants[2:] - self.others, self.other_weights),
        ]

    def _rounded(self, plants: Floats, tip: float) -> tuple[float, Floats, Any]:
        value, gradient, curvature = 0.0, np.zeros(4), np.zeros((4, 4))
        for start, apart, weights in self._groups(plants):
            length = np.sqrt((apart**2).sum(axis=1) + tip**2)
            unit = apart / length[:, None]
            value += float(weights @ length)
            part = slice(start, start + 2)
            gradient[part] += weights @ unit
            rate = weights / length
            curvature[part, part] += rate.sum() * np.eye(2) - (unit * rate[:, None]).T @ unit
        between = plants[:2] - plants[2:]
        length_between = float(np.sqrt(between @ between + tip**2))
        unit_between = between / length_between
        value += self.link * length_between
        gradient += self.link * np.append(unit_between, -unit_between)
        block = self.link / length_between * (np.eye(2) - np.outer(unit_between, unit_between))
        curvature += np.block([[block, -block], [-block, block]])
        return value, gradient, curvature

    def _dual(self, plants: Floats, tip: float) -> float:
        """Return the value of the dual at the pulls of the rounded problem, less what does not balance."""
        value = 0.0
        for _, apart, weights in self._groups(plants):
            length = np.sqrt((apart**2).sum(axis=1) + tip**2)
            value += float((weights / length) @ (apart**2).sum(axis=1))
        between = plants[:2] - plants[2:]
        value += self.link * float(between @ between) / float(np.sqrt(between @ between + tip**2))
        left = self._rounded(plants, tip)[1]
        return value - 2 * self.extent * float(np.abs(left).sum())


def pulls_apart(
    point: npt.ArrayLike, first_sites: npt.ArrayLike, first_weights: npt.ArrayLike
) -> float:
    """Return how hard the first plant's own sites pull it away from a place that it shares.

    The two plants stay together there as long as the link weighs more than this.
    """
    sites, weights = read_sites(first_sites, first_weights)
    return float(np.hypot(*pulls_at(point, sites, weights).sum(axis=0)))
