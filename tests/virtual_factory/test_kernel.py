"""A cycle in compiled code: rework as often as 1/(1-p), and the same days as plain Python makes of them."""

from __future__ import annotations

import numpy as np
import pytest

from microfactory.virtual_factory import streams
from microfactory.virtual_factory.kernel import days_of_cycle


def cycle(
    pieces,
    rate,
    rejection,
    days=24,
    every=6,
    due=99,
    availability=1.0,
    punctual=1.0,
    best=0.3,
    second=0.2,
    seed=1,
    run=days_of_cycle,
):
    count = len(pieces)
    return run(
        streams.keys(seed, count),
        np.zeros(count, np.uint64),
        np.full(count, float(rate)),
        np.full(count, availability),
        np.full(count, punctual),
        np.full(count, rejection),
        np.full(count, rejection),
        1.0,
        np.zeros(count),
        np.full(count, best),
        np.full(count, second),
        np.arange(count),
        np.arange(count) + 1,
        np.array(pieces, dtype=np.int64),
        np.zeros(count, np.int64),
        np.zeros(count, np.int64),
        np.full(count, due, np.int64),
        days,
        every,
    )


def test_a_piece_is_made_as_often_as_the_geometric_law_says():
    """Each try passes with 1 - p, so a delivered piece was made 1/(1-p) times."""
    _, by_artisan = cycle([200] * 300, rate=100, rejection=0.3, days=600)
    delivered, made = by_artisan[:, :2].sum(axis=0)
    assert delivered == 60_000  # all of them, in so long a time
    error = np.sqrt(0.3) / 0.7 / np.sqrt(delivered)
    assert made / delivered == pytest.approx(1 / 0.7, abs=4 * error)


def test_without_rejections_a_piece_is_made_once_and_inspected_at_the_week_s_end():
    by_day, by_artisan = cycle([20], rate=5, rejection=0.0)
    assert by_artisan[:, :2].tolist() == [[20, 20]]
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


def test_late_pieces_are_late_by_the_days_between_due_and_inspection():
    by_day, _ = cycle([50], rate=5, rejection=0.0, due=6)
    # thirty of them are delivered on day 5, in time, and twenty on day 11, five days late
    assert by_day[:, 8].tolist() == [0] * 11 + [20 * 5] + [0] * 12


@pytest.mark.parametrize("rate", [0.25, 1.5, 3.7])
def test_parts_of_a_piece_are_chances_of_one_more(rate):
    days, artisans = 240, 400
    _, by_artisan = cycle([10**6] * artisans, rate, 0.0, days=days, availability=0.6)
    made = by_artisan[:, 1]
    part = rate % 1
    error = np.sqrt((0.6 * (rate**2 + part * (1 - part)) - (0.6 * rate) ** 2) / days / artisans)
    assert made.mean() / days == pytest.approx(0.6 * rate, abs=4 * error)


def test_who_is_not_punctual_brings_it_the_week_after():
    by_day, _ = cycle([1] * 4_000, rate=1, rejection=0.0, punctual=0.25)
    weekly = by_day[:, 0].reshape(4, 6).sum(axis=1) / 4_000
    expected = 0.25 * 0.75 ** np.arange(4)
    assert weekly == pytest.approx(expected, abs=4 * np.sqrt(0.25 / 4_000))
    assert by_day[-1, 5] == 4_000 - by_day[:, 0].sum()  # the rest still waits


def test_passed_pieces_are_rated_and_rejected_ones_are_not():
    by_day, by_artisan = cycle([50] * 400, rate=50, rejection=0.3, days=6, best=0.3, second=0.2)
    delivered, _, aa, b = by_artisan.sum(axis=0)
    for count, share in ((aa, 0.3), (b, 0.2), (delivered, None)):
        of, p = (delivered, share) if share else (20_000, 0.7)
        assert count / of == pytest.approx(p, abs=4 * np.sqrt(p * (1 - p) / of))
    assert by_day[:, 6].sum() == aa and by_day[:, 7].sum() == b


def test_who_has_nothing_to_do_uses_up_as_many_numbers_of_chance():
    """One a day, one an inspection and one a piece inspected, whether or not there is anything to do."""
    counts = np.zeros(3, np.uint64)
    pieces = np.array([0, 5, 400])
    level = [np.full(3, value) for value in (2.0, 1.0, 1.0, 0.2, 0.2)]
    _, by_artisan = days_of_cycle(
        streams.keys(1, 3), counts, *level, 1.0, np.zeros(3), np.zeros(3), np.zeros(3),
        np.arange(3), np.arange(3) + 1, pieces, np.zeros(3, int), np.zeros(3, int), np.full(3, 99), 24, 6,
    )  # fmt: skip
    inspected = by_artisan[:, 1]  # all that is made is brought in at the latest on the last day
    assert counts.tolist() == (24 + 4 + inspected).tolist()


def test_plain_python_makes_the_same_of_it():
    case = {"pieces": [17, 30, 4], "rate": 2.6, "rejection": 0.4, "availability": 0.7} | {
        "punctual": 0.6
    }
    compiled = cycle(**case)
    function = days_of_cycle.py_func
    globals_ = function.__globals__
    kept = globals_["_uniform"]
    globals_["_uniform"] = lambda key, count: float(streams.uniform(key, count))
    try:
        with np.errstate(over="ignore"):
            plain = cycle(**case, run=function)
    finally:
        globals_["_uniform"] = kept
    assert (compiled[0] == plain[0]).all() and (compiled[1] == plain[1]).all()
