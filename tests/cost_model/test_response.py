"""Two orders instead of one: against a simulation, at the limits, and never worth less than nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory.cost_model import Lognormal, newsvendor, quick_response

DEMAND = Lognormal(np.asarray(1000.0), np.asarray(0.6))
PRICES = {"price": 30.0, "salvage": 5.0, "first_cost": 10.0, "second_cost": 13.0}


def test_with_nothing_learnt_and_a_dearer_second_order_one_order_is_best():
    found = quick_response(DEMAND, 0.0, **PRICES)
    order, cost = newsvendor(DEMAND, overage=5.0, underage=20.0)
    assert found.first_order == pytest.approx(float(order), rel=1e-3)
    assert found.profit == pytest.approx(20.0 * 1000 - float(cost), rel=1e-6)
    assert found.value == pytest.approx(0.0, abs=1e-6) and found.second_order < 1e-6


def test_with_everything_learnt_at_no_extra_cost_every_wish_is_met():
    found = quick_response(DEMAND, 1.0, **(PRICES | {"second_cost": 10.0}))
    assert found.profit == pytest.approx(20.0 * 1000, rel=1e-5)
    assert found.first_order + found.second_order == pytest.approx(1000.0, rel=1e-2)


def test_a_simulation_agrees():
    """Fisher and Raman's two-period problem, played 400,000 times with the orders of the answer."""
    found = quick_response(DEMAND, 0.7, **PRICES, goodwill=2.0)
    rng = np.random.default_rng(7)
    sigma = float(DEMAND.sigma)
    known, left = sigma * np.sqrt(0.7), sigma * np.sqrt(0.3)
    signal, rest = rng.standard_normal((2, 400_000))
    demand = 1000 * np.exp(known * signal + left * rest - sigma**2 / 2)
    ratio = (32.0 - 13.0) / (32.0 - 5.0)
    mean = 1000 * np.exp(known * signal - known**2 / 2)
    from scipy.stats import norm

    target = mean * np.exp(left * norm.ppf(ratio) - left**2 / 2)
    stock = np.maximum(found.first_order, target)
    sold = np.minimum(stock, demand)
    earned = (
        30 * sold
        + 5 * (stock - sold)
        - 2 * (demand - sold)
        - 10 * found.first_order
        - 13 * (stock - found.first_order)
    )
    error = earned.std() / np.sqrt(len(earned))
    assert abs(earned.mean() - found.profit) < 4 * error + 2.0
    assert found.second_order == pytest.approx((stock - found.first_order).mean(), rel=0.02)


@settings(max_examples=25)
@given(
    st.floats(0.1, 1.5),
    st.floats(0, 0.95),
    st.floats(8, 28),
    st.floats(8, 28),
    st.floats(0, 400),
    st.floats(0, 2000),
)
def test_a_second_order_is_a_choice_and_never_costs(cv, share, one, two, minimum, setup):
    demand = Lognormal(np.asarray(1000.0), np.asarray(cv))
    found = quick_response(
        demand,
        share,
        price=30.0,
        salvage=5.0,
        first_cost=one,
        second_cost=two,
        second_minimum=minimum,
        second_setup=setup,
    )
    assert found.value >= -1e-6 * max(abs(found.profit_single), 1.0)
    assert found.first_order >= 0 and found.second_order >= 0


def test_learning_more_is_worth_more_and_a_minimum_or_a_set_up_takes_from_it():
    values = [quick_response(DEMAND, share, **PRICES).value for share in (0.2, 0.5, 0.8, 0.95)]
    assert values == sorted(values) and values[0] >= 0
    full = quick_response(DEMAND, 0.8, **PRICES).value
    assert quick_response(DEMAND, 0.8, **PRICES, second_minimum=1000.0).value < full
    assert quick_response(DEMAND, 0.8, **PRICES, second_setup=1000.0).value < full
