r"""How much to order when demand is not known: the newsvendor, with an error that grows with the lead time.

An order is placed a lead time before the season, at which nobody knows the demand; what is ordered
too much is marked down, what is ordered too little loses its margin and some goodwill. Interest on
the stock is not a cost of having too much: it falls on every piece, sold or not, and is part of its
cost. Demand is never negative: it is lognormal, or a normal cut off at zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from scipy.special import ndtr, ndtri

from microfactory.cost_model.parameters import Floats, Inputs
from microfactory.cost_model.process import Terms

#: A critical ratio this near to one orders all that anyone could want.
LARGEST_RATIO = 1 - 1e-9


class Demand(Protocol):
    """Demand of a season; every method works element by element."""

    @property
    def mean(self) -> Floats:
        """Expected demand."""

    def quantile(self, share: Floats) -> Floats:
        """Return the demand that is not exceeded with this probability."""

    def sales(self, quantity: Floats) -> Floats:
        """Return the expected sales, the smaller of demand and quantity."""


@dataclass(frozen=True, eq=False)
class Lognormal:
    """Demand whose logarithm is normal.

    Attributes
    ----------
    mean
        Expected demand.
    cv
        Its coefficient of variation, above zero.
    """

    mean: Floats
    cv: Floats

    @property
    def sigma(self) -> Floats:
        """Standard deviation of the logarithm."""
        return np.sqrt(np.log1p(np.square(self.cv)))

    def quantile(self, share: Floats) -> Floats:
        """Return the demand that is not exceeded with this probability."""
        sigma = self.sigma
        return np.asarray(self.mean * np.exp(sigma * ndtri(share) - sigma * sigma / 2))

    def sales(self, quantity: Floats) -> Floats:
        """Return the expected sales, the smaller of demand and quantity."""
        sigma = self.sigma
        with np.errstate(divide="ignore"):
            z = np.log(quantity / self.mean) / sigma
        return np.asarray(self.mean * ndtr(z - sigma / 2) + quantity * ndtr(-z - sigma / 2))


@dataclass(frozen=True, eq=False)
class TruncatedNormal:
    """A normal law cut off at zero; far from zero it is the normal law itself.

    Attributes
    ----------
    location, scale
        Mean and standard deviation of the normal law before the cut.
    """

    location: Floats
    scale: Floats

    @property
    def _kept(self) -> Floats:
        return np.asarray(ndtr(self.location / self.scale))

    @property
    def mean(self) -> Floats:
        """Expected demand, above the location."""
        zero = self.location / self.scale
        return np.asarray(self.location + self.scale * _density(zero) / self._kept)

    def quantile(self, share: Floats) -> Floats:
        """Return the demand that is not exceeded with this probability."""
        # From the upper end, where the digits are.
        upper = ndtri((1 - share) * self._kept)
        return np.asarray(np.maximum(self.location - self.scale * upper, 0.0))

    def sales(self, quantity: Floats) -> Floats:
        """Return the expected sales, the smaller of demand and quantity."""
        z = (quantity - self.location) / self.scale
        missed = self.scale * (_density(z) - z * ndtr(-z)) / self._kept
        return np.asarray(self.mean - missed)


def _density(z: Floats) -> Floats:
    return np.asarray(np.exp(-np.square(z) / 2) / np.sqrt(2 * np.pi))


def newsvendor(demand: Demand, overage: float, underage: float) -> tuple[Floats, Floats]:
    """Return the best order and what it is expected to cost, for given costs of a piece.

    Parameters
    ----------
    demand
        What may be asked for.
    overage, underage
        Cost of a piece too many, and of a piece too few.

    Examples
    --------
    The worked example of Snyder and Shen (2019, Fundamentals of Supply Chain Theory, example 4.3):

    >>> order, cost = newsvendor(TruncatedNormal(120.0, 10.0), overage=2, underage=18)
    >>> round(float(order), 4), round(float(cost), 4)
    (132.8155, 35.0997)
    """
    order = demand.quantile(np.asarray(underage / (underage + overage)))
    sold = demand.sales(order)
    return order, overage * (order - sold) + underage * (demand.mean - sold)


def forecast_error(
    uncertainty: Floats | float,
    lead_time: Floats | float,
    growth: Floats | float,
    reference_weeks: float,
) -> Floats:
    """Return the coefficient of variation of demand as seen a lead time before the season.

    It grows with a power of the lead time (one half for a random walk of what is known; Fisher
    and Raman 1996, Operations Research 44, show how far it falls once early orders are in).

    Parameters
    ----------
    uncertainty
        The coefficient of variation at the reference lead time.
    lead_time, reference_weeks
        In weeks.
    growth
        The power.
    """
    return np.asarray(uncertainty * (lead_time / reference_weeks) ** growth)


@dataclass(frozen=True, eq=False)
class Plan:
    """The best order of a model: good pieces, expected profit and expected sales; zero if none pays."""

    quantity: Floats
    profit: Floats
    sales: Floats


def best_order(model: Terms, inputs: Inputs, demand: Demand) -> Plan:
    """Return the order with the highest expected profit; none where none is above zero.

    Between two steps of the cost, expected profit is concave in the order; over whole stations its
    best values are concave in their number. So the best order is the one of the critical ratio
    without the price of stations, or it fills a whole number of stations, next to the one of the
    critical ratio with that price spread over a station's pieces. Steps of tooling are small
    and are paid for, not optimised over.

    Parameters
    ----------
    model, inputs
        Cost function and parameters of one production model.
    demand
        As seen when the order is placed.
    """
    salvage = inputs.salvage_share * inputs.price
    worth = inputs.price + inputs.lost_goodwill

    def wanted(each: Floats) -> Floats:
        ratio = (worth - each) / (worth - salvage)
        return demand.quantile(np.clip(ratio, 0.0, LARGEST_RATIO))

    def plan(quantity: Floats) -> Plan:
        quantity = np.clip(quantity, model.minimum, np.maximum(model.most, model.minimum))
        sales = demand.sales(quantity)
        profit = (
            worth * sales
            + salvage * (quantity - sales)
            - inputs.lost_goodwill * demand.mean
            - model.cost(quantity)
        )
        return Plan(quantity, profit, sales)

    free = wanted(model.each)
    plans = [plan(free)]
    if model.dedicated:
        full = model.station_pieces * model.yield_
        spread = wanted(model.each + model.station_cost / full)
        number = np.floor((spread / model.yield_ + model.burn_in) / model.station_pieces)
        for stations in (number, number + 1):
            whole = (stations * model.station_pieces - model.burn_in) * model.yield_
            plans.append(plan(np.minimum(whole, free)))
    best = plans[0]
    for other in plans[1:]:
        better = other.profit > best.profit
        best = Plan(
            *(
                np.where(better, new, old)
                for new, old in zip(
                    (other.quantity, other.profit, other.sales),
                    (best.quantity, best.profit, best.sales),
                    strict=True,
                )
            )
        )
    pays = best.profit > 0
    return Plan(*(np.where(pays, part, 0.0) for part in (best.quantity, best.profit, best.sales)))
