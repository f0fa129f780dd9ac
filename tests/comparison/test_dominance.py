import itertools

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from microfactory.comparison import (
    Outcome,
    PairStatus,
    compare,
    compare_by_indicator,
    compare_by_theme,
    dominance,
    partial_order,
    read_grid,
)

from .building import NOT_APPLICABLE, frames, make_grid, numbers_of, tables

QUICK = settings(max_examples=60, deadline=None)


def possible_outcomes(grid, i, j):
    """The outcomes of a pair, by trying completions."""
    signs = []
    for k in np.flatnonzero(grid.applies[i] & grid.applies[j]):
        first, second = (numbers_of(grid.low[case, k], grid.high[case, k]) for case in (i, j))
        differences = grid.direction[k] * (first[:, None] - second)
        signs.append(set(np.sign(differences).ravel().tolist()))
    found = Outcome(0)
    for combination in itertools.product(*signs) if signs else ():
        better, worse = 1 in combination, -1 in combination
        if better and worse:
            found |= Outcome.INCOMPARABLE
        elif better:
            found |= Outcome.OVER
        elif worse:
            found |= Outcome.UNDER
        else:
            found |= Outcome.EQUAL
    return found


@QUICK
@given(tables())
def test_outcomes_are_those_of_all_completions(table):
    grid = make_grid(**table)
    result = compare(grid)
    for i, j in itertools.permutations(range(len(grid.cases)), 2):
        assert result.outcomes[i, j] == possible_outcomes(grid, i, j)


def narrowed(table, data):
    """The same table with one interval made narrower."""
    grid = make_grid(**table)
    open_cells = np.argwhere(grid.applies & (grid.low < grid.high))
    assume(len(open_cells) > 0)
    i, k = open_cells[data.draw(st.integers(0, len(open_cells) - 1))]
    numbers = numbers_of(grid.low[i, k], grid.high[i, k])
    ends = st.integers(0, len(numbers) - 1)
    low, high = sorted((numbers[data.draw(ends)], numbers[data.draw(ends)]))
    values = {case: dict(row) for case, row in table["values"].items()}
    values[grid.cases[i]][grid.indicators[k]] = (low, high)
    return {**table, "values": values}


@QUICK
@given(tables(), st.data())
def test_a_further_fact_never_reverses_what_is_necessary(table, data):
    before, after = compare(make_grid(**table)), compare(make_grid(**narrowed(table, data)))
    assert not (after.outcomes & ~before.outcomes).any()
    assert (after.necessary >= before.necessary).all()
    assert (after.possible <= before.possible).all()
    assert (after.open <= before.open).all()


@QUICK
@given(tables(), st.sampled_from([0.1, 1.609344, 129.0]), st.sampled_from([0.0, 32.0, -0.7]))
def test_a_change_of_unit_changes_nothing(table, factor, offset):
    def change(value):
        if isinstance(value, tuple):
            return tuple(change(end) for end in value)
        return value if value is None or value == NOT_APPLICABLE else value * factor + offset

    first = next(iter(table["scales"]))
    changed = {case: dict(row) for case, row in table["values"].items()}
    for row in changed.values():
        row[first] = change(row[first])
    scales = {**table["scales"], first: change(table["scales"][first])}
    before = compare(make_grid(**table))
    other = read_grid(*frames(changed, scales=scales, directions=table["directions"]))
    after = compare(other)
    assert (before.outcomes == after.outcomes).all()


@QUICK
@given(tables(cases=(3, 4)))
def test_a_further_case_changes_nothing_between_the_others(table):
    grid = make_grid(**table)
    fewer = compare(grid.select(cases=grid.cases[:-1]))
    assert (compare(grid).outcomes[:-1, :-1] == fewer.outcomes).all()


