import math

import numpy as np
import pytest
from hypothesis import given, settings

from microfactory.comparison import compare, extensions, partial_order, rank_probabilities
from microfactory.comparison.order import from_relation
from microfactory.problems import ProblemsFound

from .building import make_grid, tables
from .test_order import extensions_of


def order_of(n, is_over):
    over = np.array([[i != j and is_over(i, j) for j in range(n)] for i in range(n)])
    return from_relation(tuple(f"c{i}" for i in range(n)), over)


def boolean_lattice(dimensions):
    return order_of(1 << dimensions, lambda i, j: i & j == j)


def ladder(steps):
    """The product of a chain of two and a chain of ``steps``: Catalan(steps) linear extensions."""
    return order_of(2 * steps, lambda i, j: i // steps <= j // steps and i % steps <= j % steps)


@settings(max_examples=40, deadline=None)
@given(tables(cases=(2, 6), indicators=(1, 2)))
def test_probabilities_are_those_of_all_linear_extensions(table):
    order = partial_order(compare(make_grid(**table)))
    result = rank_probabilities(order)
    rankings = np.array(list(extensions_of(order.over)))
    assert result.extensions == len(rankings)
    for i in range(len(order.cases)):
        expected = (rankings == i).mean(axis=0)
        np.testing.assert_allclose(result.probability[i], expected, atol=1e-12)


@pytest.mark.parametrize(
    ("order", "count"),
    [
        # Linear extensions of the Boolean lattices, OEIS A046873.
        (boolean_lattice(2), 2),
        (boolean_lattice(3), 48),
        (boolean_lattice(4), 1680384),
        # Of the 2 x n ladders, the Catalan numbers.
        (ladder(4), 14),
        (ladder(10), 16796),
        # Without any order, and with a single chain.
        (order_of(20, lambda i, j: False), math.factorial(20)),
        (order_of(30, lambda i, j: False), math.factorial(30)),
        (order_of(20, lambda i, j: i < j), 1),
    ],
)
def test_published_numbers_of_linear_extensions(order, count):
    result = rank_probabilities(order)
    assert result.extensions == count
    np.testing.assert_allclose(result.probability.sum(axis=0), 1)
    np.testing.assert_allclose(result.probability.sum(axis=1), 1)
    assert (result.probability_error == 0).all()


def test_groups_that_do_not_see_each_other_are_exact_for_any_number_of_cases():
    # Ten chains of three: the first of each has mean rank (30 + 1) * 1 / (3 + 1).
    order = order_of(30, lambda i, j: i // 3 == j // 3 and i < j)
    result = rank_probabilities(order)
    np.testing.assert_allclose(result.mean_rank[:3], [31 / 4, 31 / 2, 93 / 4])
    assert result.extensions == math.factorial(30) // 6**10


def test_a_large_group_needs_a_generator():
    with pytest.raises(ProblemsFound, match="22 connected cases and no random generator"):
        rank_probabilities(order_of(22, lambda i, j: i == 0))


def test_sampled_probabilities_are_within_their_error_of_the_counted_ones(monkeypatch):
    # A ladder, and beside it two single cases, which stay exact.
    order = order_of(12, lambda i, j: max(i, j) < 10 and i // 5 <= j // 5 and i % 5 <= j % 5)
    counted = rank_probabilities(order)
    monkeypatch.setattr(extensions, "EXACT_UP_TO", 5)
    sampled = rank_probabilities(order, np.random.default_rng(1))
    assert sampled.extensions is None and sampled.draws == 2048
    difference = np.abs(sampled.probability - counted.probability)
    assert (difference <= 5 * sampled.probability_error + 2e-3).all()
    assert (sampled.probability_error < 0.02).all()
    difference = np.abs(sampled.mean_rank - counted.mean_rank)
    assert (difference <= 5 * sampled.mean_rank_error + 1e-9).all()
    assert (sampled.probability_error[10:] == 0).all()
    np.testing.assert_allclose(sampled.probability.sum(axis=1), 1)


def test_sampling_22_cases_under_one():
    result = rank_probabilities(order_of(22, lambda i, j: i == 0), np.random.default_rng(2))
    assert result.probability[0, 0] == 1
    uniform = result.probability[1:, 1:]
    assert np.abs(uniform - 1 / 21).max() < 6 * result.probability_error[1:, 1:].max()


def test_frame_is_tidy():
    table = rank_probabilities(order_of(3, lambda i, j: i < j)).frame()
    assert list(table.columns) == ["case", "rank", "probability", "standard_error"]
    assert table.loc[table["probability"] == 1, "rank"].tolist() == [1, 2, 3]
