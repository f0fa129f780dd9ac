"""Process-based costs: against closed forms, at the limits, and whatever the units."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microfactory.cost_model import annuity, buckets, most_pieces, stations, terms
from microfactory.cost_model.parameters import NAMES
from microfactory.cost_model.process import WEEKS_PER_YEAR, pieces_started

from .conftest import inputs

amounts = st.floats(0.01, 1e4)
shares = st.floats(0.0, 0.9)


def unit_cost(quantity, given_inputs):
    return float(terms(given_inputs).cost(quantity)) / quantity


@given(st.floats(1e-6, 1.0), st.integers(1, 50))
def test_an_annuity_pays_back_its_present_value(rate, life):
    """The present value of the payments, summed year by year, is the capital."""
    payment = float(annuity(rate, life))
    assert sum(payment / (1 + rate) ** year for year in range(1, life + 1)) == pytest.approx(1)


def test_an_annuity_without_interest_spreads_the_capital():
    assert float(annuity(0.0, 8)) == 1 / 8
    assert float(annuity(1e-13, 8)) == pytest.approx(1 / 8)
    # The textbook form: 10 percent over ten years.
    assert float(annuity(0.1, 10)) == pytest.approx(0.1 * 1.1**10 / (1.1**10 - 1), rel=1e-14)


def test_the_plain_workshop_costs_its_labour_and_material():
    assert unit_cost(7.0, inputs()) == pytest.approx(15.0)


def test_rejects_are_made_again_and_their_material_is_lost_where_it_is_scrap():
    """Of 100 started at 20 percent rejects 80 are good: labour for 125 a hundred."""
    worked_again = inputs(reject_rate=0.2, scrap_share=0.0)
    scrapped = inputs(reject_rate=0.2, scrap_share=1.0)
    assert float(pieces_started(80.0, worked_again)) == pytest.approx(100.0)
    assert unit_cost(80.0, worked_again) == pytest.approx(12.5 + 5.0)
    assert unit_cost(80.0, scrapped) == pytest.approx(12.5 + 6.25)


def test_burn_in_is_paid_once():
    assert float(terms(inputs(burn_in=20.0)).cost(100.0)) == pytest.approx(15.0 * 120)


def test_dedicated_equipment_gives_a_sawtooth_and_shared_none():
    """A station makes 1000 pieces a year; at 10 percent over 5 years it costs 1000 x 0.2638."""
    dedicated = inputs(dedicated=True, equipment_cost=1000.0, capital_rate=0.1, lead_time=1e-9)
    yearly = 1000 * float(annuity(0.1, 5))
    for quantity, whole in ((1.0, 1), (1000.0, 1), (1001.0, 2), (2000.0, 2), (2500.0, 3)):
        assert float(stations(quantity, dedicated)) == whole
        assert float(terms(dedicated).cost(quantity)) == pytest.approx(
            15 * quantity + whole * yearly
        )
    at = [unit_cost(quantity, dedicated) for quantity in (500.0, 1000.0, 1001.0, 2000.0)]
    assert at[0] > at[1] < at[2] > at[3] and at[1] == pytest.approx(at[3])
    shared = replace(dedicated, dedicated=False)
    assert [unit_cost(q, shared) for q in (1.0, 999.0, 1001.0)] == pytest.approx([at[1]] * 3)


def test_tooling_is_made_again_when_it_is_worn():
    worn = inputs(tooling_cost=50.0, tooling_life=100.0)
    assert [float(terms(worn).cost(q)) - 15 * q for q in (1.0, 100.0, 101.0, 300.0)] == (
        pytest.approx([50.0, 50.0, 100.0, 150.0])
    )


def test_working_capital_is_interest_on_what_is_tied_up_and_not_on_shipping():
    tied = inputs(
        capital_rate=0.1, lead_time=WEEKS_PER_YEAR / 2, stock_time=WEEKS_PER_YEAR / 2, shipping=3.0
    )
    assert unit_cost(10.0, tied) == pytest.approx(15 * 1.1 + 3.0)


def test_the_season_takes_its_share_of_the_yearly_recovery():
    year = inputs(equipment_cost=1000.0)
    half = replace(year, season=np.asarray(0.5))
    # Shared equipment costs the same an hour whatever the season.
    assert unit_cost(10.0, year) == pytest.approx(unit_cost(10.0, half))
    assert unit_cost(10.0, year) == pytest.approx(15 + 1000 / 5 / 1000)


def test_nobody_makes_more_than_there_are_hands_for():
    few = inputs(most_workers=2.0)
    assert float(most_pieces(few)) == 2000.0
    assert np.isfinite(terms(few).cost(2000.0)) and np.isinf(terms(few).cost(2001.0))


def test_an_order_below_the_minimum_pays_the_minimum():
    model = terms(inputs(minimum_order=50.0))
    assert float(model.bought(1.0)) == float(model.cost(50.0)) == 750.0
    assert float(model.bought(60.0)) == 900.0


def test_the_brand_does_not_pay_what_its_vendor_bears():
    shared = inputs(setup_cost=1000.0, setup_to_brand=0.2)
    assert float(terms(shared, "chain").once) == 1000.0
    assert float(terms(shared, "brand").once) == 200.0
    assert float(buckets(1.0, shared, "brand")["set-up"]) == 200.0


def test_the_buckets_add_up_to_the_cost_for_every_model(space):
    drawn = space.draw(np.random.default_rng(3), 200)
    for name, each in drawn.items():
        for quantity in (1.0, 37.0, 4321.0):
            total = sum(buckets(quantity, each).values())
            found = terms(each).cost(quantity)
            made = np.isfinite(found)
            assert np.allclose(np.broadcast_to(total, found.shape)[made], found[made]), name


# --- limits ------------------------------------------------------------------------------------


def test_without_fixed_costs_volume_does_not_matter():
    model = inputs(equipment_cost=500.0, reject_rate=0.1, shipping=2.0)
    assert unit_cost(1.0, model) == pytest.approx(unit_cost(1e6, model))


def test_at_infinite_volume_only_the_cost_of_a_piece_is_left(space):
    for name, middle in space.middle().items():
        model = terms(replace(middle, most_workers=np.asarray(1e15), minimum_order=np.asarray(0.0)))
        tooling = float(model.tooling_cost / model.tooling_life / model.yield_)
        equipment = (
            float(model.station_cost / model.station_pieces / model.yield_)
            if model.dedicated
            else 0.0
        )
        assert float(model.cost(1e9)) / 1e9 == pytest.approx(
            float(model.each) + tooling + equipment, rel=1e-5
        ), name


# --- properties --------------------------------------------------------------------------------

MONEY = (
    "price",
    "lost_goodwill",
    "wage",
    "equipment_cost",
    "tooling_cost",
    "energy_price",
    "material",
    "overhead",
    "assembly",
    "coordination",
    "setup_cost",
    "shipping",
)
HOURS = ("labour_time", "station_time", "station_hours")
WEEKS = ("lead_time", "stock_time")


def scaled(given_inputs, names, factor):
    return replace(given_inputs, **{name: getattr(given_inputs, name) * factor for name in names})


@given(amounts, st.floats(1e-3, 1e3))
def test_another_currency_changes_the_number_and_not_the_cost(space, quantity, rate):
    for middle in space.middle().values():
        here, there = (
            terms(each).bought(quantity) for each in (middle, scaled(middle, MONEY, rate))
        )
        assert np.allclose(there, here * rate)


@given(amounts, st.floats(0.1, 10.0))
def test_hours_or_days_make_no_difference(space, quantity, hours):
    """Wage is per hour, so it scales the other way; the hands that there are have longer days."""
    for middle in space.middle().values():
        other = scaled(scaled(middle, HOURS, hours), ("wage",), 1 / hours)
        assert np.allclose(terms(other).bought(quantity), terms(middle).bought(quantity))


RAISES = (
    "wage",
    "labour_time",
    "material",
    "overhead",
    "assembly",
    "coordination",
    "setup_cost",
    "shipping",
    "reject_rate",
    "scrap_share",
    "burn_in",
    "capital_rate",
    "lead_time",
    "stock_time",
    "equipment_cost",
    "tooling_cost",
    "energy_use",
    "minimum_order",
)
LOWERS = ("uptime", "station_hours", "tooling_life", "most_workers")


@pytest.mark.parametrize("name", [*RAISES, *LOWERS])
def test_costs_rise_or_fall_as_they_should(space, name):
    for model, middle in space.middle().items():
        more = scaled(middle, (name,), 1.1)
        for quantity in (10.0, 1000.0, 50_000.0):
            before, after = (float(terms(each).bought(quantity)) for each in (middle, more))
            if np.isinf(before) or np.isinf(after):
                # More work a piece, or less time, and the hands do not suffice.
                assert (before <= after) == (name in RAISES) or before == after, (model, name)
            elif name in RAISES:
                assert after >= before * (1 - 1e-12), (model, name)
            else:
                assert after <= before * (1 + 1e-12), (model, name)


def test_every_parameter_is_used(space):
    """A parameter that nothing reads would be a number without a meaning."""
    read = (
        set(RAISES)
        | set(LOWERS)
        | {
            "season",
            "price",
            "salvage_share",
            "lost_goodwill",
            "material_share",
            "error_growth",
            "benefit_share",
            "station_time",
            "equipment_life",
            "energy_price",
            "setup_to_brand",
        }
    )
    assert read == set(NAMES)
    base = inputs(energy_use=1.0, equipment_cost=100.0)
    for name, value in (
        ("benefit_share", 0.5),
        ("energy_price", 1.0),
        ("material_share", 0.5),
        ("station_time", 2.0),
        ("equipment_life", 2.0),
    ):
        assert unit_cost(10.0, replace(base, **{name: np.asarray(value)})) != pytest.approx(
            unit_cost(10.0, base)
        ), name
