import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microfactory.ethics.wages import side_of
from microfactory.quantity import Interval

from .building import RATES, fact, row_of

LABOURER_2017 = 12926 / 26 / 103.41
MACHINIST_2017 = 19668.30 / 1.12 / 1.05 / 26 / 103.41
SOKO = [
    fact("worker_revenue_total", 586e3, unit="USD_2017"),
    fact("workshop_owners", 125, unit="person"),
    fact("employees_full_time", 358, unit="person"),
    fact("workers_active", 1520, unit="person"),
]


def wage(value=None, **said):
    return fact("worker_wage", value, **({"unit": "USD_2017/day"} | said))


def test_the_ratio_spans_the_grades_and_says_that_it_is_open():
    row = row_of("wage_to_legal_floor", wage(low=5, high=7))
    assert row["low"] == pytest.approx(5 / MACHINIST_2017)
    assert row["high"] == pytest.approx(7 / LABOURER_2017)
    assert row["reading"] == "open: under or above the legal floor of 2017"
    assert (row["floor_low"], row["floor_high"]) == (1, 1)
    assert "minimum_wage_machinist 2017" in row["note"]
    assert row["grade"] == "B"


def test_what_is_certain_is_certain_whatever_was_rounded_away():
    grade, month = fact("work_grade", "general_labourer"), fact("pay_period", "month")
    exact = row_of("wage_to_legal_floor", wage(5, resolution=0.01), grade, month)
    rough = row_of("wage_to_legal_floor", wage(5, resolution=1), grade, month)
    assert exact["reading"].startswith("certainly at or above")
    assert rough["reading"].startswith("open")
    assert exact["low"] == rough["low"] == pytest.approx(5 / LABOURER_2017)
    low = row_of("wage_to_legal_floor", wage(4, resolution=1), grade, month)
    assert low["reading"].startswith("certainly under")


@given(st.floats(0.5, 50))
def test_the_unit_of_a_wage_changes_nothing(dollars):
    shillings = dollars * RATES["KES", 2017] * 26
    for name in ("daily_wage", "wage_to_legal_floor", "wage_to_living_wage_family"):
        one = row_of(name, wage(dollars))
        other = row_of(name, wage(shillings, unit="KES_2017/month"))
        by_hour = row_of(name, wage(dollars / 8, unit="USD_2017/hour"))
        assert one["low"] == pytest.approx(other["low"]) == pytest.approx(by_hour["low"])
        assert one["unit"] == other["unit"]


def test_without_an_exchange_rate_a_wage_is_not_put_in_dollars():
    row = row_of("daily_wage", wage(500, unit="UGX_2017/day"))
    assert row["state"] == "unknown" and "exchange rate" in row["note"]


def test_the_mismatch_of_place_and_time_is_said():
    single = row_of("wage_to_living_wage_single", wage(5))
    assert "its prices are of 2018, the wage of 2017" in single["note"]
    assert "not for Nairobi" in single["note"]
    anker = row_of("wage_to_living_wage_anker", wage(5))
    assert "another region" in anker["note"]


def test_the_wage_of_the_countryside_is_the_lowest_level_and_says_so():
    """11937 to 12969 shillings a month of June 2015; a wage of 7 is above it, which a town is not."""
    row = row_of("wage_to_living_wage_rural", wage(7))
    rate = 98.17845  # KES for a dollar in 2015, World Bank
    assert row["low"] == pytest.approx(7 / (12969 / 26 / rate))
    assert row["high"] == pytest.approx(7 / (11937 / 26 / rate))
    assert row["reading"] == "certainly at or above the living wage of 2015"
    assert "for a rural region and not for Nairobi" in row["note"]
    assert "its prices are of 2015, the wage of 2017" in row["note"]
    others = ("single", "family", "anker")
    assert all(
        row["low"] > row_of(f"wage_to_living_wage_{name}", wage(7))["low"] for name in others
    )
    family = row_of("wage_to_living_wage_family", wage(5))
    assert family["reading"] == "certainly under the living wage of 2018"
    assert family["decent_low"] == 1
    same = row_of("wage_to_living_wage_single", wage(5, unit="USD_2018/day", year="2018"))
    assert "neither is adjusted" not in same["note"]


def test_where_no_benchmark_is_at_hand_the_wage_stays_and_the_ratio_is_not_researched():
    assert row_of("daily_wage", wage(200), country="US")["state"] == "known"
    row = row_of("wage_to_legal_floor", wage(200), country="US")
    assert (row["state"], row["needs"]) == ("not_researched", "legal_floor")
    row = row_of("wage_to_living_wage_single", wage(200), country="US")
    assert row["needs"] == "living_wage_single_adult"


def test_benefits_in_kind_are_named_and_not_priced():
    paid = [wage(low=1.5, high=3), fact("benefits_in_kind", "food|lodging")]
    for name in ("daily_wage", "wage_to_legal_floor"):
        note = row_of(name, *paid)["note"]
        assert note.startswith("in cash: food and lodging come on top and are not priced")
    none = row_of("daily_wage", wage(5), fact("benefits_in_kind", "none"))
    assert "in cash" not in none["note"]


def test_the_daily_wage_stands_between_floor_and_decent_level():
    row = row_of("daily_wage", wage(low=5, high=7))
    assert (row["low"], row["high"], row["unit"]) == (5, 7, "USD_2017/day")
    assert row["floor_low"] == pytest.approx(LABOURER_2017)
    assert row["decent_low"] == pytest.approx(17800 / 26 / 101.30157)


def test_totals_bound_what_one_person_can_have():
    gross = row_of("contract_income_gross", *SOKO)
    assert gross["low"] == pytest.approx(586e3 / 1520 / 312)
    assert gross["high"] == pytest.approx(586e3 / (125 + 358) / 312)
    assert gross["reading"] == "certainly under the legal floor of 2017"
    assert "upper end: all of it goes to workshop owners and full-time employees" in gross["note"]
    margin = fact("worker_profit_margin", 50, unit="percent", grade="C", status="estimate")
    net = row_of("contract_income_net", *SOKO, margin)
    assert net["high"] == pytest.approx(gross["high"] / 2)
    assert (net["grade"], net["status"]) == ("C", "estimate")
    ratio = row_of("contract_income_to_legal_floor", *SOKO, margin)
    assert ratio["high"] == pytest.approx(net["high"] / LABOURER_2017)
    assert ratio["low"] == pytest.approx(net["low"] / MACHINIST_2017)


def test_bounds_without_a_floor_have_no_reading():
    gross = row_of("contract_income_gross", *SOKO, country="US")
    assert gross["reading"] == "" and math.isnan(gross["floor_low"])


def test_owners_are_read_beside_the_same_floor():
    row = row_of("owner_earnings_to_legal_floor", fact("owner_earnings", 7, unit="USD_2017/day"))
    assert row["low"] == pytest.approx(7 / MACHINIST_2017)


@pytest.mark.parametrize(
    "low, high, expected",
    [(1, 2, "certainly at or above"), (0.5, 0.999, "certainly under"), (0.5, 1, "open")],
)
def test_sides(low, high, expected):
    assert side_of(Interval(low, high), "it").startswith(expected)


def test_benefits_are_a_category_without_direction():
    row = row_of("benefits_in_kind", fact("benefits_in_kind", "food|lodging"))
    assert (row["value"], row["direction"], row["kind"]) == ("food|lodging", 0, "category")
