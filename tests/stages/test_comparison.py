"""The comparisons as the pipeline writes them."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from microfactory import registers, tables
from microfactory.profile_comparison import compare_profiles
from microfactory.stages import comparison, comparison_of_all, references
from microfactory.stages.__main__ import main

from .conftest import CASES, bytes_of

TABLES = ("pairs", "lines", "statements", "ranks", "next_facts")


def test_the_tables_are_those_of_the_comparison(here, results_of):
    profiles = [results_of(case).ethics for case in CASES]
    found = compare_profiles(profiles, np.random.default_rng(registers.params().seed))
    for name in TABLES:
        written = tables.read(f"comparison/all/{name}")
        expected = getattr(found, name)[list(written.columns)]
        pd.testing.assert_frame_equal(written, expected, check_dtype=False, rtol=1e-7)


def test_each_case_stands_beside_the_cases_of_reference(here):
    for case in CASES:
        assert set(tables.read(f"comparison/{case}/ranks")["case"]) == set(CASES)


def test_a_case_of_reference_is_compared_with_itself_once(here, results_of):
    profiles = [results_of(case).ethics for case in ("soko_branded", "au_enterprises")]
    found = compare_profiles(profiles, np.random.default_rng(registers.params().seed))
    written = tables.read("comparison/soko_branded/pairs")
    expected = found.pairs[list(written.columns)]
    pd.testing.assert_frame_equal(written, expected, check_dtype=False, rtol=1e-7)


def test_without_cases_of_reference_a_case_stands_alone(own):
    params = own / "params.yaml"
    text = re.sub(r"  references:\n(    - \w+\n)+", "  references: []\n", params.read_text())
    params.write_text(text)
    references.main()
    comparison.main("au_enterprises")
    assert tables.read("comparison/au_enterprises/pairs").empty
    assert set(tables.read("comparison/au_enterprises/ranks")["case"]) == {"au_enterprises"}


def test_a_profile_that_is_gone_is_named(own, capsys):
    before = bytes_of(own / "data" / "tidy" / "comparison")
    tables.path_of("ethics/au_enterprises").unlink()
    assert main(["comparison_of_all"]) == 1
    assert "data/tidy/ethics/au_enterprises.parquet" in capsys.readouterr().err
    assert bytes_of(own / "data" / "tidy" / "comparison") == before


def test_of_many_cases_the_pairs_that_tell_the_order_are_kept(own):
    params = own / "params.yaml"
    text = params.read_text().replace("all_pairs_up_to: 100", "all_pairs_up_to: 1")
    params.write_text(re.sub(r"  references:\n(    - \w+\n)+", "  references: []\n", text))
    comparison_of_all.main()
    ranks = tables.read("comparison/all/ranks")
    assert set(ranks["case"]) == set(CASES) and set(ranks["level"]) == {"all"}
    whole = tables.read("comparison/all/pairs")
    assert (whole.loc[whole["theme"] == "all", "status"].isin(["over", "under"])).all()
    said = tables.read("comparison/all/statements")
    kept = set(zip(whole["case"], whole["other"], strict=True))
    assert set(zip(said["case"], said["other"], strict=True)) <= kept
    facts = tables.read("comparison/all/next_facts")
    assert (facts["decides"] == facts["could_settle"]).all()
