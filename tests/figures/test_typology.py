"""Membership and the map: certain, possible and ruled out look different."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib import pyplot

from microfactory import figures, theme
from microfactory.article import inline_svg
from microfactory.figures import TYPE_LABELS

from .building import colours, drawn, in_order, texts

CERTAIN, POSSIBLE = theme.PALETTE["vermillion"], theme.PALETTE["blue"]


def result(**spans):
    return {
        "membership": {name: spans.get(name, (0.0, 0.0)) for name in TYPE_LABELS},
        "possible": list(spans),
        "necessary": list(spans) if len(spans) == 1 else [],
    }


def test_every_type_has_a_name(results_of):
    assert set(TYPE_LABELS) == set(results_of("soko_branded").typology["membership"])


def test_the_certain_type_is_told_from_the_possible():
    certain = colours(drawn(figures.membership, result(craft_sme=(1.0, 1.0))))
    open_ = colours(
        drawn(figures.membership, result(craft_sme=(0.2, 1.0), flexible_sme=(0.0, 0.7)))
    )
    assert CERTAIN in certain and POSSIBLE not in certain
    assert POSSIBLE in open_ and CERTAIN not in open_


def test_every_type_is_a_line_in_the_order_of_table_1():
    svg = drawn(figures.membership, result(craft_sme=(1.0, 1.0)))
    assert in_order(svg, *[label.splitlines()[0] for label in TYPE_LABELS.values()])


@pytest.mark.parametrize("case", ["soko_branded", "zara"])
def test_answers_of_cases_are_drawn(results_of, case):
    assert "degree of membership" in drawn(figures.membership, results_of(case).typology)


def verdict(name, kind, possible="", parts=""):
    return {"name": name, "type": kind, "possible": possible, "parts": parts}


VERDICTS = pd.DataFrame(
    [
        verdict("A <tailor> of $5", "craft_sme", "craft_sme"),
        verdict("Open", "undetermined", "craft_sme|flexible_sme|none"),
        verdict("Blend", "blended", "blended", "craft_sme|mass_production"),
        verdict("None of them", "none", "none"),
    ]
)


def test_the_map_has_a_line_a_case_and_a_column_a_type():
    svg = drawn(figures.typology_map, VERDICTS)
    said = texts(svg)
    assert "A <tailor> of $5" in said and "<tailor>" not in svg
    assert in_order(svg, *VERDICTS["name"])
    assert set(" ".join(TYPE_LABELS.values()).split()) | {"None"} <= set(" ".join(said).split())


@pytest.mark.parametrize(("row", "shades"), [(0, {CERTAIN}), (1, {theme.PALETTE["sky"]})])
def test_certain_and_possible_on_the_map(row, shades):
    both = {CERTAIN, theme.PALETTE["sky"]}
    found = colours(drawn(figures.typology_map, VERDICTS.iloc[[row]]))
    assert found & both == shades


def test_pyplot_knows_of_none():
    figures.membership(result(craft_sme=(1.0, 1.0)))
    figures.typology_map(VERDICTS)
    assert pyplot.get_fignums() == []


def test_what_is_drawn_of_a_case_can_be_picked_out_on_a_page():
    """The marks and the name of a case carry its id into the page, where a search pales the others."""
    found = pd.DataFrame(
        [
            {"case": "one", "name": "One", "type": "none", "possible": "none", "parts": ""},
            {
                "case": "two",
                "name": "Two",
                "type": "blended",
                "possible": "blended",
                "parts": "craft_sme|mass_production",
            },
        ]
    )
    drawn = inline_svg(theme.svg(figures.typology_map(found)), alt="map", prefix="figure-1")
    assert drawn.count('data-row="one"') == 2 and drawn.count('data-row="two"') == 3
