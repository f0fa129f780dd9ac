"""Digitised figures against the text: margins, quarters and sums by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from microfactory.growth import digitised_checks
from microfactory.growth.balance import break_even
from microfactory.quantity import Interval
from microfactory.tables import DIGITISED, conform


def values(*rows):
    table = [dict(zip(DIGITISED.columns, (*row, ""), strict=True)) for row in rows]
    return conform(pd.DataFrame(table, columns=list(DIGITISED.columns)), DIGITISED)


@pytest.fixture(scope="module")
def steps(results_of):
    return break_even(results_of("soko_branded").facts)


@pytest.mark.parametrize(("low", "high", "agrees"), [(34, 36, "yes"), (40, 41, "no")])
def test_the_gross_margin_is_what_the_cost_of_goods_leaves(steps, low, high, agrees):
    given = values(("figure_22", "goods", "2017", low, high, "percent"))
    [row] = digitised_checks(given, steps, None).to_dict("records")
    assert (row["low"], row["high"]) == (100 - high, 100 - low) and row["agrees"] == agrees


def test_the_last_quarter_of_a_year_needs_all_four(steps):
    quarters = [("figure_23", "artisans", f"2016-Q{n}", 10.0, 10.0, "USD_2016") for n in (1, 2, 3)]
    assert digitised_checks(values(*quarters), steps, None).empty
    whole = values(*quarters, ("figure_23", "artisans", "2016-Q4", 70.0, 90.0, "USD_2016"))
    [row] = digitised_checks(whole, steps, Interval(None, 75)).to_dict("records")
    assert (row["low"], row["high"]) == pytest.approx((70, 75)) and row["agrees"] == "yes"


def test_expenditures_are_added_up_and_held_against_the_overhead(steps):
    given = values(
        ("figure_25", "staff", "2017", 2.0e6, 2.0e6, "USD_2017"),
        ("figure_25", "marketing", "2017", 1.6e6, 1.7e6, "USD_2017"),
    )
    [row] = digitised_checks(given, steps, None).to_dict("records")
    assert (row["low"], row["high"]) == (3.6e6, 3.7e6) and row["agrees"] == "yes"


def test_shares_are_not_held_against_an_amount(steps):
    given = values(("figure_25", "staff", "2017", 40.0, 50.0, "percent"))
    assert digitised_checks(given, steps, None)["agrees"].tolist() == [""]


def test_without_values_there_is_nothing(steps):
    assert digitised_checks(values(), steps, None).empty
