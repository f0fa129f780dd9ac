"""Other policies break no rule either; the best come first, and chance follows its generator."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microfactory.virtual_factory import Artisans, Lines, at_random, best_first, fairly

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
