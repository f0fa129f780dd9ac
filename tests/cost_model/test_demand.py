"""Orders under uncertain demand: the published example, stockpyl and brute force as oracles."""

from __future__ import annotations

import math
import warnings
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from microfactory.cost_model import (
    Lognormal,
    TruncatedNormal,
    best_order,
    forecast_error,
    newsvendor,
    terms,
)

from .conftest import inputs

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its docstrings have escapes that Python means to refuse
    from stockpyl.newsvendor import newsvendor_continuous, newsvendor_normal


def test_the_worked_example_of_snyder_and_shen():
    """Example 4.3: h = 2, b = 18, demand N(120, 10²): order 132.8155, cost 35.0997."""
    order, cost = newsvendor(TruncatedNormal(120.0, 10.0), overage=2, underage=18)
    assert round(float(order), 4) == 132.8155 and round(float(cost), 4) == 35.0997


@given(st.floats(50, 500), st.floats(0.02, 0.12), st.floats(0.1, 50), st.floats(0.1, 50))
def test_far_from_zero_the_cut_normal_is_stockpyls(mean, cv, overage, underage):
    expected_order, expected_cost = newsvendor_normal(overage, underage, mean, mean * cv)
    order, cost = newsvendor(TruncatedNormal(mean, mean * cv), overage, underage)
    assert float(order) == pytest.approx(expected_order, rel=1e-9)
    assert float(cost) == pytest.approx(expected_cost, rel=1e-6)


@pytest.mark.parametrize("cv", [0.2, 0.7, 1.5])
def test_lognormal_orders_are_stockpyls(cv):
    demand = Lognormal(np.asarray(100.0), np.asarray(cv))
    sigma = math.sqrt(math.log1p(cv**2))
    law = stats.lognorm(s=sigma, scale=100 * math.exp(-(sigma**2) / 2))
    expected_order, expected_cost = newsvendor_continuous(2.0, 7.0, demand_distrib=law)
    order, cost = newsvendor(demand, overage=2.0, underage=7.0)
    assert float(order) == pytest.approx(float(expected_order), rel=1e-6)
    assert float(cost) == pytest.approx(float(expected_cost), rel=1e-4)


@pytest.mark.parametrize(
    "demand",
    [Lognormal(np.asarray(80.0), np.asarray(0.9)), TruncatedNormal(40.0, 60.0)],
    ids=["lognormal", "cut normal"],
)
def test_sales_are_the_area_above_the_distribution(demand):
    """Expected sales are the integral of the chance that demand is larger; never is it negative."""
    assert float(demand.quantile(np.asarray(1e-12))) >= 0
    for quantity in (5.0, 50.0, 300.0):
        points = np.linspace(0, 1, 20_001)[1:-1]
        area = np.minimum(demand.quantile(points), quantity).mean()
        assert float(demand.sales(np.asarray(quantity))) == pytest.approx(area, rel=2e-3)
    assert float(demand.sales(np.asarray(1e9))) == pytest.approx(float(demand.mean), rel=1e-9)
    assert float(demand.sales(np.asarray(1e-9))) == pytest.approx(1e-9, rel=1e-2)


def test_the_mean_of_a_cut_normal_is_scipys():
    law = stats.truncnorm(-40 / 60, np.inf, loc=40, scale=60)
    demand = TruncatedNormal(40.0, 60.0)
    assert float(demand.mean) == pytest.approx(law.mean(), rel=1e-9)
    assert float(demand.quantile(np.asarray(0.3))) == pytest.approx(law.ppf(0.3), rel=1e-9)


@given(st.floats(0.01, 3), st.floats(0.1, 60), st.floats(0.1, 60), st.floats(0, 1))
def test_the_forecast_error_grows_with_the_lead_time(cv, short, longer, growth):
    one, two = sorted((short, longer))
    errors = [float(forecast_error(cv, weeks, growth, 26.0)) for weeks in (one, two)]
    assert errors[0] <= errors[1] * (1 + 1e-12)
    assert float(forecast_error(cv, 26.0, growth, 26.0)) == pytest.approx(cv)
    # The unit of time does not matter.
    days = float(forecast_error(cv, one * 7, growth, 26.0 * 7))
    assert days == pytest.approx(errors[0])


