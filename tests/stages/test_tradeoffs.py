"""The framework and the evidence of each case, as the analysis gives them."""

from __future__ import annotations

import pandas as pd
import pytest

from microfactory import tables, tradeoffs
from microfactory.stages.__main__ import main

from .conftest import CASES, bytes_of


@pytest.mark.parametrize("case", CASES)
def test_the_table_is_that_of_the_analysis(here, results_of, cells, case):
    results = results_of(case)
    expected = tradeoffs.tradeoffs(
        case,
        results.facts,
        results.value_chain,
        tradeoffs.framework(cells),
        cells[cells["table"] == tradeoffs.TABLE],
    )
    pd.testing.assert_frame_equal(tables.read(f"tradeoffs/{case}"), expected, rtol=1e-7)


def test_what_is_missing_before_it_is_named(own, capsys):
    before = bytes_of(own / "data" / "tidy" / "tradeoffs")
    (own / "data/tidy/value_chain/au_enterprises.parquet").unlink()
    assert main(["tradeoffs", "au_enterprises"]) == 1
    assert "is not there yet" in capsys.readouterr().err
    assert bytes_of(own / "data" / "tidy" / "tradeoffs") == before
