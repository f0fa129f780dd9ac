"""The parameters that the stage writes are those of the file."""

from __future__ import annotations

import pandas as pd

from microfactory import production_models, registers, tables
from microfactory.stages.__main__ import main

from .conftest import bytes_of


def test_the_table_is_that_of_the_file(here, cells):
    file = production_models.read()
    expected = production_models.resolve(file, cells, registers.params().week())
    pd.testing.assert_frame_equal(tables.read("production_models/parameters"), expected)
    about = tables.read_json("production_models/about")
    assert {name for name, each in about.items() if each["dedicated"]} == {"mass_production"}


def test_the_scenarios_are_numbers_under_their_names(here):
    found = {each["name"]: each for each in tables.read_json("production_models/scenarios")}
    assert found["As in the data"]["changes"] == {}
    rejects = found["Soko rejects as in its first year"]
    assert rejects["changes"] == {"networked_craft.reject_rate": 0.4} and rejects["because"]


def test_a_wrong_pointer_leaves_everything_as_it_was(own, capsys):
    before = bytes_of(own / "data" / "tidy" / "production_models")
    path = own / "data" / "production_models.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("/rollout_cost/soko", "/rollout/soko"))
    assert main(["production_models"]) == 1
    assert "/rollout/soko" in capsys.readouterr().err
    assert bytes_of(own / "data" / "tidy" / "production_models") == before
