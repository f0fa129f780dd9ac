"""Every part is a batch; nothing is cheaper than the bound; brute force agrees on small problems."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from microfactory.problems import ProblemsFound
from microfactory.virtual_factory import Artisans, Lines, cost_of, fair_flow, prices, with_batches

from .building import holds, network


@pytest.mark.parametrize("seed", range(5))
def test_every_part_is_a_batch_or_its_whole_line(seed):
    artisans, lines = network(np.random.default_rng(seed), 30, 5)
    found = with_batches(artisans, lines, 0.5)
    holds(artisans, lines, found.allocation)
    least = np.minimum(lines.batch, lines.quantity)[found.allocation.line]
    assert (found.allocation.pieces >= least).all()
    assert found.bound <= found.cost + 1e-6 and 0 <= found.gap <= 1


def test_without_batches_it_is_the_flow():
    artisans, lines = network(np.random.default_rng(3), 25, 4)
    single = Lines(lines.skill, lines.grade, lines.quantity, np.ones(4, np.int64), lines.due)
    found = with_batches(artisans, single, 0.5, nodes=200)
    flow = cost_of(artisans, fair_flow(artisans, single, 0.5), prices(artisans, 0.5))
    assert found.bound == pytest.approx(flow)
    assert found.cost == pytest.approx(flow, rel=0.01)


def test_brute_force_finds_nothing_cheaper():
    artisans = Artisans(
        np.ones((3, 1), bool),
        np.array([4, 4, 4]),
        np.array([6, 5, 4]),
        np.array([0.1, 0.2, 0.5]),
        np.zeros(3, np.int64),
    )
    lines = Lines(
        np.array([0, 0]), np.array([0, 0]), np.array([6, 5]), np.array([4, 3]), np.array([20, 20])
    )
    cost = prices(artisans, 0.4)
    best = np.inf
    choices = [[0, *range(least, most + 1)] for least, most in ((4, 6), (4, 5), (4, 4))]
    others = [[0, *range(3, most + 1)] for most in (5, 5, 4)]
    for first in product(*choices):
        if sum(first) > 6:
            continue
        for second in product(*others):
            made = np.add(first, second)
            if sum(second) > 5 or (made > artisans.capacity).any():
                continue
            full = np.cumsum(cost.step_capacity, axis=1) - cost.step_capacity
            filled = np.clip(made[:, None] - full, 0, cost.step_capacity)
            price = (made @ cost.rework + (filled * cost.step_price).sum()) / 1000
            best = min(best, price + 1000 * (11 - made.sum()))
    found = with_batches(artisans, lines, 0.4, nodes=1_000, tolerance=0.0)
    assert found.cost == pytest.approx(best)


def test_the_same_input_gives_the_same_answer():
    artisans, lines = network(np.random.default_rng(5), 40, 6)
    one, other = (with_batches(artisans, lines, 0.5).allocation for _ in range(2))
    assert one.pieces.tolist() == other.pieces.tolist() and one.line.tolist() == other.line.tolist()


def test_a_search_of_no_size_is_refused():
    artisans, lines = network(np.random.default_rng(5), 4, 2)
    with pytest.raises(ProblemsFound, match="1 or more each"):
        with_batches(artisans, lines, nodes=0)
