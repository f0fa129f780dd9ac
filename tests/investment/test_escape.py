"""Who escapes: more with more financing, some by luck, and who was above may fall."""

from __future__ import annotations

import numpy as np
import pytest

from microfactory.investment import Growth, Hill, Loan, escape_shares, paths, smallest_loan

TEXTBOOK = Growth(Hill(top=5, half=2, steepness=2))
RULES = {"loan_periods": 4, "interest": 0.05, "periods": 80}


def shares(loans, spread=0.15, growth=TEXTBOOK, firms=2_000):
    rng = np.random.default_rng(5)
    start = np.exp(0.7 * rng.standard_normal(firms)) * 0.6
    return start, escape_shares(growth, start, 20, loans, spread=spread, rng=rng, **RULES)


def test_without_luck_and_loan_exactly_those_above_the_threshold_escape():
    start, found = shares([0.0])
    calm = found.loc[~found["shocks"]].iloc[0]
    assert calm["escaped"] == pytest.approx((start > 1).mean(), abs=1e-12)
    assert calm["fell"] == 0 and calm["standard_error"] == 0


def test_enough_financing_takes_every_firm_over_and_luck_makes_some_fall():
    _, found = shares([0.0, 3.0], spread=0.5)
    calm, lucky = found.loc[~found["shocks"]], found.loc[found["shocks"]]
    assert calm["escaped"].iloc[1] == 1
    assert lucky["escaped"].iloc[1] < 1 and lucky["fell"].iloc[0] > 0
    assert (lucky["standard_error"] > 0).all()


def test_luck_of_no_spread_is_no_luck():
    _, found = shares([0.0, 0.6], spread=0.0)
    calm, lucky = (
        found.loc[found["shocks"] == each, "escaped"].to_numpy() for each in (False, True)
    )
    assert (calm == lucky).all()


def test_where_there_is_no_threshold_nothing_is_said():
    _, found = shares([0.0], growth=Growth(Hill(5, 2, 1)))
    assert found["escaped"].isna().all() and found["fell"].isna().all()


def test_the_smallest_loan_is_enough_and_a_little_less_is_not():
    amount = smallest_loan(TEXTBOOK, 0.6, upper=10, periods=4, interest=0.05)
    assert amount is not None

    def ends(loan):
        return paths(TEXTBOOK, [0.6], 300, loan=Loan(loan, 4, 0.05))[-1, 0]

    assert ends(amount * 1.0001) == pytest.approx(4, abs=1e-3)
    assert ends(amount * 0.9999) == pytest.approx(0, abs=1e-3)


def test_no_loan_is_needed_above_the_threshold_and_none_helps_without_one():
    assert smallest_loan(TEXTBOOK, 1.5, upper=10, periods=4, interest=0.05) == 0
    assert smallest_loan(Growth(Hill(3, 2, 2)), 1.5, upper=10, periods=4, interest=0.05) is None
    # repaid at once with interest, a loan leaves less than it brought
    assert smallest_loan(TEXTBOOK, 0.0, upper=0.5, periods=1, interest=0.1) is None
