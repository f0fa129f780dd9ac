"""The framework as the analysis gives it, written before any case is placed on it."""

from __future__ import annotations

import pandas as pd

from microfactory import tables, tradeoffs
from microfactory.stages.__main__ import main

from .conftest import bytes_of


def test_the_table_is_that_of_the_analysis(here, cells):
    found = tables.read("tradeoffs/framework")
    pd.testing.assert_frame_equal(found, tradeoffs.framework(cells))


def test_without_the_transcription_nothing_is_written(own, capsys):
    before = bytes_of(own / "data" / "tidy" / "tradeoffs")
    tables.path_of("cells/framework").unlink()
    assert main(["tradeoff_framework"]) == 1
    assert "data/tidy/cells/framework.parquet" in capsys.readouterr().err
    assert bytes_of(own / "data" / "tidy" / "tradeoffs") == before
