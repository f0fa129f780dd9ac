"""Chapter 2, by hand: Table 1 has six rows, two of them of networked SMEs, one of mass production."""

from __future__ import annotations


def test_five_categories_are_six_rows_or_five(reading, verdicts):
    assert reading("categories_of_the_typology", 0)[0] == 6
    assert reading("categories_of_the_typology", 1)[0] == 6 - 2 + 1
    assert verdicts("categories_of_the_typology") == ["inconsistent", "consistent"]


def test_four_types_of_smes_are_five_rows(reading, verdicts):
    assert reading("types_of_smes", 1)[0] == 6 - 1
    assert verdicts("types_of_smes") == ["consistent", "inconsistent"]


def test_four_criteria_are_four(outcome):
    assert outcome("criteria_of_the_typology").verdict == "consistent"


def test_three_continents_are_those_of_the_outsourced_factories(verdicts):
    assert verdicts("continents_of_zara") == ["inconsistent", "consistent"]
