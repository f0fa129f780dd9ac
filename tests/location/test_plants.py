"""Two plants: never dearer than any other pair, the dual closes the gap, and the link decides."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory.location import cost_at, pulls_apart, two_plants, weber_point
from microfactory.problems import ProblemsFound

coordinate = st.integers(-10, 10).map(float)
group = st.lists(
    st.tuples(coordinate, coordinate, st.integers(1, 9).map(float)), min_size=1, max_size=4
)

#: Left of Figure 14: three deposits and a place of consumption; the weights are ours.
MATERIALS, MARKET = [(0.0, 0.0), (0.0, 6.0), (4.0, 8.0)], [(12.0, 3.0)]


def cost(one, other, first, second, link):
    return (
        cost_at(one, *first)
        + cost_at(other, *second)
        + link * math.hypot(one[0] - other[0], one[1] - other[1])
    )


@settings(max_examples=25)  # a tenth of a second each
@given(group, group, st.integers(0, 12), st.integers(0, 2**32))
def test_no_other_pair_is_cheaper_and_the_bound_closes_the_gap(first, second, link, seed):
    one = np.array([row[:2] for row in first]), np.array([row[2] for row in first])
    two = np.array([row[:2] for row in second]), np.array([row[2] for row in second])
    found = two_plants(*one, *two, link)
    assert found.cost == pytest.approx(cost(found.first, found.second, one, two, link))
    assert found.bound <= found.cost <= found.bound + 1e-5 * max(1.0, found.cost)
    rng = np.random.default_rng(seed)
    for _ in range(20):
        at, also = rng.uniform(-10, 10, size=(2, 2))
        assert found.cost <= cost(at, also, one, two, link) + 1e-9


def test_without_a_link_each_plant_is_where_it_would_be_alone():
    found = two_plants(MATERIALS, [1, 1, 1], MARKET, [5], link=0)
    alone = weber_point(MATERIALS, [1, 1, 1])
    assert found.cost == pytest.approx(alone.cost, rel=1e-7)
    assert found.second.tolist() == list(MARKET[0])


def test_the_link_decides_whether_production_is_split():
    """At one place the first plant's own pulls part the two exactly where they outweigh the link."""
    market = [5.0]
    joint = weber_point([*MATERIALS, *MARKET], [2, 2, 2, *market]).point
    parting = pulls_apart(joint, MATERIALS, [2, 2, 2])
    assert two_plants(MATERIALS, [2, 2, 2], MARKET, market, parting * 1.01).together
    assert not two_plants(MATERIALS, [2, 2, 2], MARKET, market, parting * 0.99).together


def test_a_link_heavier_than_the_market_pull_keeps_both_at_the_market_or_the_joint_point():
    found = two_plants(MATERIALS, [1, 1, 1], MARKET, [2], link=50)
    joint = weber_point([*MATERIALS, *MARKET], [1, 1, 1, 2])
    assert found.together and found.cost == pytest.approx(joint.cost, rel=1e-9)


@pytest.mark.parametrize("link", [-1.0, math.nan, math.inf])
def test_a_link_is_a_weight(link):
    with pytest.raises(ProblemsFound, match="link: found"):
        two_plants(MATERIALS, [1, 1, 1], MARKET, [1], link)


@pytest.mark.parametrize("unit", [1e-3, 1.0, 1e7])
def test_the_plants_do_not_depend_on_the_unit(unit):
    first, second = np.array([(0, 0), (0, 2)]) * unit, np.array([(9, 1), (7, 4)]) * unit
    found = two_plants(first, [1, 2], second, [2, 1], link=0.5)
    usual = two_plants(first / unit, [1, 2], second / unit, [2, 1], link=0.5)
    assert found.first / unit == pytest.approx(usual.first, abs=1e-5)
    assert found.cost / unit == pytest.approx(usual.cost, rel=1e-9)


def test_plants_whose_sites_are_one_place_stand_there():
    found = two_plants([(3, 3)], [1], [(3, 3)], [2], link=1)
    assert found.cost == 0 and found.together
