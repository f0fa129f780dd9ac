"""Fixed points of known curves, what happens on either side of a threshold, loans and luck."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory.investment import (
    Growth,
    Hill,
    Loan,
    TwoTechnologies,
    fixed_points,
    lucky_factors,
    paths,
    threshold,
)
from microfactory.problems import ProblemsFound

TEXTBOOK = Growth(Hill(top=5, half=2, steepness=2))


def test_the_textbook_curve():
    """s·R = 5, K = 2, n = 2: 5k = 4 + k², so 1 and 4; the slope 2·K²/(s·R·k) gives 1.6 and 0.4."""
    found = fixed_points(TEXTBOOK, upper=10)
    assert found["capital"].to_numpy() == pytest.approx([0, 1, 4], abs=1e-9)
    assert found["slope"].to_numpy() == pytest.approx([0, 1.6, 0.4], abs=1e-4)
    assert list(found["kind"]) == ["stable", "unstable", "stable"]
    assert threshold(found) == pytest.approx(1)


@given(st.floats(2.1, 12), st.floats(0.3, 3))
def test_fixed_points_of_a_hill_curve_follow_from_its_quadratic(ratio, half):
    """k² - top·k + half² = 0, real where top is at least twice half."""
    top = ratio * half
    found = fixed_points(Growth(Hill(top, half, 2)), upper=2 * top)
    root = np.sqrt(top**2 - 4 * half**2)
    expected = [0, (top - root) / 2, (top + root) / 2]
    assert found["capital"].to_numpy() == pytest.approx(expected, rel=1e-7, abs=1e-9)


def test_below_twice_the_half_point_there_is_no_way_up():
    found = fixed_points(Growth(Hill(top=3.9, half=2, steepness=2)), upper=10)
    assert found["capital"].tolist() == [0] and threshold(found) is None


def test_a_curve_that_begins_steep_has_no_trap():
    found = fixed_points(Growth(Hill(top=5, half=2, steepness=1)), upper=10)
    assert list(found["kind"]) == ["unstable", "stable"] and threshold(found) is None


def test_two_technologies_have_the_fixed_points_of_each():
    """Alone, the low technology rests at (s·A)^(1/(1-a)); the high one solves its own equation."""
    two = TwoTechnologies(low=1.4, high=3.0, fixed_cost=2.5, curvature=0.5)
    found = fixed_points(Growth(two), upper=20)
    low = 1.4**2
    # k = 3·√(k - 2.5): k² - 9k + 22.5 has no real root where 81 < 90, so the trap is the only rest
    assert found["capital"].to_numpy() == pytest.approx([0, low], abs=1e-8)
    richer = fixed_points(Growth(TwoTechnologies(1.4, 4.0, 2.5, 0.5)), upper=20)
    upper = (16 + np.sqrt(16**2 - 4 * 40)) / 2
    lower = (16 - np.sqrt(16**2 - 4 * 40)) / 2
    assert richer["capital"].to_numpy() == pytest.approx([0, low, lower, upper], abs=1e-8)
    assert threshold(richer) == pytest.approx(lower)


@settings(max_examples=25)
@given(st.floats(0, 0.99), st.floats(1.01, 3.9))
def test_who_begins_below_falls_back_and_who_begins_above_gets_on(below, above):
    last = paths(TEXTBOOK, [below, above], 4_000)[-1]
    assert last == pytest.approx([0, 4], abs=1e-2)


@given(st.floats(0.1, 1), st.floats(0.5, 1))
def test_fixed_points_do_not_move_when_less_is_used_up_and_less_put_back(share, unused):
    """k' - k scales with the share when saving and depreciation shrink together."""
    slow = fixed_points(Growth(Hill(5, 2, 2), saving=share, depreciation=share), upper=10)
    assert slow["capital"].to_numpy() == pytest.approx([0, 1, 4], abs=1e-7)


def test_a_loan_is_paid_back_as_an_annuity():
    """100 at 10% over 2 periods: 100/(1/1.1 + 1/1.21) = 57.619..."""
    loan = Loan(100, periods=2, interest=0.1)
    assert loan.instalment == pytest.approx(100 / (1 / 1.1 + 1 / 1.21))
    assert Loan(12, periods=4).instalment == 3
    owed = 100.0
    for _ in range(2):
        owed = owed * 1.1 - loan.instalment
    assert owed == pytest.approx(0)


