r"""Quick response: a second order once the first sales are seen (Fisher and Raman 1996, Operations Research 44).

The logarithm of demand is a sum of what early sales tell and of what they do not. A first order is
placed before anything is known; a second one, when early sales are seen, tops it up to the best level
for what is known by then. The expectation over the early signal is taken by Gauss–Hermite
quadrature, so nothing is drawn at random.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from microfactory.cost_model.demand import Lognormal
from microfactory.cost_model.parameters import Floats

#: Nodes of the quadrature; with 32, profits agree with 128 nodes to six digits.
NODES = 32
#: Rounds of the search for the first order; each shrinks the bracket by the golden ratio.
ROUNDS = 60


@dataclass(frozen=True)
class Response:
    """What a second order is worth.

    Attributes
    ----------
    first_order, second_order
        Pieces ordered first, and expected pieces of the second order.
    profit, profit_single
        Expected profit with two orders, and with one order placed early.
    """

    first_order: float
    second_order: float
    profit: float
    profit_single: float

    @property
    def value(self) -> float:
        """What the second order adds to expected profit; never below zero."""
        return self.profit - self.profit_single


def quick_response(
    demand: Lognormal,
    early_share: float,
    *,
    price: float,
    salvage: float,
    first_cost: float,
    second_cost: float,
    goodwill: float = 0.0,
    first_minimum: float = 0.0,
    second_minimum: float = 0.0,
    second_setup: float = 0.0,
) -> Response:
    """Return the best first order when a second one follows, and what that is worth.

    Parameters
    ----------
    demand
        As seen before the first order.
    early_share
        Share of the variance of log demand that early sales reveal, from 0 to 1.
    price, salvage, goodwill
        Of a piece that is sold, left over, and missed.
    first_cost, second_cost
        Cost of a piece of the first and of the second order; the second may come from elsewhere.
    first_minimum
        Fewest pieces of the first order.
    second_minimum, second_setup
        Fewest pieces of a second order, and its cost whatever its size; it is placed only if it pays.
    """
    from scipy.special import ndtri

    nodes, weights = np.polynomial.hermite_e.hermegauss(NODES)
    weights = weights / weights.sum()
    total = float(demand.sigma)
    known, left = total * np.sqrt(early_share), total * np.sqrt(1 - early_share)
    # Given the signal, demand is lognormal around this mean with what is left of the variance.
    means = float(demand.mean) * np.exp(known * nodes - known**2 / 2)
    later = Lognormal(means, np.sqrt(np.expm1(left**2)) if left > 0 else np.full(NODES, 1e-9))
    worth = price + goodwill
    ratio = np.clip((worth - second_cost) / (worth - salvage), 0.0, 1 - 1e-9)
    target = means * np.exp(left * ndtri(ratio) - left**2 / 2) if ratio > 0 else np.zeros(NODES)

    def gain(stock: Floats) -> Floats:
        sold = later.sales(np.maximum(stock, 1e-300))
        return np.asarray(worth * sold + salvage * (stock - sold) - goodwill * means)

    def expected(first: float) -> tuple[float, float]:
        more = np.maximum(target - first, 0.0)
        more = np.where(more > 0, np.maximum(more, second_minimum), 0.0)
        stay = gain(np.full(NODES, first))
        topped = gain(first + more) - second_cost * more - second_setup * (more > 0)
        order = topped > stay
        profit = weights @ np.where(order, topped, stay) - first_cost * first
        return float(profit), float(weights @ np.where(order, more, 0.0))

    single_ratio = np.clip((worth - first_cost) / (worth - salvage), 0.0, 1 - 1e-9)
    single = float(demand.quantile(np.asarray(single_ratio))) if single_ratio > 0 else 0.0
    single = max(single, first_minimum)
    alone = float(weights @ gain(np.full(NODES, single))) - first_cost * single
    # With a set-up or a minimum the profit need not be concave, so a grid comes before the search.
    most = max(1.5 * max(single, float(target.max())), first_minimum + 1e-9)
    grid = np.linspace(first_minimum, most, 121)
    best = int(np.argmax([expected(first)[0] for first in grid]))
    low, high = grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)]
    golden = (np.sqrt(5) - 1) / 2
    for _ in range(ROUNDS):
        one, two = high - golden * (high - low), low + golden * (high - low)
        if expected(one)[0] < expected(two)[0]:
            low = one
        else:
            high = two
    candidates = (float(low + high) / 2, float(grid[best]), single)
    first = max(candidates, key=lambda quantity: expected(quantity)[0])
    profit, second = expected(first)
    return Response(first, second, profit, alone)
