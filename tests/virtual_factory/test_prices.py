"""Prices rise with what somebody has had; a batch at its mean price costs what it cost."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from microfactory.virtual_factory import prices
from microfactory.virtual_factory.prices import SCALE, UNMET, at_least

from .building import network


def spent(steps, price, made):
    """Return what so many pieces cost, for each artisan, cheapest steps first."""
    before = np.cumsum(steps, axis=1) - steps
    return (np.clip(made[:, None] - before, 0, steps) * price).sum(axis=1)


@given(st.integers(0, 2**32), st.floats(0, 1_000))
def test_a_price_rises_and_never_outweighs_delivery(seed, fairness):
    artisans, _ = network(np.random.default_rng(seed), 20, 1)
    found = prices(artisans, fairness)
    assert (np.diff(found.step_price, axis=1) >= 0).all()
    assert (found.step_capacity.sum(axis=1) == artisans.capacity).all()
    assert (found.step_price + found.rework[:, None] < SCALE * UNMET).all()


@given(st.integers(0, 2**32), st.integers(1, 40))
def test_nothing_or_a_batch_costs_the_same_and_less_than_a_batch_not_more(seed, batch):
    rng = np.random.default_rng(seed)
    artisans, _ = network(rng, 20, 1)
    cost = prices(artisans, 2.0)
    smallest = rng.integers(1, batch + 1, 20)
    found, exact = at_least(cost, smallest)
    fits = artisans.capacity >= smallest
    assert (found.step_capacity.sum(axis=1) == np.where(fits, artisans.capacity, 0)).all()
    assert (np.diff(exact, axis=1) >= 0).all() and (exact - found.step_price < 1).all()
    made = rng.integers(smallest, np.maximum(artisans.capacity, smallest) + 1)
    true = spent(cost.step_capacity, cost.step_price, made)
    new = spent(found.step_capacity, exact, made)
    assert np.allclose(true[fits], new[fits])
    few = np.minimum(made, smallest - 1)  # no allocation, but the flow may pass through it
    assert (
        spent(found.step_capacity, exact, few)[fits]
        >= spent(cost.step_capacity, cost.step_price, few)[fits] - 1e-6
    ).all()
