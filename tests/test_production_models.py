"""The parameters of the production models: pointers are followed, and what is wrong is said."""

from __future__ import annotations

import pytest

from microfactory import production_models, registers
from microfactory.documents import read_yaml, validate
from microfactory.problems import ProblemsFound
from microfactory.production_models import ProductionModels

WEEK = registers.params().week()


@pytest.fixture(scope="module")
def table(cells):
    return production_models.resolve(production_models.read(), cells, WEEK)


@pytest.fixture(scope="module")
def rows(table):
    return {(row["model"], row["parameter"]): row for row in table.to_dict("records")}


def test_every_model_of_the_typology_has_every_parameter(table):
    file = production_models.read()
    from microfactory.reading import TYPE_NAMES

    assert set(file.models) == set(TYPE_NAMES) - {"blended", "none", "undetermined"}
    assert len(table) == len(file.shared) + len(file.models) * (
        len(file.parameters) - len(file.shared)
    )
    assert production_models.dedicated(file) == {"mass_production"}


def test_printed_figures_come_through_with_their_evidence(rows):
    shipping = rows["networked_craft", "shipping"]
    assert (shipping["low"], shipping["high"], shipping["unit"]) == (2.4, 2.4, "USD_2017/piece")
    assert (shipping["basis"], shipping["grade"]) == ("printed", "C")
    assert shipping["sources"] == "drogs_peinovich_croston" and "Table 6" in shipping["at"]
    assert rows["networked_craft", "setup_cost"]["low"] == 250.0
    assert rows["shared", "season"]["low"] == pytest.approx(0.5)


def test_pay_for_a_day_becomes_pay_for_an_hour_by_working_time(rows):
    """5 to 7 dollars a day of eight hours; 3.50 of them are half a day to seven tenths."""
    wage, time = rows["networked_craft", "wage"], rows["networked_craft", "labour_time"]
    assert (wage["low"], wage["high"]) == (0.625, 0.875)
    assert (time["low"], time["high"]) == (pytest.approx(4.0), pytest.approx(5.6))
    assert time["basis"] == "derived"


def test_derived_figures_are_their_arithmetic(rows):
    """8 dollars at 25 to 35 an hour; 3 percent and 4 to 6; 100 to 500 of 1,000 to 2,000."""
    time = rows["flexible_sme", "labour_time"]
    assert (time["low"], time["high"]) == (pytest.approx(8 / 35), pytest.approx(8 / 25))
    rejects = rows["flexible_sme", "reject_rate"]
    assert (rejects["low"], rejects["high"]) == (pytest.approx(0.07), pytest.approx(0.09))
    share = rows["mass_production", "setup_to_brand"]
    assert (share["low"], share["high"]) == (pytest.approx(0.05), pytest.approx(0.5))
    lead = rows["flexible_sme", "lead_time"]
    assert (lead["low"], lead["high"]) == (pytest.approx(5 / 7), pytest.approx(10 / 7))


def test_an_assumption_has_a_reason_and_no_grade_and_the_rest_has_a_source(table):
    assumed = table[table["basis"] == "assumption"]
    assert (assumed["note"].str.len() >= 5).all() and (assumed["grade"] == "").all()
    known = table[table["basis"] != "assumption"]
    assert (known["grade"] != "").all() and (known["sources"] != "").all()
    assert (known["at"] != "").all() and (known["cells"] != "").all()


def test_prices_of_another_year_are_said_to_be_taken_as_they_are(rows):
    assert "taken as of 2017" in rows["craft_sme", "wage"]["note"]
    assert "taken as of 2017" not in rows["networked_craft", "wage"]["note"]


def content():
    return read_yaml(registers.paths.root() / "data" / "production_models.yaml")


def resolved(changed, cells):
    return production_models.resolve(
        validate(ProductionModels, changed, production_models.PLACE), cells, WEEK
    )


T6 = "thesis_table_06_cost_buckets"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"cells": [f"{T6}/shiping/soko"]}, r"Did you mean .*shipping/soko"),
        ({"cells": [f"{T6}/inventory_time/soko"]}, "a word is a reading"),
        ({"cells": [f"{T6}/batch_size/soko"]}, "one that measures as USD_2017/piece"),
        ({"cells": [f"{T6}/shipping/soko", f"{T6}/age/soko"]}, "cells in USD_2017/piece and year"),
        ({"assumption": [2, 1], "because": "a reason"}, "the low end first"),
        ({"assumption": [0, 1], "because": "a reason", "spread": "log"}, "a low end above zero"),
        (
            {"cells": ["thesis_text_interviews/handmade_take_home/traditional_handmade"]},
            "taken as 2017",
        ),
        (
            {"cells": [f"{T6}/shipping/soko"], "year": "taken as 2017"},
            "only where a cell has prices of another year",
        ),
    ],
)
def test_a_pointer_that_does_not_fit_is_named(cells, entry, said):
    changed = content()
    changed["models"]["networked_craft"]["parameters"]["shipping"] = entry
    with pytest.raises(ProblemsFound, match=said) as found:
        resolved(changed, cells)
    assert "networked_craft.shipping" in str(found.value)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({}, "exactly one of"),
        ({"assumption": [0, 1]}, "needs its reason"),
        ({"cells": [f"{T6}/shipping/soko"], "assumption": [0, 1]}, "exactly one of"),
        ({"reading": [0, 1], "because": "a reason"}, "belong together"),
        ({"cells": ["shipping"]}, "shipping"),
    ],
)
def test_an_entry_that_is_none_is_refused(entry, said):
    changed = content()
    changed["shared"]["season"] = entry
    with pytest.raises(ProblemsFound, match=said):
        validate(ProductionModels, changed, production_models.PLACE)


def test_a_set_that_is_not_whole_is_refused(project):
    path = project / "data" / "production_models.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(
            "      most_workers: {assumption: [1, 9]", "      most_worker: {assumption: [1, 9]"
        )
    )
    with pytest.raises(ProblemsFound) as found:
        production_models.read()
    assert "no most_workers" in str(found.value) and "'most_workers'?" in str(found.value)


def test_scenarios_are_numbers_and_a_cell_is_followed(cells):
    found = production_models.scenarios(production_models.read(), cells, WEEK)
    assert found["As in the data"] == {}
    assert found["Soko rejects as in its first year"] == {"networked_craft.reject_rate": 0.4}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"networked_kraft.wage": 1.0}, "MODEL.PARAMETER"),
        ({"wages": 1.0}, "Did you mean 'wage'"),
        ({"wage": f"{T6}/worker_hourly_pay/au_enterprises"}, "a cell with one number"),
        ({"wage": f"{T6}/worker_hourly_pay/au"}, "a transcribed cell"),
    ],
)
def test_a_scenario_that_cannot_be_is_named(cells, changes, said):
    changed = content()
    changed["scenarios"] = {"one": {"name": "One", "because": "a reason", "changes": changes}}
    file = validate(ProductionModels, changed, production_models.PLACE)
    with pytest.raises(ProblemsFound, match=said):
        production_models.scenarios(file, cells, WEEK)
