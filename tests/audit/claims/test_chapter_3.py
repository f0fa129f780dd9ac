"""Chapter 3, by hand: the framework's counts."""

from __future__ import annotations

import pytest

from microfactory.audit import REGISTRY


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("tradeoffs_of_table_2", 6),
        ("stages_of_figure_12", 8),
        ("wellbeing_in_chapter_3", 8),
        ("wellbeing_in_chapter_4", 8),
    ],
)
def test_what_is_announced_is_there(name, number, reading, outcome):
    assert reading(name) == (number, number)
    assert outcome(name).verdict == "consistent"


def test_one_item_more_in_any_list_is_seen(outcome):
    assert outcome("items_of_the_other_lists").verdict == "consistent"
    compute = REGISTRY["items_of_the_other_lists"].compute
    lists = dict.fromkeys(REGISTRY["items_of_the_other_lists"].inputs, 3.0)
    assert compute(**lists) == 0
    assert {compute(**{**lists, name: 4.0}) for name in lists} == {1.0}
