"""Fair allocation, exact and integral: a flow of least cost whose cost rises with every piece given.

Pieces flow from artisans to lines. Two things cost: the rework that an artisan is expected to need, and
unfairness, a price that rises with what the artisan has had in the year so far and gets now. The
rising price is a row of parallel arcs (a convex separable cost, which makes the spread as equal as the
rest allows: Frank & Murota 2018). Neither depends on which line of a skill and grade a piece is for,
so artisans are routed through a hub for each skill and grade: arcs grow with artisans plus hubs, not with
their product, and nothing is lost.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from microfactory.problems import Problem, shown, stop_if_any
from microfactory.virtual_factory.network import (
    GRADES,
    MOST_PIECES,
    Allocation,
    Artisans,
    Floats,
    Ints,
    Lines,
    check_skills,
)

#: Costs are counted in thousandths of one piece's rework, since the solver takes whole numbers only.
SCALE = 1_000
#: Not to deliver a piece costs as much as to rework it so often: demand is met where it can be.
UNMET = 1_000
#: Arcs that the rising price of one artisan is made of.
SEGMENTS = 4


@dataclass(frozen=True)
class Prices:
    """What a piece costs, in thousandths of a piece of rework.

    Parameters
    ----------
    rework
        For each artisan, of shape (artisans,).
    step_capacity, step_price
        The rising price of fairness: pieces that fit on each step and what one of them costs, of shape
        (artisans, `SEGMENTS`).
    """

    rework: Ints
    step_capacity: Ints
    step_price: Ints


def prices(artisans: Artisans, fairness: float, share: float | None = None) -> Prices:
    """Return what a piece of each artisan costs.

    Parameters
    ----------
    artisans
        The network.
    fairness
        What it costs, in pieces of rework, to give a piece to someone who already has a fair share; 0:
        fairness does not count.
    share
        The fair share, in pieces of the year; by default what all had so far and could make now, over
        all artisans.

    Raises
    ------
    ProblemsFound
        If the fairness is negative, not finite, or above a thousand.
    """
    if not (np.isfinite(fairness) and 0 <= fairness <= UNMET):
        stop_if_any([Problem("fairness", shown(fairness), f"0 to {UNMET}")])
    rework = np.rint(SCALE * artisans.rejection / (1 - artisans.rejection))
    rework = np.minimum(rework, SCALE * UNMET / 2).astype(np.int64)
    steps = np.arange(SEGMENTS)
    edges = artisans.capacity[:, None] * np.arange(SEGMENTS + 1) // SEGMENTS
    capacity = np.diff(edges, axis=1)
    if share is None:
        total = artisans.used.sum() + artisans.capacity.sum()
        share = max(float(total) / max(len(artisans), 1), 1.0)
    had = artisans.used[:, None] + edges[:, steps] + capacity / 2
    # Bounded, so that fairness never outweighs delivery; and rising, since what is had rises.
    price = np.minimum(fairness * had / share, UNMET / 4)
    return Prices(rework, capacity, np.rint(SCALE * price).astype(np.int64))


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
    >>> one = Lines(*(np.array([value]) for value in (0, 0, 8, 1, 20)))
    >>> fair_flow(two, one).made_by(2).tolist()
    [4, 4]
    """
    check_skills(artisans, lines)
    flows = class_flows(artisans, lines, prices(artisans, fairness))
    return assign(artisans, lines, flows)


def class_flows(artisans: Artisans, lines: Lines, cost: Prices) -> Ints:
    """Return how many pieces each artisan makes with each skill, of shape (artisans, skills)."""
    from ortools.graph.python import min_cost_flow

    count, skills = artisans.skills.shape
    demand = np.zeros((skills, GRADES), dtype=np.int64)
    np.add.at(demand, (lines.skill, lines.grade), lines.quantity)
    total = int(demand.sum())
    if total == 0 or count == 0:
        return np.zeros((count, skills), dtype=np.int64)
    source = 0
    artisan = 1 + np.arange(count)
    hub = 1 + count + np.arange(skills * GRADES).reshape(skills, GRADES)
    who, what = np.nonzero(artisans.skills & (artisans.capacity > 0)[:, None])
    step_who, step = np.nonzero(cost.step_capacity)
    tails = [
        np.full(len(step_who), source),
        artisan[who],
        hub[:, 1:].ravel(),  # who can make the difficult can make the easy
        np.full(hub.size, source),
    ]
    heads = [artisan[step_who], hub[what, artisans.grade[who]], hub[:, :-1].ravel(), hub.ravel()]
    room = [
        cost.step_capacity[step_who, step],
        artisans.capacity[who],
        np.full(hub[:, 1:].size, total),
        demand.ravel(),
    ]
    price = [
        cost.step_price[step_who, step],
        cost.rework[who],
        np.zeros(hub[:, 1:].size, dtype=np.int64),
        np.full(hub.size, SCALE * UNMET),
    ]
    solver = min_cost_flow.SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(
        np.concatenate(tails).astype(np.int32),
        np.concatenate(heads).astype(np.int32),
        np.minimum(np.concatenate(room), MOST_PIECES),
        np.concatenate(price),
    )
    # What nobody makes flows from the source to the hubs directly, so every problem has a solution.
    solver.set_node_supply(source, total)
    solver.set_nodes_supplies(hub.ravel().astype(np.int32), -demand.ravel())
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise RuntimeError(f"the flow of {total:,} pieces was not solved: status {status}")
    found = np.zeros((count, skills), dtype=np.int64)
    first = len(step_who)
    found[who, what] = solver.flows(arcs[first : first + len(who)])
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
