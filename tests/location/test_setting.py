"""Weber's setting: the index, the frame in balance, and the labour place against its isodapane."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microfactory.location import (
    cost_at,
    extra_transport,
    labour_places,
    material_index,
    varignon,
    weber_point,
)
from microfactory.problems import ProblemsFound

SITES, WEIGHTS = np.array([(0.0, 0.0), (10.0, 0.0), (4.0, 7.0)]), np.array([3.0, 4.0, 2.5])


def test_what_loses_weight_is_drawn_to_its_materials():
    assert material_index([2.0]) > 1 > material_index([0.5])
    assert material_index([3, 1], product=2) == 2


def test_the_polygon_of_forces_closes_at_the_point_of_least_cost():
    frame = varignon(weber_point(SITES, WEIGHTS).point, SITES, WEIGHTS)
    assert frame[["sum_x", "sum_y"]].iloc[-1].to_numpy() == pytest.approx([0, 0], abs=1e-9)
    assert np.hypot(frame["x"], frame["y"]).to_numpy() == pytest.approx(WEIGHTS)


def test_elsewhere_the_polygon_stays_open_and_points_to_where_it_is_cheaper():
    at = np.array([9.0, 6.0])
    last = varignon(at, SITES, WEIGHTS).iloc[-1]
    step = 1e-3 * np.array([last["sum_x"], last["sum_y"]])
    assert cost_at(at + step, SITES, WEIGHTS) < cost_at(at, SITES, WEIGHTS)


def test_the_field_is_lowest_where_transport_is_cheapest():
    best = weber_point(SITES, WEIGHTS)
    field = extra_transport([best.point[0], 3, 8], [best.point[1], 5], SITES, WEIGHTS, best.cost)
    assert field.shape == (2, 3) and field[0, 0] == pytest.approx(0, abs=1e-9)
    assert (field.ravel()[1:] > 0).all()
    assert field[1, 2] == pytest.approx(cost_at((8, 5), SITES, WEIGHTS) - best.cost)


@given(st.tuples(st.floats(-5, 15), st.floats(-5, 15)), st.floats(0, 50))
def test_production_moves_exactly_where_labour_saves_more_than_the_way_costs(place, saving):
    best = weber_point(SITES, WEIGHTS)
    places = pd.DataFrame({"place": ["there"], "x": [place[0]], "y": [place[1]]})
    row = labour_places(places, {"there": saving}, SITES, WEIGHTS, best.cost).iloc[0]
    longer = cost_at(place, SITES, WEIGHTS) - best.cost
    assert row["extra_transport"] == pytest.approx(longer)
    assert row["moves"] == (saving > longer) and row["gain"] == pytest.approx(saving - longer)


def test_the_most_worthwhile_place_comes_first():
    best = weber_point(SITES, WEIGHTS)
    x, y = best.point
    places = pd.DataFrame({"place": ["far", "near"], "x": [40, x], "y": [40, y]})
    found = labour_places(places, {"far": 5, "near": 1}, SITES, WEIGHTS, best.cost)
    assert list(found["place"]) == ["near", "far"] and list(found["moves"]) == [True, False]


@pytest.mark.parametrize(
    ("localized", "product", "words"),
    [([1, -2], 1, "localized"), ([1, np.nan], 1, "localized"), ([1], 0, "product: found 0")],
)
def test_weights_that_make_no_index_are_refused(localized, product, words):
    with pytest.raises(ProblemsFound, match=words):
        material_index(localized, product)
