"""The case study, by hand: what 586 thousand dollars are of 2.5 and of 3.5 million."""

from __future__ import annotations

from fractions import Fraction

import pytest

PAID = Fraction(586_000)


def test_the_share_fits_the_lower_of_two_revenues(reading, verdicts):
    assert reading("artisans_share_of_revenue", 0)[0] == pytest.approx(
        float(100 * PAID / 2_500_000)
    )
    assert reading("artisans_share_of_revenue", 1)[0] == pytest.approx(
        float(100 * PAID / 3_500_000)
    )
    assert verdicts("artisans_share_of_revenue") == ["consistent", "inconsistent"]


def test_the_revenue_behind_the_share(follows):
    assert follows("artisans_share_of_revenue") == pytest.approx(float(PAID / Fraction(23, 100)))


def test_the_motivations_can_be_parts_of_one_whole(reading, outcome):
    assert reading("motivations_of_artisans") == (50 + 20 + 10, 70 + 20 + 30)
    assert outcome("motivations_of_artisans").verdict == "consistent"


def test_full_time_artisans_gain_at_least_the_average(reading, outcome):
    assert reading("income_factors_of_artisans")[0] == 4
    assert outcome("income_factors_of_artisans").verdict == "consistent"


def test_the_industrys_share_is_of_the_shelf_price(reading, verdicts):
    assert [reading("industry_standard_for_artisans", number)[0] for number in (0, 1)] == [40, 8]
    assert verdicts("industry_standard_for_artisans") == ["inconsistent", "consistent"]
    name = "artisans_share_against_the_industry"
    assert reading(name, 0)[0] == pytest.approx(float(Fraction(700, 30)))
    assert reading(name, 1)[0] == pytest.approx(7)
    assert verdicts(name) == ["consistent", "inconsistent"]


def test_a_fifth_of_what_full_time_artisans_take_home(follows):
    assert follows("income_gain_of_full_time_artisans") == pytest.approx(
        float(PAID / 2 / (125 + 358) / 5)
    )