def test_dropping_what_is_missing_would_manufacture_dominance():
    grid = make_grid({"a": {"x": 5, "y": None}, "b": {"x": 4, "y": 3}})
    assert compare(grid.select(indicators=["x"])).status("a", "b") is PairStatus.OVER
    result = compare(grid)
    assert result.status("a", "b") is PairStatus.OPEN
    assert not result.necessary.any()
    assert result.possible.tolist() == [[False, True], [False, False]]


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ((5, 5), (4, 5), PairStatus.OVER),
        ((4, 5), (5, 5), PairStatus.UNDER),
        ((5, 5), (5, 5), PairStatus.INDISTINGUISHABLE),
        ((5, 4), (4, 5), PairStatus.INCOMPARABLE),
        ((5, None), (4, 5), PairStatus.OPEN),
        # The worst that the unknown can be is as good as what it is held against.
        ((5, None), (4, 0), PairStatus.OVER),
        ((5, (5, 6)), (5, (4, 5)), PairStatus.OPEN),
        ((5, NOT_APPLICABLE), (NOT_APPLICABLE, 5), PairStatus.NOTHING_SHARED),
    ],
)
def test_status(first, second, status):
    names = ("x", "y")
    values = {"a": dict(zip(names, first, strict=True)), "b": dict(zip(names, second, strict=True))}
    assert compare(make_grid(values)).status("a", "b") is status


def test_what_applies_to_one_only_is_named_and_keeps_the_pair_out_of_the_order():
    values = {
        "a": {"x": 5, "y": 1, "z": NOT_APPLICABLE},
        "b": {"x": 4, "y": NOT_APPLICABLE, "z": NOT_APPLICABLE},
        "c": {"x": 3, "y": 2, "z": NOT_APPLICABLE},
    }
    result = compare(make_grid(values))
    assert result.status("a", "b") is PairStatus.OVER
    assert result.status("b", "c") is PairStatus.OVER
    # Had y been dropped for good, a would be over c by way of b; but c is better on y.
    assert result.status("a", "c") is PairStatus.INCOMPARABLE
    assert result.left_out("a", "b") == ("y",)
    assert not result.necessary.any()
    assert compare(result.grid.common()).necessary.sum() == 3


def test_pairs_is_one_row_a_pair():
    values = {"a": {"x": 5, "y": 1}, "b": {"x": 4, "y": NOT_APPLICABLE}, "c": {"x": None, "y": 1}}
    table = compare(make_grid(values)).pairs().set_index(["case", "other"])
    assert table["status"].tolist() == ["over", "open", "open"]
    assert table["left_out"].tolist() == ["y", "", "y"]
    assert table["shared"].tolist() == [1, 2, 1]
    assert table.loc[("a", "c"), ["can_be_over", "can_be_equal"]].tolist() == [True, True]
    assert not table.loc[("a", "c"), "can_be_incomparable"]


def test_by_theme_and_by_indicator():
    values = {"a": {"x": 5, "y": 1, "z": 3}, "b": {"x": 4, "y": 2, "z": 4}}
    grid = make_grid(values, themes={"x": "pay", "y": "safety", "z": "safety"})
    assert compare(grid).status("a", "b") is PairStatus.INCOMPARABLE
    by_theme = compare_by_theme(grid)
    assert {theme: str(r.status("a", "b")) for theme, r in by_theme.items()} == {
        "pay": "over",
        "safety": "under",
    }
    by_indicator = compare_by_indicator(grid)
    assert [str(r.status("a", "b")) for r in by_indicator.values()] == ["over", "under", "under"]


def test_the_size_of_a_chunk_does_not_matter(monkeypatch):
    rng = np.random.default_rng(3)
    values = {f"c{i}": {f"i{k}": int(rng.integers(4)) for k in range(3)} for i in range(20)}
    whole = compare(make_grid(values)).outcomes
    monkeypatch.setattr(dominance, "CHUNK_PAIRS", 60)
    assert (compare(make_grid(values)).outcomes == whole).all()


def test_hundreds_of_indicators_are_counted_without_overflow():
    names = [f"i{k}" for k in range(600)]
    values = {"a": dict.fromkeys(names, 5), "b": {**dict.fromkeys(names, 5), "i599": 4}}
    assert partial_order(compare(make_grid(values))).edges == (("a", "b"),)
