"""The framework is that of chapter 3: typed here a second time, in printed order."""

from __future__ import annotations

import pandas as pd
import pytest

from microfactory.framework import AREAS, TRADEOFFS, framework, items, key_of
from microfactory.tables import CELLS

GOLDEN = {
    "costs": "opportunity/time, inventory, resources, labor, construction, training, automation",
    "level_of_service": "throughput, time to market, responsiveness, agility",
    "competitive_advantage": "IP protections, location, product differentiation, vertical integration",
    "scalability": "profitable scale-up",
    "quality": "product, process, certifications, reliability, longevity",
    "ethics": "worker wellbeing, societal wellbeing, environmental impact, resource depletion, "
    "materials reuse, disposal",
    "stages": "design, sourcing, materials preparation, manufacturing, assembly and finishing, "
    "quality control, packaging, distribution",
}
COUNTS = {
    "exogenous_factors": 6,
    "components": 2,
    "vertical_integration": 7,
    "batch_size": 2,
    "assembly_and_finishing": 2,
}


@pytest.fixture(scope="module")
def found(cells):
    return framework(cells)


@pytest.mark.parametrize("area", GOLDEN)
def test_an_area_has_its_items_in_printed_order(found, area):
    assert found.loc[found["area"] == area, "label"].tolist() == GOLDEN[area].split(", ")


def test_nothing_else_is_in_it(found):
    counts = found.groupby("area").size().to_dict()
    assert counts == {area: items.count(", ") + 1 for area, items in GOLDEN.items()} | COUNTS
    assert list(dict.fromkeys(found["area"])) == list(AREAS) and len(TRADEOFFS) == 6


def test_costs_and_ethics_keep_the_printed_groups(found):
    groups = found.set_index("item")["group"]
    assert groups["costs_labor"] == "OpEx" and groups["costs_training"] == "CapEx"
    assert groups["ethics_worker_wellbeing"] == "Social"
    assert groups["ethics_disposal"] == "Ecological"
    assert set(groups[found.set_index("item")["area"] == "quality"]) == {""}


def test_a_stage_says_what_it_is(found):
    stages = found[found["area"] == "stages"]
    assert (stages["definition"] != "").all()
    assert set(stages["at"]) == {"ch. 3, Figure 12"}


@pytest.mark.parametrize(
    ("words", "key"),
    [("IP protections", "a_ip_protections"), ("opportunity/time", "a_opportunity_time")],
)
def test_a_key_is_of_plain_letters(words, key):
    assert key_of("a", words) == key


def test_names_are_checked_against_the_same_items(cells, found):
    assert sorted(items(cells.to_dict("records"))) == sorted(found["item"])


def test_without_the_tables_there_are_no_items():
    assert framework(pd.DataFrame(columns=list(CELLS.columns))).empty
