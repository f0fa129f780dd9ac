"""The cost buckets of each case as the analysis gives it; a gap before it leaves what was there."""

from __future__ import annotations

import pandas as pd
import pytest

from microfactory import tables
from microfactory.stages.__main__ import main

from .conftest import CASES, bytes_of


@pytest.mark.parametrize("case", CASES)
def test_the_table_is_that_of_the_analysis(here, results_of, case):
    found = tables.read(f"costs/{case}")
    pd.testing.assert_frame_equal(found, results_of(case).costs, rtol=1e-7)
    assert set(found["case"]) == {case}
    margins = tables.read(f"margins/{case}")
    pd.testing.assert_frame_equal(margins, results_of(case).margins, rtol=1e-7)


def test_what_is_missing_before_it_is_named(own, capsys):
    before = bytes_of(own / "data" / "tidy" / "costs")
    (own / "data/tidy/cases/au_enterprises/facts.parquet").unlink()
    assert main(["costs", "au_enterprises"]) == 1
    said = capsys.readouterr().err
    assert "is not there yet" in said and "Traceback" not in said
    assert bytes_of(own / "data" / "tidy" / "costs") == before
