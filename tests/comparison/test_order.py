import itertools

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory.comparison import compare, partial_order, telling_pairs

from .building import NOT_APPLICABLE, make_grid, tables

QUICK = settings(max_examples=50, deadline=None)


def extensions_of(over):
    """All linear extensions, by trying every ranking."""
    pairs = np.argwhere(over)
    for ranking in itertools.permutations(range(len(over))):
        place = np.argsort(ranking)
        if all(place[i] < place[j] for i, j in pairs):
            yield ranking


@QUICK
@given(tables(cases=(3, 6)))
def test_what_is_necessary_is_a_partial_order(table):
    over = compare(make_grid(**table)).necessary
    assert not over.diagonal().any()
    assert not ((over @ over) & ~over).any()


@QUICK
@given(tables(cases=(3, 6), indicators=(1, 2)))
def test_hasse_diagram_is_that_of_networkx(table):
    order = partial_order(compare(make_grid(**table)))
    graph = nx.DiGraph()
    graph.add_nodes_from(order.cases)
    graph.add_edges_from((order.cases[i], order.cases[j]) for i, j in np.argwhere(order.over))
    assert set(order.edges) == set(nx.transitive_reduction(graph).edges)
    generations = enumerate(nx.topological_generations(graph), start=1)
    expected = {case: depth for depth, cases in generations for case in cases}
    assert dict(zip(order.cases, order.layer.tolist(), strict=True)) == expected


@QUICK
@given(tables(cases=(2, 6), indicators=(1, 2)))
def test_rank_intervals_are_the_ranks_of_all_linear_extensions(table):
    order = partial_order(compare(make_grid(**table)))
    places = np.array([np.argsort(ranking) + 1 for ranking in extensions_of(order.over)])
    for case in range(len(order.cases)):
        interval = range(order.best_rank[case], order.worst_rank[case] + 1)
        assert set(places[:, case].tolist()) == set(interval)


@QUICK
@given(tables(cases=(2, 5), not_applicable=False), st.data())
def test_improving_an_indicator_never_lowers_a_rank_interval(table, data):
    grid = make_grid(**table)
    case = data.draw(st.sampled_from(grid.cases))
    name = data.draw(st.sampled_from(grid.indicators))
    i, k = grid.row(case), grid.column(name)
    # Each end moves towards the better end of the scale, or stays.
    better = 10.0 if grid.direction[k] > 0 else 0.0
    ends = np.clip([grid.low[i, k], grid.high[i, k]], 0, 10)
    moved = ends + (better - ends) * data.draw(st.sampled_from([0.25, 0.5, 1.0]))
    values = {**table["values"], case: {**table["values"][case], name: tuple(moved)}}
    start = {**table["values"], case: {**table["values"][case], name: tuple(ends)}}
    before = partial_order(compare(make_grid(**{**table, "values": start})))
    after = partial_order(compare(make_grid(**{**table, "values": values})))
    assert after.best_rank[i] <= before.best_rank[i]
    assert after.worst_rank[i] <= before.worst_rank[i]


def test_a_diamond():
    values = {
        "top": {"x": 3, "y": 3},
        "left": {"x": 2, "y": 1},
        "right": {"x": 1, "y": 2},
        "bottom": {"x": 0, "y": 0},
    }
    order = partial_order(compare(make_grid(values)))
    assert order.edges == (
        ("top", "left"),
        ("top", "right"),
        ("left", "bottom"),
        ("right", "bottom"),
    )
    table = order.ranks().set_index("case")
    assert table["layer"].tolist() == [1, 2, 2, 3]
    assert table.loc["left", ["best_rank", "worst_rank"]].tolist() == [2, 3]


def test_equal_cases_are_tied_and_not_ordered():
    order = partial_order(compare(make_grid({"a": {"x": 1}, "b": {"x": 2}, "c": {"x": 1}})))
    assert order.ties == (("a", "c"),)
    assert order.worst_rank.tolist() == [3, 1, 3]
    assert order.best_rank.tolist() == [2, 1, 2]


def test_an_unknown_is_not_a_tie_with_itself():
    order = partial_order(compare(make_grid({"a": {"x": None}, "b": {"x": None}})))
    assert order.ties == () and order.edges == ()


@QUICK
@given(tables(cases=(2, 6), indicators=(1, 2)), st.data())
def test_the_whole_order_follows_from_the_pairs_that_tell_it(table, data):
    order = partial_order(compare(make_grid(**table)))
    always = data.draw(st.lists(st.sampled_from(order.cases), unique=True, max_size=2))
    first, second = telling_pairs(order, always)
    told = list(zip(first.tolist(), second.tolist(), strict=True))
    assert told == sorted(set(told)) and all(i < j for i, j in told)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(order.cases)))
    graph.add_edges_from(
        (i, j) if order.over[i, j] else (j, i)
        for i, j in told
        if order.over[i, j] or order.over[j, i]
    )
    closed = nx.transitive_closure_dag(graph)
    assert set(closed.edges) == {(int(i), int(j)) for i, j in np.argwhere(order.over)}
    for row in (order.cases.index(case) for case in always):
        assert {min(row, j) for j in range(len(order.cases)) if j != row} <= {i for i, _ in told}
        assert sum(row in pair for pair in told) == len(order.cases) - 1
    if not always:
        assert len(told) == order.covers.sum()


@pytest.mark.parametrize("value", [None, NOT_APPLICABLE], ids=["nothing known", "nothing applies"])
def test_without_evidence_every_rank_is_possible(value):
    order = partial_order(compare(make_grid({case: {"x": value, "y": value} for case in "abc"})))
    assert order.edges == () and order.ties == ()
    assert order.best_rank.tolist() == [1, 1, 1] and order.worst_rank.tolist() == [3, 3, 3]


def test_a_case_alone_has_one_rank():
    order = partial_order(compare(make_grid({"a": {"x": None}})))
    assert (order.edges, order.best_rank.tolist(), order.worst_rank.tolist()) == ((), [1], [1])
