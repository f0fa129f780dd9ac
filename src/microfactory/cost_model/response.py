r"""Quick response: a second order once the first sales are seen (Fisher and Raman 1996, Operations Research 44).

The logarithm of demand is a sum of what early sales tell and of what they do not. A first order goes
to one model before anything is known; a second one goes to a quicker model when early sales are seen,
if it then pays for its own set-up. What is learnt between the two follows from how the forecast error
falls between their lead times, so it is no further assumption. The expectation over the early signal
is taken by Gauss–Hermite quadrature, so nothing is drawn at random.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from microfactory.cost_model.demand import LARGEST_RATIO, Lognormal, best_order
from microfactory.cost_model.parameters import Floats, Inputs
from microfactory.cost_model.process import Terms

#: Nodes of the quadrature; profits agree with those of 128 nodes to a few parts in a thousand.
NODES = 16
#: First orders that are tried between the smallest and the best single one, and halvings around the best.
TRIED, HALVINGS = 9, 4
#: What is left of an uncertainty that is resolved: the logarithm needs a little.
LEAST_SIGMA = 1e-9


@dataclass(frozen=True, eq=False)
class Response:
    """What a second order is worth; every field has one number a draw.

    Attributes
    ----------
    first_order, second_order
        Pieces ordered first, and expected pieces of the second order; none where none pays.
    profit, profit_single
        Expected profit with two orders, and with one order placed early.
    """

    first_order: Floats
    second_order: Floats
    profit: Floats
    profit_single: Floats

    @property
    def value(self) -> Floats:
        """What the second order adds to expected profit; never below zero."""
        return np.asarray(self.profit - self.profit_single)


def learnt(before: Floats, after: Floats) -> Floats:
    """Return the share of the variance of log demand that is known by the second order.

    Parameters
    ----------
    before, after
        Coefficient of variation of demand as seen at the first order and at the second.

    Examples
    --------
    >>> float(learnt(0.5, 0.5)), float(learnt(0.5, 0.0)), float(learnt(0.3, 0.5))
    (0.0, 1.0, 0.0)
    """
    share = 1 - np.log1p(np.square(after)) / np.log1p(np.square(before))
    return np.asarray(np.maximum(share, 0.0))


def quick_response(
    early: Terms, late: Terms, inputs: Inputs, demand: Lognormal, early_share: Floats | float
) -> Response:
    """Return the best first order when a second one may follow, and what that is worth.

    Early sales can only make the first order smaller: where a second one is placed, one more piece in
    the first saves its price there, and that is no more than what the piece was worth alone. So first
    orders are tried from the smallest to the best single one, finer around the best of them, with the
    whole cost of both orders: steps, minimums, and the most that each maker can make.

    Parameters
    ----------
    early, late
        Cost functions of the model of the first and of the second order.
    inputs
        Parameters of the early model, for the price, the markdown and the ill will.
    demand
        As seen before the first order.
    early_share
        Share of the variance of log demand that early sales reveal, from 0 to 1.
    """
    salvage = inputs.salvage_share * inputs.price
    worth = inputs.price + inputs.lost_goodwill
    nodes, weights = np.polynomial.hermite_e.hermegauss(NODES)
    weights = weights / weights.sum()
    sigma = np.atleast_1d(demand.sigma)
    known = sigma * np.sqrt(early_share)
    left = np.maximum(sigma * np.sqrt(1 - np.asarray(early_share)), LEAST_SIGMA)
    # Given the signal, demand is lognormal around this mean with what is left of the variance.
    means = demand.mean * np.exp(known * nodes[:, None] - known**2 / 2)
    later = Lognormal(means, np.sqrt(np.expm1(left**2)))
    most = np.maximum(late.most, late.minimum)

    def ratio(each: Floats) -> Floats:
        return np.clip((worth - each) / (worth - salvage), 0.0, LARGEST_RATIO)

    target = means * np.exp(left * ndtri(ratio(late.each)) - left**2 / 2)

    def gain(stock: Floats) -> Floats:
        sold = np.minimum(later.sales(np.maximum(stock, 1e-300)), stock)
        return np.asarray(worth * sold + salvage * (stock - sold) - inputs.lost_goodwill * means)

    def expected(first: Floats) -> tuple[Floats, Floats]:
        more = np.where(target > first, np.clip(target - first, late.minimum, most), 0.0)
        stay = gain(first)
        topped = gain(first + more) - late.cost(more)
        orders = (more > 0) & (topped > stay)
        profit = weights @ np.where(orders, topped, stay) - early.cost(first)
        return np.asarray(profit), np.asarray(weights @ np.where(orders, more, 0.0))

    single = best_order(early, inputs, demand)
    lowest = np.broadcast_to(np.asarray(early.minimum, dtype=float), sigma.shape)
    wanted = np.minimum(demand.quantile(ratio(early.each)), early.most)
    span = np.maximum(wanted, lowest) - lowest
    first, profit, second = lowest, *expected(lowest)

    def try_(quantity: Floats) -> None:
        nonlocal first, profit, second
        value, more = expected(quantity)
        better = value > profit
        first = np.where(better, quantity, first)
        profit, second = np.where(better, value, profit), np.where(better, more, second)

    step = span / (TRIED - 1)
    for place in range(1, TRIED):
        try_(lowest + place * step)
    for _ in range(HALVINGS):
        step = step / 2
        centre = first
        try_(np.maximum(centre - step, lowest))
        try_(np.minimum(centre + step, lowest + span))
    if early.dedicated:  # as many stations as the best order fills, and no part of one more
        started = np.floor((first / early.yield_ + early.burn_in) / early.station_pieces)
        whole = (started * early.station_pieces - early.burn_in) * early.yield_
        try_(np.clip(whole, lowest, lowest + span))
    # A second order is a choice: never worse than the one order, nor than none.
    alone = profit <= single.profit
    shape = np.broadcast_shapes(*map(np.shape, (single.profit, late.each, early_share)))
    return Response(
        *(
            np.broadcast_to(np.where(alone, one, both), shape or (1,)).reshape(shape)
            for one, both in (
                (single.quantity, first),
                (0.0, second),
                (single.profit, profit),
                (single.profit, single.profit),
            )
        )
    )
