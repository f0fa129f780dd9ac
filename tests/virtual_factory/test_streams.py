"""The mixing is SplitMix64 to the bit; its numbers are even, and streams do not know of each other."""

from __future__ import annotations

import numpy as np
from scipy import stats

from microfactory.virtual_factory import streams


def test_the_published_sequence_of_seed_1234567():
    """First outputs of SplitMix64 for this seed, as its reference implementations give them."""
    state, found = np.uint64(1234567), []
    with np.errstate(over="ignore"):
        for _ in range(3):
            state = state + streams.STEP
            found.append(int(streams.mix(state)))
    assert found == [6457827717110365317, 3203168211198807973, 9817491932198370423]


def test_numbers_are_even_and_below_one():
    found = streams.uniform(streams.keys(1, 200)[:, None], np.arange(500)[None, :])
    assert found.min() >= 0 and found.max() < 1
    assert stats.kstest(found.ravel(), "uniform").pvalue > 0.001
    assert abs(np.corrcoef(found[:-1].ravel(), found[1:].ravel())[0, 1]) < 0.01


def test_a_stream_depends_on_seed_and_artisan_alone():
    few, many = streams.keys(5, 3), streams.keys(5, 1_000)
    assert (few == many[:3]).all() and len(set(many.tolist())) == 1_000
    assert streams.keys(6, 3).tolist() != few.tolist()
    assert (streams.keys(-1, 2) == streams.keys(2**64 - 1, 2)).all()
