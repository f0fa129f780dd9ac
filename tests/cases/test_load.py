"""A case file with what it points to: names that exist, facts that fit, rows whatever the order."""

import json
import random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory import cases
from microfactory.cases import load, path_of
from microfactory.evidence import Source
from microfactory.problems import ProblemsFound
from microfactory.registers import Variable
from microfactory.tables import CASE_STAGES, CELLS, FACTS, conform

SOURCES = {name: Source(citation="A report", kind="press") for name in ("report", "thesis")}


def variable(**fields):
    return Variable(label="x", theme="x", description="what it is about", **fields)


VARIABLES = {
    "wage": variable(unit="USD_2017/day"),
    "share": variable(unit="percent"),
    "age": variable(unit="year"),
    "skill": variable(kind="category", categories=("skilled", "unskilled")),
}
CELL = {
    "table": "t", "row": "pay", "column": "acme", "printed": "~$5.50", "low": 5.5, "high": 5.5,
    "resolution": 0.01, "approx": True, "value": "", "missing": "", "unit": "USD_2017/day",
    "year": "2017", "population": "workers", "status": "estimate", "grade": "C",
    "source": "thesis", "at": "p. 9", "note": "a guess",
}  # fmt: skip
WORD = {"low": None, "high": None, "resolution": None, "unit": "", "approx": False}
FACT = {"status": "observed", "grade": "B", "source": "report", "at": "p. 1"}
HEAD = {"id": "acme", "firm": "Acme", "product": "cardigan", "country": "PT"}


def cells_of(*changes):
    rows = [{**CELL, **change} for change in changes]
    return conform(pd.DataFrame(rows, columns=list(CELLS.columns)), CELLS)


CELLS_OF_T = cells_of(
    {},
    {"row": "skill", "value": "skilled", **WORD},
    {"row": "age", "missing": "not_researched", "status": "", "grade": "", **WORD},
    {"row": "retail", "value": "shops|markets", "note": "said twice", **WORD},
    {"row": "retail", "column": "acme_in_house", "value": "customer", "note": "read", **WORD},
    {"row": "retail", "column": "acme_sales_share", "low": 18, "high": 18, "unit": "percent"},
    {"row": "design", "value": "designers", "note": "", **WORD},
)


@pytest.fixture
def read(tmp_path):
    def read_case(content, cells=CELLS_OF_T, name="acme.yaml"):
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return load(path, cells, SOURCES, VARIABLES)

    return read_case


@pytest.fixture
def problems_of(read):
    def problems(**content):
        with pytest.raises(ProblemsFound) as caught:
            read({"case": HEAD, **content})
        return [str(problem).partition(" @ ")[2] for problem in caught.value.problems]

    return problems


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


