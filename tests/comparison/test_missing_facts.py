from dataclasses import replace

import numpy as np
from hypothesis import given, settings

from microfactory.comparison import PairStatus, compare, next_facts

from .building import make_grid, numbers_of, tables


@settings(max_examples=40, deadline=None)
@given(tables(cases=(2, 4), indicators=(1, 3)))
def test_counts_are_those_of_trying_answers(table):
    grid = make_grid(**table)
    before = compare(grid).open
    facts = next_facts(grid)
    assert len(facts) == sum(
        before[i].any() for i, _ in np.argwhere(grid.applies & (grid.low < grid.high))
    )
    for fact in facts.itertuples():
        i, k = grid.row(fact.case), grid.column(fact.indicator)
        settled, ordered = [], []
        answers = numbers_of(grid.low[i, k], grid.high[i, k])
        for answer in answers:
            low, high = grid.low.copy(), grid.high.copy()
            low[i, k] = high[i, k] = answer
            after = compare(replace(grid, low=low, high=high))
            settled.append(before[i] & ~after.open[i])
            status = [after.status(fact.case, other) for other in grid.cases]
            ordered.append(settled[-1] & np.isin(status, [PairStatus.OVER, PairStatus.UNDER]))
        settled = np.array(settled)
        assert fact.could_settle == settled.any(axis=0).sum()
        assert fact.could_order == np.any(ordered, axis=0).sum()
        assert fact.best_answer == settled.sum(axis=1).max()
        assert fact.least_answer == settled.sum(axis=1).min()
        if np.isfinite(grid.high[i, k] - grid.low[i, k]):
            # Ends are whole numbers, so a half stands for the inside of a unit.
            inside = settled.sum(axis=1)[answers % 1 == 0.5]
            np.testing.assert_allclose(fact.expected, inside.mean(), atol=1e-12)
        else:
            assert np.isnan(fact.expected)
        assert fact.best_answer <= fact.could_settle <= before[i].sum()


def test_the_fact_that_settles_most_comes_first():
    # Whatever y of a is, it settles a against b (6 or more: over; less: crossing), and perhaps c.
    values = {
        "a": {"x": 5, "y": None},
        "b": {"x": 4, "y": 6},
        "c": {"x": 4, "y": (2, 8)},
        "d": {"x": None, "y": None},
    }
    facts = next_facts(make_grid(values))
    first = facts.iloc[0]
    assert (first["case"], first["indicator"], first["known"]) == ("a", "y", False)
    assert (first["could_settle"], first["best_answer"], first["least_answer"]) == (2, 2, 1)
    assert first["could_order"] == 2
    # Against b always, against c below 2 and from 8 on: four tenths.
    assert first["expected"] == 1.4
    assert first["in_the_way"] == 3


def test_a_fact_that_settles_nothing_alone_is_ranked_by_where_it_is_in_the_way():
    values = {"a": {"x": None, "y": None}, "b": {"x": (2, 3), "y": (2, 3)}}
    facts = next_facts(make_grid(values))
    assert set(facts["could_settle"]) == {0}
    assert facts["in_the_way"].tolist() == [1, 1, 1, 1]
    assert facts["known"].tolist() == [False, False, True, True]


def test_nothing_open_leaves_nothing_to_collect():
    assert next_facts(make_grid({"a": {"x": 5}, "b": {"x": 4}})).empty
