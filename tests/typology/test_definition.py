from __future__ import annotations

import pandas as pd
import pytest

from microfactory.problems import ProblemsFound
from microfactory.quantity import Interval
from microfactory.typology import CRITERIA, TABLE, WIDEST, Definition, classify

from .products import AU, GE_PLANT, HM, SOKO, TAILOR, criteria

SPECIALIZED = {
    "criteria": criteria("industrial", "large", "components", "centralized"),
    "discriminators": {"product_range": "narrow", "employees_per_site": 50},
}
FLOW_SHOP = {
    "criteria": criteria("local", "small", "units", "centralized"),
    "discriminators": {
        "workflow": "flow_shop",
        "employees_per_site": 20,
        "equipment": "machine_tools",
        "product_range": "wide",
    },
}
CENTRALIZED_UNITS = {"criteria": GE_PLANT["criteria"]}


def without(frame: pd.DataFrame, row: str, column: str) -> pd.DataFrame:
    """Silence one cell, as if the text did not speak of it."""
    here = (frame["row"] == row) & (frame["column"] == column)
    assert here.sum() == 1
    silent = frame.copy()
    silent.loc[here, ["value", "low", "high"]] = ""
    silent.loc[here, "missing"] = "unknown"
    return silent


def changed(frame: pd.DataFrame, row: str, column: str, **cells: str) -> pd.DataFrame:
    here = (frame["row"] == row) & (frame["column"] == column)
    other = frame.copy()
    for name, content in cells.items():
        other.loc[here, name] = content
    return other


def test_a_definition_holds_what_the_cells_say(definition):
    assert definition.types[0] == "craft_sme"
    assert definition.criteria == CRITERIA
    names = [each.name for each in definition.discriminators]
    assert names == [
        "employees_per_site",
        "workflow",
        "equipment",
        "product_range",
        "networked_workshops",
        "integrator",
        "registration",
    ]


def test_silence_is_no_sign(definition):
    registration = definition.discriminators[-1]
    assert "flexible_sme" not in registration.signs


def test_the_readings_are_the_table_one_change_each_and_all_changes(definition):
    names = [reading.name for reading in definition.readings]
    assert names[0] == TABLE
    assert names[-1] == WIDEST
    where = "networked_specialized_or_flexible/distribution"
    assert f"{where}/text" in names
    assert f"{where}/either" in names
    row = "networked_specialized_or_flexible"
    allowed = [
        definition.reading(name).allowed[row]["distribution"]
        for name in (TABLE, f"{where}/text", f"{where}/either")
    ]
    assert allowed == [{"distributed"}, {"decentralized"}, {"distributed", "decentralized"}]


def test_only_the_tables_own_chapter_is_a_reading_of_it(definition):
    # Chapter 4 calls an industry distributed "in the manner of" Flexible SMEs: not a definition.
    assert not any(reading.name.startswith("flexible_sme/") for reading in definition.readings)


def test_a_text_that_names_several_models_widens_only(definition):
    names = [reading.name for reading in definition.readings]
    assert "craft_sme/distribution/either" in names
    assert "craft_sme/distribution/text" not in names


def test_a_reading_that_is_not_there_is_named(definition):
    with pytest.raises(ProblemsFound, match="Did you mean 'widest'"):
        definition.reading("widst")


@pytest.mark.parametrize(
    ("row", "column", "product"),
    [
        (
            "flexible_sme",
            "employees_per_site",
            {**GE_PLANT, "discriminators": {"employees_per_site": 600}},
        ),
        (
            "mass_production",
            "employees_per_site",
            {**GE_PLANT, "discriminators": {"employees_per_site": 15}},
        ),
        ("flexible_sme", "product_range", SPECIALIZED),
        ("craft_sme", "workflow", FLOW_SHOP),
    ],
)
def test_a_sign_that_is_removed_changes_an_answer(row, column, product, table, text, definition):
    mutant = Definition.from_cells(table, without(text, row, column))
    before, after = classify(product, definition), classify(product, mutant)
    assert before.possible != after.possible


