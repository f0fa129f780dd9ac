"""Every pair of models: one row or more each, and two orders never earn less than a free choice."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from microfactory.cost_model import Question, crossover_ranges, crossover_table, responses, terms


def test_every_pair_has_its_crossovers_or_says_that_there_are_none(space):
    found = crossover_table(space, 1.0, 1e5)
    pairs = set(zip(found["first"], found["second"], strict=True))
    assert pairs == set(combinations(space.models, 2))
    none = found[found["at"] == "none"]
    assert none["volume"].isna().all() and (none["number"] == 0).all()
    assert (none["below"] != "").all()
    rest = found[found["at"] != "none"]
    assert rest["volume"].between(1, 1e5).all() and (rest["below"] != rest["above"]).all()
    for _, rows in rest.groupby(["first", "second"]):
        assert rows["volume"].is_monotonic_increasing
        assert rows["number"].tolist() == list(range(1, len(rows) + 1))


def test_at_a_crossover_on_the_curve_both_cost_the_same(space):
    middle = {name: terms(inputs) for name, inputs in space.middle().items()}
    found = crossover_table(space, 1.0, 1e5)
    curve = found[found["at"] == "curve"]
    assert len(curve)
    for row in curve.to_dict("records"):
        one, other = (float(middle[row[end]].bought(row["volume"])) for end in ("first", "second"))
        assert one == pytest.approx(other, rel=1e-9)


def test_the_shares_of_a_pair_are_all_there_is(space):
    found = crossover_ranges(space, 1.0, 1e5, np.random.default_rng(1), 12)
    total = found["share"] + found["first_cheaper"] + found["second_cheaper"]
    assert total.tolist() == pytest.approx([1.0] * len(found))
    assert (found["several"] <= found["share"]).all()
    crossed = found[found["share"] > 0]
    assert (crossed["low"] <= crossed["median"]).all()
    assert (crossed["median"] <= crossed["high"]).all()


ASKED = Question(
    (10_000.0,),
    (0.2, 1.0),
    pairs=(("mass_production", "flexible_sme"), ("mass_production", "networked_craft")),
    worthwhile=0.05,
)


@pytest.fixture(scope="module")
def answered(space):
    return responses(space, ASKED, np.random.default_rng(1), 300)


def test_a_quicker_second_maker_learns_more(answered):
    learnt = answered.set_index(["late", "uncertainty"])["learnt"]
    for uncertainty in (0.2, 1.0):
        assert 0 < learnt["networked_craft", uncertainty] < learnt["flexible_sme", uncertainty] < 1


def test_together_earns_at_least_what_the_early_one_does_alone(answered):
    assert (answered["together"] >= answered["early_alone"]).all()
    assert (answered[["early_order", "late_order"]] >= 0).all(axis=None)
    # The less is known, the more waits for the late order.
    late = answered.set_index(["late", "uncertainty"])["late_order"]
    for name in ("flexible_sme", "networked_craft"):
        assert late[name, 1.0] > late[name, 0.2]


def test_two_makers_are_worthwhile_in_fewer_draws_the_more_is_asked(space, answered):
    more = responses(space, replace(ASKED, worthwhile=0.3), np.random.default_rng(1), 300)
    assert (more["worthwhile"] <= answered["worthwhile"]).all()
    assert (more["worthwhile"] < answered["worthwhile"]).any()
    same = [name for name in more.columns if name != "worthwhile"]
    pd.testing.assert_frame_equal(more[same], answered[same])
