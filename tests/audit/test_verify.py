"""Found at its place, found elsewhere, not found: each told from the others."""

from __future__ import annotations

from microfactory import registers
from microfactory.audit.source_text import copy_of
from microfactory.audit.verify import verify

FILLER = ["a line of prose that says nothing of any number"] * 300


def test_the_three_findings(cells):
    chosen = cells[
        (cells["table"] == "thesis_table_11_artisans")
        & (cells["row"] == "lead_artisans")
        & cells["column"].isin(["y2015", "y2016", "y2017"])
    ]
    lines = ["Chapter 4. Soko's Virtual Factory", "Scalability", "In all 72 people.", *FILLER]
    lines += ["Table 11: Types of artisans by year", "125"]
    found = verify(chosen, copy_of(lines, registers.artefacts())).set_index("printed")["finding"]
    assert found.to_dict() == {"50": "not found", "72": "found elsewhere", "125": "found"}


def test_cells_without_words_are_left_out(cells):
    counted = cells[(cells["printed"] == "") & cells["table"].str.startswith("thesis_")]
    copy = copy_of(["Chapter 4. Soko's Virtual Factory", "text"], registers.artefacts())
    assert len(counted) and verify(counted, copy).empty
