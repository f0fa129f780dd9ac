"""Minimum batches: an artisan who makes a line at all makes a batch of it.

That is a fixed-charge problem. It is solved on the pairs of artisan and line that cost least by the prices
of the flow without batches, whose cost is also a bound: with batches nothing can be cheaper. So the gap is
known, however few pairs were looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from microfactory.problems import Problem, shown, stop_if_any
from microfactory.virtual_factory.flow import (
    SCALE,
    UNMET,
    Prices,
    assign,
    class_flows,
    cost_of,
    prices,
)
from microfactory.virtual_factory.network import (
    Allocation,
    Artisans,
    Floats,
    Ints,
    Lines,
    check_skills,
)

#: Artisans that a line is offered to hold so many times what it asks for, and are at least so many.
CHOICE, FEWEST = 10, 16


@dataclass(frozen=True)
class Batched:
    """An allocation with minimum batches, and how far from the best it can be.

    Parameters
    ----------
    allocation
        Who makes what.
    cost
        In pieces of rework.
    bound
        What nothing can be cheaper than: the cost without minimum batches.
    pairs
        How many pairs of artisan and line were looked at.
    """

    allocation: Allocation
    cost: float
    bound: float
    pairs: int

    @property
    def gap(self) -> float:
        """The most that is left to gain, as a part of the cost."""
        return (self.cost - self.bound) / self.cost if self.cost else 0.0


def with_batches(
    artisans: Artisans,
    lines: Lines,
    fairness: float = 1.0,
    *,
    most_pairs: int = 6_000,
    nodes: int = 20,
    tolerance: float = 0.005,
) -> Batched:
    """Return an allocation in which every part of a line is at least its minimum batch.

    A line that is smaller than its minimum batch is a batch itself.

    Parameters
    ----------
    artisans, lines, fairness
        As in `microfactory.virtual_factory.flow.fair_flow`.
    most_pairs
        How many pairs are looked at, the cheapest of each line.
    nodes
        How far HiGHS searches, in nodes of its tree: counted, not timed, so that the same input gives the
        same answer.
    tolerance
        Relative gap on the chosen pairs at which it stops.

    Raises
    ------
    ProblemsFound
        If a line asks for an unknown skill, or a number is outside its range.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import coo_array

    check_skills(artisans, lines)
    if most_pairs < 1 or nodes < 1:
        stop_if_any([Problem("most_pairs, nodes", shown((most_pairs, nodes)), "1 or more each")])
    cost = prices(artisans, fairness)
    flows = class_flows(artisans, lines, cost)
    relaxed = assign(artisans, lines, flows)
    bound = cost_of(artisans, relaxed, cost)
    who, what = _pairs(artisans, lines, cost, relaxed, most_pairs)
    makers, maker = np.unique(who, return_inverse=True)
    pairs, steps, orders = len(who), cost.step_capacity[makers].size, len(lines)
    per_maker = cost.step_capacity.shape[1]
    # Variables: pieces and yes-or-no of each pair, pieces on each step of a maker's price, unmet.
    size = 2 * pairs + steps + orders
    at_step, at_unmet = 2 * pairs, 2 * pairs + steps
    objective = np.concatenate(
        [
            cost.rework[who] / SCALE,
            np.zeros(pairs),
            cost.step_price[makers].ravel() / SCALE,
            np.full(orders, float(UNMET)),
        ]
    )
    most = np.minimum(artisans.capacity[who], lines.quantity[what])
    least = np.minimum(lines.batch[what], lines.quantity[what])
    pair, yes = np.arange(pairs), pairs + np.arange(pairs)
    step_maker = np.repeat(np.arange(len(makers)), per_maker)
    rows = {
        # of a maker: pieces of its pairs are the pieces on its steps
        "maker": (
            np.concatenate([maker, step_maker]),
            np.concatenate([pair, at_step + np.arange(steps)]),
            np.concatenate([np.ones(pairs), -np.ones(steps)]),
            len(makers),
            (0.0, 0.0),
        ),
        # of a line: pieces of its pairs and what is unmet are its quantity
        "line": (
            np.concatenate([what, np.arange(orders)]),
            np.concatenate([pair, at_unmet + np.arange(orders)]),
            np.ones(pairs + orders),
            orders,
            (lines.quantity.astype(float), lines.quantity.astype(float)),
        ),
        # of a pair: none without a yes, and with one at least a batch
        "most": (
            np.concatenate([pair, pair]),
            np.concatenate([pair, yes]),
            np.concatenate([np.ones(pairs), -most]),
            pairs,
            (-np.inf, 0.0),
        ),
        "least": (
            np.concatenate([pair, pair]),
            np.concatenate([pair, yes]),
            np.concatenate([np.ones(pairs), -least]),
            pairs,
            (0.0, np.inf),
        ),
    }
    constraints = [
        LinearConstraint(coo_array((value, (row, column)), shape=(count, size)).tocsc(), *ends)
        for row, column, value, count, ends in rows.values()
    ]
    # Once it is settled who makes what at all, what is left is a flow with whole ends, so only that is
    # asked to be whole, and the pieces come out whole by themselves.
    whole = np.concatenate([np.zeros(pairs), np.ones(pairs), np.zeros(steps + orders)])
    upper = np.concatenate(
        [most, np.ones(pairs), cost.step_capacity[makers].ravel(), lines.quantity]
    ).astype(float)
    found = milp(
        objective,
        integrality=whole,
        bounds=Bounds(np.zeros(size), upper),
        constraints=constraints,
        options={"node_limit": nodes, "mip_rel_gap": tolerance},
    )
    pieces = np.zeros(pairs, dtype=np.int64)
    if found.x is not None:
        pieces = np.rint(found.x[:pairs]).astype(np.int64)
    made = pieces > 0
    allocation = Allocation(
        who[made],
        what[made],
        pieces[made],
        lines.quantity
        - np.bincount(what[made], weights=pieces[made], minlength=orders).astype(np.int64),
    )
    return Batched(allocation, cost_of(artisans, allocation, cost), bound, pairs)


