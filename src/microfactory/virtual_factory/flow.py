"""Fair allocation, exact and integral: a flow of least cost whose cost rises with every piece given.

Pieces flow from artisans to lines. Two things cost: the rework that an artisan is expected to need, and
unfairness, a price that rises with what the artisan has had in the year so far and gets now. The
rising price is a row of parallel arcs (a convex separable cost, which makes the spread as equal as the
rest allows: Frank & Murota 2018). Neither depends on which line of a skill and grade a piece is for,
so artisans are routed through a hub for each skill and grade: arcs grow with artisans plus hubs, not with
their product, and nothing is lost.
"""

from __future__ import annotations

import numpy as np

from microfactory.virtual_factory.hubs import solved
from microfactory.virtual_factory.network import (
    GRADES,
    Allocation,
    Artisans,
    Floats,
    Ints,
    Lines,
    check_skills,
)
from microfactory.virtual_factory.prices import SCALE, UNMET, Prices, prices


def fair_flow(artisans: Artisans, lines: Lines, fairness: float = 1.0) -> Allocation:
    """Return the allocation of least cost: rework, unfairness, and what is not met.

    Parameters
    ----------
    artisans, lines
        The network and the orders.
    fairness
        As in `prices`.

    Raises
    ------
    ProblemsFound
        If a line asks for an unknown skill, or the fairness is outside its range.

    Notes
    -----
    Minimum batches do not enter here; `microfactory.virtual_factory.batches` has them.

    References
    ----------
    Ahuja, Magnanti & Orlin (1993), Network Flows; Frank & Murota (2018), Discrete decreasing
    minimization.

    Examples
    --------
    >>> two = Artisans(np.array([[True], [True]]), np.array([0, 0]), np.array([8, 8]),
    ...                np.array([0.1, 0.1]), np.array([0, 0]))
    >>> one = Lines(*(np.array([value]) for value in (0, 0, 0, 8, 1, 20)))
    >>> fair_flow(two, one).made_by(2).tolist()
    [4, 4]
    """
    check_skills(artisans, lines)
    flows = class_flows(artisans, lines, prices(artisans, fairness))
    return assign(artisans, lines, flows)


def class_flows(artisans: Artisans, lines: Lines, cost: Prices) -> Ints:
    """Return how many pieces each artisan makes with each skill, of shape (artisans, skills)."""
    found = np.zeros(artisans.skills.shape, dtype=np.int64)
    there = np.flatnonzero(artisans.capacity > 0)
    if len(there):
        part = Prices(cost.rework[there], cost.step_capacity[there], cost.step_price[there])
        found[there] = solved(artisans.only(there), lines, part).by_skill(part)
    return found


def assign(artisans: Artisans, lines: Lines, flows: Ints) -> Allocation:
    """Share what each artisan makes with a skill out over the lines that ask for it.

    The most difficult lines get the best artisans of the flow, and within a grade the lines that are
    due first; any sharing costs the same.

    Parameters
    ----------
    flows
        Pieces of each artisan with each skill, as `class_flows` gives them.
    """
    parts, unmet = [], lines.quantity.copy()
    for skill in range(flows.shape[1]):
        makers = np.flatnonzero(flows[:, skill])
        wanted = np.flatnonzero((lines.skill == skill) & (lines.quantity > 0))
        makers = makers[np.argsort(-artisans.grade[makers], kind="stable")]
        wanted = wanted[np.lexsort((lines.due[wanted], -lines.grade[wanted]))]
        maker, line, pieces = _northwest(
            flows[makers, skill],
            lines.quantity[wanted],
            _starts(
                artisans.grade[makers],
                lines.grade[wanted],
                flows[makers, skill],
                lines.quantity[wanted],
            ),
        )
        parts.append((makers[maker], wanted[line], pieces))
        np.subtract.at(unmet, wanted[line], pieces)
    artisan, line, given = (np.concatenate([part[place] for part in parts]) for place in range(3))
    return Allocation(artisan, line, given, unmet)


def _starts(grades: Ints, asked: Ints, supply: Ints, demand: Ints) -> Ints:
    """Return where in the row of all supplied pieces each line begins, best grades first.

    Lines of one grade stand one after another. Where better artisans have less than the more difficult
    lines ask for, what is missing is missing there, and the next grade begins with its own artisans.
    """
    starts = np.zeros(len(demand), dtype=np.int64)
    taken = 0
    for grade in range(GRADES - 1, -1, -1):
        here = asked == grade
        reach = int(supply[grades >= grade].sum())
        sizes = demand[here]
        starts[here] = np.minimum(taken + np.cumsum(sizes) - sizes, reach)
        taken = min(taken + int(sizes.sum()), reach)
    return starts


def _northwest(supply: Ints, demand: Ints, starts: Ints) -> tuple[Ints, Ints, Ints]:
    """Return which supplier serves which demand with how many pieces."""
    supplied = np.concatenate([[0], np.cumsum(supply)])
    # A line ends where the next begins: what is missing of it was cut off there.
    ends = np.minimum(starts + demand, np.append(starts[1:], supplied[-1]))
    cuts = np.unique(np.concatenate([supplied, starts, ends]))
    begin, pieces = cuts[:-1], np.diff(cuts)
    maker = np.searchsorted(supplied, begin, side="right") - 1
    line = np.searchsorted(starts, begin, side="right") - 1
    serves = (line >= 0) & (pieces > 0)
    serves[serves] &= begin[serves] < ends[line[serves]]
    return maker[serves], line[serves], pieces[serves]


def cost_of(artisans: Artisans, allocation: Allocation, cost: Prices) -> float:
    """Return what an allocation costs, in pieces of rework: rework, unfairness, and what is not met."""
    made = allocation.made_by(len(artisans))
    filled: Floats = np.minimum(
        np.maximum(made[:, None] - (np.cumsum(cost.step_capacity, axis=1) - cost.step_capacity), 0),
        cost.step_capacity,
    )
    total = float(made @ cost.rework) + float((filled * cost.step_price).sum())
    return total / SCALE + UNMET * float(allocation.unmet.sum())
