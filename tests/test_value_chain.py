"""Who keeps the margin: golden shares of Tables 4 and 8; more knowledge never widens an answer."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory import value_chain
from microfactory.tables import CASE_STAGES, conform
from microfactory.value_chain import KEPT, captured, stage_map

TABLE = "thesis_table_08_vertical_integration"
MARGINS = {"design": 10.0, "finishing": math.nan, "manufacturing": 20.0, "retail": 70.0}
FRAMEWORK = pd.DataFrame(
    [
        {"row": row, "column": "margin_share", "low": low, "grade": "C", "source": "thesis"}
        for row, low in MARGINS.items()
    ]
    + [{"row": "design", "column": "firm", "low": math.nan, "grade": "", "source": ""}]
)


def stage(name, relation, **said):
    row = {"case": "case", "stage": name, "performer": "someone", "relation": relation}
    row |= {"sales_share": math.nan, "grade": "B", "source": "firm", "at": "p. 1", "note": ""}
    return row | said


def chain_of(*stages):
    rows = pd.DataFrame(stages, columns=list(CASE_STAGES.columns))
    return stage_map(conform(rows, CASE_STAGES), FRAMEWORK)


@pytest.mark.parametrize(
    ("case", "low", "high"),
    [
        ("soko_branded", 41.8, 61.8),
        ("soko_white_label", 0, 20),
        ("fossil_outsourced", 10, 62.5),
        ("au_enterprises", 20, 20),
    ],
)
def test_the_share_of_the_margin_that_stays(results_of, case, low, high):
    kept = captured(results_of(case).value_chain)
    assert (kept.low, kept.high) == pytest.approx((low, high))


def test_soko_sells_its_share_of_each_stage(results_of):
    chain = results_of("soko_branded").value_chain.set_index("stage")
    assert chain.loc["wholesaler_distributor", "captured_low"] == pytest.approx(30 * 0.82)
    assert chain.loc["retail", "captured_high"] == pytest.approx(40 * 0.18)
    assert chain.loc["manufacturing", ["captured_low", "captured_high"]].tolist() == [0, 20]


def test_the_framework_gives_the_stages_and_their_order(results_of, cells):
    framework = cells[(cells["table"] == TABLE) & (cells["column"] == "margin_share")]
    for case in ("zara", "au_enterprises"):
        assert results_of(case).value_chain["stage"].tolist() == framework["row"].tolist()


def test_a_stage_that_nothing_is_said_of_is_there_and_open():
    chain = chain_of(stage("design", "in_house")).set_index("stage")
    assert chain.index.tolist() == list(MARGINS)
    assert chain.loc["retail", "relation"] == "unknown" and not chain.loc["retail", "performer"]
    assert math.isnan(chain.loc["retail", "captured_high"])
    kept = captured(chain.reset_index())
    assert (kept.low, kept.high) == (10, 100)


def test_a_stage_without_a_printed_share_captures_nothing_that_can_be_said():
    chain = chain_of(stage("finishing", "in_house")).set_index("stage")
    assert math.isnan(chain.loc["finishing", "captured_low"])
    assert math.isnan(chain.loc["finishing", "margin"])
    assert captured(chain_of(*[stage(name, "in_house") for name in MARGINS])).low == 100


def test_the_grade_is_the_worst_and_the_sources_are_all():
    chain = chain_of(stage("design", "in_house")).set_index("stage")
    assert chain.loc["design", ["grade", "sources"]].tolist() == ["C", "firm thesis"]


def test_a_stage_of_two_relations_spans_both():
    chain = chain_of(stage("manufacturing", "in_house|customer")).set_index("stage")
    assert chain.loc["manufacturing", ["captured_low", "captured_high"]].tolist() == [0, 20]


def test_no_stages_at_all():
    kept = captured(chain_of())
    assert (kept.low, kept.high) == (0, 100)


@pytest.fixture(scope="module")
def kept_of():
    """Leave the schemas out where examples are many; the other tests go through them."""

    def kept(relations, share=math.nan):
        rows = [stage(*each, sales_share=share) for each in relations.items()]
        return captured(stage_map(pd.DataFrame(rows, columns=list(CASE_STAGES.columns)), FRAMEWORK))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(value_chain, "conform", lambda frame, schema: frame)
        yield kept


relations = st.lists(st.sampled_from(list(KEPT)), min_size=1, max_size=2, unique=True).map("|".join)
some_stages = st.dictionaries(st.sampled_from(list(MARGINS)), relations)


@settings(max_examples=50)
@given(some_stages, st.data())
def test_more_knowledge_narrows(kept_of, known, data):
    """Naming who does a stage, or taking one of two away, keeps within what was possible."""
    more = dict(known)
    name = data.draw(st.sampled_from(list(MARGINS)))
    options = more.get(name, "unknown").split("|")
    more[name] = data.draw(st.sampled_from(list(KEPT) if "unknown" in options else options))
    before, after = kept_of(known), kept_of(more)
    assert before.low <= after.low <= after.high <= before.high


@settings(max_examples=50)
@given(some_stages, st.floats(0, 100))
def test_what_is_kept_lies_between_nothing_and_all(kept_of, known, share):
    kept = kept_of(known, share)
    assert -1e-9 <= kept.low <= kept.high <= 100 + 1e-9
