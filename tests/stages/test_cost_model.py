"""Every table of the cost model is there, whole, and the same when it is made again."""

from __future__ import annotations

import pytest

from microfactory import registers, tables
from microfactory.stages import cost_model
from microfactory.stages.__main__ import main

from .conftest import bytes_of


@pytest.mark.parametrize("name", cost_model.SCHEMAS)
def test_every_table_is_there(here, name):
    found = tables.read(f"cost_model/{name}")
    assert len(found)
    cost_model.SCHEMAS[name].validate(found)


def test_the_winners_of_a_cell_share_all_draws(here):
    found = tables.read("cost_model/winners")
    total = found.groupby(["among", "volume", "uncertainty"], dropna=False)["probability"].sum()
    assert total.tolist() == pytest.approx([1.0] * len(total))
    assert set(found["among"]) == {"all", "table_6", "quick_response"}
    asked = registers.params().cost_model
    observed = found.loc[found["among"] == "table_6", "model"]
    assert set(observed) == {*asked["table_6"], "none"}
    pairs = {
        f"{asked['quick_response']['early']}+{late}" for late in asked["quick_response"]["late"]
    }
    quick = found.loc[found["among"] == "quick_response", "model"]
    assert set(quick) == {*asked["table_6"], "none", *pairs}


def test_every_scenario_is_swept(here):
    named = [each["name"] for each in tables.read_json("production_models/scenarios")]
    assert list(dict.fromkeys(tables.read("cost_model/scenarios")["scenario"])) == named


def test_a_driver_has_its_label_and_its_basis(here):
    found = tables.read("cost_model/drivers")
    assert (found["label"] != "").all()
    assert set(found["basis"]) == {"printed", "derived", "reading", "assumption"}


def test_made_again_it_is_the_same(own):
    before = bytes_of(own / "data" / "tidy" / "cost_model")
    assert main(["cost_model"]) == 0
    assert bytes_of(own / "data" / "tidy" / "cost_model") == before
