"""Minimum batches: an artisan who makes a line at all makes a batch of it.

That is a fixed-charge problem. A flow bounds it: the one in which an artisan may share a batch out over
lines. By its prices the pairs of artisan and line of least reduced cost are chosen, and HiGHS solves the
problem on those. Whoever uses a pair that was left out makes at least a batch of it, so the flow grows
dearer by the reduced cost of that batch; everyone else uses the chosen pairs alone, for which HiGHS has a
bound. So the gap to the best is known, however few pairs were looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from microfactory.problems import Problem, shown, stop_if_any
from microfactory.virtual_factory.flow import assign, cost_of
from microfactory.virtual_factory.hubs import Duals, able, duals, solved
from microfactory.virtual_factory.network import (
    GRADES,
    Allocation,
    Artisans,
    Floats,
    Ints,
    Lines,
    check_skills,
)
from microfactory.virtual_factory.prices import SCALE, UNMET, at_least, prices

#: Artisans that a line is offered to hold so many times what it asks for, and are at least so many.
CHOICE, FEWEST = 4, 16


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
        What nothing can be cheaper than, whichever pairs it uses.
    without
        The cost without minimum batches.
    pairs, left_out
        How many pairs of artisan and line were looked at, and how many were not.
    """

    allocation: Allocation
    cost: float
    bound: float
    without: float
    pairs: int
    left_out: int

    @property
    def gap(self) -> float:
        """The most that is left to gain, as a part of the cost."""
        return (self.cost - self.bound) / self.cost if self.cost else 0.0


def with_batches(
    artisans: Artisans,
    lines: Lines,
    fairness: float = 1.0,
    *,
    most_pairs: int = 3_000,
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
        How many pairs are looked at, those of least reduced cost of each line.
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
    true = prices(artisans, fairness)
    without = solved(artisans, lines, true).cost / SCALE
    cost, step_price = at_least(true, _smallest(artisans, lines))
    flow = solved(artisans, lines, cost)
    relaxed = assign(artisans, lines, flow.by_skill(cost))
    chosen = _pairs(artisans, lines, duals(flow, lines, cost), relaxed, most_pairs)
    who, what = chosen.artisan, chosen.line
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
            step_price[makers].ravel() / SCALE,
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
    found_cost = cost_of(artisans, allocation, true)
    least_cost = flow.cost / SCALE
    within = max(least_cost, _or(found.mip_dual_bound, least_cost))
    bound = min(within, least_cost + chosen.least_of_the_others / SCALE, found_cost)
    return Batched(allocation, found_cost, bound, without, pairs, chosen.left_out)


def _smallest(artisans: Artisans, lines: Lines) -> Ints:
    """Return the fewest pieces that each artisan makes, if any: the smallest batch that it can make."""
    none = np.iinfo(np.int64).max
    skills = artisans.skills.shape[1]
    least = np.full((skills, GRADES), none)
    asked = lines.quantity > 0
    batch = np.maximum(np.minimum(lines.batch, lines.quantity), 1)
    np.minimum.at(least, (lines.skill[asked], lines.grade[asked]), batch[asked])
    easier = np.minimum.accumulate(least, axis=1)[:, artisans.grade].T
    smallest: Ints = np.where(artisans.skills, easier, none).min(axis=1, initial=none)
    return np.where(smallest == none, 1, smallest)


def _or(value: float | None, other: float) -> float:
    return float(value) if value is not None and np.isfinite(value) else other


@dataclass(frozen=True)
class _Pairs:
    """The pairs that are looked at, and what is known of the others."""

    artisan: Ints
    line: Ints
    left_out: int
    least_of_the_others: float


def _pairs(
    artisans: Artisans, lines: Lines, price: Duals, relaxed: Allocation, most_pairs: int
) -> _Pairs:
    """Return the pairs of least reduced cost, those of the flow without batches among them."""
    # Many pairs are worth the same. Among those, a line is offered to artisans not yet offered others.
    offered = np.zeros(len(artisans))
    most = max(most_pairs // max(len(lines), 1), FEWEST)
    least = np.minimum(lines.batch, lines.quantity)
    who, what = [], []
    left_out, others = 0, np.inf
    for line in np.lexsort((-lines.quantity, -lines.grade)):
        if lines.quantity[line] == 0:
            continue
        fits = able(artisans, lines, line) & (artisans.capacity >= max(least[line], 1))
        can = np.flatnonzero(fits)
        room, reduced = artisans.capacity[can], price.reduced(line)[can]
        order = np.lexsort((-room, offered[can] // np.maximum(room, 1), reduced))
        enough = int(np.searchsorted(np.cumsum(room[order]), CHOICE * lines.quantity[line])) + 1
        taken = np.zeros(len(can), dtype=bool)
        taken[order[: min(max(enough, FEWEST), most)]] = True
        taken |= np.isin(can, relaxed.artisan[relaxed.line == line])
        share: Floats = artisans.capacity[can[taken]] / max(int(room[taken].sum()), 1)
        offered[can[taken]] += lines.quantity[line] * share
        who.append(can[taken])
        what.append(np.full(int(taken.sum()), line))
        if not taken.all():
            left_out += int((~taken).sum())
            others = min(others, float(reduced[~taken].min()) * int(least[line]))
    none = [np.zeros(0, dtype=np.int64)]
    return _Pairs(np.concatenate(who or none), np.concatenate(what or none), left_out, others)
