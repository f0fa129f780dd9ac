"""What the answer rests on: scenarios, drivers, and a source or a reason for every parameter."""

from __future__ import annotations

import pytest

from microfactory import cost_report, tables


@pytest.mark.parametrize("model", ["shared", "networked_craft", "mass_production", "craft_sme"])
def test_every_parameter_has_its_place_or_its_reason(model):
    text = cost_report.parameters(model).text
    rows = tables.read("production_models/parameters")
    rows = rows[rows["model"] == model]
    assert len(text.splitlines()) == 2 + len(rows)
    for line in text.splitlines()[2:]:
        cells = line.split(" | ")
        assert len(cells) == 6
        assert (cells[2] == "assumption" and cells[5]) or (cells[3] and cells[4]), line
    assert "kilowatt" not in text


def test_numbers_have_their_units():
    text = cost_report.parameters("networked_craft").text
    assert "Shipping a piece | $2.40 a piece (2017) | printed" in text
    assert "Cost of capital | 12 to 25% a year | assumption" in text
    assert "Growth of the forecast error | 0.3 to 0.7 |" in cost_report.parameters("shared").text


def test_scenarios_stand_beside_the_data_with_their_reasons():
    lines = cost_report.scenarios().text.splitlines()[2:]
    named = tables.read_json("production_models/scenarios")
    assert [line.split(" | ")[0] for line in lines] == [each["name"] for each in named]
    assert lines[0].endswith("| ")
    wage = next(line for line in lines if line.startswith("One wage everywhere"))
    assert "Flexible SME 100%" in wage and "the winner at" in wage


def test_drivers_name_the_first_and_how_much_is_assumed():
    text = cost_report.assumptions().text
    assert text.count("assumptions carry") == 4
    assert "minimum order of mass production" in text
    drawn = cost_report.drivers("mass_production", 10_000)
    assert "lead time of mass production" in drawn.words["alt"]
