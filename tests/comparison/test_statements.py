import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory.comparison import UNDECIDED, decided_statements, pair_statements, statements

from .building import NOT_APPLICABLE, make_grid, tables


def test_each_indicator_has_its_statement():
    first = {"a": 5, "b": 3, "c": 4, "d": (4, 6), "e": (2, 4), "f": None, "g": NOT_APPLICABLE}
    second = {"a": 4, "b": 4, "c": 4, "d": (3, 4), "e": (4, 5), "f": 3, "g": 1}
    table = pair_statements(make_grid({"x": first, "y": second}), "x", "y")
    assert table["statement"].tolist() == [
        "better",
        "worse",
        "equal",
        "at least as good",
        "at most as good",
        "open",
        "not comparable",
    ]
    assert table.loc[5, ["low", "high", "known", "other_known"]].tolist() == [0, 10, False, True]


def test_direction_turns_the_statement_round():
    grid = make_grid({"x": {"a": 5}, "y": {"a": 4}}, directions={"a": -1})
    assert pair_statements(grid, "x", "y")["statement"].tolist() == ["worse"]


@settings(max_examples=40)
@given(tables(cases=(2, 5)), st.integers(1, 4))
def test_many_pairs_say_what_each_says(table, chunk):
    grid = make_grid(**table)
    first, second = np.triu_indices(len(grid.cases), k=1)
    parts = [
        pair_statements(grid, grid.cases[i], grid.cases[j]).assign(
            case=grid.cases[i], other=grid.cases[j]
        )
        for i, j in zip(first, second, strict=True)
    ]
    expected = pd.concat(parts, ignore_index=True)
    expected = expected.loc[~expected["statement"].isin(UNDECIDED)].reset_index(drop=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(statements, "CHUNK", chunk)
        found = decided_statements(grid, first, second)
    pd.testing.assert_frame_equal(found, expected, check_dtype=False)
