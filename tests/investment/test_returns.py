"""The curves: their limits, their shape, and where a firm changes technology."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microfactory.investment import Hill, TwoTechnologies
from microfactory.problems import ProblemsFound

positive = st.floats(0.1, 50)


@given(positive, positive, st.floats(0.5, 8))
def test_half_of_the_most_is_reached_at_the_half_point_and_nothing_at_none(top, half, steepness):
    curve = Hill(top, half, steepness)
    assert curve([0, half]) == pytest.approx([0, top / 2])
    assert curve(1e300) == pytest.approx(top)


@given(positive, positive, st.floats(0.5, 8), positive, positive)
def test_more_capital_never_yields_less(top, half, steepness, one, other):
    curve = Hill(top, half, steepness)
    assert curve(max(one, other)) >= curve(min(one, other))


def test_the_curve_is_steepest_where_the_second_derivative_says():
    """n = 2: the inflection of k²/(K² + k²) is at K/√3."""
    curve, grid = Hill(1, 3, 2), np.linspace(0.01, 9, 40_001)
    steepest = grid[np.argmax(np.gradient(curve(grid), grid))]
    assert steepest == pytest.approx(3 / np.sqrt(3), abs=1e-3)


@given(st.floats(0.5, 3), st.floats(1.1, 4), st.floats(0.1, 9), st.floats(0.2, 0.8))
def test_both_technologies_yield_the_same_where_a_firm_changes(low, ratio, fixed_cost, curvature):
    two = TwoTechnologies(low, low * ratio, fixed_cost, curvature)
    assert two.by_low(two.switch) == pytest.approx(float(two.by_high(two.switch)), rel=1e-6)
    assert two(0.99 * two.switch) == two.by_low(0.99 * two.switch)
    assert two(1.01 * two.switch) == two.by_high(1.01 * two.switch)


def test_the_high_technology_yields_nothing_before_its_fixed_cost():
    two = TwoTechnologies(low=1, high=2, fixed_cost=3, curvature=0.5)
    assert two.by_high([0, 3]).tolist() == [0, 0] and two.by_high(3.01) > 0


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Hill(0, 1, 2), r"Hill\.top: found 0; expected a number above 0"),
        (lambda: Hill(1, float("inf"), 2), r"Hill\.half: found no finite number"),
        (lambda: Hill("5", 1, 2), r"Hill\.top: found '5'; expected a number"),
        (lambda: Hill(5, None, 2), r"Hill\.half: found None"),
        (lambda: TwoTechnologies(2, 1, 1, 0.5), "more than the low technology yields"),
        (lambda: TwoTechnologies(1, 2, -1, 0.5), "fixed_cost: found -1"),
        (lambda: TwoTechnologies(1, 2, 1, 1.0), "above 0 and below 1"),
    ],
)
def test_a_curve_that_makes_no_sense_is_refused(make, words):
    with pytest.raises(ProblemsFound, match=words):
        make()
