"""Every part is a batch; nothing is cheaper than the bound; brute force agrees on small problems."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from microfactory.problems import ProblemsFound
from microfactory.virtual_factory import (
    Allocation,
    Artisans,
    Lines,
    cost_of,
    fair_flow,
    prices,
    with_batches,
)
from microfactory.virtual_factory.batches import _pairs
from microfactory.virtual_factory.hubs import able, duals, solved

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
    single = replace(lines, batch=np.ones(4, np.int64))
    found = with_batches(artisans, single, 0.5, nodes=200)
    flow = cost_of(artisans, fair_flow(artisans, single, 0.5), prices(artisans, 0.5))
    assert found.bound == pytest.approx(flow)
    assert found.cost == pytest.approx(flow, rel=0.01)


def small(seed):
    """Return three artisans and two lines, small enough to try everything."""
    rng = np.random.default_rng(seed)
    artisans = Artisans(
        rng.random((3, 2)) < 0.8,
        rng.integers(1, 5, 3),
        rng.integers(2, 8, 3),
        rng.uniform(0.05, 0.6, 3).round(2),
        rng.integers(0, 20, 3),
    )
    return artisans, Lines(
        np.array([0, 1]),
        rng.integers(0, 2, 2),
        rng.integers(0, 3, 2),
        rng.integers(2, 9, 2),
        rng.integers(1, 6, 2),
        np.array([20, 20]),
    )


def best_of_all(artisans, lines, fairness):
    """Return the least cost of everything that can be done, tried out."""
    cost, best = prices(artisans, fairness), np.inf
    choices = []
    for line in range(len(lines)):
        most, least = int(lines.quantity[line]), int(min(lines.batch[line], lines.quantity[line]))
        each = [
            [0, *range(least, min(most, int(artisans.capacity[who])) + 1)]
            if artisans.skills[who, lines.skill[line]] and artisans.grade[who] >= lines.grade[line]
            else [0]
            for who in range(len(artisans))
        ]
        choices.append([one for one in product(*each) if sum(one) <= most])
    before = np.cumsum(cost.step_capacity, axis=1) - cost.step_capacity
    for parts in product(*choices):
        made = np.sum(parts, axis=0)
        if (made > artisans.capacity).any():
            continue
        filled = np.clip(made[:, None] - before, 0, cost.step_capacity)
        price = (made @ cost.rework + (filled * cost.step_price).sum()) / 1000
        best = min(best, price + 1000 * (lines.quantity.sum() - made.sum()))
    return best


@pytest.mark.parametrize("seed", range(25))
def test_trying_everything_finds_nothing_cheaper(seed):
    artisans, lines = small(seed)
    found = with_batches(artisans, lines, 0.4, nodes=1_000, tolerance=0.0)
    holds(artisans, lines, found.allocation)
    best = best_of_all(artisans, lines, 0.4)
    assert found.cost == pytest.approx(best)
    assert found.without - 1e-6 <= found.bound <= best + 1e-6


@pytest.mark.parametrize("seed", range(25))
def test_the_bound_holds_however_few_pairs_were_looked_at(monkeypatch, seed):
    """Most pairs are left out, so the answer may be worse than the best; the bound may not be above it."""
    from microfactory.virtual_factory import batches

    monkeypatch.setattr(batches, "FEWEST", 1)
    monkeypatch.setattr(batches, "CHOICE", 0)
    artisans, lines = small(seed)
    found = with_batches(artisans, lines, 0.4, most_pairs=1, nodes=1_000, tolerance=0.0)
    best = best_of_all(artisans, lines, 0.4)
    assert found.bound - 1e-6 <= best <= found.cost + 1e-6


def test_what_is_left_out_is_dearest():
    """Pairs are chosen by reduced cost: of no line is one left out that is cheaper than one taken for it alone."""
    artisans, lines = network(np.random.default_rng(8), 200, 5)
    flow = solved(artisans, lines, prices(artisans, 0.5))
    price = duals(flow, lines, prices(artisans, 0.5))
    none = Allocation(*(np.zeros(0, np.int64),) * 3, lines.quantity)
    chosen = _pairs(artisans, lines, price, none, most_pairs=100)
    assert chosen.left_out > 0
    for line in range(len(lines)):
        taken = np.isin(np.arange(200), chosen.artisan[chosen.line == line])
        least = min(lines.batch[line], lines.quantity[line])
        others = able(artisans, lines, line) & (artisans.capacity >= max(least, 1)) & ~taken
        if taken.any() and others.any():
            assert price.reduced(line)[taken].max() <= price.reduced(line)[others].min()


def test_the_same_input_gives_the_same_answer():
    artisans, lines = network(np.random.default_rng(5), 40, 6)
    one, other = (with_batches(artisans, lines, 0.5).allocation for _ in range(2))
    assert one.pieces.tolist() == other.pieces.tolist() and one.line.tolist() == other.line.tolist()


def test_a_search_of_no_size_is_refused():
    artisans, lines = network(np.random.default_rng(5), 4, 2)
    with pytest.raises(ProblemsFound, match="1 or more each"):
        with_batches(artisans, lines, nodes=0)
