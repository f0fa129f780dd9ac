"""The conclusions, by hand."""

from __future__ import annotations

import pytest


def test_orders_of_magnitude_between_soko_and_au(reading, verdicts):
    assert reading("full_time_workers_against_au", 0)[0] == pytest.approx((125 + 358) / 15)
    assert reading("full_time_workers_against_au", 1)[0] == 75 / 15
    assert verdicts("full_time_workers_against_au") == ["consistent", "inconsistent"]


def test_hundreds_of_families_are_counted_and_not_their_poverty(reading, outcome):
    assert reading("families_out_of_poverty", 0)[0] == 341
    assert outcome("families_out_of_poverty").verdict == "consistent"
    assert "not counted" in outcome("families_out_of_poverty").claim.note
