"""What a piece costs: the rework that an artisan is expected to need, and unfairness."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from microfactory.problems import Problem, shown, stop_if_any
from microfactory.virtual_factory.network import Artisans, Floats, Ints

#: Costs are counted in thousandths of one piece's rework, since the solver takes whole numbers only.
SCALE = 1_000
#: Not to deliver a piece costs as much as to rework it so often: demand is met where it can be.
UNMET = 1_000
#: Arcs that the rising price of one artisan is made of.
SEGMENTS = 4


@dataclass(frozen=True)
class Prices:
    """What a piece costs, in thousandths of a piece of rework.

    Parameters
    ----------
    rework
        For each artisan, of shape (artisans,).
    step_capacity, step_price
        The rising price of fairness: pieces that fit on each step and what one of them costs, of shape
        (artisans, `SEGMENTS`).
    """

    rework: Ints
    step_capacity: Ints
    step_price: Ints


def prices(artisans: Artisans, fairness: float, share: float | None = None) -> Prices:
    """Return what a piece of each artisan costs.

    Parameters
    ----------
    artisans
        The network.
    fairness
        What it costs, in pieces of rework, to give a piece to someone who already has a fair share; 0:
        fairness does not count.
    share
        The fair share, in pieces of the year; by default what all had so far and could make now, over
        all artisans.

    Raises
    ------
    ProblemsFound
        If the fairness is negative, not finite, or above a thousand.
    """
    if not (np.isfinite(fairness) and 0 <= fairness <= UNMET):
        stop_if_any([Problem("fairness", shown(fairness), f"0 to {UNMET}")])
    rework = np.rint(SCALE * artisans.rejection / (1 - artisans.rejection))
    rework = np.minimum(rework, SCALE * UNMET / 2).astype(np.int64)
    steps = np.arange(SEGMENTS)
    edges = artisans.capacity[:, None] * np.arange(SEGMENTS + 1) // SEGMENTS
    capacity = np.diff(edges, axis=1)
    if share is None:
        total = artisans.used.sum() + artisans.capacity.sum()
        share = max(float(total) / max(len(artisans), 1), 1.0)
    had = artisans.used[:, None] + edges[:, steps] + capacity / 2
    # Bounded, so that fairness never outweighs delivery; and rising, since what is had rises.
    price = np.minimum(fairness * had / share, UNMET / 4)
    return Prices(rework, capacity, np.rint(SCALE * price).astype(np.int64))


def at_least(cost: Prices, smallest: Ints) -> tuple[Prices, Floats]:
    """Return the prices of artisans who make either nothing or at least so many pieces.

    What somebody makes costs a rising price a piece. If the first pieces can only be made together, each of
    them may as well be charged their mean price: no such allocation costs other than before, and the price
    still rises, so that a flow over it bounds the cost of all of them, and more closely.

    Parameters
    ----------
    cost
        The prices.
    smallest
        Fewest pieces of each artisan, 1 or more; who has no room for so many makes nothing.

    Returns
    -------
    The prices, with the mean in a first step of its own and rounded down; and the prices of the steps with the
    mean as it is, of the same shape.
    """
    room = cost.step_capacity.sum(axis=1)
    fits = room >= smallest
    before = np.cumsum(cost.step_capacity, axis=1) - cost.step_capacity
    first = np.clip(smallest[:, None] - before, 0, cost.step_capacity)
    mean = (first * cost.step_price).sum(axis=1) / np.maximum(smallest, 1)
    capacity = np.column_stack([smallest, cost.step_capacity - first]) * fits[:, None]
    exact = np.column_stack([mean, np.maximum(cost.step_price, mean[:, None])])
    whole = np.floor(exact + 1e-9).astype(np.int64)
    return Prices(cost.rework, capacity, whole), exact
