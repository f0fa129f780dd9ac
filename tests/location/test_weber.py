"""Weber's point against closed forms, Kuhn's condition, an independent optimiser, and on its borders."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

from microfactory.location import cost_at, pulls_at, weber_point
from microfactory.problems import ProblemsFound

coordinate = st.integers(-20, 20).map(float)
weight = st.integers(1, 9).map(float)
sites_and_weights = st.lists(st.tuples(coordinate, coordinate, weight), min_size=1, max_size=8).map(
    lambda rows: (np.array([row[:2] for row in rows]), np.array([row[2] for row in rows]))
)


def is_balanced(found, sites, weights):
    """Kuhn (1973): the pulls cancel, or what is left of them a site's own weight holds."""
    here = np.hypot(*(sites - found.point).T) == 0
    left = np.hypot(*pulls_at(found.point, sites, weights).sum(axis=0))
    return left <= weights[here].sum() + 1e-6 * weights.sum()


def test_three_sites_of_equal_weight():
    found = weber_point([(0, 0), (4, 0), (3, 1)], [1, 1, 1])
    assert found.point == pytest.approx([2.985216, 0.934003], abs=5e-7)
    assert found.on_site is None and found.is_unique


def test_from_the_fermat_point_every_side_is_seen_under_120_degrees():
    sites = np.array([(0.0, 0.0), (7.0, 1.0), (2.0, 5.0)])
    towards = sites - weber_point(sites, [1, 1, 1]).point
    units = towards / np.hypot(*towards.T)[:, None]
    for one, other in ((0, 1), (1, 2), (2, 0)):
        assert units[one] @ units[other] == pytest.approx(-0.5, abs=1e-9)


def test_three_weights_set_the_angles_of_a_force_triangle():
    """Closed form: three forces in balance make a triangle, whose angles follow from its sides."""
    sites, weights = np.array([(0.0, 0.0), (9.0, 0.0), (3.0, 8.0)]), np.array([3.0, 4.0, 5.0])
    towards = sites - weber_point(sites, weights).point
    units = towards / np.hypot(*towards.T)[:, None]
    for one, other, third in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        cosine = (weights[third] ** 2 - weights[one] ** 2 - weights[other] ** 2) / (
            2 * weights[one] * weights[other]
        )
        assert units[one] @ units[other] == pytest.approx(cosine, abs=1e-9)


def test_the_length_of_the_fermat_tree_is_napoleons():
    """Equal weights: the least sum squared is (a² + b² + c²)/2 + 2√3 times the area."""
    a, b, c = np.array([(0.0, 0.0), (6.0, 1.0), (2.0, 4.0)])
    sides = sum(float((one - other) @ (one - other)) for one, other in ((a, b), (b, c), (c, a)))
    area = abs((b - a)[0] * (c - a)[1] - (b - a)[1] * (c - a)[0]) / 2
    found = weber_point([a, b, c], [1, 1, 1])
    assert found.cost == pytest.approx(math.sqrt(sides / 2 + 2 * math.sqrt(3) * area), rel=1e-12)


def test_four_corners_meet_where_the_diagonals_do():
    found = weber_point([(0, 0), (6, 0), (5, 4), (1, 3)], [1, 1, 1, 1])
    t = np.linalg.solve(np.array([[5.0, 5.0], [4.0, -3.0]]), np.array([6.0, 0.0]))[0]
    assert found.point == pytest.approx([5 * t, 4 * t], abs=1e-9)


@pytest.mark.parametrize("own", [2.0, 2.5, 100.0])
def test_a_weight_that_outpulls_the_others_holds_the_point(own):
    found = weber_point([(0, 0), (1, 0), (0, 1)], [own, 1, 1])
    assert found.on_site == 0 and found.point.tolist() == [0, 0]


def test_a_wide_angle_holds_the_point_and_a_little_less_does_not():
    def corner(degrees):
        angle = math.radians(degrees)
        return weber_point([(0, 0), (1, 0), (math.cos(angle), math.sin(angle))], [1, 1, 1])

    assert corner(121).on_site == 0 and corner(119).on_site is None


def test_a_search_that_begins_on_a_site_does_not_stop_there():
    """Plain Weiszfeld divides by zero here: the centre of gravity is the site in the middle."""
    sites = [(0, 0), (12, 0), (-4, 3), (-8, -3)]
    weights = np.array([0.1, 1, 1, 1])
    found = weber_point(sites, weights)
    assert found.on_site is None and is_balanced(found, np.array(sites, float), weights)


