"""The answer of each case as the classifier gives it, all side by side with the source's class."""

from __future__ import annotations

import pytest

from microfactory import tables
from microfactory.cases import Case
from microfactory.stages import typology
from microfactory.stages.__main__ import main

from .conftest import CASES, bytes_of


@pytest.mark.parametrize("case", CASES)
def test_the_answer_is_that_of_the_classifier(here, results_of, case):
    assert tables.read_json(f"typology/{case}") == results_of(case).typology


def test_the_verdicts_stand_beside_the_source(here):
    found = tables.read_each("typology/verdicts", CASES).set_index("case")
    assert found.index.tolist() == list(CASES)
    assert found.loc["au_enterprises", "type"] == "flexible_sme"
    assert found.loc["soko_branded", "type"] == "networked_craft"
    assert found["agrees"].tolist() == ["yes", "yes"]


@pytest.mark.parametrize(
    ("said", "agrees"),
    [(None, "not compared"), ("networked_craft", "yes"), ("mass_production", "no")],
)
def test_agreement_with_the_source(results_of, cells, said, agrees):
    from microfactory import registers

    found = typology.definition(cells, registers.params())
    whole = results_of("soko_branded").case
    content = whole.model_dump(exclude_defaults=True)
    content["source_class"] = said and {"type": said, "source": "x", "at": "p. 1", "note": "n"}
    case = Case.model_validate(content)
    row = typology.verdict(case, typology.classify_case(case, found))
    assert row["agrees"] == agrees and row["source_class"] == (said or "")
    assert row["type"] == "networked_craft"


def test_the_source_class_is_never_an_input(results_of):
    assert "source_class" not in results_of("soko_branded").case.profile()


def test_sensitivity_is_there_for_each_case(here):
    found = tables.read_each("typology/sensitivity", CASES)
    assert set(found["case"]) == set(CASES)
    assert set(found["instead"]) > {"unknown"}


def test_a_wrong_answer_leaves_everything_as_it_was(own, capsys):
    before = bytes_of(own / "data" / "tidy" / "typology")
    case = tables.read_json("cases/au_enterprises/case")
    case["criteria"]["scale"] = {"value": "enormous"}
    tables.write_json("cases/au_enterprises/case", case)
    assert main(["typology", "au_enterprises"]) == 1
    assert "enormous" in capsys.readouterr().err
    assert bytes_of(own / "data" / "tidy" / "typology") == before
