"""Cases side by side, and the order that is certain."""

from __future__ import annotations

import pandas as pd
from matplotlib import pyplot

from microfactory import figures

from .building import drawn, in_order, texts
from .test_ethics import row

NAMES = {"a": "Firm <A>", "b": "Firm $B"}


def known(case, indicator, **said):
    return row(f"Label of {indicator}", **said) | {"case": case, "indicator": indicator}


PROFILES = pd.DataFrame(
    [
        known("a", "wage"),
        known("b", "wage", low=30.0),
        known("a", "hours"),
        known("b", "hours", state="unknown"),
    ]
)


def test_only_what_two_cases_know_is_drawn():
    said = texts(drawn(figures.side_by_side, PROFILES, NAMES))
    assert "Label of wage" in said and "Label of hours" not in said
    assert "Firm <A>" in said and "Firm $B" in said


def test_nothing_shared_is_an_empty_figure_and_no_error():
    said = texts(drawn(figures.side_by_side, PROFILES.iloc[[0, 3]], NAMES))
    assert "Label of wage" not in said and "worst" in said


def test_many_cases_share_the_colours():
    many = {f"c{number}": f"Case {number}" for number in range(9)}
    rows = pd.DataFrame([known(case, "wage") for case in many])
    assert "Case 8" in texts(drawn(figures.side_by_side, rows, many))


RANKS = pd.DataFrame({"case": ["a", "b"], "layer": [1, 2]})


def test_the_better_stands_above_the_worse():
    assert in_order(drawn(figures.hasse, RANKS, [("a", "b")], NAMES), "Firm <A>", "Firm $B")
    assert len(figures.hasse(RANKS, [("a", "b")], NAMES).axes[0].lines) == 1


def test_without_lines_all_stand_on_one_layer():
    level = RANKS.assign(layer=1)
    assert not figures.hasse(level, [], NAMES).axes[0].lines
    assert {"Firm <A>", "Firm $B"} <= set(texts(drawn(figures.hasse, level, [], NAMES)))


def test_rows_of_boxes_do_not_grow_too_wide():
    many = {f"c{number}": f"Case {number}" for number in range(30)}
    level = pd.DataFrame({"case": list(many), "layer": 1})
    axes = figures.hasse(level, [], many).axes[0]
    heights = [text.xy[1] for text in axes.texts]
    assert max(heights.count(height) for height in heights) == 4


def test_several_orders_have_their_titles():
    two = [("First <i>", RANKS, [("a", "b")]), ("Second", RANKS.assign(layer=1), [])]
    said = texts(drawn(figures.hasse_diagrams, two, NAMES))
    assert "First <i>" in said and "Second" in said and said.count("Firm $B") == 2


def test_pyplot_knows_of_none():
    figures.hasse(RANKS, [], NAMES)
    figures.side_by_side(PROFILES, NAMES)
    assert pyplot.get_fignums() == []
