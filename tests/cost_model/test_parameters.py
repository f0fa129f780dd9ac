"""Intervals become numbers: the middle, draws inside, and changes that leave the other draws alone."""

from __future__ import annotations

import numpy as np
import pytest

from microfactory.cost_model import changed, parameter_space
from microfactory.cost_model.parameters import NAMES
from microfactory.problems import ProblemsFound


def ends(table, model, parameter):
    row = table[(table["model"] == model) & (table["parameter"] == parameter)].iloc[0]
    return row["low"], row["high"]


def test_every_draw_lies_in_its_interval_and_reaches_most_of_it(space, table):
    drawn = space.draw(np.random.default_rng(1), 2000)
    for row in table.to_dict("records"):
        models = space.models if row["model"] == "shared" else [row["model"]]
        for model in models:
            values = getattr(drawn[model], row["parameter"])
            assert np.all(values >= row["low"] * (1 - 1e-12))
            assert np.all(values <= row["high"] * (1 + 1e-12))
            if row["high"] > row["low"]:
                assert np.ptp(values) > 0.9 * (row["high"] - row["low"])


def test_the_middle_of_a_logarithmic_interval_is_its_geometric_mean(space, table):
    low, high = ends(table, "mass_production", "minimum_order")
    assert float(space.middle()["mass_production"].minimum_order) == pytest.approx(
        np.sqrt(low * high)
    )
    low, high = ends(table, "mass_production", "burn_in")
    assert float(space.middle()["mass_production"].burn_in) == pytest.approx((low + high) / 2)


def test_shared_parameters_are_one_draw_for_all_models(space):
    drawn = space.draw(np.random.default_rng(1), 100)
    first, *others = (inputs.salvage_share for inputs in drawn.values())
    assert all(np.array_equal(first, other) for other in others)


def test_a_change_moves_nothing_else(space, table, dedicated):
    other = parameter_space(changed(table, {"mass_production.wage": 1.0}), dedicated)
    one, two = (each.draw(np.random.default_rng(5), 50) for each in (space, other))
    for model in space.models:
        for name in NAMES:
            same = np.array_equal(getattr(one[model], name), getattr(two[model], name))
            assert same == ((model, name) != ("mass_production", "wage"))
    assert float(two["mass_production"].wage) == 1.0


def test_a_parameter_alone_is_changed_for_every_model(table):
    found = changed(table, {"lead_time": 4.0, "wage": None})
    rows = found[found["parameter"] == "lead_time"]
    assert (rows[["low", "high"]] == 4.0).all(axis=None) and len(rows) == 6
    assert set(rows["note"]) == {"set by the reader"}
    assert found[found["parameter"] == "wage"].equals(table[table["parameter"] == "wage"])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"mass_production.wages": 1.0}, "Did you mean 'mass_production.wage'?"),
        ({"salary": 1.0}, "MODEL.PARAMETER"),
        ({"wage": -1.0}, "not negative"),
        ({"wage": float("nan")}, "not negative"),
        ({"lead_time": 0.0}, "nor zero"),
        ({"reject_rate": 1.0}, "below 1"),
    ],
)
def test_a_change_that_cannot_be_is_refused(table, change, said):
    with pytest.raises(ProblemsFound, match=said.replace("?", r"\?").replace(".", r"\.")):
        changed(table, change)


def test_some_of_the_models_have_the_draws_of_all(space):
    few = space.only("networked_craft", "mass_production")
    assert few.models == ("networked_craft", "mass_production")
    one, two = (each.draw(np.random.default_rng(2), 10) for each in (space, few))
    assert np.array_equal(one["networked_craft"].wage, two["networked_craft"].wage)
    with pytest.raises(ProblemsFound, match="mass_production"):
        space.only("mass_prodaction")