@pytest.mark.parametrize(
    ("row", "column", "product"),
    [
        ("craft_sme", "scale", CENTRALIZED_UNITS),
        ("craft_sme", "batch", {"criteria": criteria("local", "large", "units", "centralized")}),
        (
            "craft_sme",
            "distribution",
            {"criteria": criteria("local", "small", "units", "distributed")},
        ),
        ("flexible_sme", "distribution", HM),
        (
            "specialized_sme",
            "scale",
            {"criteria": criteria("local", "large", "components", "centralized")},
        ),
        ("specialized_sme", "integration", GE_PLANT),
        ("specialized_sme", "distribution", HM),
        (
            "networked_specialized_or_flexible",
            "scale",
            {"criteria": criteria("local", "large", "components", "distributed")},
        ),
        (
            "networked_specialized_or_flexible",
            "integration",
            {"criteria": criteria("industrial", "large", "units", "distributed")},
        ),
        ("networked_specialized_or_flexible", "distribution", HM),
        (
            "networked_craft",
            "scale",
            {"criteria": criteria("local", "small", "units", "distributed")},
        ),
        (
            "networked_craft",
            "batch",
            {"criteria": criteria("industrial", "large", "units", "decentralized")},
        ),
        (
            "networked_craft",
            "integration",
            {"criteria": criteria("industrial", "small", "components", "decentralized")},
        ),
        ("networked_craft", "distribution", GE_PLANT),
        (
            "mass_production",
            "scale",
            {"criteria": criteria("local", "large", "units", "centralized")},
        ),
        ("mass_production", "integration", SPECIALIZED | {"discriminators": {}}),
        (
            "mass_production",
            "distribution",
            {"criteria": criteria("industrial", "large", "units", "distributed")},
        ),
    ],
)
def test_a_criterion_that_is_lifted_changes_an_answer(
    row, column, product, table, text, definition
):
    mutant = Definition.from_cells(changed(table, row, column, value="varied"), text)
    assert classify(product, definition).possible != classify(product, mutant).possible


def test_the_text_may_be_silent_altogether(table, text):
    alone = Definition.from_cells(table, text.iloc[:0])
    assert alone.discriminators == ()
    assert [reading.name for reading in alone.readings] == [TABLE]
    assert classify({"criteria": AU["criteria"]}, alone).possible == ("mass_production",)
    assert classify(
        {"criteria": criteria("local", "large", "units", "centralized")}, alone
    ).possible == ("flexible_sme",)


def test_few_hundred_may_be_chosen(table, text):
    narrow = Definition.from_cells(table, text, few_hundred=Interval(200, 300))
    people = narrow.discriminators[0]
    assert people.domain == ("under_10", "10_to_200", "200_to_300", "300_to_500", "over_500")
    plant = CENTRALIZED_UNITS | {
        "discriminators": {
            "employees_per_site": 400,
            "networked_workshops": 1,
            "workflow": "flow_shop",
            "equipment": "automation",
            "integrator": "self",
        }
    }
    assert classify(plant, narrow).type == "mass_production"  # nothing against it: narrower row
    assert classify(plant, narrow).membership["mass_production"][0] > 0.5


@pytest.mark.parametrize("frame_type", ["text", "numbers"])
def test_cells_may_hold_text_or_numbers(frame_type, table, text, definition):
    if frame_type == "numbers":
        text = text.assign(low=pd.to_numeric(text["low"]), high=pd.to_numeric(text["high"]))
    again = Definition.from_cells(table, text)
    for product in (SOKO, AU, TAILOR):
        assert classify(product, again).to_dict() == classify(product, definition).to_dict()


def test_every_problem_of_the_cells_is_told_at_once(table, text):
    table = changed(table, "craft_sme", "scale", value="locl")
    table = table[~((table["row"] == "mass_production") & (table["column"] == "batch"))]
    text = changed(text, "craft_sme", "workflow", note="usual")
    text = changed(text, "flexible_sme", "employees_per_site", value="")
    with pytest.raises(ProblemsFound) as caught:
        Definition.from_cells(table, text)
    found = {problem.where: problem for problem in caught.value.problems}
    assert found["Table 1 craft_sme/scale"].hint == "Did you mean 'local'?"
    assert found["Table 1 mass_production/batch"].found == "no cell"
    assert "definitional" in found["text craft_sme/workflow"].expected
    assert "small_or_medium" in found["text flexible_sme/employees_per_site"].expected


def test_cut_offs_that_are_missing_or_out_of_order_are_told(table, text):
    with pytest.raises(ProblemsFound, match="undecided/employees_per_site"):
        Definition.from_cells(table, text[text["row"] != "undecided"])
    with pytest.raises(ProblemsFound, match="between 10 and 500"):
        Definition.from_cells(table, text, few_hundred=Interval(200, 900))
