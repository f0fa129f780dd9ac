"""Denominators found by trying, against brute force and the published GRIM example."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from microfactory.audit.readings import (
    Share,
    best_denominators,
    by_chance,
    denominators,
    grim,
    share_fits,
    try_wholes,
)
from microfactory.quantity import Interval


@given(st.integers(5, 400), st.lists(st.integers(0, 400), min_size=1, max_size=6))
def test_the_true_denominator_is_always_among_those_found(whole, parts):
    shares = [
        Share(str(part), part, Interval.printed(str(round(100 * part / whole)))) for part in parts
    ]
    assert whole in denominators(shares, 400)
    most, fitting = best_denominators(shares, 400)
    assert most == len(shares) and whole in fitting


def test_a_candidate_may_be_an_interval():
    share = Share("a", 586, Interval(22.5, 23.5))
    assert share_fits(share, Interval(2450, 2550)) and not share_fits(share, Interval(3400, 3600))
    wholes = {"3.5": Interval(3400, 3600), "2.5": Interval(2450, 2550)}
    first, second = try_wholes([share], wholes)
    assert first.name == "2.5" and first.fits_all and second.fails == ("a",)


def test_few_denominators_fit_by_chance():
    shares = [Share("land", 43, Interval(33.5, 34.5)), Share("stock", 32, Interval(25.5, 26.5))]
    assert by_chance(shares, 94, 2500) == 1 / 2407


def test_grim_on_the_example_of_its_authors():
    # Brown & Heathers (2017): a mean of 5.19 cannot come from 28 whole numbers.
    assert not grim(Interval.printed("5.19"), 28)
    assert grim(Interval.printed("5.18"), 28) and grim(Interval.printed("5.21"), 28)
