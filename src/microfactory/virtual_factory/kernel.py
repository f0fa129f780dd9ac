"""The days of a cycle, artisan by artisan; compiled, since a year has millions of pieces.

It is in a module of its own because numba takes a second to import. Artisans do not depend on each other
within a cycle: what they are to make is settled before it begins.
"""

from __future__ import annotations

import numpy as np
from numba import njit

#: Chance of one piece and day is drawn from the artisan's stream, see `microfactory.virtual_factory.streams`.
_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_ONE = np.uint64(1)
_30, _27, _31, _11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)


@njit(cache=True)
def _uniform(key, count):  # type: ignore[no-untyped-def]
    word = key + (count + _ONE) * _STEP
    word = (word ^ (word >> _30)) * _FIRST
    word = (word ^ (word >> _27)) * _SECOND
    word = word ^ (word >> _31)
    return np.float64(word >> _11) * 2.0**-53


@njit(cache=True, nogil=True)
def days_of_cycle(  # type: ignore[no-untyped-def]
    keys,
    counts,
    rate,
    availability,
    rejection_start,
    rejection_floor,
    learning,
    experience,
    first,
    last,
    todo,
    rework,
    due,
    days,
    inspect_every,
):
    """Run the days of one cycle.

    Parameters
    ----------
    keys, counts
        Stream of each artisan, and how many numbers of it are used up; the counts move on.
    rate, availability
        Pieces that each makes on a day on which it works, and how often it does.
    rejection_start, rejection_floor, learning
        Share rejected of a beginner, the least share, and pieces after which the difference is 1/e of it.
    experience
        Pieces that each has ever made; moves on.
    first, last
        Each artisan's part of the pairs.
    todo, rework
        Pieces of each pair still to make, and of them those that were rejected once; both move on.
    due
        Day of each pair's line.
    days, inspect_every
        Length of the cycle, and after how many days finished pieces are inspected.

    Returns
    -------
    By day, of shape (days, 6): pieces delivered, of them late, rejected; and at its end still to make, of
    them to make again, and waiting for inspection. By artisan, of shape (artisans, 2): pieces delivered,
    and made, each rework counted anew.
    """
    artisans, pairs = len(keys), len(todo)
    by_day = np.zeros((days, 6), np.int64)
    by_artisan = np.zeros((artisans, 2), np.int64)
    waiting = np.zeros(pairs, np.int64)
    for artisan in range(artisans):
        key, count = keys[artisan], counts[artisan]
        begin, end = first[artisan], last[artisan]
        for day in range(days):
            works = _uniform(key, count) < availability[artisan]
            count += _ONE
            left = rate[artisan] if works else 0
            for pair in range(begin, end):
                if left == 0:
                    break
                pieces = min(left, todo[pair])
                todo[pair] -= pieces
                waiting[pair] += pieces
                left -= pieces
                by_artisan[artisan, 1] += pieces
                # What was rejected is made again last.
                rework[pair] = min(rework[pair], todo[pair])
            if (day + 1) % inspect_every == 0:
                for pair in range(begin, end):
                    passed = 0
                    for _ in range(waiting[pair]):
                        share = rejection_floor[artisan] + (
                            rejection_start[artisan] - rejection_floor[artisan]
                        ) * np.exp(-experience[artisan] / learning)
                        if _uniform(key, count) >= share:
                            passed += 1
                        count += _ONE
                        experience[artisan] += 1
                    back = waiting[pair] - passed
                    waiting[pair] = 0
                    todo[pair] += back
                    rework[pair] += back
                    by_artisan[artisan, 0] += passed
                    by_day[day, 0] += passed
                    if day > due[pair]:
                        by_day[day, 1] += passed
                    by_day[day, 2] += back
            for pair in range(begin, end):
                by_day[day, 3] += todo[pair]
                by_day[day, 4] += rework[pair]
                by_day[day, 5] += waiting[pair]
        counts[artisan] = count
    return by_day, by_artisan
