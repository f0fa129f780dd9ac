"""The synthetic network has the printed counts, skills and seasons."""

from __future__ import annotations

import numpy as np
import pytest

from microfactory.virtual_factory import orders, population
from microfactory.virtual_factory.population import CYCLES


def test_counts_and_skills_are_the_printed_ones(printed, assumed):
    people = population(printed, assumed, np.random.default_rng(1))
    there = people.joins == 0
    assert np.bincount(people.kind[there]).tolist() == [125, 358, 290, 747]
    assert (~there).sum() == 386
    for place, share in enumerate(printed.skill_shares.values()):
        error = np.sqrt(share * (1 - share) / len(people))
        assert abs(people.skills[:, place].mean() - share) <= 4 * error


def test_better_grades_reject_less_and_newcomers_are_untried(printed, assumed):
    people = population(printed, assumed, np.random.default_rng(2))
    new = people.joins > 0
    assert people.grade[new].max() <= 1 and (people.experience[new] == 0).all()
    by_grade = [people.rejection_floor[~new & (people.grade == g)].mean() for g in range(5)]
    assert by_grade == sorted(by_grade, reverse=True)
    assert people.rejection_floor.mean() == pytest.approx(printed.rejection_old, rel=0.05)


def test_a_year_of_orders_has_the_printed_pieces_and_peak(printed, assumed):
    found = orders(printed, assumed | {"early_share": 0.0}, np.random.default_rng(3))
    pieces = np.array([line.quantity.sum() for line in found])
    assert len(found) == CYCLES and pieces.sum() == printed.pieces
    # the last quarter is the last three cycles and a quarter of the one before, at its own rate
    peak = pieces[-3:].sum() * (CYCLES / 4) / 3
    assert peak / pieces.sum() == pytest.approx(printed.peak_share, abs=0.001)


def test_what_is_made_early_is_moved_and_not_lost(printed, assumed):
    found = orders(printed, assumed, np.random.default_rng(3))
    later = orders(printed, assumed | {"early_share": 0.0}, np.random.default_rng(3))
    early, plain = (np.array([line.quantity.sum() for line in each]) for each in (found, later))
    assert early.sum() == plain.sum()
    assert (early[-3:] < plain[-3:]).all() and (early[-7:-4] > plain[-7:-4]).all()


def test_the_same_generator_gives_the_same_network(printed, assumed):
    one, other = (population(printed, assumed, np.random.default_rng(4)) for _ in range(2))
    assert (one.rate == other.rate).all() and (one.availability == other.availability).all()
