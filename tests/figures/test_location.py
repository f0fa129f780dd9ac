"""Weber's diagrams say their numbers, in the same bytes every time."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from microfactory import figures
from microfactory.location import extra_transport, labour_places, two_plants, varignon, weber_point

from .building import drawn, texts

SITES, WEIGHTS = np.array([(0.0, 0.0), (10.0, 0.0), (4.0, 7.0)]), np.array([3.0, 4.0, 2.5])


@pytest.fixture(scope="module")
def best():
    return weber_point(SITES, WEIGHTS)


def test_the_frame_names_its_weights_and_the_point(best):
    forces = varignon(best.point, SITES, WEIGHTS)
    said = texts(drawn(figures.varignon_frame, SITES, WEIGHTS, best.point, forces))
    assert {"3", "4", "2.5", "P"} <= set(said)


def test_isodapanes_say_what_labour_saves_and_costs(best):
    places = pd.DataFrame({"place": ["near", "far"], "x": [8.0, 15.0], "y": [5.0, 9.0]})
    found = labour_places(places, {"near": 12, "far": 12}, SITES, WEIGHTS, best.cost)
    grid = np.linspace(-2, 16, 30)
    field = extra_transport(grid, grid, SITES, WEIGHTS, best.cost)
    said = texts(drawn(figures.isodapanes, SITES, best.point, grid, grid, field, found))
    costs = [
        f"{row['place']}: saves 12, costs {row['extra_transport']:.1f}"
        for row in found.to_dict("records")
    ]
    assert set(costs) <= set(said)
    assert {"labour saves more than the way costs", "labour saves less"} <= set(said)


def test_one_plant_or_two_in_a_panel_each():
    first, second = np.array([(0.0, 0.0), (0.0, 6.0)]), np.array([(12.0, 3.0)])
    solutions = []
    for link in (1.0, 9.0):
        found = two_plants(first, [2, 2], second, [5], link)
        solutions.append((link, found.first, found.second))
    said = texts(drawn(figures.split_production, first, second, solutions))
    assert {"link of 1", "link of 9", "P1", "P2", "P"} <= set(said)


def test_the_map_says_what_is_carried_and_what_it_would_cost():
    flows = pd.DataFrame(
        {
            "flow": ["brass", "product"],
            "place": ["nairobi", "san_francisco"],
            "label": ["Nairobi", "San Francisco"],
            "longitude": [36.8, -122.4],
            "latitude": [-1.3, 37.8],
            "pull": [0.1, 0.2],
        }
    )
    costs = flows[["place", "label", "longitude", "latitude"]].assign(
        cost=[2.5, 0.5], best=[False, True]
    )
    said = " ".join(texts(drawn(figures.flow_map, flows, costs)))
    assert (
        "Nairobi" in said
        and "brass; from here $2.50" in said
        and "product; from here $0.50" in said
    )