def test_a_loan_lifts_over_the_threshold_and_its_repayment_may_undo_it():
    assert paths(TEXTBOOK, [0.7], 60, loan=Loan(1.5, 4, 0.05))[-1] == pytest.approx([4], abs=1e-6)
    assert paths(TEXTBOOK, [0.7], 60, loan=Loan(0.4, 4, 0.05))[-1] == pytest.approx([0], abs=1e-6)
    # without repayment the same capital would have been enough
    assert paths(TEXTBOOK, [1.1], 60)[-1] == pytest.approx([4], abs=1e-6)


def test_capital_never_becomes_a_debt():
    assert (paths(TEXTBOOK, [0.0, 0.1], 10, loan=Loan(0.2, 2, 0.5)) >= 0).all()


def test_luck_has_mean_one_and_follows_its_seed():
    factors = lucky_factors(np.random.default_rng(4), 0.3, (200, 5_000))
    error = factors.std() / np.sqrt(factors.size)
    assert abs(factors.mean() - 1) < 4 * error
    again = lucky_factors(np.random.default_rng(4), 0.3, (200, 5_000))
    assert (factors == again).all()
    assert (lucky_factors(np.random.default_rng(4), 0.0, (2, 3)) == 1).all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: Growth(Hill(5, 2, 2), saving=0), "saving: found 0"),
        (lambda: Growth(Hill(5, 2, 2), depreciation=1.1), "depreciation: found 1.1"),
        (lambda: fixed_points(TEXTBOOK, 0), "upper: found 0"),
        (lambda: Loan(-1), "loan.amount: found -1"),
        (lambda: Loan(1, periods=0), "loan.periods: found 0"),
        (lambda: Loan(1, periods=1.5), "loan.periods: found 1.5; expected a whole number"),
        (lambda: paths(TEXTBOOK, [1.0], -1), "periods: found -1"),
        (lambda: paths(TEXTBOOK, [np.nan], 2), "start: found"),
        (lambda: paths(TEXTBOOK, [1.0], 1, shocks=[[np.nan]]), "finite factors, 0 or more"),
        (lambda: paths(TEXTBOOK, [1.0], 1, shocks=[[-1.0]]), "finite factors, 0 or more"),
        (lambda: lucky_factors(np.random.default_rng(1), -0.1, (1, 1)), "spread: found -0.1"),
        (lambda: paths(TEXTBOOK, [-1.0], 2), "start: found"),
        (lambda: paths(TEXTBOOK, [1.0], 2, shocks=np.ones((3, 1))), r"\(2, 1\), a factor"),
    ],
)
def test_what_makes_no_sense_is_refused(call, words):
    with pytest.raises(ProblemsFound, match=words):
        call()


def test_where_capital_stays_as_it_is_everywhere_the_ends_say_so():
    found = fixed_points(Growth(lambda capital: np.asarray(capital, dtype=float)), upper=10)
    assert found["capital"].tolist() == [0, 10] and set(found["kind"]) == {"undecided"}


def test_a_curve_that_touches_the_diagonal_is_undecided_there():
    """5k = 4 + k² has its roots at one place where top is twice half: neither a trap nor a way out."""
    found = fixed_points(Growth(Hill(top=4, half=2, steepness=2)), upper=8)
    assert found["capital"].tolist() == pytest.approx([0, 2], abs=1e-3)
    assert found["kind"].tolist() == ["stable", "undecided"] and threshold(found) is None


def test_a_step_has_its_threshold_at_the_step():
    found = fixed_points(Growth(Hill(top=5, half=2, steepness=1_000)), upper=10)
    assert threshold(found) == pytest.approx(2, abs=1e-2)


@pytest.mark.parametrize("scale", [1e-200, 1e200])
def test_fixed_points_do_not_depend_on_the_unit(scale):
    found = fixed_points(Growth(Hill(5 * scale, 2 * scale, 2)), upper=10 * scale)
    assert found["capital"].to_numpy() / scale == pytest.approx([0, 1, 4], abs=1e-9)
