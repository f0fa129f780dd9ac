"""Soko's flows: the market's pull is the printed shipping cost, and the answers follow from the pulls."""

from __future__ import annotations

import numpy as np
import pytest

from microfactory.assumptions import assumptions
from microfactory.location import best_places, flows, great_circle, transport_costs
from microfactory.location.flows import HOME, MARKET, READINGS, place_of
from microfactory.quantity import Interval

SHIPPING = Interval.exactly(2.4)


@pytest.fixture(scope="module")
def assumed():
    return dict(assumptions("location"))


def by(frame, key):
    return {row[key]: row for row in frame.to_dict("records")}


def test_shipping_a_piece_the_whole_way_costs_what_is_printed(assumed):
    way = float(great_circle(place_of(HOME, assumed), place_of(MARKET, assumed)))
    product = by(flows(assumed, SHIPPING), "flow")["product"]
    assert product["pull"] * way / 1_000 == pytest.approx(2.4)
    assert product["pull_low"] == product["pull"] == product["pull_high"]


def test_the_other_pulls_are_load_times_rate_of_it(assumed):
    found = by(flows(assumed, SHIPPING), "flow")
    load, rate = assumed["brass_load"], assumed["material_rate"]
    ratio = found["brass"]["pull"] / found["product"]["pull"]
    assert ratio == pytest.approx(load.value * rate.value)
    assert found["brass"]["pull_low"] < found["brass"]["pull"] < found["brass"]["pull_high"]


def test_the_reading_moves_the_components_alone(assumed):
    direct, by_port = (by(flows(assumed, SHIPPING, each), "flow") for each in READINGS)
    assert (direct["components"]["place"], by_port["components"]["place"]) == (
        "guangzhou",
        "mombasa",
    )
    assert all(direct[name] == by_port[name] for name in ("brass", "leather", "product"))


def test_the_best_place_is_the_cheapest_and_the_costs_are_sums_over_the_flows(assumed):
    pulls = flows(assumed, SHIPPING)
    found = transport_costs(pulls)
    assert found["best"].sum() == 1 and bool(found["best"].iloc[0])
    nairobi = by(found, "place")["nairobi"]
    expected = sum(
        row["pull"]
        / 1_000
        * float(great_circle(place_of(HOME, assumed), (row["longitude"], row["latitude"])))
        for row in pulls.to_dict("records")
    )
    assert nairobi["cost"] == pytest.approx(expected)


def test_materials_that_weigh_enough_bring_the_workshop_to_nairobi(assumed):
    heavy = assumed["brass_load"].model_copy(update={"value": 20.0, "high": 20.0})
    found = transport_costs(flows({**assumed, "brass_load": heavy}, SHIPPING))
    assert found.loc[found["best"], "place"].tolist() == ["nairobi"]


def test_pulls_in_balance_put_it_between_the_places(assumed):
    pulls = flows(assumed, SHIPPING).assign(pull=1.0)
    pulls[["longitude", "latitude"]] = [[0.0, 0.0], [20.0, 0.0], [20.0, 20.0], [0.0, 20.0]]
    found = transport_costs(pulls)
    best = found.loc[found["best"]].iloc[0]
    assert best["place"] == "between" and 8 < best["longitude"] < 12
    assert best["cost"] < found.loc[~found["best"], "cost"].min()


def test_shares_of_draws_make_a_whole_and_follow_their_seed(assumed):
    def draw():
        return best_places(assumed, SHIPPING, list(READINGS), np.random.default_rng(1), 20)

    found = draw()
    assert found.groupby("reading")["share"].sum().tolist() == pytest.approx([1, 1])
    assert found.equals(draw())


def test_what_is_certain_is_best_in_every_draw(assumed):
    """Where no load pulls at all, transport costs least in the market."""
    nothing = {
        name: one.model_copy(update={"low": 0.0, "high": 0.0}) if name.endswith("_load") else one
        for name, one in assumed.items()
    }
    found = best_places(nothing, SHIPPING, ["direct"], np.random.default_rng(1), 5)
    assert found["place"].tolist() == ["san_francisco"] and found["share"].tolist() == [1.0]
