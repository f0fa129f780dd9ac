"""The flow is exact: a linear program over all pairs finds nothing cheaper; fairness evens out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from microfactory.problems import ProblemsFound
from microfactory.virtual_factory import Artisans, Lines, cost_of, fair_flow, gini, prices
from microfactory.virtual_factory.flow import SCALE, UNMET

from .building import holds, network


def over_all_pairs(artisans, lines, fairness):
    """Return the least cost by HiGHS on the plain graph of artisans and lines, without hubs."""
    cost = prices(artisans, fairness)
    able = artisans.skills[:, lines.skill] & (artisans.grade[:, None] >= lines.grade[None, :])
    who, what = np.nonzero(able)
    pairs, steps, orders = len(who), cost.step_capacity.size, len(lines)
    objective = np.concatenate(
        [cost.rework[who], cost.step_price.ravel(), np.full(orders, SCALE * UNMET)]
    )
    equal = np.zeros((len(artisans) + orders, pairs + steps + orders))
    equal[who, np.arange(pairs)] = 1
    for artisan in range(len(artisans)):
        first = pairs + artisan * cost.step_capacity.shape[1]
        equal[artisan, first : first + cost.step_capacity.shape[1]] = -1
    equal[len(artisans) + what, np.arange(pairs)] = 1
    equal[len(artisans) + np.arange(orders), pairs + steps + np.arange(orders)] = 1
    upper = np.concatenate([artisans.capacity[who], cost.step_capacity.ravel(), lines.quantity])
    found = linprog(
        objective,
        A_eq=equal,
        b_eq=np.concatenate([np.zeros(len(artisans)), lines.quantity]),
        bounds=np.column_stack([np.zeros(len(upper)), upper]),
    )
    return found.fun / SCALE


@settings(max_examples=40)
@given(st.integers(0, 2**32), st.integers(1, 12), st.integers(1, 8), st.sampled_from([0, 0.3, 5]))
def test_nothing_is_cheaper_on_the_plain_graph(seed, people, orders, fairness):
    artisans, lines = network(np.random.default_rng(seed), people, orders)
    found = fair_flow(artisans, lines, fairness)
    holds(artisans, lines, found)
    cost = cost_of(artisans, found, prices(artisans, fairness))
    assert cost == pytest.approx(over_all_pairs(artisans, lines, fairness), abs=1e-6)


def test_demand_is_met_where_it_can_be_however_much_fairness_weighs():
    artisans = Artisans(
        np.ones((2, 1), bool),
        np.array([4, 4]),
        np.array([50, 50]),
        np.array([0.1, 0.6]),
        np.array([900, 0]),
    )
    lines = Lines(*(np.array([value]) for value in (0, 0, 0, 100, 1, 20)))
    for fairness in (0, 1, 1000):
        assert fair_flow(artisans, lines, fairness).unmet.sum() == 0


def test_fairness_evens_out_over_time_and_costs_rework():
    rng = np.random.default_rng(7)
    artisans, lines = network(rng, 300, 20)
    spread, rework = [], []
    for fairness in (0, 0.1, 1, 10):
        found = fair_flow(artisans, lines, fairness)
        made = found.made_by(300)
        spread.append(gini(artisans.used + made))
        rework.append(float(made @ (artisans.rejection / (1 - artisans.rejection))))
    assert spread == sorted(spread, reverse=True) and spread[0] > spread[-1]
    assert rework == sorted(rework) and rework[0] < rework[-1]


def test_equals_share_equally_and_who_had_much_gets_less():
    def given(used):
        artisans = Artisans(
            np.ones((2, 1), bool),
            np.array([1, 1]),
            np.array([40, 40]),
            np.array([0.1, 0.1]),
            np.array(used),
        )
        lines = Lines(*(np.array([value]) for value in (0, 0, 0, 40, 1, 20)))
        return fair_flow(artisans, lines, 1.0).made_by(2).tolist()

    assert given([0, 0]) == [20, 20]
    assert given([100, 0])[0] < given([100, 0])[1]


def test_the_difficult_goes_to_those_who_can_and_what_they_lack_is_unmet():
    artisans = Artisans(
        np.ones((2, 1), bool),
        np.array([4, 0]),
        np.array([5, 50]),
        np.array([0.1, 0.1]),
        np.array([0, 0]),
    )
    lines = Lines(*(np.array(both) for both in ((0, 1), (0, 0), (3, 0), (8, 20), (1, 1), (20, 20))))
    found = fair_flow(artisans, lines)
    holds(artisans, lines, found)
    assert found.unmet.tolist() == [3, 0]


def test_nothing_to_do_and_nobody_to_do_it():
    artisans, lines = network(np.random.default_rng(1), 5, 4)
    none = Lines(*(np.zeros(0, np.int64),) * 6)
    assert len(fair_flow(artisans, none).pieces) == 0
    nobody = Artisans(
        np.zeros((0, 3), bool), *(np.zeros(0, np.int64),) * 2, np.zeros(0), np.zeros(0, np.int64)
    )
    assert (fair_flow(nobody, lines).unmet == lines.quantity).all()


@pytest.mark.parametrize("fairness", [-1, float("nan"), float("inf"), 2_000])
def test_a_weight_of_fairness_has_a_range(fairness):
    artisans, lines = network(np.random.default_rng(1), 5, 4)
    with pytest.raises(ProblemsFound, match="fairness: found"):
        fair_flow(artisans, lines, fairness)