# --- names and fits ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            {"facts": {"wages": [{"value": 5, "unit": "day", **FACT}]}},
            "facts.wages: found the variable 'wages'; expected a known variable. "
            "Did you mean 'wage'?",
        ),
        (
            {"facts": {"wage": [{"cell": "t/pay/acne"}]}},
            "facts.wage[0].cell: found 't/pay/acne'; expected a transcribed cell, "
            "table/row/column. Did you mean 't/pay/acme'?",
        ),
        (
            {"facts": {"age": [{"value": 5, "unit": "year", **FACT, "source": "reprot"}]}},
            "facts.age[0].source: found 'reprot'; expected a key of data/sources.yaml. "
            "Did you mean 'report'?",
        ),
        (
            {"facts": {"age": [{"value": 5, "unit": "person", **FACT}]}},
            "facts.age[0].unit: found 'person'; expected a unit that measures the same as 'year'",
        ),
        (
            {"facts": {"age": [{"cell": "t/pay/acme"}]}},
            "facts.age[0].unit: found 'USD_2017/day'; expected a unit that measures the same as",
        ),
        (
            {"facts": {"age": [{"value": 5, **FACT}]}},
            "facts.age[0].unit: found no unit; expected a unit such as 'year'",
        ),
        (
            {"facts": {"age": [{"value": "old", "unit": "year", **FACT}]}},
            "facts.age[0].value: found 'old'; expected a number in year",
        ),
        (
            {"facts": {"age": [{"cell": "t/skill/acme"}]}},
            "facts.age[0].value: found 'skilled'; expected a number in year",
        ),
        (
            {"facts": {"skill": [{"value": "skiled", **FACT}]}},
            "facts.skill[0].value: found 'skiled'; expected one of skilled, unskilled. "
            "Did you mean 'skilled'?",
        ),
        (
            {"facts": {"skill": [{"value": 3, **FACT}]}},
            "facts.skill[0].value: found Decimal('3'); expected one of skilled, unskilled",
        ),
        (
            {"facts": {"skill": [{"cell": "t/pay/acme"}]}},
            "facts.skill[0].value: found ''; expected one of skilled, unskilled",
        ),
        ({"unknown": {"wages": "no"}}, "unknown.wages: found the variable 'wages'"),
        ({"not_applicable": {"wages": "no"}}, "not_applicable.wages: found the variable 'wages'"),
        (
            {"facts": {"wage": [{"cell": "t/pay/acme"}]}, "unknown": {"wage": "no"}},
            "unknown.wage: found a reason for a gap; expected no facts for it",
        ),
        (
            {"unknown": {"wage": "no"}, "not_applicable": {"wage": "no"}},
            "not_applicable.wage: found a second reason for one gap; expected one reason",
        ),
        (
            {"criteria": {"scale": {"value": "local", "source": "reprot"}}},
            "criteria.scale.source: found 'reprot'; expected a key of data/sources.yaml",
        ),
        (
            {"discriminators": {"x": {"value": "y", "source": "reprot"}}},
            "discriminators.x.source: found 'reprot'",
        ),
        (
            {"steps": [{"step": "a", "criteria": {"batch": {"value": "b", "source": "reprot"}}}]},
            "steps[0].criteria.batch.source: found 'reprot'",
        ),
        (
            {"stages": {"retail": {"cell": "t/retail/acne"}}},
            "stages.retail.cell: found 't/retail/acne'; expected a transcribed cell",
        ),
        (
            {"stages": {"retail": {"performer": "a", "at": "p", "source": "reprot"}}},
            "stages.retail.source: found 'reprot'",
        ),
        (
            {"source_class": {"type": "none", "source": "reprot", "at": "p. 1"}},
            "source_class.source: found 'reprot'",
        ),
    ],
    ids=lambda value: value.partition(";")[0] if isinstance(value, str) else "",
)
def test_a_name_that_is_not_there_or_a_fact_that_does_not_fit(problems_of, content, line):
    [found] = problems_of(**content)
    assert found.startswith(line)


def test_everything_is_said_at_once(problems_of):
    found = problems_of(
        facts={
            "wages": [{"cell": "t/none/x"}],
            "age": [{"value": 5, "unit": "day", **FACT, "source": "a"}, {"cell": "t/none/x"}],
        },
        unknown={"x": "no"},
        stages={"retail": {"cell": "t/none/x"}},
    )
    assert [line.partition(":")[0] for line in found] == [
        "facts.wages",
        "facts.age[1].cell",
        "facts.age[0].source",
        "unknown.x",
        "stages.retail.cell",
    ]


@pytest.mark.parametrize(
    ("name", "unit"),
    [("wage", "KES_2018/month"), ("share", "1"), ("age", "week"), ("wage", "USD_2012/hour")],
)
def test_units_that_measure_the_same_fit(read, name, unit):
    loaded = read({"case": HEAD, "facts": {name: [{"value": 5, "unit": unit, **FACT}]}})
    assert loaded.facts.loc[0, "unit"] == unit


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


# --- order -------------------------------------------------------------------------------------

