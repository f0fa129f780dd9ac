"""A case file becomes facts, stages and the case itself; a wrong one leaves what was there."""

from __future__ import annotations

import pandas as pd
import pytest

from microfactory import cases, tables
from microfactory.cases import Case
from microfactory.stages.__main__ import main

from .conftest import CASES, bytes_of


@pytest.mark.parametrize("case", CASES)
def test_the_facts_are_those_of_the_file(here, results_of, case):
    results = results_of(case)
    facts = tables.read(f"cases/{case}/facts")
    for column in ("low", "high", "resolution"):
        results.facts[column] = tables.significant(results.facts[column])
    pd.testing.assert_frame_equal(facts, results.facts)
    assert set(facts["case"]) == {case}


@pytest.mark.parametrize("case", CASES)
def test_the_case_is_kept_without_its_facts(here, results_of, case):
    kept = tables.read_json(f"cases/{case}/case")
    assert "facts" not in kept and "stages" not in kept
    found, whole = Case.model_validate(kept), results_of(case).case
    assert found.profile() == whole.profile()
    assert (found.case, found.source_class) == (whole.case, whole.source_class)
    assert (found.unknown, found.not_applicable) == (whole.unknown, whole.not_applicable)


def test_a_wrong_case_stops_the_stage_with_every_problem(own, capsys):
    before = bytes_of(own / "data" / "tidy")
    path = cases.path_of("soko_branded")
    text = path.read_text()
    path.write_text(
        text.replace("  worker_margin_profit:", "  worker_margin_profits:")
        .replace("/retail_price_rang", "/x")
        .replace("country: KE", "country: Kenya")
    )
    assert main(["case", "soko_branded"]) == 1
    said = capsys.readouterr().err
    assert "case stopped, and earlier outputs are as they were" in said
    assert "data/cases/soko_branded.yaml" in said and "Traceback" not in said
    assert bytes_of(own / "data" / "tidy") == before


def test_a_case_that_is_not_there(here, capsys):
    assert main(["case", "soko_brandet"]) == 1
    assert "Did you mean 'soko_branded.yaml'?" in capsys.readouterr().err


def test_before_its_cells_are_ingested(own, capsys):
    tables.path_of("cells/soko").unlink()
    assert main(["case", "soko_branded"]) == 1
    said = capsys.readouterr().err
    assert "data/tidy/cells/soko.parquet is not there yet" in said and "Run `make`" in said
