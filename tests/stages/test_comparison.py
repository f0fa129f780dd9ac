"""What is certain between two cases, as the comparison gives it; claims in a reader's words."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from microfactory import tables
from microfactory.comparison import (
    UNDECIDED,
    compare,
    next_facts,
    pair_statements,
    partial_order,
)
from microfactory.problems import ProblemsFound
from microfactory.stages import comparison
from microfactory.stages.__main__ import main

from .conftest import CASES, bytes_of


@pytest.fixture(scope="module")
def grid(results_of):
    return comparison.grid_of([results_of(case).ethics for case in CASES])


def test_the_tables_are_those_of_the_comparison(here, grid):
    whole = compare(grid)
    pairs = tables.read("comparison/all/pairs")
    expected = whole.pairs().assign(theme="all")[list(pairs.columns)]
    of_all = pairs.loc[pairs["theme"] == "all"].reset_index(drop=True)
    pd.testing.assert_frame_equal(of_all, expected, check_dtype=False)
    ranks = partial_order(whole).ranks()
    pd.testing.assert_frame_equal(tables.read("comparison/all/ranks"), ranks, check_dtype=False)
    facts = tables.read("comparison/all/next_facts")
    pd.testing.assert_frame_equal(facts, next_facts(grid), check_dtype=False, rtol=1e-7)


def test_only_statements_that_say_something_are_kept(here, grid):
    found = tables.read("comparison/all/statements")
    assert not found["statement"].isin(UNDECIDED).any()
    said = pair_statements(grid, *CASES)
    kept = said.loc[~said["statement"].isin(UNDECIDED), "indicator"]
    assert found["indicator"].tolist() == kept.tolist()


def test_each_case_stands_beside_the_cases_of_reference(here):
    for case in CASES:
        assert set(tables.read(f"comparison/{case}/ranks")["case"]) == set(CASES)


def test_nothing_that_has_no_better_end_is_compared(grid):
    chosen = comparison.comparable_indicators()
    assert (chosen["direction"] != 0).all() and set(chosen["kind"]) <= {"measure", "level"}
    assert set(grid.indicators) <= set(chosen["indicator"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("worker share of retail price is higher", ("worker_share_of_price", "higher")),
        ("worker_share_of_price is at most", ("worker_share_of_price", "at most")),
        ("  Worker  SHARE of retail price is  Better ", ("worker_share_of_price", "better")),
    ],
)
def test_a_claim_in_words(text, expected):
    assert comparison.read_claim(text) == expected


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("worker share of retail price is nicer", 1),
        ("the moon is higher", 1),
        ("the moon is nicer", 2),
        ("", 2),
        ("is", 2),
        ("<script> is >", 2),
    ],
)
def test_a_claim_that_is_none(text, problems):
    with pytest.raises(ProblemsFound) as caught:
        comparison.read_claim(text)
    assert len(caught.value.problems) == problems


def test_a_profile_that_is_gone_is_named(own, capsys):
    before = bytes_of(own / "data" / "tidy" / "comparison")
    tables.path_of("ethics/au_enterprises").unlink()
    assert main(["comparison"]) == 1
    assert "data/tidy/ethics/au_enterprises.parquet" in capsys.readouterr().err
    assert bytes_of(own / "data" / "tidy" / "comparison") == before


def test_of_many_cases_the_pairs_that_tell_the_order_are_kept(own):
    params = own / "params.yaml"
    text = params.read_text().replace("all_pairs_up_to: 100", "all_pairs_up_to: 1")
    params.write_text(re.sub(r"  references:\n(    - \w+\n)+", "  references: []\n", text))
    comparison.main()
    ranks = tables.read("comparison/all/ranks")
    assert set(ranks["case"]) == set(CASES) and (ranks["layer"] >= 1).all()
    whole = tables.read("comparison/all/pairs")
    assert (whole.loc[whole["theme"] == "all", "status"].isin(["over", "under"])).all()
    said = tables.read("comparison/all/statements")
    kept = set(zip(whole["case"], whole["other"], strict=True))
    assert set(zip(said["case"], said["other"], strict=True)) <= kept
