"""What every benchmark returns: ratios to what a user would otherwise do, measured in the same run.

A file ``bench_TOPIC.py`` has one function, ``rows(quick)``, which returns a list of `Row`; ``quick`` asks
for what takes a few seconds, for the check in CI. ``python benchmarks/run.py`` runs them all.
"""

from __future__ import annotations

import statistics
import time
import tracemalloc
from collections.abc import Callable
from typing import NamedTuple

REPEATS = 5


class Row(NamedTuple):
    """One comparison.

    ``ratio`` is how many times longer the other way takes (the median over rounds in which both took
    their turn), ``seconds`` what ours takes (the median), ``least`` the ratio that is promised, and
    ``peak`` the most that ours holds at once, in MB, where memory is promised as well.
    """

    name: str
    against: str
    ratio: float
    seconds: float
    least: float | None = None
    peak: float | None = None


def paired(
    name: str,
    ours: Callable[[], object],
    against: str,
    theirs: Callable[[], object],
    *,
    least: float | None = None,
    share: float = 1.0,
    repeats: int = REPEATS,
    clock: Callable[[], float] = time.perf_counter,
) -> Row:
    """Measure both ways in turn, so that a busy machine is fair to both.

    Parameters
    ----------
    name, against
        What each does.
    ours, theirs
        Do it.
    least
        The ratio that is promised.
    share
        Which part of the work the other way does, where all of it would take hours.
    repeats
        Rounds.
    clock
        `time.process_time` where only this process works: other programs then matter less.
    """
    rounds = [(timed(ours, clock), timed(theirs, clock) / share) for _ in range(repeats)]
    ratio = statistics.median(other / own for own, other in rounds)
    return Row(name, against, ratio, statistics.median(own for own, _ in rounds), least)


def peak_of(work: Callable[[], object]) -> float:
    """Return the most memory in MB that something allocates at once, arrays included.

    By `tracemalloc`, which numpy reports to; it slows Python down, so this is a run of its own.
    """
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def timed(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the seconds that something takes."""
    start = clock()
    work()
    return clock() - start
