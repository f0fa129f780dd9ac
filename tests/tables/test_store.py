"""Tables go in checked, rounded and whole, and come out as they went in."""

import json
from decimal import Decimal

import numpy as np
import pandas as pd
import pandera.pandas as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microfactory import tables
from microfactory.tables import (
    CENSUS_STATES,
    conform,
    path_of,
    read,
    read_json,
    significant,
    write,
    write_json,
)


@pytest.fixture
def states():
    return pd.DataFrame(
        {
            "employees": [1.0, np.nan],
            "establishments": [3, 4],
            "state": ["A", "B"],
            "state_fips": ["02", "01"],
        }
    )


@given(st.lists(st.floats(-1e15, 1e15, allow_subnormal=False).filter(lambda x: abs(x) > 1e-14)))
def test_eight_significant_digits(values):
    """The oracle is decimal arithmetic; a tie may go either way, by one unit in the last place."""
    found = significant(pd.Series(values, dtype=float)).tolist()
    for value, rounded in zip(values, found, strict=True):
        text = f"{rounded:.8g}"
        assert float(text) == rounded
        last = Decimal(1).scaleb(Decimal(value).adjusted() - 7)
        assert abs(Decimal(rounded) - Decimal(value)) <= last * Decimal("0.5001")


@given(st.integers(-(10**8) + 1, 10**8 - 1), st.integers(-12, 12))
def test_what_has_eight_digits_stays_as_it_is_written(digits, power):
    value = float(f"{digits}e{power}")
    assert significant(pd.Series([value])).tolist() == [value]


def test_zero_gaps_and_infinity_stay():
    values = pd.Series([0.0, np.nan, np.inf, -np.inf, -0.0], index=list("abcde"), name="n")
    pd.testing.assert_series_equal(significant(values), values)


def test_order_and_types_are_those_of_the_schema(states):
    found = conform(states.set_index(pd.Index([7, 8])), CENSUS_STATES)
    assert list(found.columns) == list(CENSUS_STATES.columns)
    assert found.index.tolist() == [0, 1]
    assert found["state_fips"].tolist() == ["02", "01"]


def test_a_table_comes_out_as_it_went_in(project, states):
    target = write("census/states", states.assign(employees=[1 / 3, np.nan]), CENSUS_STATES)
    assert target == path_of("census/states") == project / "data/tidy/census/states.parquet"
    found = read("census/states")
    assert found["employees"].tolist()[0] == 0.33333333
    assert np.isnan(found["employees"].tolist()[1])
    pd.testing.assert_frame_equal(found.drop(columns="employees"), conform(states, CENSUS_STATES).drop(columns="employees"))  # fmt: skip


def test_the_same_rows_give_the_same_bytes(project, states):
    target = write("a", states, CENSUS_STATES)
    first = target.read_bytes()
    shuffled = states[states.columns[::-1]].set_index(pd.Index([5, 9]))
    assert write("a", shuffled, CENSUS_STATES).read_bytes() == first


@pytest.mark.parametrize(
    "change",
    [{"state_fips": ["01", "01"]}, {"establishments": [1, 2.5]}, {"state": ["A", None]}],
)
def test_a_wrong_table_leaves_the_earlier_one(project, states, change):
    target = write("a", states, CENSUS_STATES)
    before = target.read_bytes()
    with pytest.raises((pa.errors.SchemaErrors, ValueError, TypeError)):
        write("a", states.assign(**change), CENSUS_STATES)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == ["a.parquet"]


def test_what_the_pipeline_has_not_made_says_how(project):
    for load in (read, read_json):
        with pytest.raises(FileNotFoundError, match=r"data/tidy/costs/acme\..*Run `make`"):
            load("costs/acme")


def test_nested_results_have_sorted_keys_and_readable_letters(project):
    content = {"b": [1, {"d": None, "c": "é"}], "a": 0.1}
    target = write_json("typology/acme", content)
    assert target == project / "data/tidy/typology/acme.json"
    text = target.read_text(encoding="utf-8")
    assert text.index('"a"') < text.index('"b"') < text.index('"c"') < text.index('"d"')
    assert "é" in text and text.endswith("}\n")
    assert read_json("typology/acme") == content == json.loads(text)
    assert write_json("typology/acme", dict(reversed(content.items()))).read_text("utf-8") == text


def test_the_tables_of_several_cases_are_read_as_one(project, states):
    write("x/b", states, CENSUS_STATES)
    write("x/a", states.iloc[:1], CENSUS_STATES)
    write("x/none", states.iloc[:0], CENSUS_STATES)
    found = tables.read_each("x", ["b", "none", "a"])
    expected = [*read("x/b")["state"], *read("x/a")["state"]]
    assert found["state"].tolist() == expected and found.index.tolist() == list(range(len(found)))
    assert found.dtypes.equals(read("x/b").dtypes)
    assert tables.read_each("x", ["none"]).empty
    with pytest.raises(FileNotFoundError, match=r"x/gone\.parquet"):
        tables.read_each("x", ["a", "gone"])


def test_a_table_as_written_is_the_table_as_read(project):
    frame = pd.DataFrame(
        {"state_fips": ["01"], "state": "A", "establishments": 1, "employees": 15.665165359}
    )
    tables.write("census/states", frame, tables.CENSUS_STATES)
    read = tables.read("census/states")
    assert read.equals(tables.as_written(tables.conform(frame, tables.CENSUS_STATES)))
    assert frame["employees"].iloc[0] == 15.665165359
