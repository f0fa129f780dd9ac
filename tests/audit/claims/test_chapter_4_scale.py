"""Scalability, by hand, in thousands of dollars of 2017: 2500 revenue, 65 percent margin, 2000 loss."""

from __future__ import annotations

from fractions import Fraction

import pytest

REVENUE, MARGIN, LOSS = Fraction(2500), Fraction(65, 100), Fraction(2000)
OVERHEAD = MARGIN * REVENUE + LOSS


def test_breaking_even_takes_more_than_double(reading, follows, outcome):
    needed = OVERHEAD / MARGIN
    assert reading("break_even_on_doubled_revenue")[0] == pytest.approx(float(needed / REVENUE))
    assert follows("break_even_on_doubled_revenue", 0) == pytest.approx(float(1000 * needed))
    left = 2 * REVENUE * MARGIN - OVERHEAD
    assert left == -375
    assert follows("break_even_on_doubled_revenue", 1) == pytest.approx(float(1000 * left))
    # 2 million is printed to the million: with 1.5 of loss doubling is enough.
    assert 2 * REVENUE * MARGIN - (MARGIN * REVENUE + 1500) > 0
    assert outcome("break_even_on_doubled_revenue").verdict == "consistent within rounding"


def test_half_of_capacity_is_far_from_fifteen_million(reading, follows, outcome):
    half = Fraction(1, 2)
    ends = [REVENUE * half / used for used in (Fraction(30, 100), Fraction(20, 100))]
    assert reading("sales_at_half_capacity", 0) == pytest.approx([float(1000 * e) for e in ends])
    quiet = REVENUE * Fraction(1, 4) / 3 * 4  # three quarters of a year sell a quarter of it
    ends = [quiet * half / used for used in (Fraction(30, 100), Fraction(20, 100))]
    assert reading("sales_at_half_capacity", 2) == pytest.approx([float(1000 * e) for e in ends])
    assert outcome("sales_at_half_capacity").verdict == "inconsistent"
    assert follows("sales_at_half_capacity", 0) == pytest.approx(100 * 2.5 * 0.5 / 15)
    assert follows("sales_at_half_capacity", 1) == pytest.approx(30e6)


def test_the_season_uses_nine_times_as_much(reading, outcome):
    assert reading("use_of_capacity_in_the_season") == pytest.approx((9 * 20, 9 * 30))
    assert outcome("use_of_capacity_in_the_season").verdict == "consistent"


def test_shipping_is_eight_percent_or_ten_of_what_soko_keeps(reading, verdicts):
    assert reading("shipping_share_of_revenue", 0)[0] == pytest.approx(float(Fraction(240, 30)))
    assert reading("shipping_share_of_revenue", 1)[0] == pytest.approx(float(Fraction(240, 30 - 7)))
    assert verdicts("shipping_share_of_revenue") == ["inconsistent", "consistent"]
