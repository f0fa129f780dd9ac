"""A case file is read whatever the order of its keys, or refused in a line for each problem."""

import json
import random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory import cases
from microfactory.cases import load, path_of
from microfactory.problems import ProblemsFound
from microfactory.tables import FACTS

from .building import CELLS_OF_T, FACT, HEAD, SOURCES, VARIABLES

# --- order -------------------------------------------------------------------------------------

FULL = {
    "case": HEAD,
    "facts": {
        "wage": [{"cell": "t/pay/acme"}, {"value": 7, "unit": "USD_2017/day", **FACT}],
        "skill": [{"value": "skilled", **FACT}],
        "age": [{"low": 3, "high": 4, "unit": "year", **FACT}],
    },
    "unknown": {"share": "declined"},
    "stages": {"retail": {"cell": "t/retail/acme"}, "initial_design": {"cell": "t/design/acme"}},
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
