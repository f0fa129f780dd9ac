"""Earnings and full-time places: the arithmetic in fractions, shares that add up, unit changes."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory import benchmarks, registers
from microfactory.growth import earnings, full_time
from microfactory.quantity import WorkingTime
from microfactory.tables import BENCHMARKS

from .building import ends, fact, facts_of, nothing

PAID, KEPT = Fraction(586_000), Fraction(1, 2)


@pytest.fixture(scope="module")
def week():
    return registers.params().week()


@pytest.fixture(scope="module")
def soko(results_of):
    return results_of("soko_branded").facts


@pytest.fixture(scope="module")
def wages(cells, week):
    found = benchmarks.benchmarks(cells, week)
    return found[found["country"] == "KE"]


@pytest.fixture(scope="module")
def paid(soko, week):
    return earnings(soko, week).set_index(["scenario", "group"])


@pytest.mark.parametrize(
    ("group", "heads"),
    [("registered", 2500), ("active", 1520), ("full_time", 483), ("owners", 125)],
)
def test_the_year_as_it_was(paid, week, group, heads):
    row = paid.loc[("as_it_was", group)]
    each = PAID / heads * KEPT
    assert ends(row, "heads") == (heads, heads)
    assert ends(row, "take_home") == pytest.approx((float(each),) * 2)
    day = float(each / Fraction(week.days_per_year))
    assert ends(row, "day") == pytest.approx((day, day))


def test_half_of_the_capacity_of_the_scenario_is_its_sales(paid):
    row = paid.loc[("scenario_50", "active")]
    assert ends(row, "sales") == pytest.approx((15e6, 15e6))
    each = float(PAID * 6 / 1520)
    assert ends(row, "revenue") == pytest.approx((each, each))


def test_half_of_the_other_capacity_is_less_than_the_year_was(paid):
    """Steady work at half of a capacity that the holidays exceed threefold."""
    assert paid.loc[("off_season_50", "active"), "sales_high"] < 2.5e6


def test_how_many_a_living_wage_keeps(soko, wages, week):
    found = full_time(soko, wages, week).set_index(["scenario", "benchmark"])
    row = found.loc[("as_it_was", "living_wage_single_adult")]
    days = Fraction(week.days_per_year)
    low, high = (
        float(PAID * KEPT / days / Fraction(row[f"wage_{end}"])) for end in ("high", "low")
    )
    assert ends(row, "people") == pytest.approx((low, high))
    assert row["people_high"] < 483  # who are called full-time
    needed = 483 * days * Fraction(row["wage_low"]) / (PAID / 2_500_000 * KEPT)
    assert row["sales_needed_low"] == pytest.approx(float(needed))


def test_the_wage_of_the_nearest_year_is_read(soko, wages, week):
    found = full_time(soko, wages, week)
    year = found.drop_duplicates("benchmark").set_index("benchmark")["benchmark_year"]
    assert year["minimum_wage_general_labourer"] == 2017
    assert year["living_wage_single_adult"] == 2018 and year["living_wage_anker_urban"] == 2014
    assert set(found["kind"]) == {"legal_floor", "decent_level"}


def test_without_wages_of_the_country_there_is_nothing_to_count(soko, week):
    assert full_time(soko, pd.DataFrame(columns=list(BENCHMARKS.columns)), week).empty


def test_nothing_known_is_an_empty_table(wages, week):
    assert earnings(nothing(), week).empty and full_time(nothing(), wages, week).empty


def test_the_work_at_the_sales_needed_keeps_exactly_the_full_time_workers(soko, wages, week):
    found = full_time(soko, wages, week).query("scenario == 'as_it_was'")
    for row in found.to_dict("records"):
        scale = row["sales_needed_low"] / 2.5e6
        assert row["people_high"] * scale == pytest.approx(483)


def firm(**figures):
    base = {"annual_revenue": 100.0, "worker_revenue_total": 20.0}
    return facts_of(
        *[fact(name, value) for name, value in (base | figures).items()],
        fact("worker_profit_margin", 50, unit="percent"),
        fact("workers_active", 10, unit="person"),
        fact("last_quarter_sales_share", 25, unit="percent"),
        fact("capacity_use", 50, unit="percent"),
    )


WEEK = WorkingTime(8, 5, 20, 250)


@settings(max_examples=20)
@given(st.integers(1, 100), st.integers(2, 5))
def test_more_work_pays_more_and_in_proportion(unchecked, percent, times):
    uses = (percent / 100, percent * times / 100)
    one, more = earnings(firm(), WEEK, uses)["take_home_low"].tolist()[1:3]
    assert more == pytest.approx(one * times)


def test_a_use_that_is_named_twice_is_one_scenario():
    assert len(earnings(firm(), WEEK, (0.5, 0.5))) == len(earnings(firm(), WEEK, (0.5,)))


@settings(max_examples=20)
@given(st.floats(0.01, 0.99), st.floats(10, 1000))
def test_take_home_never_exceeds_pay_and_pay_never_sales(unchecked, share, revenue):
    found = earnings(firm(annual_revenue=revenue, worker_revenue_total=share * revenue), WEEK)
    heads = found["heads_low"]
    assert (found["take_home_high"] <= found["revenue_high"]).all()
    assert (found["revenue_high"] * heads <= found["sales_high"] * (1 + 1e-9)).all()
