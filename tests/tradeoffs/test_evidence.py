"""What is said of a case: figures and words with their places; silence is said, nothing is added up."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from microfactory import cases
from microfactory.tables import FACTS, VALUE_CHAIN
from microfactory.tradeoffs import TABLE, framework, tradeoffs

CASES = ("soko_branded", "soko_white_label", "au_enterprises", "fossil_outsourced")


@pytest.fixture(scope="module")
def items(cells):
    return framework(cells)


@pytest.fixture(scope="module")
def findings(cells):
    return cells[cells["table"] == TABLE]


@pytest.fixture(scope="module")
def found_of(results_of, items, findings):
    def found(case):
        results = results_of(case)
        return tradeoffs(case, results.facts, results.value_chain, items, findings)

    return found


def value(found, key):
    [row] = found[found["key"] == key].to_dict("records")
    return row["low"], row["high"], row["unit"]


#: As printed in chapter 4, typed a second time.
GOLDEN = [
    ("soko_branded", "rollout_time", 4, 4, "week"),
    ("soko_branded", "rollout_time_2", 5, 6, "week"),
    ("au_enterprises", "rollout_time", 5, 5, "day"),
    ("fossil_outsourced", "rollout_time", 2, 3, "month"),
    ("soko_branded", "min_batch", 30, 30, "piece"),
    ("soko_white_label", "min_batch", 50, 50, "piece"),
    ("au_enterprises", "min_batch", 1, 2, "piece"),
    ("soko_branded", "rollout_cost", 250, 250, "USD_2017"),
    ("au_enterprises", "rollout_cost", 70, 140, "USD_2017"),
    ("fossil_outsourced", "rollout_cost_to_brand", 100, 500, "USD_2017"),
    ("soko_branded", "rejection_rate_internal", 11, 11, "percent"),
    ("au_enterprises", "rejection_rate_internal", 3, 3, "percent"),
    ("au_enterprises", "rejection_rate_external", 4, 6, "percent"),
    ("soko_branded", "shipping_share", 10, 10, "percent"),
    ("fossil_outsourced", "shipping_cost", 0.10, 0.99, "USD_2017/piece"),
    ("soko_branded", "stages_in_house", 6, 6, "1"),
    ("au_enterprises", "stages_in_house", 4, 4, "1"),
    ("fossil_outsourced", "stages_in_house", 2, 5, "1"),
    ("soko_branded", "margin_kept", 41.8, 61.8, "percent"),
]


@pytest.mark.parametrize(("case", "key", "low", "high", "unit"), GOLDEN)
def test_a_figure_is_that_of_the_source(found_of, case, key, low, high, unit):
    found = value(found_of(case), key)
    assert found[:2] == pytest.approx((low, high)) and found[2] == unit


@pytest.mark.parametrize("case", CASES)
def test_every_item_is_there_and_silence_is_said(found_of, items, case):
    found = found_of(case)
    assert list(dict.fromkeys(found["item"])) == items["item"].tolist()
    silent = found[found["kind"] == "nothing"]
    assert set(silent["state"]) <= {"not_researched"} and silent["low"].isna().all()
    assert len(silent) > 0 or case == "soko_branded"
    spoken = found[found["kind"] != "nothing"]
    assert set(silent["item"]).isdisjoint(spoken["item"])


@pytest.mark.parametrize("case", CASES)
def test_what_is_said_has_its_place_and_grade(found_of, case):
    found = found_of(case)
    said = found[(found["kind"] != "nothing") & (found["state"] == "known")]
    for column in ("status", "grade", "sources", "at"):
        assert (said[column] != "").all(), column


def test_a_stated_gap_keeps_its_reason(found_of):
    [row] = (
        found_of("fossil_outsourced").query("key == 'rejection_rate_internal'").to_dict("records")
    )
    assert row["state"] == "unknown" and "somewhat lower" in row["note"]
    assert math.isnan(row["low"])


def test_there_is_no_score(found_of):
    assert not {"score", "total", "rank", "weight"} & set(found_of("soko_branded").columns)


def test_every_finding_is_of_an_item_and_a_case(findings, items):
    assert set(findings["row"]) <= set(items["item"])
    assert set(findings["column"]) <= set(cases.ids())
    assert len(findings) == 117


def test_a_finding_is_in_other_words_than_the_print(findings):
    """The print is a few words to find the place by; the finding does not repeat a run of them."""
    for row in findings.to_dict("records"):
        assert len(row["printed"].split()) <= 7, row["row"]
        words = row["value"].lower().split()
        runs = {" ".join(words[start : start + 5]) for start in range(len(words) - 4)}
        assert not any(run in row["printed"].lower() for run in runs), row["row"]


def test_what_is_said_of_such_makers_in_general_is_noted(findings):
    fossil = findings[findings["column"] == "fossil_outsourced"]
    general = fossil[fossil["note"].str.contains("general|industry")]
    assert {"costs_inventory", "quality_product"} <= set(general["row"])


def test_nothing_known_is_nothing_said(items, findings):
    empty = pd.DataFrame(columns=list(FACTS.columns))
    chain = pd.DataFrame(columns=list(VALUE_CHAIN.columns))
    found = tradeoffs("nobody", empty, chain, items, findings)
    assert set(found["kind"]) == {"nothing"} and len(found) == len(items)


def test_a_new_case_brings_its_own_findings(items, findings):
    """In the case file, beside those of the table, each with its own card."""
    empty = pd.DataFrame(columns=list(FACTS.columns))
    chain = pd.DataFrame(columns=list(VALUE_CHAIN.columns))
    said = {"status": "observed", "grade": "C", "source": "owner_2018", "at": "minute 5"}
    own = {
        "costs_inventory": (
            cases.Finding(text="weaves to order", **said),
            cases.Finding(text="keeps a week of sisal", **said, note="in the dry season"),
        )
    }
    found = tradeoffs("acme", empty, chain, items, findings, own)
    rows = found[found["kind"] == "finding"]
    assert rows["value"].tolist() == ["weaves to order", "keeps a week of sisal"]
    assert rows["key"].tolist() == ["finding", "finding_2"]
    assert set(rows["at"]) == {"minute 5"} and set(rows["sources"]) == {"owner_2018"}
    assert list(dict.fromkeys(found["item"])) == items["item"].tolist()
    both = tradeoffs("soko_branded", empty, chain, items, findings, own)
    rows = both[(both["item"] == "costs_inventory") & (both["kind"] == "finding")]
    assert len(rows) == 3 and rows["key"].is_unique
