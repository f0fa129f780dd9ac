"""Two orders instead of one: against a simulation, at the limits, and never worth less than nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from microfactory.cost_model import (
    Lognormal,
    best_order,
    newsvendor,
    quick_response,
    response,
    terms,
)

from .conftest import inputs

DEMAND = Lognormal(np.asarray(1000.0), np.asarray(0.6))
#: Sold at 30, left over at 5, made for 10 early and for 13 late.
SOLD = {"price": 30.0, "salvage_share": 5 / 30, "material": 0.0}


def two(demand=DEMAND, share=0.7, first=10.0, second=13.0, late=None, **changes):
    """Return the answer for an early and a late maker that differ in their cost and in ``late``."""
    made = inputs(wage=first, **(SOLD | changes))
    quick = inputs(wage=second, **(SOLD | changes | (late or {})))
    return quick_response(terms(made), terms(quick), made, demand, share)


def test_with_nothing_learnt_and_a_dearer_second_order_one_order_is_best():
    found = two(share=0.0)
    order, cost = newsvendor(DEMAND, overage=5.0, underage=20.0)
    assert found.first_order == pytest.approx(float(order), rel=1e-3)
    assert found.profit == pytest.approx(20.0 * 1000 - float(cost), rel=1e-6)
    assert found.value == pytest.approx(0.0, abs=1e-6) and found.second_order < 1e-6


def test_with_everything_learnt_at_no_extra_cost_every_wish_is_met():
    found = two(share=1.0, second=10.0)
    assert found.profit == pytest.approx(20.0 * 1000, rel=1e-5)
    assert found.first_order + found.second_order == pytest.approx(1000.0, rel=1e-2)


def played(found, share, setup=0.0, minimum=0.0, most=np.inf, draws=400_000):
    """Fisher and Raman's two-period problem, played with the first order of the answer."""
    rng = np.random.default_rng(7)
    sigma = float(DEMAND.sigma)
    known, left = sigma * np.sqrt(share), sigma * np.sqrt(1 - share)
    signal, rest = rng.standard_normal((2, draws))
    mean = 1000 * np.exp(known * signal - known**2 / 2)
    demand = mean * np.exp(left * rest - left**2 / 2)
    target = mean * np.exp(left * norm.ppf((32.0 - 13.0) / (32.0 - 5.0)) - left**2 / 2)
    first = float(found.first_order)

    def earned(stock):
        sold = np.minimum(stock, demand)
        return 30 * sold + 5 * (stock - sold) - 2 * (demand - sold) - 10 * first

    def expected(stock):
        z = np.log(stock / mean) / left
        sold = mean * norm.cdf(z - left / 2) + stock * norm.cdf(-z - left / 2)
        return 32 * sold + 5 * (stock - sold)

    more = np.where(target > first, np.clip(target - first, minimum, most), 0.0)
    pays = expected(first + more) - 13 * more - setup > expected(np.full(draws, first))
    more = np.where(pays, more, 0.0)
    return earned(first + more) - 13 * more - setup * (more > 0), more


@pytest.mark.parametrize(
    "late", [{}, {"setup_cost": 600.0}, {"minimum_order": 500.0}, {"most_workers": 0.4}]
)
def test_a_simulation_agrees(late):
    found = two(share=0.7, lost_goodwill=2.0, late=late)
    played_out, more = played(
        found,
        0.7,
        setup=late.get("setup_cost", 0.0),
        minimum=late.get("minimum_order", 0.0),
        most=late.get("most_workers", np.inf) * 1000,
    )
    error = played_out.std() / np.sqrt(len(played_out))
    assert abs(played_out.mean() - float(found.profit)) < 4 * error + 0.002 * float(found.profit)
    # The second order jumps at its minimum, which few nodes see less well than the profit.
    assert float(found.second_order) == pytest.approx(more.mean(), rel=0.15)


@pytest.mark.parametrize("late", [{}, {"setup_cost": 600.0}, {"minimum_order": 500.0}])
def test_no_other_first_order_earns_more(late):
    """A fine search over first orders, with many more nodes, finds nothing better."""
    found = two(share=0.7, lost_goodwill=2.0, late=late)
    best = float(found.profit)
    for first in np.linspace(0, 1800, 61):
        other = two(share=0.7, lost_goodwill=2.0, late=late, minimum_order=first)
        assert float(other.profit) <= best * (1 + 1e-3)


def test_a_few_nodes_say_what_many_say(monkeypatch):
    few = [float(two(share=share, late={"setup_cost": 500.0}).profit) for share in (0.2, 0.9)]
    monkeypatch.setattr(response, "NODES", 128)
    many = [float(two(share=share, late={"setup_cost": 500.0}).profit) for share in (0.2, 0.9)]
    assert few == pytest.approx(many, rel=4e-3)


@settings(max_examples=25)
@given(
    st.floats(0.1, 1.5),
    st.floats(0, 0.95),
    st.floats(8, 28),
    st.floats(8, 28),
    st.floats(0, 400),
    st.floats(0, 2000),
)
def test_a_second_order_is_a_choice_and_never_costs(cv, share, one, other, minimum, setup):
    demand = Lognormal(np.asarray(1000.0), np.asarray(cv))
    late = {"minimum_order": minimum, "setup_cost": setup}
    found = two(demand, share, one, other, late)
    assert found.value >= 0 and found.first_order >= 0 and found.second_order >= 0
    made = inputs(wage=one, **SOLD)
    assert found.profit_single == pytest.approx(float(best_order(terms(made), made, demand).profit))


def test_learning_more_is_worth_more_and_a_minimum_or_a_set_up_takes_from_it():
    values = [float(two(share=share).value) for share in (0.2, 0.5, 0.8, 0.95)]
    assert values == sorted(values) and values[0] >= 0
    full = float(two(share=0.8).value)
    for late in ({"minimum_order": 1000.0}, {"setup_cost": 1000.0}, {"most_workers": 0.2}):
        assert two(share=0.8, late=late).value < full


def test_what_the_early_order_costs_once_is_paid_in_full():
    found = two(setup_cost=700.0, late={"setup_cost": 0.0})
    assert float(found.profit) == pytest.approx(float(two().profit) - 700.0, rel=1e-9)
    assert found.first_order == pytest.approx(float(two().first_order))


def test_many_draws_at_once_are_what_each_is_alone():
    """Dedicated stations and everything else, one draw after the other and all together."""
    costs = np.array([8.0, 12.0, 25.0, 40.0])
    changes = {"dedicated": True, "equipment_cost": 900.0, "station_hours": 300.0}
    made, quick = (inputs(wage=each, **(SOLD | changes)) for each in (costs, costs + 2))
    whole = quick_response(terms(made), terms(quick), made, DEMAND, 0.6)
    for place, cost in enumerate(costs):
        alone = two(share=0.6, first=cost, second=cost + 2, **changes)
        assert float(whole.profit[place]) == pytest.approx(float(alone.profit), rel=1e-9)
    assert whole.profit[3] == 0.0 and whole.first_order[3] == 0.0  # dearer than its price
