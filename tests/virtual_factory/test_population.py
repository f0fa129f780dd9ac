"""The synthetic network has the printed counts, skills and motives, and grades that mean something."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from microfactory.virtual_factory import GRADED, grade_shares, population


@pytest.fixture(scope="module")
def people(printed, assumed):
    return population(printed, assumed, np.random.default_rng(1))


def test_counts_and_skills_are_the_printed_ones(printed, people):
    assert np.bincount(people.kind).tolist() == [125, 358, 290, 747]
    assert (people.joins > 0).sum() == 386 and people.kind[people.joins > 0].min() == 1
    for place, share in enumerate(printed.skill_shares.values()):
        error = np.sqrt(share * (1 - share) / len(people))
        assert abs(people.skills[:, place].mean() - share) <= 4 * error


def test_surge_artisans_are_those_of_table_11(people):
    """Part-time and outsourced artisans; a third of all active ones is there all year (ch. 4)."""
    assert people.surge.sum() == 290 + 747
    assert (~people.surge).mean() == pytest.approx(1 / 3, abs=0.02)


NUMBER = {
    "quality": lambda people: -people.rejection_floor,
    "timeliness": lambda people: people.punctual,
    "responsiveness": lambda people: people.replies,
    "capacity": lambda people: people.rate,
    "availability": lambda people: people.availability,
}


@pytest.mark.parametrize("name", GRADED)
def test_each_grade_is_a_band_of_the_number_behind_it(people, name):
    """Who has a higher grade has a higher number, without exception."""
    tried = people.joins == 0
    grade, number = getattr(people.grades, name)[tried], NUMBER[name](people)[tried]
    there = np.unique(grade).tolist()
    assert there in ([0, 1, 2, 3, 4], [1, 2, 3, 4])  # nobody is hardly ever available
    for low, high in pairwise(there):
        assert number[grade == low].max() <= number[grade == high].min()


def test_better_quality_is_rated_aa_more_often_and_b_less(people):
    assert np.corrcoef(people.rejection_floor, people.best)[0, 1] < -0.9
    assert np.corrcoef(people.rejection_floor, people.second)[0, 1] > 0.9
    assert (people.best + people.second <= 1).all()


def test_practice_leads_to_the_printed_rejections_on_average(printed, people):
    assert people.rejection_floor.mean() == pytest.approx(printed.rejections["year_3"], rel=0.05)
    assert (people.rejection_start == printed.rejections["year_1"]).all()


def test_of_newcomers_nobody_knows_yet(people):
    new = people.joins > 0
    for name in ("quality", "timeliness", "responsiveness"):
        assert getattr(people.grades, name)[new].max() <= 1
    assert (people.experience[new] == 0).all()


def test_motives_move_the_network_as_the_founder_says(printed, assumed):
    def network(motive):
        only = {name: float(name == motive) for name in printed.motives}
        return population(replace(printed, motives=only), assumed, np.random.default_rng(3))

    eager, artist, trader = map(network, ("enterprising", "artistic", "money_driven"))
    assert artist.rejection_floor.mean() < eager.rejection_floor.mean()
    assert eager.rejection_floor.mean() < trader.rejection_floor.mean()
    assert artist.punctual.mean() < trader.punctual.mean() < eager.punctual.mean()
    assert eager.replies.mean() > artist.replies.mean()


def test_shares_of_grades_add_up(people):
    shares = grade_shares(people)
    assert shares.shape == (5, 5) and shares.sum(axis=1) == pytest.approx(1)


def test_the_same_generator_gives_the_same_network(printed, assumed):
    one, other = (population(printed, assumed, np.random.default_rng(4)) for _ in range(2))
    assert (one.rate == other.rate).all() and (one.availability == other.availability).all()
