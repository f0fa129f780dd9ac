from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from microfactory.problems import ProblemsFound
from microfactory.typology.columns import Combined, read_columns


def test_a_cell_says_all_of_and_one_of(definition):
    frame = pd.DataFrame({"batch": ["small|large", "small or large", None, "small"]})
    column = read_columns(frame, definition)["batch"]
    sizes = [len(column.facts[code].options) for code in column.codes]
    assert sizes == [1, 2, 3, 1]


def test_a_count_is_a_number_text_or_two_columns(definition):
    for frame in (
        pd.DataFrame({"employees_per_site": [15, 800]}),
        pd.DataFrame({"employees_per_site": ["15", "800"]}),
        pd.DataFrame({"employees_per_site_low": [15, 800], "employees_per_site_high": [15, 800]}),
    ):
        column = read_columns(frame, definition)["employees_per_site"]
        assert [set(*column.facts[code].options) for code in column.codes] == [
            {"10_to_200"},
            {"over_500"},
        ]
        assert column.low.tolist() == column.high.tolist() == [15, 800]


def test_one_end_may_be_open(definition):
    frame = pd.DataFrame({"employees_per_site_low": [1000, np.nan]})
    column = read_columns(frame, definition)["employees_per_site"]
    assert column.high.tolist() == [np.inf, np.inf]
    assert [len(column.facts[code].options) for code in column.codes] == [1, 4]


def test_every_problem_of_a_table_is_told_once(definition):
    frame = pd.DataFrame(
        {
            "scal": ["local"] * 3,
            "batch": ["smal", "smal", "large"],
            "employees_per_site": [3, -1, 5],
            "employees_per_site_low": [1, 1, 1],
            "id": [1, 2, 3],
        },
        index=["a", "b", "c"],
    )
    with pytest.raises(ProblemsFound) as caught:
        read_columns(frame, definition)
    text = str(caught.value)
    assert "Did you mean 'scale'?" in text
    assert text.count("row a, column batch") == 1
    assert "row b, column batch" not in text
    assert "Put an id into the index." in text
    assert "employees_per_site twice" in text


def test_combined_columns_are_their_distinct_rows():
    rng = np.random.default_rng(5)
    columns = [rng.integers(0, 3, 200) for _ in range(4)]
    both = Combined(columns, 200)
    frame = pd.DataFrame(columns).T
    assert len(both.rows) == len(frame.drop_duplicates())
    assert (frame.iloc[both.rows[both.codes]].to_numpy() == frame.to_numpy()).all()
