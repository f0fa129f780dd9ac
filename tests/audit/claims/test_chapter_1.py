"""Abstract and chapter 1, by hand."""

from __future__ import annotations

import pytest


def test_more_than_half_of_the_workers_are_informal(reading, outcome):
    assert reading("informal_majority_of_workers")[0] == pytest.approx(61 / 100)
    assert outcome("informal_majority_of_workers").verdict == "consistent"


def test_the_reported_year_lies_after_the_interviews(outcome):
    found = outcome("year_of_the_latest_statement")
    assert found.verdict == "inconsistent"
    assert found.gap == 2018 - 2017


def test_hundreds_of_microfactories_are_owned_by_lead_artisans(reading, outcome):
    assert reading("hundreds_of_microfactories", 0)[0] == 125
    assert reading("hundreds_of_microfactories", 1)[0] == 125 + 747
    assert outcome("hundreds_of_microfactories").verdict == "consistent"


def test_eighteen_months_fit_into_two_years(reading, outcome):
    assert reading("months_of_interviews") == (24, 24)
    assert outcome("months_of_interviews").verdict == "consistent"
