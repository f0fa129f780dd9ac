"""What a case file says as rows: written facts, and what a transcribed cell lends."""

import json

import pandas as pd
import pytest

from microfactory.tables import CASE_STAGES

from .building import CELL, FACT, HEAD, WORD, cells_of

# --- facts -------------------------------------------------------------------------------------


def test_a_written_fact_is_a_row(read):
    loaded = read(
        f"case: {json.dumps(HEAD)}\nfacts:\n  wage:\n    - {{low: 2.40, high: 3.5, approx: true, "
        'unit: USD_2017/day, printed: about 2.40, year: 2017, population: workers, note: "n, 3", '
        "status: observed, grade: B, source: report, at: p. 1}\n    - {value: 0.60, unit: "
        "KES_2018/month, status: target, grade: D, source: thesis, at: p. 2}\n"
    )
    first, second = loaded.facts.to_dict("records")
    assert first == {
        "case": "acme", "variable": "wage", "record": 0, "printed": "about 2.40", "low": 2.4,
        "high": 3.5, "resolution": 0.1, "approx": True, "value": "", "missing": "",
        "unit": "USD_2017/day", "year": "2017", "population": "workers", "status": "observed",
        "grade": "B", "source": "report", "at": "p. 1", "note": "n, 3", "cell": "",
    }  # fmt: skip
    assert (second["record"], second["low"], second["high"]) == (1, 0.6, 0.6)
    assert second["resolution"] == 0.01 and second["status"] == "target"


def test_an_open_end_stays_open(read):
    loaded = read({"case": HEAD, "facts": {"wage": [{"low": 5, "unit": "USD_2017/day", **FACT}]}})
    assert loaded.facts.loc[0, "low"] == 5 and pd.isna(loaded.facts.loc[0, "high"])


def test_a_cell_lends_everything_that_the_fact_does_not_say(read):
    loaded = read({"case": HEAD, "facts": {"wage": [{"cell": "t/pay/acme"}]}})
    lent = {key: value for key, value in CELL.items() if key not in ("table", "row", "column")}
    expected = {"case": "acme", "variable": "wage", "record": 0, "cell": "t/pay/acme", **lent}
    assert loaded.facts.to_dict("records") == [expected]
    said = {"population": "owners", "note": "mine", "grade": "D", "year": 2018}
    loaded = read({"case": HEAD, "facts": {"wage": [{"cell": "t/pay/acme", **said}]}})
    assert loaded.facts.to_dict("records") == [expected | said | {"year": "2018"}]


def test_three_kinds_of_missing_stay_three(read):
    loaded = read({
        "case": HEAD,
        "facts": {"age": [{"cell": "t/age/acme"}]},
        "unknown": {"wage": "asked, declined"},
        "not_applicable": {"share": "no owners"},
    })  # fmt: skip
    found = loaded.facts.set_index("variable")
    assert found["missing"].to_dict() == {
        "age": "not_researched",
        "wage": "unknown",
        "share": "not_applicable",
    }
    assert found.loc["wage", "note"] == "asked, declined"
    assert found[["low", "high"]].isna().all(axis=None)


# --- stages ------------------------------------------------------------------------------------


def stage_of(read, stage):
    loaded = read({"case": HEAD, "stages": {"retail": stage}})
    CASE_STAGES.validate(loaded.stages)
    [row] = loaded.stages.to_dict("records")
    return row


def test_a_written_stage(read):
    row = stage_of(
        read,
        {"performer": "shops", "relation": ["customer", "partner"], "source": "report", "at": "p"},
    )
    assert row["performer"] == "shops" and row["relation"] == "customer|partner"
    assert pd.isna(row["sales_share"]) and row["source"] == "report"


def test_a_stage_from_a_cell_reads_its_neighbours(read):
    row = stage_of(read, {"cell": "t/retail/acme"})
    assert row["performer"] == "shops; markets" and row["relation"] == "customer"
    assert row["sales_share"] == 18
    assert (row["grade"], row["source"], row["at"]) == ("C", "thesis", "p. 9")
    assert row["note"] == "said twice; read"
    alone = stage_of(read, {"cell": "t/design/acme"})
    assert alone["relation"] == "unknown" and pd.isna(alone["sales_share"])


def test_what_a_stage_says_itself_comes_first(read):
    said = {
        "relation": "partner",
        "performer": "kiosks",
        "grade": "D",
        "note": "mine",
        "at": "p. 2",
    }
    row = stage_of(read, {"cell": "t/retail/acme", **said})
    assert {key: row[key] for key in ("relation", "performer", "grade", "at")} == {
        key: said[key] for key in ("relation", "performer", "grade", "at")
    }
    assert row["note"] == "mine; said twice; read"
    assert (
        stage_of(read, {"cell": "t/design/acme", "relation": "in_house"})["relation"] == "in_house"
    )


# --- criteria that point to a cell ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "plain"),
    [
        ({"value": "small", **WORD}, "small"),
        ({"value": "small|large", **WORD}, ["small", "large"]),
        ({"low": 15, "high": 15}, 15.0),
        ({"low": 10, "high": 20}, {"low": 10.0, "high": 20.0}),
        ({"low": 10, "high": None}, {"low": 10.0, "high": None}),
    ],
)
def test_a_criterion_may_point_to_a_cell(read, changes, plain):
    cells = cells_of({"row": "batch", **changes})
    loaded = read({"case": HEAD, "criteria": {"batch": {"cell": "t/batch/acme"}}}, cells)
    placed = loaded.case.criteria["batch"]
    assert loaded.case.profile()["criteria"] == {"batch": plain}
    assert (placed.source, placed.at, str(placed.grade)) == ("thesis", "p. 9", "C")


def test_a_criterion_s_own_words_come_before_those_of_its_cell(read):
    said = {"cell": "t/skill/acme", "note": "mine", "grade": "D"}
    steps = [{"step": "casting", "discriminators": {"equipment": said}}]
    [step] = read({"case": HEAD, "steps": steps}).case.steps
    placed = step.discriminators["equipment"]
    assert (placed.value, placed.note, str(placed.grade), placed.at) == (
        "skilled", "mine", "D", "p. 9",
    )  # fmt: skip


def test_a_cell_with_nothing_in_it_leaves_a_criterion_unknown(read):
    loaded = read({"case": HEAD, "criteria": {"scale": {"cell": "t/age/acme"}}})
    assert loaded.case.profile()["criteria"] == {}
