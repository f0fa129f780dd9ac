from __future__ import annotations

from microfactory.typology import WIDEST, single_valued


def test_every_combination_stands_once(definition):
    found = single_valued(definition)
    assert len(found) == len(found[list(definition.criteria)].drop_duplicates()) == 24


def test_a_wider_reading_leaves_fewer_without_a_row(definition):
    table, widest = single_valued(definition), single_valued(definition, reading=WIDEST)
    assert (widest["rows"] >= table["rows"]).all()
    assert (widest["type"] == "none").sum() < (table["type"] == "none").sum()
