from dataclasses import fields

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from microfactory.comparison import read_grid
from microfactory.problems import ProblemsFound

from .building import NOT_APPLICABLE, frames, make_grid, tables


def problems_of(profile, indicators):
    with pytest.raises(ProblemsFound) as caught:
        read_grid(profile, indicators)
    return [str(problem) for problem in caught.value.problems]


def read(values, **kwargs):
    return read_grid(*frames(values, **kwargs))


@settings(max_examples=30, deadline=None)
@given(tables())
def test_the_grid_is_what_the_frames_say(table):
    grid, expected = read(**table), make_grid(**table)
    for field in fields(grid):
        np.testing.assert_array_equal(getattr(grid, field.name), getattr(expected, field.name))


def test_unknown_is_the_whole_scale_and_open_ends_stop_at_it():
    grid = read({"a": {"x": None}, "b": {"x": (3, None)}, "c": {"x": (None, 4)}})
    assert grid.low[:, 0].tolist() == [0, 3, 0]
    assert grid.high[:, 0].tolist() == [10, 10, 4]
    assert grid.known[:, 0].tolist() == [False, True, True]


def test_a_scale_without_an_end_leaves_the_unknown_without_one():
    grid = read({"a": {"x": None}}, scales={"x": (0.0, np.inf)})
    assert (grid.low[0, 0], grid.high[0, 0]) == (0, np.inf)


def test_what_does_not_apply_is_not_a_number():
    grid = read({"a": {"x": NOT_APPLICABLE}, "b": {"x": 1}})
    assert np.isnan(grid.low[0, 0]) and not grid.applies[0, 0]


def test_noise_of_a_conversion_is_no_difference():
    grid = read({"a": {"x": 0.1 + 0.2}, "b": {"x": 0.3}})
    assert grid.low[0, 0] == grid.low[1, 0]


def test_rows_may_come_in_any_order_and_in_nullable_types():
    profile, indicators = frames({"a": {"x": 1, "y": 2}, "b": {"x": None, "y": (3, 4)}})
    shuffled = profile.iloc[[2, 1, 3, 0]].astype({"known": "boolean", "low": "Float64"})
    grid = read_grid(shuffled, indicators)
    assert grid.cases == ("b", "a")
    assert grid.low.tolist() == [[0, 3], [1, 2]]


def test_every_problem_is_named_at_once():
    profile, indicators = frames({"a": {"x": (5, 4), "y": 1}, "b": {"x": 1, "y": None}})
    profile.loc[3, "low"] = 2.0  # b, y: not known
    extra = profile.iloc[[1]].assign(indicator="xx")
    found = problems_of(pd.concat([profile.iloc[[0, 1, 3, 1]], extra]), indicators)
    text = "\n".join(found)
    assert "profile @ a, x: found low above high" in text
    assert "profile @ b, y: found numbers, though not known" in text
    assert "profile @ a, y: found a second row" in text
    assert "profile @ b: found no row for ['x']" in text
    assert "found 'xx'" in text and "Did you mean 'x'?" in text


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("known", None, "known or not_applicable is empty"),
        ("not_applicable", True, "known and not applicable"),
        ("low", np.inf, "low = inf"),
        ("high", -np.inf, "high = -inf"),
        ("high", 11.0, "a value on the scale from 0 to 10"),
        ("low", -1.0, "a value on the scale from 0 to 10"),
        ("case", None, "no case or no indicator"),
    ],
)
def test_a_row_that_contradicts_itself_is_a_problem(column, value, words):
    profile, indicators = frames({"a": {"x": 1}})
    profile = profile.astype(object)
    profile.loc[0, column] = value
    numbers = {"low": float, "high": float}
    assert words in "\n".join(problems_of(profile.astype(numbers), indicators))


def test_a_value_below_an_open_scale_is_a_problem():
    profile, indicators = frames({"a": {"x": (None, -1)}}, scales={"x": (0.0, None)})
    assert "from 0 to inf" in problems_of(profile, indicators)[0]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("direction", 0, "1 (higher is better)"),
        ("scale_low", 10.0, "scale_low not below scale_high"),
        ("theme", None, "no theme"),
    ],
)
def test_an_indicator_without_a_reading_is_a_problem(column, value, words):
    profile, indicators = frames({"a": {"x": 1}})
    assert words in problems_of(profile, indicators.assign(**{column: [value]}))[0]


def test_missing_columns_and_empty_frames_are_named():
    profile, indicators = frames({"a": {"x": 1}})
    without = problems_of(profile.drop(columns="known"), indicators.drop(columns="theme"))
    assert len(without) == 2
    assert "at least one indicator" in problems_of(profile, indicators.iloc[:0])[0]
    assert "at least one case" in problems_of(profile.iloc[:0], indicators)[0]


def test_a_grid_cannot_be_changed_by_accident():
    with pytest.raises(ValueError, match="read-only"):
        read({"a": {"x": 1}}).low[0, 0] = 2
