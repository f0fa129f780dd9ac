"""Times and rejections, by hand."""

from __future__ import annotations


def test_the_rate_of_2017_is_below_the_second_years(reading, outcome):
    assert reading("rejection_fell") == (30, 30)
    assert outcome("rejection_fell").verdict == "consistent"


def test_soko_rejects_more_than_au_in_and_out_of_house(reading, outcome):
    assert reading("rejection_against_au", 1) == (3 + 4, 3 + 6)
    assert outcome("rejection_against_au").verdict == "consistent"


def test_white_label_orders_lie_above_break_even(reading, outcome):
    assert reading("white_label_batches_break_even") == (30, 30)
    assert outcome("white_label_batches_break_even").verdict == "consistent"
