"""The sections of the location notebook, on what the pipeline made."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from microfactory import location, tables
from microfactory import location_report as report
from microfactory.problems import ProblemsFound


def test_sites_are_read_from_a_line():
    places, weights = report.sites("0 0 3 / 10 0 4 / 4 7 2.5")
    assert places.shape == (3, 2) and weights.tolist() == [3, 4, 2.5]


@pytest.mark.parametrize("text", ["0 0", "0 0 1 2", "a b c", "0 0 1 /"])
def test_a_site_that_is_none_is_named(text):
    with pytest.raises(ProblemsFound, match=r"site \d: found .*three numbers"):
        report.sites(text)


def test_the_frame_says_where_the_knot_rests():
    places, weights = report.sites("0 0 3 / 10 0 4 / 4 7 2.5")
    best = location.weber_point(places, weights)
    words = report.frame(
        places, weights, best, location.varignon(best.point, places, weights)
    ).words
    assert f"({best.point[0]:.2f}, {best.point[1]:.2f})" in words["alt"]
    assert "stands on a site" not in words["caption"]
    held = location.weber_point(places, [9, 1, 1])
    words = report.frame(
        places, weights, held, location.varignon(held.point, places, weights)
    ).words
    assert "stands on a site" in words["caption"]


@pytest.mark.parametrize(("saving", "said"), [(50.0, "Production moves to near."), (0.5, "stays")])
def test_labour_moves_production_or_does_not(saving, said):
    places, weights = report.sites("0 0 3 / 10 0 4 / 4 7 2.5")
    best = location.weber_point(places, weights)
    candidates = location.labour_places(
        pd.DataFrame({"place": ["near"], "x": [8.0], "y": [5.0]}),
        {"near": saving},
        places,
        weights,
        best.cost,
    )
    assert said in report.labour(places, weights, best, candidates).words["caption"]


def test_plants_are_one_or_two():
    first, second = np.array([(0.0, 0.0), (0.0, 6.0)]), np.array([(12.0, 3.0)])
    plants = [location.two_plants(first, [2, 2], second, [5], link) for link in (1.0, 9.0)]
    assert "1: two; 9: one plant" in report.split(first, second, [1.0, 9.0], plants).words["alt"]


def test_the_verdict_on_soko_follows_from_the_costs():
    costs = tables.read("location/costs")
    direct = costs.loc[costs["reading"] == "direct"].set_index("place")
    extra = direct.loc["nairobi", "cost"] - direct.loc[direct["best"], "cost"].iloc[0]
    said = repr(report.soko_verdict())
    assert f"${extra:.2f} more" in said
    # 8 (Au) and 12 (bench) less 3.50 (artisan's profit): Table 6 and the text on handmade pieces
    assert "$4.50 to 8.50" in said and ("more than makes good" in said) == (extra < 4.5)


def test_maps_and_shares_are_of_both_readings():
    assert "by sea, to the port" in report.soko_map("by_port").words["caption"]
    assert "by sea" not in report.soko_map("direct").words["caption"]
    said = repr(report.soko_shares())
    assert "from where they are made" in said and "from the port" in said
