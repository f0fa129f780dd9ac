"""Finished results as the pipeline left them, and a case read afresh."""

from __future__ import annotations

import pandas as pd
import pytest

from microfactory import casebook, cases
from microfactory.problems import ProblemsFound


def test_results_hold_all_that_a_report_needs():
    found = casebook.results("soko_branded")
    assert found.id == "soko_branded" and found.name == "Soko (branded)"
    for table in (found.facts, found.ethics, found.value_chain, found.costs):
        assert set(table["case"]) == {"soko_branded"}
    assert found.typology["type"] == "networked_craft" and len(found.size_classes)
    assert "waldman_brown_2018" in found.sources
    assert casebook.name_of("soko_branded") == found.name


def test_every_case_of_the_list_has_results(casebook_results):
    assert [results.id for results in casebook_results] == cases.listed()


@pytest.mark.parametrize("case", ["soko_brandet", "", "../soko_branded", "data/cases/zara.yaml"])
def test_an_unknown_case_is_refused_with_what_there_is(case):
    with pytest.raises(ProblemsFound) as caught:
        casebook.results(case)
    [problem] = caught.value.problems
    assert "soko_branded" in problem.expected
    assert ("Did you mean" in problem.hint) == ("soko_brand" in case)


def test_before_the_pipeline_it_says_what_to_do(project):
    with pytest.raises(FileNotFoundError, match=r"soko_branded/case\.parquet|Run `make`"):
        casebook.results("soko_branded")


def test_read_afresh_by_id_and_by_path(results_of):
    by_id = casebook.read("soko_branded")
    pd.testing.assert_frame_equal(by_id.facts, results_of("soko_branded").facts, rtol=1e-7)
    by_path = casebook.read(str(cases.path_of("soko_branded")))
    assert by_path.case == by_id.case
