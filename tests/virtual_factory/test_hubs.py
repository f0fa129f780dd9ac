"""The flow is one of least cost because its prices prove it; they are no part of what OR-Tools gives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory.virtual_factory import Artisans, fair_flow, prices
from microfactory.virtual_factory.hubs import SCALE, UNMET, _part, able, duals, graph, solved

from .building import network

CASES = st.tuples(st.integers(0, 2**32), st.integers(1, 25), st.integers(1, 10))


def made(case, fairness=0.5):
    seed, people, orders = case
    artisans, lines = network(np.random.default_rng(seed), people, orders)
    cost = prices(artisans, fairness)
    return artisans, lines, cost, solved(artisans, lines, cost)


@settings(max_examples=60)
@given(CASES, st.sampled_from([0.0, 0.3, 5.0]))
def test_arcs_with_room_cost_enough_and_arcs_in_use_not_more(case, fairness):
    """Complementary slackness on every arc of the graph."""
    *_, flow = made(case, fairness)
    of, price = flow.graph, flow.potentials()
    reduced = of.price + price[of.tail] - price[of.head]
    assert (reduced[flow.pieces < of.room] >= 0).all()
    assert (reduced[flow.pieces > 0] <= 0).all()


@settings(max_examples=60)
@given(CASES, st.sampled_from([0.0, 0.3, 5.0]))
def test_reduced_costs_of_pairs_are_those_of_the_plain_graph(case, fairness):
    """No able pair is below 0, pairs in use are at 0, and steps are used where their price is below."""
    artisans, lines, cost, flow = made(case, fairness)
    found, given_ = duals(flow, lines, cost), fair_flow(artisans, lines, fairness)
    for line in range(len(lines)):
        can = able(artisans, lines, line) & (artisans.capacity > 0)
        assert lines.quantity[line] == 0 or (found.reduced(line)[can] >= 0).all()
        assert (found.reduced(line)[given_.artisan[given_.line == line]] == 0).all()
    full = np.cumsum(cost.step_capacity, axis=1)
    amount = given_.made_by(len(artisans))[:, None]
    filled, begun = amount >= full, amount > full - cost.step_capacity
    there = cost.step_capacity > 0
    price = np.broadcast_to(found.artisan[:, None], full.shape)
    assert (cost.step_price[begun & there] <= price[begun & there]).all()
    assert (cost.step_price[~filled & there] >= price[~filled & there]).all()


@settings(max_examples=60)
@given(CASES)
def test_the_prices_are_worth_what_the_flow_costs(case):
    """Strong duality, so neither the flow nor the prices can be better."""
    _, lines, cost, flow = made(case)
    found = duals(flow, lines, cost)
    assert (found.line[lines.quantity > 0] <= SCALE * UNMET).all()
    gains = np.maximum(found.artisan[:, None] - cost.step_price, 0)
    assert found.line @ lines.quantity - (gains * cost.step_capacity).sum() == flow.cost


def test_a_flow_that_could_be_cheaper_has_no_prices():
    two = Artisans(
        np.ones((2, 1), bool),
        np.array([1, 1]),
        np.array([8, 8]),
        np.array([0.1, 0.5]),
        np.array([0, 0]),
    )
    _, lines = network(np.random.default_rng(1), 2, 1)
    lines = replace(
        lines, **{"skill": np.array([0]), "grade": np.array([0])}, quantity=np.array([8])
    )
    flow = solved(two, lines, prices(two, 0.0))
    assert flow.potentials()[0] == 0
    dear = np.flatnonzero((flow.graph.tail == 0) & (flow.pieces == 0) & (flow.graph.room > 0))[0]
    cheap = np.flatnonzero((flow.graph.tail == 0) & (flow.pieces > 0))[0]
    worse = flow.pieces.copy()
    worse[[cheap, dear]] = worse[[dear, cheap]]
    with pytest.raises(RuntimeError, match="cycle of negative cost"):
        replace(flow, pieces=worse).potentials()


def test_the_graph_does_not_grow_with_the_network():
    """A node a kind of artisan and hub; arcs at most one a step of an artisan, plus those between hubs."""
    rng = np.random.default_rng(2)
    sizes = []
    for people in (100, 10_000):
        artisans, lines = network(rng, people, 50)
        found = graph(artisans, lines, prices(artisans, 1.0))
        sizes.append(found.hub.max())
        fixed = len(found.tail) - len(np.unique(found.supply))
        assert len(np.unique(found.supply)) <= 4 * people and fixed <= 3 * found.kinds + 30
    assert sizes[1] <= 40 + 15


@given(CASES)
def test_pieces_of_a_price_are_shared_out_evenly(case):
    *_, cost, flow = made(case)
    of = flow.graph
    whole = np.bincount(of.supply.ravel(), cost.step_capacity.ravel(), minlength=len(of.tail))
    amount = flow.made(cost)
    part = np.divide(flow.pieces, whole, out=np.zeros(len(whole)), where=whole > 0)
    expected = (part[of.supply] * cost.step_capacity).sum(axis=1)
    assert (np.abs(amount - expected) <= 4).all()
    assert amount.sum() == flow.pieces[of.tail == 0].sum() - flow.pieces[-of.demand.size :].sum()
    assert (flow.by_skill(cost).sum(axis=1) == amount).all()


@given(st.integers(1, 2**40), st.data())
def test_parts_are_exact_beyond_64_bits(whole, data):
    upto, pieces = (data.draw(st.integers(0, whole)) for _ in range(2))
    found = _part(*(np.array([value]) for value in (upto, pieces, whole)))
    assert found.tolist() == [upto * pieces // whole]


def test_the_largest_problem_that_can_be_counted_is_solved():
    """Two to the fortieth pieces: every cost fits into 64 bits."""
    most = 2**40
    one = Artisans(
        np.ones((1, 1), bool),
        np.array([4]),
        np.array([most // 2]),
        np.array([0.5]),
        np.array([most]),
    )
    _, lines = network(np.random.default_rng(1), 2, 1)
    lines = replace(lines, skill=np.array([0]), grade=np.array([0]), quantity=np.array([most]))
    found = fair_flow(one, lines, 1.0)
    assert found.unmet.tolist() == [most // 2] and found.pieces.sum() == most // 2
