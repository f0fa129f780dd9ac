"""Field staff: who is visited when. Newcomers wait until one of the staff is free to train them."""

from __future__ import annotations

import heapq

import numpy as np
import numpy.typing as npt

from microfactory.problems import Problem, shown, stop_if_any
from microfactory.virtual_factory.network import Floats


def begin_of_service(arrivals: npt.ArrayLike, durations: npt.ArrayLike, staff: int) -> Floats:
    """Return when each visit begins: first come, first served, by whoever is free first.

    Parameters
    ----------
    arrivals
        When each asks, in any unit of time, in order.
    durations
        How long each visit takes, in the same unit.
    staff
        How many there are to visit.

    Raises
    ------
    ProblemsFound
        If the arrivals are out of order, a duration is negative or not finite, or there is no staff.

    Notes
    -----
    The recursion of Kiefer & Wolfowitz (1955) for a queue with several servers.

    Examples
    --------
    >>> begin_of_service([0, 0, 1], [4, 2, 3], staff=2).tolist()
    [0.0, 0.0, 2.0]
    """
    asked, lasts = np.asarray(arrivals, dtype=float), np.asarray(durations, dtype=float)
    problems = []
    if asked.shape != lasts.shape or asked.ndim != 1:
        problems.append(
            Problem("durations", f"shape {lasts.shape}", f"that of arrivals, {asked.shape}")
        )
    elif not np.isfinite(asked).all() or (np.diff(asked) < 0).any():
        problems.append(
            Problem("arrivals", "a time out of order, or none", "finite times in order")
        )
    elif not (np.isfinite(lasts) & (lasts >= 0)).all():
        problems.append(Problem("durations", "a negative or endless one", "finite, 0 or more"))
    if staff < 1:
        problems.append(Problem("staff", shown(staff), "1 or more"))
    stop_if_any(problems)
    free = [0.0] * staff
    heapq.heapify(free)
    begins = np.empty_like(asked)
    for visit, (arrival, duration) in enumerate(zip(asked, lasts, strict=True)):
        begins[visit] = max(arrival, heapq.heappop(free))
        heapq.heappush(free, begins[visit] + duration)
    return begins
