from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microfactory.quantity import Interval

TEN, FEW_HUNDRED, FIVE_HUNDRED = Interval(10, 10), Interval(200, 500), Interval(500, 500)


@pytest.fixture(scope="module")
def people(definition):
    return definition.discriminators[0]


def touched(people, low, high=None):
    high = low if high is None else high
    return [each.name for each in people.classes if each.touches(low, high)]


@pytest.mark.parametrize(
    ("count", "classes"),
    [
        (0, ["under_10"]),
        (9.5, ["under_10"]),
        (10, ["10_to_200"]),
        (200, ["200_to_500"]),
        (500, ["200_to_500"]),
        (501, ["over_500"]),
    ],
)
def test_fewer_than_ten_and_more_than_500(people, count, classes):
    assert touched(people, count) == classes


def test_an_interval_touches_every_class_that_it_reaches(people):
    assert touched(people, 3, 10) == ["under_10", "10_to_200"]
    assert touched(people, 1000, math.inf) == ["over_500"]


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_some_class_is_always_touched(definition, one, two):
    low, high = sorted((one, two))
    assert touched(definition.discriminators[0], low, high)


def grades(people, kind, *counts):
    low, high = people.slopes[kind].grades(np.array(counts, float), np.array(counts, float))
    return list(zip(low.round(3).tolist(), high.round(3).tolist(), strict=True))


def test_the_slopes_follow_the_cut_offs(people):
    slopes = people.slopes
    assert slopes["craft_sme"].fall == (TEN, FEW_HUNDRED)
    assert slopes["flexible_sme"].rise == (TEN, TEN)
    assert slopes["flexible_sme"].fall == (FEW_HUNDRED, FIVE_HUNDRED)
    assert slopes["mass_production"].rise == (FEW_HUNDRED, FIVE_HUNDRED)
    assert "networked_craft" not in slopes  # the text does not say


def test_grades_at_the_cut_offs(people):
    assert grades(people, "craft_sme", 1, 10, 500) == [(1, 1), (1, 1), (0, 0)]
    assert grades(people, "flexible_sme", 9, 10, 199, 600) == [(0, 0), (1, 1), (1, 1), (0, 0)]
    assert grades(people, "mass_production", 199, 501) == [(0, 0), (1, 1)]
    low, high = grades(people, "mass_production", 300)[0]
    assert (low, high) == (0, pytest.approx(math.log(1.5) / math.log(2.5), abs=1e-3))


@given(st.floats(1, 1e4), st.floats(1, 1e4), st.floats(0, 1))
def test_an_intervals_grades_hold_every_size_within(definition, one, two, share):
    low, high = sorted((one, two))
    inside = low + share * (high - low)
    for slope in definition.discriminators[0].slopes.values():
        least, most = slope.grades(np.array([low]), np.array([high]))
        here = slope.grades(np.array([inside]), np.array([inside]))
        assert least[0] <= here[0][0] + 1e-12
        assert here[1][0] <= most[0] + 1e-12


def test_what_a_class_admits_is_where_the_grade_is_above_nought(people):
    for kind, slope in people.slopes.items():
        for each in people.classes:
            inner = np.linspace(each.low + 1e-6, min(each.high, 2000) - 1e-6, 50)
            some = bool((slope.grades(inner, inner)[1] > 0).any())
            assert slope.admits(each) == some, (kind, each)
            assert (each.name in people.signs[kind].values) == some
