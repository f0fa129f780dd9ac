"""The profile: gaps are hatched, each bar lies where the value lies on its own scale."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import pyplot

from microfactory import figures
from microfactory.figures.ethics import reach

from .building import drawn, in_order, is_hatched, texts

NAN = math.nan


def row(label="Wage", **said):
    plain = {"label": label, "theme": "pay", "kind": "measure", "unit": "percent", "direction": 1}
    plain |= {"state": "known", "grade": "B", "low": 20.0, "high": 40.0}
    plain |= {"scale_low": 0.0, "scale_high": 100.0}
    plain |= dict.fromkeys(["floor_low", "floor_high", "decent_low", "decent_high"], NAN)
    return plain | said


THEMES = {"pay": "Pay & <hours>", "safety": "Safety", "nobody": "A theme without indicators"}


def profile(*rows):
    return pd.DataFrame(rows)


def test_lines_stand_under_the_consideration():
    table = profile(row("Injuries", theme="safety"), row("Wage"), row("Costs $5 <x>"))
    svg = drawn(figures.ethics_profile, table, THEMES)
    assert in_order(svg, "Pay & <hours>", "Wage", "Costs $5 <x>", "Safety", "Injuries")
    assert "A theme without indicators" not in texts(svg)


@pytest.mark.parametrize("state", ["unknown", "not_researched"])
def test_a_gap_is_hatched(state):
    gap = row(state=state, low=NAN, high=NAN, grade="")
    assert is_hatched(drawn(figures.ethics_profile, profile(gap), THEMES))
    assert not is_hatched(drawn(figures.ethics_profile, profile(row()), THEMES))


def test_what_does_not_apply_is_not_a_gap():
    table = profile(row(state="not_applicable", low=NAN, high=NAN, grade=""))
    assert not is_hatched(drawn(figures.ethics_profile, table, THEMES))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, (0.2, 0.4)),
        ({"direction": -1}, (0.6, 0.8)),
        ({"high": NAN}, (0.2, 1.0)),
        ({"low": -math.inf}, (0.0, 0.4)),
        ({"low": NAN, "high": NAN}, (0.0, 1.0)),
        ({"low": 0.0, "high": 0.0}, (0.0, 0.0)),
        ({"low": -5.0, "high": 500.0}, (0.0, 1.0)),
        ({"unit": "USD_2017/day", "scale_high": NAN, "low": 5.0, "high": 5.0}, (0.5, 0.5)),
        (
            {"unit": "USD_2017/day", "scale_high": NAN, "low": 5.0, "high": 5.0, "decent_high": 10},
            (0.25, 0.25),
        ),
        ({"unit": "day", "scale_high": NAN, "low": 0.0, "high": 0.0}, None),
    ],
)
def test_where_a_value_lies(said, expected):
    found = reach(row(**said))
    assert found == (expected if expected is None else pytest.approx(expected))


@settings(max_examples=50)
@given(st.floats(0, 100), st.floats(0, 100), st.sampled_from([-1, 1]))
def test_better_is_further_right_and_within_the_scale(one, other, direction):
    low, high = sorted((one, other))
    found = reach(row(low=low, high=high, direction=direction))
    assert found is not None and 0 <= found[0] <= found[1] <= 1
    at_low, at_high = (reach(row(low=v, high=v, direction=direction))[0] for v in (low, high))
    assert (at_low <= at_high) if direction > 0 else (at_high <= at_low)


def test_an_empty_scale_is_drawn_without_a_bar():
    table = profile(row(unit="day", scale_high=NAN, low=0.0, high=0.0))
    assert "Wage" in texts(drawn(figures.ethics_profile, table, THEMES))


def test_pyplot_knows_of_none():
    figures.ethics_profile(profile(row()), THEMES)
    assert pyplot.get_fignums() == []
