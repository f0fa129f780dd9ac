"""Table 4: the stages of jewelry production, with shares of the margin, people and batches."""

import pytest

NAME = "thesis_table_04_jewelry_stages"
KINDS = ("traditional_handmade", "modern_handmade", "mass_produced")


@pytest.fixture(scope="module")
def table(table_of):
    return table_of(NAME)


@pytest.mark.parametrize(
    ("stage", "percent"), [("initial_design", "10"), ("manufacturing", "20"), ("sales", "70")]
)
def test_shares_of_the_margin(table, agrees, stage, percent):
    cell = table[stage, "margin_share"]
    agrees(cell, percent, percent, "percent", about=True)
    assert (cell["source"], cell["grade"]) == ("croston_drogs", "C")


def test_the_printed_shares_leave_the_other_stages_nothing(table):
    shares = {row: cell for (row, column), cell in table.items() if column == "margin_share"}
    assert sum(cell["low"] for cell in shares.values() if not cell["missing"]) == 100
    assert {row: cell["missing"] for row, cell in shares.items() if cell["missing"]} == {
        "design_for_manufacturing": "unknown",
        "finishing": "unknown",
        "batch_size": "not_applicable",
    }


@pytest.mark.parametrize(
    ("kind", "low", "high"), [*zip(KINDS, ("3", "10", "200"), ("10", "200", ""), strict=True)]
)
def test_people_in_a_workshop(table, agrees, kind, low, high):
    agrees(table["manufacturing", f"{kind}_workers"], low, high, "person/workshop", about=True)


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [*zip(KINDS, ("10", "10", "1000"), ("999", "9999", "9999999"), strict=True)],
)
def test_tens_hundreds_and_thousands_are_read_as_decades(table, agrees, kind, low, high):
    cell = table["batch_size", kind]
    agrees(cell, low, high, "piece")
    assert "read as" in cell["note"]


def test_every_stage_says_who_does_it_in_each_kind(table):
    stages = {row for row, _ in table} - {"batch_size"}
    assert len(stages) == 5
    for stage in stages:
        assert all(table[stage, kind]["value"] for kind in KINDS)
    assert table["initial_design", "traditional_handmade"]["value"] == "artisan"