def _pairs(
    artisans: Artisans, lines: Lines, cost: Prices, relaxed: Allocation, most_pairs: int
) -> tuple[Ints, Ints]:
    """Return the pairs of least reduced cost, those of the flow without batches among them."""
    made = relaxed.made_by(len(artisans))
    full = np.cumsum(cost.step_capacity, axis=1)
    step = np.minimum((made[:, None] >= full).sum(axis=1), cost.step_capacity.shape[1] - 1)
    price: Floats = cost.rework + cost.step_price[np.arange(len(artisans)), step].astype(float)
    able = (
        artisans.skills[:, lines.skill]
        & (artisans.grade[:, None] >= lines.grade[None, :])
        & (np.minimum(lines.batch, lines.quantity)[None, :] <= artisans.capacity[:, None])
        & (lines.quantity > 0)[None, :]
    )
    # Each line is offered to the cheapest artisans that were not yet offered their fill of other lines.
    offered = np.zeros(len(artisans))
    who, what = [], []
    for line in np.lexsort((-lines.quantity, -lines.grade)):
        can = np.flatnonzero(able[:, line])
        room = artisans.capacity[can]
        order = np.lexsort((-room, price[can], offered[can] // np.maximum(room, 1)))
        enough = np.searchsorted(np.cumsum(room[order]), CHOICE * lines.quantity[line]) + 1
        most = max(most_pairs // max(len(lines), 1), FEWEST)
        chosen = can[order][: min(max(int(enough), FEWEST), most)]
        share = lines.quantity[line] / max(int(artisans.capacity[chosen].sum()), 1)
        offered[chosen] += artisans.capacity[chosen] * share
        who.append(chosen)
        what.append(np.full(len(chosen), line))
    used = able[relaxed.artisan, relaxed.line]
    who.append(relaxed.artisan[used])
    what.append(relaxed.line[used])
    pairs = np.unique(np.column_stack([np.concatenate(who), np.concatenate(what)]), axis=0)
    return pairs[:, 0], pairs[:, 1]
