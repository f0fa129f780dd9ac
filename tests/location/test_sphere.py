"""On the globe: known distances, the flat answer near by, and no place on a grid that is cheaper."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microfactory.location import great_circle, weber_point, weber_point_on_globe
from microfactory.location.sphere import EARTH_RADIUS
from microfactory.problems import ProblemsFound

place = st.tuples(st.floats(-180, 180), st.floats(-89, 89))


def test_a_quarter_of_a_great_circle():
    quarter = EARTH_RADIUS * math.pi / 2
    assert great_circle((0, 0), [(90, 0), (37, 90), (-90, 0)]) == pytest.approx([quarter] * 3)


def test_opposite_places_are_half_a_circle_apart_and_near_ones_keep_their_digits():
    assert great_circle((10, 20), (-170, -20)) == pytest.approx(EARTH_RADIUS * math.pi)
    metre = math.degrees(1e-3 / EARTH_RADIUS)
    assert great_circle((5, 40), (5, 40 + metre)) == pytest.approx(1e-3, rel=1e-6)


@given(place, place, place)
def test_distances_are_those_of_a_metric(a, b, c):
    assert great_circle(a, b) == pytest.approx(float(great_circle(b, a)), abs=1e-9)
    assert great_circle(a, c) <= great_circle(a, b) + great_circle(b, c) + 1e-6


def test_the_haversine_formula_agrees():
    """Sinnott (1984), Sky and Telescope 68: the other usual form."""
    rng = np.random.default_rng(3)
    one = np.column_stack([rng.uniform(-180, 180, 100), rng.uniform(-80, 80, 100)])
    other = np.column_stack([rng.uniform(-180, 180, 100), rng.uniform(-80, 80, 100)])
    (lon1, lat1), (lon2, lat2) = np.radians(one).T, np.radians(other).T
    h = (
        np.sin((lat2 - lat1) / 2) ** 2
        + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    )
    assert great_circle(one, other) == pytest.approx(2 * EARTH_RADIUS * np.arcsin(np.sqrt(h)))


def test_a_small_map_at_the_equator_is_flat():
    sites, weights = np.array([(0.0, 0.0), (0.04, 0.0), (0.03, 0.01)]), [1, 1, 1]
    found, flat = weber_point_on_globe(sites, weights), weber_point(sites, weights)
    assert found.point == pytest.approx(flat.point, abs=1e-6)
    assert found.cost == pytest.approx(math.radians(flat.cost) * EARTH_RADIUS, rel=1e-7)


@given(
    st.lists(st.tuples(place, st.integers(1, 9)), min_size=1, max_size=5),
    st.integers(0, 2**32),
)
def test_no_place_that_is_tried_is_cheaper(rows, seed):
    places, weights = np.array([row[0] for row in rows]), np.array([row[1] for row in rows], float)
    found = weber_point_on_globe(places, weights)
    rng = np.random.default_rng(seed)
    tried = np.column_stack(
        [rng.uniform(-180, 180, 200), np.degrees(np.arcsin(rng.uniform(-1, 1, 200)))]
    )
    costs = great_circle(tried[:, None], places[None]) @ weights
    assert found.cost <= costs.min() * (1 + 1e-9)
    assert found.cost == pytest.approx(float(great_circle(found.point, places) @ weights), abs=1e-6)


def test_a_weight_that_outpulls_the_others_holds_the_place():
    found = weber_point_on_globe([(36.8, -1.3), (38.7, 9.0), (-122.4, 37.8)], [1, 0.2, 0.5])
    assert found.on_site == 0 and found.point.tolist() == [36.8, -1.3]


def test_latitude_and_longitude_exchanged_are_noticed():
    with pytest.raises(ProblemsFound, match="Longitude comes first"):
        weber_point_on_globe([(37.8, -122.4)], [1])
