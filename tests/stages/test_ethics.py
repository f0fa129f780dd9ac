"""The profile of each case as the analysis gives it, by the pipeline and afresh from the files."""

from __future__ import annotations

import pandas as pd
import pytest

from microfactory import casebook, tables
from microfactory.stages import ethics
from microfactory.stages.__main__ import main

from .conftest import CASES, bytes_of


@pytest.mark.parametrize("case", CASES)
def test_the_profile_is_that_of_the_analysis(here, results_of, case):
    found = tables.read(f"ethics/{case}")
    pd.testing.assert_frame_equal(found, results_of(case).ethics, rtol=1e-7)


def test_afresh_is_the_same(here):
    afresh = ethics.profile_afresh(casebook.read("soko_branded"))
    pd.testing.assert_frame_equal(afresh, tables.read("ethics/soko_branded"), rtol=1e-7)


def test_what_is_missing_before_it_is_named(own, capsys):
    before = bytes_of(own / "data" / "tidy" / "ethics")
    tables.path_of("benchmarks").unlink()
    assert main(["ethics", "au_enterprises"]) == 1
    assert "data/tidy/benchmarks.parquet is not there yet" in capsys.readouterr().err
    assert bytes_of(own / "data" / "tidy" / "ethics") == before