def test_sites_on_a_line_have_their_weighted_median():
    assert weber_point([(0, 0), (1, 2), (5, 10)], [1, 1, 3]).point.tolist() == [5, 10]
    level = weber_point([(0, 0), (1, 1), (3, 3), (9, 9)], [1, 1, 1, 1])
    assert not level.is_unique and level.point.tolist() == [2, 2] and level.on_site is None


def test_sites_at_one_place_pull_together():
    assert weber_point([(0, 0), (0, 0), (1, 0), (0, 1)], [1, 1, 1, 1]).on_site == 0
    assert weber_point([(3, 4)] * 3, [1, 2, 3]).point.tolist() == [3, 4]


def test_a_site_without_weight_does_not_count_and_keeps_its_number():
    found = weber_point([(50, 50), (0, 0), (1, 0), (0, 1)], [0, 9, 1, 1])
    assert found.on_site == 1


@given(sites_and_weights)
def test_no_other_place_is_cheaper(given_sites):
    sites, weights = given_sites
    found = weber_point(sites, weights)
    assert found.cost == pytest.approx(cost_at(found.point, sites, weights), rel=1e-9, abs=1e-9)
    assert is_balanced(found, sites, weights)
    assert found.cost <= min(cost_at(site, sites, weights) for site in sites) + 1e-9


@given(sites_and_weights, st.floats(0.1, 10), st.floats(0, 2 * math.pi), coordinate)
def test_turning_shifting_and_scaling_the_map_turn_shift_and_scale_the_answer(
    given_sites, scale, angle, shift
):
    sites, weights = given_sites
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    one, other = weber_point(sites, weights), weber_point(scale * sites @ turn.T + shift, weights)
    assert other.cost == pytest.approx(scale * one.cost, rel=1e-7, abs=1e-7)
    if one.is_unique and other.is_unique:
        expected = scale * turn @ one.point + shift
        assert cost_at(expected, scale * sites @ turn.T + shift, weights) == pytest.approx(
            other.cost, rel=1e-7, abs=1e-7
        )


@given(sites_and_weights)
def test_a_heavier_site_draws_the_point_nearer(given_sites):
    sites, weights = given_sites
    heavier = weights.copy()
    heavier[0] *= 3
    before, after = weber_point(sites, weights), weber_point(sites, heavier)
    if before.is_unique and after.is_unique:
        distance = [float(np.hypot(*(sites[0] - found.point))) for found in (before, after)]
        assert distance[1] <= distance[0] + 1e-5


def test_scipy_finds_nothing_cheaper():
    rng = np.random.default_rng(1)
    for _ in range(20):
        sites, weights = rng.normal(size=(30, 2)), rng.random(30)
        other = minimize(
            lambda at, s=sites, w=weights: cost_at(at, s, w),
            sites.mean(axis=0),
            method="Nelder-Mead",
            options={"xatol": 1e-10, "fatol": 1e-13, "maxiter": 4000},
        )
        assert weber_point(sites, weights).cost <= other.fun * (1 + 1e-12)


def test_many_sites_take_few_steps():
    rng = np.random.default_rng(2)
    sites, weights = rng.normal(size=(200_000, 2)), rng.random(200_000)
    found = weber_point(sites, weights)
    assert found.steps < 20 and is_balanced(found, sites, weights)


@pytest.mark.parametrize(
    ("sites", "weights", "words"),
    [
        ([], [], "at least one pair"),
        ([(1, 2, 3)], [1], "at least one pair"),
        ([(0, math.nan)], [1], r"sites\[0\]"),
        ([(0, 0)], [1, 2], "one weight a site"),
        ([(0, 0), (1, 1)], [1, -1], r"weights\[1\]: found -1"),
        ([(0, 0)], [math.inf], "a finite weight"),
        ([(0, 0)], [0], "no weight above zero"),
        ([("here", 0)], [1], "sites: found .*; expected numbers, in rows of one length"),
        ([(0, 0), (1,)], [1, 1], "rows of one length"),
        ([(0, 0), (1e200, 0)], [1, 1], r"sites\[1\]: found \[1e\+200, 0.0\]"),
        ([(0, 0), (1, 0)], [1, 1e300], r"weights\[1\]: found 1e\+300; expected no number above"),
    ],
)
def test_what_is_no_site_is_refused(sites, weights, words):
    with pytest.raises(ProblemsFound, match=words):
        weber_point(sites, weights)


@pytest.mark.parametrize("size", [1e-200, 1e-49, 1.0, 1e49])
@pytest.mark.parametrize("weight", [1e-200, 1e-49, 1.0, 1e49])
def test_the_answer_does_not_depend_on_the_unit(size, weight):
    sites = np.array([(0, 0), (4, 0), (3, 1)]) * size
    found = weber_point(sites, np.full(3, weight))
    assert found.point / size == pytest.approx([2.985216, 0.934003], abs=1e-6)