def profit(given_inputs, demand, quantity):
    """Expected profit by the integral over demand, written down anew."""
    model = terms(given_inputs)
    points = np.linspace(0, 1, 40_001)
    asked = demand.quantile((points[1:] + points[:-1]) / 2)
    sold = np.minimum(asked, quantity)
    price, salvage = (
        float(given_inputs.price),
        float(given_inputs.price * given_inputs.salvage_share),
    )
    missed = float(given_inputs.lost_goodwill) * (asked - sold)
    return (price * sold + salvage * (quantity - sold) - missed).mean() - float(
        model.cost(quantity)
    )


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"lost_goodwill": 4.0, "salvage_share": 0.2},
        {"minimum_order": 140.0},
        {"most_workers": 0.06},
        {"setup_cost": 300.0, "reject_rate": 0.2},
        {"dedicated": True, "equipment_cost": 2000.0, "station_hours": 30.0},
        {"dedicated": True, "equipment_cost": 500.0, "station_hours": 45.0, "burn_in": 5.0},
        {"dedicated": True, "equipment_cost": 900.0, "station_hours": 200.0},
    ],
)
def test_no_other_order_earns_more(changes):
    made = inputs(**({"salvage_share": 0.1} | changes))
    demand = Lognormal(np.asarray(100.0), np.asarray(0.6))
    found = best_order(terms(made), made, demand)
    tried = np.unique(np.concatenate([np.linspace(1, 400, 400), np.arange(1, 14) * 30.0]))
    allowed = [q for q in tried if float(made.minimum_order) <= q <= float(terms(made).most)]
    best = max(profit(made, demand, quantity) for quantity in allowed)
    assert float(found.profit) >= max(best, 0.0) * (1 - 2e-3) - 0.5
    if float(found.quantity):
        at_it = profit(made, demand, float(found.quantity))
        assert float(found.profit) == pytest.approx(at_it, rel=2e-3, abs=0.5)


def test_a_line_that_does_not_pay_is_not_made():
    dear = inputs(setup_cost=1e6)
    found = best_order(terms(dear), dear, Lognormal(np.asarray(100.0), np.asarray(0.5)))
    assert float(found.quantity) == float(found.profit) == 0.0
    too_few = inputs(most_workers=0.01, minimum_order=500.0)
    found = best_order(terms(too_few), too_few, Lognormal(np.asarray(100.0), np.asarray(0.5)))
    assert float(found.profit) == 0.0


def test_with_certain_demand_the_order_is_the_demand():
    made = inputs()
    found = best_order(terms(made), made, Lognormal(np.asarray(100.0), np.asarray(1e-6)))
    assert float(found.quantity) == pytest.approx(100.0, rel=1e-4)
    assert float(found.profit) == pytest.approx(1500.0, rel=1e-4)


def test_interest_on_stock_falls_on_every_piece_and_is_no_overage():
    """A dearer stock makes the piece dearer and orders less, but a leftover costs no more for it."""
    cheap, dear = inputs(capital_rate=0.0), inputs(capital_rate=0.2, stock_time=26.0)
    demand = Lognormal(np.asarray(100.0), np.asarray(0.5))
    one, two = (best_order(terms(each), each, demand) for each in (cheap, dear))
    ratio = (30 - float(terms(dear).each)) / 30
    assert float(two.quantity) == pytest.approx(float(demand.quantile(np.asarray(ratio))))
    assert float(two.quantity) < float(one.quantity)


SETTINGS = st.fixed_dictionaries(
    {
        "wage": st.floats(1, 20),
        "setup_cost": st.floats(0, 500),
        "minimum_order": st.floats(0, 300),
        "salvage_share": st.floats(0, 0.2),
        "equipment_cost": st.floats(0, 5000),
    }
)
CHEAPER = ("wage", "setup_cost", "minimum_order", "lost_goodwill", "shipping", "equipment_cost")


@given(SETTINGS, st.sampled_from(CHEAPER), st.booleans())
def test_expected_profit_falls_as_anything_gets_dearer(setting, name, dedicated):
    made = inputs(dedicated=dedicated, station_hours=70.0, **setting)
    dearer = replace(made, **{name: getattr(made, name) * 1.2 + 0.1})
    demand = Lognormal(np.asarray(120.0), np.asarray(0.7))
    one, two = (float(best_order(terms(each), each, demand).profit) for each in (made, dearer))
    assert two <= one + 1e-9 * abs(one)


@given(SETTINGS, st.floats(0.05, 1.5), st.floats(1.05, 2.0))
def test_uncertainty_never_helps(setting, cv, times):
    made = inputs(**(setting | {"minimum_order": 0.0}))
    demands = [Lognormal(np.asarray(120.0), np.asarray(c)) for c in (cv, cv * times)]
    one, two = (float(best_order(terms(made), made, demand).profit) for demand in demands)
    assert two <= one + 1e-6


def test_quadrature_agrees_with_the_closed_form_of_lognormal_sales():
    demand = Lognormal(np.asarray(100.0), np.asarray(0.8))
    sigma = float(demand.sigma)
    law = stats.lognorm(s=sigma, scale=100 * math.exp(-(sigma**2) / 2))
    area, _ = integrate.quad(law.sf, 0, 90)
    assert float(demand.sales(np.asarray(90.0))) == pytest.approx(area, rel=1e-9)