FULL = {
    "case": HEAD,
    "facts": {
        "wage": [{"cell": "t/pay/acme"}, {"value": 7, "unit": "USD_2017/day", **FACT}],
        "skill": [{"value": "skilled", **FACT}],
        "age": [{"low": 3, "high": 4, "unit": "year", **FACT}],
    },
    "unknown": {"share": "declined"},
    "stages": {"retail": {"cell": "t/retail/acme"}, "design": {"cell": "t/design/acme"}},
}


def shuffled(content, turn):
    """Return the content with the keys of every mapping in another order."""
    if isinstance(content, dict):
        keys = list(content)
        turn.shuffle(keys)
        return {key: shuffled(content[key], turn) for key in keys}
    return [shuffled(part, turn) for part in content] if isinstance(content, list) else content


@settings(max_examples=10)
@given(seed=st.integers(0, 2**32 - 1))
def test_the_order_of_keys_and_cells_changes_nothing(tmp_path_factory, seed):
    turn = random.Random(seed)
    folder = tmp_path_factory.mktemp("cases")
    found = []
    for name, content, cells in (
        ("a", FULL, CELLS_OF_T),
        ("b", shuffled(FULL, turn), CELLS_OF_T.sample(frac=1, random_state=seed)),
    ):
        (folder / f"{name}.yaml").write_text(json.dumps(content))
        found.append(load(folder / f"{name}.yaml", cells, SOURCES, VARIABLES))
    straight, turned = found
    assert straight.case == turned.case
    for one, other, key in (
        (straight.facts, turned.facts, ["variable", "record"]),
        (straight.stages, turned.stages, ["stage"]),
    ):
        pd.testing.assert_frame_equal(
            one.sort_values(key, ignore_index=True), other.sort_values(key, ignore_index=True)
        )


def test_records_are_numbered_in_their_order_and_all_kept(read):
    turned = {**FULL, "facts": {**FULL["facts"], "wage": FULL["facts"]["wage"][::-1]}}
    keys = ["variable", "low", "source"]
    one, other = (
        read(content).facts.sort_values(keys, ignore_index=True) for content in (FULL, turned)
    )
    pd.testing.assert_frame_equal(one.drop(columns="record"), other.drop(columns="record"))
    wages = one["variable"] == "wage"
    assert one.loc[wages, "record"].tolist() == other.loc[wages, "record"].tolist()[::-1]


# --- files -------------------------------------------------------------------------------------


def test_a_case_with_nothing_known_is_a_case(read):
    loaded = read({"case": HEAD})
    FACTS.validate(loaded.facts)
    assert loaded.facts.empty and loaded.stages.empty


def test_in_the_casebook_the_id_is_the_file_s_name(project, cells, sources, variables):
    folder = project / "data" / "cases"
    (folder / "other.yaml").write_text((folder / "au_enterprises.yaml").read_text())
    with pytest.raises(ProblemsFound) as caught:
        load(folder / "other.yaml", cells, sources, variables)
    assert [str(problem) for problem in caught.value.problems] == [
        "data/cases/other.yaml @ case.id: found 'au_enterprises'; expected the file's name, 'other'"
    ]
    assert "other" in cases.ids() and cases.ids() == sorted(cases.ids())


def test_an_id_is_a_file_of_the_casebook_and_anything_else_a_path(project, monkeypatch, tmp_path):
    assert path_of("acme") == project / "data" / "cases" / "acme.yaml"
    assert path_of("./acme.yaml").as_posix() == "acme.yaml"
    monkeypatch.chdir(tmp_path)
    (tmp_path / "acme").mkdir()
    assert path_of("acme") == project / "data" / "cases" / "acme.yaml"
    (tmp_path / "bare").write_text("")
    assert path_of("bare").as_posix() == "bare"


@pytest.mark.parametrize(
    "content",
    ["", "- a", "text", "case: 3", "case: &x {}", "case: !!set {}", "a: .nan", "\u202ecase: 1"],
)
def test_what_is_no_case_file_is_refused_in_a_line_each(read, content):
    with pytest.raises(ProblemsFound) as caught:
        read(content)
    for problem in caught.value.problems:
        assert str(problem).isprintable() and "acme.yaml" in problem.where
