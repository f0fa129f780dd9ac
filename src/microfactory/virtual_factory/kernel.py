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
    punctual,
    rejection_start,
    rejection_floor,
    learning,
    experience,
    best,
    second,
    first,
    last,
    todo,
    rework,
    waiting,
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
        Pieces that each makes on a day on which it works, and how often it does. A part of a piece is a
        chance of one more.
    punctual
        How often each brings in what is finished when inspection is due; otherwise it waits for the next.
    rejection_start, rejection_floor, learning
        Share rejected of a beginner, the least share, and pieces after which the difference is 1/e of it.
    experience
        Pieces that each has ever made; moves on.
    best, second
        Parts of each one's passed pieces that are rated AA and B; the rest is A.
    first, last
        Each artisan's part of the pairs.
    todo, rework, waiting
        Pieces of each pair still to make, of them those that were rejected once, and those that are made and
        not inspected; all move on.
    due
        Day of each pair's line.
    days, inspect_every
        Length of the cycle, and after how many days finished pieces are inspected.

    Returns
    -------
    By day, of shape (days, 9): pieces delivered, of them late, rejected; at its end still to make, of
    them to make again, and waiting for inspection; delivered pieces rated AA and B; and the days by which
    late ones were late, all together. By artisan, of shape (artisans, 4): pieces delivered, and made, each
    rework counted anew; delivered pieces rated AA and B.
    """
    artisans = len(keys)
    by_day = np.zeros((days, 9), np.int64)
    by_artisan = np.zeros((artisans, 4), np.int64)
    for artisan in range(artisans):
        key, count = keys[artisan], counts[artisan]
        begin, end = first[artisan], last[artisan]
        left_over = np.int64(0)
        for pair in range(begin, end):
            left_over += todo[pair] + waiting[pair]
        for day in range(days):
            if left_over == 0:
                # Nothing to do: a number would be drawn for each day and each inspection that is left.
                count += np.uint64(days - day + days // inspect_every - day // inspect_every)
                break
            chance = _uniform(key, count)
            count += _ONE
            left = np.int64(0)
            if chance < availability[artisan]:
                # Given that it is below, the chance over the availability is even between 0 and 1.
                left = np.int64(rate[artisan] + chance / availability[artisan])
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
                brings = _uniform(key, count) < punctual[artisan]
                count += _ONE
                for pair in range(begin, end if brings else begin):
                    passed = 0
                    for _ in range(waiting[pair]):
                        share = rejection_floor[artisan] + (
                            rejection_start[artisan] - rejection_floor[artisan]
                        ) * np.exp(-experience[artisan] / learning)
                        chance = _uniform(key, count)
                        count += _ONE
                        experience[artisan] += 1
                        if chance < share:
                            continue
                        passed += 1
                        rated = (chance - share) / (1 - share)
                        if rated < best[artisan]:
                            by_artisan[artisan, 2] += 1
                            by_day[day, 6] += 1
                        elif rated >= 1 - second[artisan]:
                            by_artisan[artisan, 3] += 1
                            by_day[day, 7] += 1
                    back = waiting[pair] - passed
                    left_over -= passed
                    waiting[pair] = 0
                    todo[pair] += back
                    rework[pair] += back
                    by_artisan[artisan, 0] += passed
                    by_day[day, 0] += passed
                    if day > due[pair]:
                        by_day[day, 1] += passed
                        by_day[day, 8] += passed * (day - due[pair])
                    by_day[day, 2] += back
            for pair in range(begin, end):
                by_day[day, 3] += todo[pair]
                by_day[day, 4] += rework[pair]
                by_day[day, 5] += waiting[pair]
        counts[artisan] = count
    return by_day, by_artisan
