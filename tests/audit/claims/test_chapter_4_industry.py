"""Other producers, by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest


def test_months_from_weeks(reading, verdicts):
    week = Fraction(7) / (Fraction(36525, 100) / 12)
    ends = [retool + (samples + made) * week for retool, samples, made in ((3, 3, 4), (6, 6, 6))]
    assert reading("months_from_design_to_store", 1) == pytest.approx([float(end) for end in ends])
    assert verdicts("months_from_design_to_store") == ["inconsistent", "consistent"]


def test_a_line_to_each_factory_is_shorter_than_the_monorails(reading, verdicts):
    assert reading("monorails_of_zara", 0)[0] == 11 * 16
    assert verdicts("monorails_of_zara") == ["inconsistent", "consistent"]


def test_what_a_sale_through_shops_leaves(reading, verdicts):
    assert reading("take_home_of_a_traditional_artisan", 0)[0] == pytest.approx(30 * 3 / 10)
    assert verdicts("take_home_of_a_traditional_artisan") == ["inconsistent", "consistent"]


def test_a_chinese_day_of_eight_hours(reading, outcome):
    assert reading("hourly_wage_in_asia") == pytest.approx((1.5 / 8, 3 / 8))
    assert outcome("hourly_wage_in_asia").verdict == "inconsistent"


def test_pieces_of_three_workers(reading, outcome):
    assert reading("pieces_of_a_week_at_au") == pytest.approx((40 * 25 * 3 / 8, 40 * 35 * 3 / 8))
    assert outcome("pieces_of_a_week_at_au").verdict == "consistent"
