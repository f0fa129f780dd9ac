"""The benchmarks as they are computed from the transcribed cells."""

from __future__ import annotations

import pandas as pd

from microfactory import benchmarks, registers, tables


def test_the_table_is_that_of_the_computation(here, cells):
    week = registers.params().week()
    groups = ("thesis_table_04", "thesis_table_06", "thesis_table_08", "thesis_text_interviews")
    names = (*groups, "kenya_", "worldbank_", "thesis_text_context")
    chosen = cells.loc[cells["table"].str.startswith(names)]
    expected = benchmarks.benchmarks(chosen, week)
    found = tables.read("benchmarks")
    key = ["benchmark"] if "benchmark" in found.columns else list(found.columns[:1])
    pd.testing.assert_frame_equal(
        found.sort_values(key, kind="stable").reset_index(drop=True),
        expected.sort_values(key, kind="stable").reset_index(drop=True),
        rtol=1e-7,
        check_dtype=False,
    )
