"""Other policies break no rule either; the best come first, and chance follows its generator."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microfactory.problems import ProblemsFound
from microfactory.virtual_factory import (
    Artisans,
    Lines,
    at_random,
    best_first,
    fairly,
    with_batches,
)

from .building import holds, network


@pytest.mark.parametrize("policy", [at_random, best_first, fairly(0.5)])
@given(seed=st.integers(0, 2**32))
def test_every_policy_keeps_to_what_artisans_can_and_have_room_for(policy, seed):
    rng = np.random.default_rng(seed)
    artisans, lines = network(rng, 20, 6)
    holds(artisans, lines, policy(artisans, lines, rng))


def test_the_best_are_filled_before_the_next():
    artisans = Artisans(
        np.ones((3, 1), bool),
        np.array([1, 4, 4]),
        np.array([9, 9, 9]),
        np.array([0.1, 0.3, 0.2]),
        np.zeros(3, np.int64),
    )
    lines = Lines(*(np.array([value]) for value in (0, 0, 0, 12, 1, 20)))
    found = best_first(artisans, lines, np.random.default_rng(1))
    assert found.made_by(3).tolist() == [0, 3, 9]


def test_chance_follows_its_generator_and_the_flow_has_none():
    artisans, lines = network(np.random.default_rng(3), 50, 6)

    def made(policy, seed):
        return policy(artisans, lines, np.random.default_rng(seed)).made_by(50).tolist()

    assert made(at_random, 1) == made(at_random, 1) != made(at_random, 2)
    assert made(fairly(1.0), 1) == made(fairly(1.0), 2)


def test_without_lines_there_is_nothing_to_share_out():
    artisans, _ = network(np.random.default_rng(3), 5, 1)
    none = Lines(*(np.zeros(0, np.int64),) * 6)
    assert len(at_random(artisans, none, np.random.default_rng(1)).pieces) == 0


SHARE_OUT = [
    at_random,
    best_first,
    fairly(0.5),
    lambda artisans, lines, rng: with_batches(artisans, lines, 0.5).allocation,
]


@pytest.mark.parametrize("policy", SHARE_OUT)
def test_an_unknown_skill_is_refused_before_anything_is_solved(policy):
    artisans, lines = network(np.random.default_rng(3), 8, 3)
    wrong = replace(lines, skill=np.array([0, 9, 1]))
    with pytest.raises(ProblemsFound, match=r"lines\.skill\[1\]: found 9; expected 0 to 2"):
        policy(artisans, wrong, np.random.default_rng(1))


@pytest.mark.parametrize("policy", SHARE_OUT)
def test_what_nobody_has_room_for_is_unmet_and_no_error(policy):
    artisans, lines = network(np.random.default_rng(3), 8, 3)
    for none in (
        replace(artisans, capacity=np.zeros(8, np.int64)),
        replace(artisans, skills=np.zeros((8, 3), bool)),
    ):
        found = policy(none, lines, np.random.default_rng(1))
        assert found.unmet.tolist() == lines.quantity.tolist() and len(found.pieces) == 0


@pytest.mark.parametrize("policy", SHARE_OUT)
def test_nobody_and_nothing_are_no_error(policy):
    artisans, lines = network(np.random.default_rng(3), 8, 3)
    nobody = artisans.only(np.zeros(0, np.int64))
    assert policy(nobody, lines, np.random.default_rng(1)).unmet.sum() == lines.quantity.sum()
    nothing = replace(lines, quantity=np.zeros(3, np.int64))
    assert len(policy(artisans, nothing, np.random.default_rng(1)).pieces) == 0
