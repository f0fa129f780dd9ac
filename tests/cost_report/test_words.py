"""Volumes in words: two digits, stretches, intervals that are one number."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from microfactory.cost_report.words import CALLED, between, pieces, said, stretches
from microfactory.reading import TYPE_NAMES


@pytest.mark.parametrize(
    ("volume", "words"),
    [
        (1.04, "1"),
        (9.6, "10"),
        (48.48, "48"),
        (99.6, "100"),
        (3283.7, "3,300"),
        (1e5, "100,000"),
        (math.nan, "none"),
        (0.0, "none"),
    ],
)
def test_a_volume_has_two_digits(volume, words):
    assert pieces(volume) == words


def test_one_number_where_both_ends_are_the_same():
    assert between(250, 250) == "250" and between(1000, 2000) == "1,000 to 2,000"
    assert between(13.2, 13.4, pieces) == "13"


def test_stretches_are_found_and_said():
    rows = pd.DataFrame(
        {
            "model": "networked_craft",
            "volume": [10, 30, 100, 300, 1000, 3000],
            "probability": [0.2, 0.6, 0.7, 0.4, 0.5, 0.9],
        }
    )
    found = stretches(rows, "networked_craft")
    assert found == [(30, 100), (1000, 3000)]
    assert said(found) == "about 30 to 100 pieces and about 1,000 to 3,000 pieces"
    assert stretches(rows, "mass_production") == []
    assert stretches(rows.sample(frac=1, random_state=1), "networked_craft") == found


def test_every_model_has_words():
    assert set(CALLED) == set(TYPE_NAMES) - {"blended", "undetermined"}
