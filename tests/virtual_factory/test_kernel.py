"""A cycle in compiled code: rework as often as 1/(1-p), and the same days as plain Python makes of them."""

from __future__ import annotations

import numpy as np
import pytest

from microfactory.virtual_factory import streams
from microfactory.virtual_factory.kernel import days_of_cycle


def cycle(pieces, rate, rejection, days=24, every=6, due=99, availability=1.0, seed=1):
    count = len(pieces)
    todo = np.array(pieces, dtype=np.int64)
    return days_of_cycle(
        streams.keys(seed, count),
        np.zeros(count, np.uint64),
        np.full(count, rate, np.int64),
        np.full(count, availability),
        np.full(count, rejection),
        np.full(count, rejection),
        1.0,
        np.zeros(count),
        np.arange(count),
        np.arange(count) + 1,
        todo,
        np.zeros(count, np.int64),
        np.full(count, due, np.int64),
        days,
        every,
    )


def test_a_piece_is_made_as_often_as_the_geometric_law_says():
    """Each try passes with 1 - p, so a delivered piece was made 1/(1-p) times."""
    _, by_artisan = cycle([200] * 300, rate=100, rejection=0.3, days=600)
    delivered, made = by_artisan.sum(axis=0)
    assert delivered == 60_000  # all of them, in so long a time
    error = np.sqrt(0.3) / 0.7 / np.sqrt(delivered)
    assert made / delivered == pytest.approx(1 / 0.7, abs=4 * error)


def test_without_rejections_a_piece_is_made_once_and_inspected_at_the_week_s_end():
    by_day, by_artisan = cycle([20], rate=5, rejection=0.0)
    assert by_artisan.tolist() == [[20, 20]]
    assert (
        by_day[:, 0].tolist() == [0] * 5 + [20] + [0] * 18
    )  # four days to make, delivered on the sixth
    assert by_day[:6, 5].tolist() == [5, 10, 15, 20, 20, 0]


def test_what_comes_after_its_day_is_late():
    by_day, _ = cycle([50], rate=5, rejection=0.0, due=6)
    assert by_day[:, 0].sum() == 50 and by_day[:, 1].sum() == 20  # six days make thirty in time


def test_who_never_works_makes_nothing():
    by_day, by_artisan = cycle([20], rate=5, rejection=0.0, availability=0.0)
    assert by_artisan.sum() == 0 and by_day[-1, 3] == 20


def test_plain_python_makes_the_same_of_it():
    compiled = cycle([17, 30, 4], rate=3, rejection=0.4, availability=0.7)
    function = days_of_cycle.py_func
    globals_ = function.__globals__
    kept = globals_["_uniform"]
    globals_["_uniform"] = lambda key, count: float(streams.uniform(key, count))
    try:
        count = 3
        with np.errstate(over="ignore"):
            plain = function(
                streams.keys(1, count),
                np.zeros(count, np.uint64),
                np.full(count, 3),
                np.full(count, 0.7),
                np.full(count, 0.4),
                np.full(count, 0.4),
                1.0,
                np.zeros(count),
                np.arange(count),
                np.arange(count) + 1,
                np.array([17, 30, 4]),
                np.zeros(count, np.int64),
                np.full(count, 99),
                24,
                6,
            )
    finally:
        globals_["_uniform"] = kept
    assert (compiled[0] == plain[0]).all() and (compiled[1] == plain[1]).all()
