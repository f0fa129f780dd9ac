"""Cited statistics: the spread that a printed significance needs, against statsmodels."""

from __future__ import annotations

import math

import numpy as np
import pytest
from statsmodels.stats.proportion import proportions_ztest
from statsmodels.stats.weightstats import ttest_ind


def two_groups(difference: float, spread: float, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return two groups of one size with a given difference of means and standard deviation."""
    one = np.resize([1.0, -1.0], n // 2)
    one = (one - one.mean()) / one.std(ddof=1) * spread
    return one + difference, one


@pytest.mark.parametrize(
    ("name", "difference", "n"),
    [
        ("significance_of_the_preference", 4.11 - 3.81, 487),
        ("significance_of_the_premium", 6.56 - 5.63, 302),
    ],
)
def test_the_largest_spread_gives_p_of_five_percent(name, difference, n, follows, outcome):
    spread = follows(name)
    even = n - n % 2
    _, p_value, _ = ttest_ind(*two_groups(difference, spread, even))
    assert p_value == pytest.approx(0.05, rel=0.01)
    assert outcome(name).verdict == "not checkable"


def test_a_scale_of_seven_allows_more_spread_than_significance_does(follows):
    evenly = math.sqrt(sum((answer - 4) ** 2 for answer in range(1, 8)) / 7)
    assert evenly == 2
    assert follows("significance_of_the_preference") < evenly < (7 - 1) / 2


def test_the_welders_differ_from_the_others(reading, outcome):
    # 395 of 470 are 84 percent, 45 of 450 are 10; a variance of a quarter is the widest of a share
    z, _ = proportions_ztest([395, 45], [470, 450], prop_var=0.5)
    assert reading("welders_against_the_others")[0] == pytest.approx(z, rel=0.001)
    assert outcome("welders_against_the_others").verdict == "consistent"


def test_one_of_66_needs_thirteen_people(follows):
    people = round(follows("businesses_of_a_businessperson"))
    assert (66 + (people - 1)) / people == 6


def test_the_yearly_advantage_of_a_factor_over_fifteen_years(follows):
    rate = follows("firms_that_outperform") / 100
    assert (1 + rate) ** 15 == pytest.approx(10.5)
