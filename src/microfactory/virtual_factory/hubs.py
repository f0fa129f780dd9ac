"""The graph of the flow, solved exactly: a node for each kind of artisan, and a hub for each kind of line.

What a piece costs depends on who makes it and on how much that artisan has had, and not on the line. So all
artisans of the same skills and grade stand behind one node, to which arcs lead from the source, one a price;
from there pieces go to a hub for each skill and grade of lines. Arcs grow with artisans plus lines at the
most, and the graph has a few dozen nodes however large the network is; nothing is lost by it.

OR-Tools gives flows and no prices of nodes. Those follow from the flows: the least cost of a path in the graph
of what could still be changed is a price for each node at which no change pays (Ahuja, Magnanti & Orlin
1993, ch. 9). With them each pair of artisan and line has a reduced cost.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from microfactory.virtual_factory.network import GRADES, Artisans, Bools, Ints, Lines
from microfactory.virtual_factory.prices import SCALE, UNMET, Prices


@dataclass(frozen=True)
class Graph:
    """Arcs with room and price: first those from the source, one a kind of artisan and price.

    Parameters
    ----------
    tail, head, room, price
        One entry an arc. Node 0 is the source, then the kinds of artisans, then the hubs, skill by skill.
    supply
        Arc of each step of each artisan, of shape (artisans, steps).
    kind
        Kind of each artisan.
    makers
        Kind and skill of each arc from a kind of artisan to a hub; these arcs follow those of the source.
    demand
        Pieces that each hub asks for, of shape (skills, `GRADES`).
    """

    tail: Ints
    head: Ints
    room: Ints
    price: Ints
    supply: Ints
    kind: Ints
    makers: tuple[Ints, Ints]
    demand: Ints

    @property
    def kinds(self) -> int:
        """How many kinds of artisans there are."""
        return int(self.kind.max()) + 1 if len(self.kind) else 0

    @property
    def hub(self) -> Ints:
        """Node of each hub, of shape (skills, `GRADES`)."""
        return 1 + self.kinds + np.arange(self.demand.size).reshape(self.demand.shape)


def graph(artisans: Artisans, lines: Lines, cost: Prices) -> Graph:
    """Return the graph of an allocation, with arcs for what is not met so that it always has a flow.

    Parameters
    ----------
    artisans, lines
        The network and the orders.
    cost
        What a piece costs.
    """
    skills = artisans.skills.shape[1]
    demand = np.zeros((skills, GRADES), dtype=np.int64)
    np.add.at(demand, (lines.skill, lines.grade), lines.quantity)
    total = int(demand.sum())
    bits = artisans.skills @ (2 ** np.arange(skills, dtype=np.int64))
    codes, kind = np.unique(bits * GRADES + artisans.grade, return_inverse=True)
    whole = (cost.step_price + cost.rework[:, None]).astype(np.int64)
    keys = kind[:, None] * (2 * SCALE * UNMET) + whole
    arcs, supply = np.unique(keys, return_inverse=True)
    room = np.zeros(len(arcs), dtype=np.int64)
    np.add.at(room, supply.ravel(), cost.step_capacity.ravel())
    hub = 1 + len(codes) + np.arange(demand.size).reshape(demand.shape)
    maker, skill = np.nonzero((codes[:, None] // GRADES >> np.arange(skills)) & 1)
    # Only the arcs of the source can be full, so no price hides behind any other arc.
    tails = [np.zeros(len(arcs)), 1 + maker, hub[:, 1:].ravel(), np.zeros(hub.size)]
    heads = [
        1 + arcs // (2 * SCALE * UNMET),
        hub[skill, codes[maker] % GRADES],
        hub[:, :-1].ravel(),  # who can make the difficult can make the easy
        hub.ravel(),
    ]
    sizes = [
        np.minimum(room, total),
        np.full(len(maker), total + 1),
        np.full(hub[:, 1:].size, total + 1),
        demand.ravel(),
    ]
    each = [
        arcs % (2 * SCALE * UNMET),
        np.zeros(len(maker)),
        np.zeros(hub[:, 1:].size),
        np.full(hub.size, SCALE * UNMET),
    ]
    tail, head, size, price = (
        np.concatenate(part).astype(np.int64) for part in (tails, heads, sizes, each)
    )
    return Graph(
        tail, head, size, price, supply.reshape(keys.shape), kind.ravel(), (maker, skill), demand
    )


@dataclass(frozen=True)
class Flow:
    """A flow of least cost through a graph, pieces on each arc."""

    graph: Graph
    pieces: Ints

    @property
    def cost(self) -> int:
        """What it costs, in thousandths of a piece of rework."""
        return int(self.pieces @ self.graph.price)

    def made(self, cost: Prices) -> Ints:
        """Return how many pieces each artisan makes; of one price each has the same part of its step."""
        order = np.argsort(self.graph.supply.ravel(), kind="stable")
        arc, size = self.graph.supply.ravel()[order], cost.step_capacity.ravel()[order]
        ends = np.cumsum(size)
        starts = np.concatenate([[0], ends])[np.searchsorted(arc, arc)]
        whole = np.bincount(arc, weights=size, minlength=len(self.graph.tail)).astype(np.int64)
        parts = _part(ends - starts, self.pieces[arc], whole[arc])
        parts -= _part(ends - size - starts, self.pieces[arc], whole[arc])
        given = np.empty_like(parts)
        given[order] = parts
        found: Ints = given.reshape(self.graph.supply.shape).sum(axis=1)
        return found

    def by_skill(self, cost: Prices) -> Ints:
        """Return how many pieces each artisan makes with each skill, of shape (artisans, skills)."""
        of = self.graph
        kind, skill = of.makers
        first = len(of.tail) - len(kind) - of.demand[:, 1:].size - of.demand.size
        # Within a kind any sharing out over skills costs the same: pieces of both stand in a row.
        order = np.argsort(of.kind, kind="stable")
        ends = np.cumsum(self.made(cost)[order])
        edges = np.cumsum(self.pieces[first : first + len(kind)])
        cuts = np.unique(np.concatenate([[0], ends, edges]))
        begin, pieces = cuts[:-1], np.diff(cuts)
        found = np.zeros((len(of.kind), of.demand.shape[0]), dtype=np.int64)
        who = order[np.searchsorted(ends, begin, side="right")]
        np.add.at(found, (who, skill[np.searchsorted(edges, begin, side="right")]), pieces)
        return found

    def potentials(self) -> Ints:
        """Return a price for each node at which no change of the flow pays.

        Arcs with room left cost at least the difference of prices of their ends, and arcs with pieces on
        them at most that. Shortest paths in the residual graph by Bellman & Ford; an optimal flow has no
        cycle of negative cost, so they end.

        Raises
        ------
        RuntimeError
            If they do not end: the flow is not one of least cost.
        """
        of = self.graph
        more, less = self.pieces < of.room, self.pieces > 0
        tail = np.concatenate([of.tail[more], of.head[less]])
        head = np.concatenate([of.head[more], of.tail[less]])
        cost = np.concatenate([of.price[more], -of.price[less]])
        price = np.zeros(1 + of.kinds + of.demand.size, dtype=np.int64)
        for _ in range(len(price) + 1):
            before = price.copy()
            np.minimum.at(price, head, before[tail] + cost)
            if (price == before).all():
                found: Ints = price - price[0]
                return found
        raise RuntimeError("the flow can be made cheaper: it has a cycle of negative cost")


@dataclass(frozen=True)
class Duals:
    """Prices of artisans and of lines that prove a flow to be one of least cost.

    Parameters
    ----------
    artisan
        What a piece more of each artisan is worth before its rework, thousandths of a piece of rework.
    line
        What a piece of each line costs, in the same unit.
    rework
        Expected rework of a piece of each artisan.
    """

    artisan: Ints
    line: Ints
    rework: Ints

    def reduced(self, line: int) -> Ints:
        """Return the reduced cost of a piece of a line, with each artisan: what it adds to the least cost."""
        found: Ints = self.rework + self.artisan - self.line[line]
        return found


def duals(flow: Flow, lines: Lines, cost: Prices) -> Duals:
    """Return the prices of artisans and lines that belong to a flow.

    Of those who make something the price is that of their kind less their rework; of the others it is that of
    their first step, the highest that leaves them without work.
    """
    of, price = flow.graph, flow.potentials()
    own = price[1 + of.kind] - cost.rework
    first = cost.step_price[np.arange(len(own)), (cost.step_capacity > 0).argmax(axis=1)]
    artisan = np.where(flow.made(cost) > 0, own, first)
    return Duals(artisan, price[of.hub[lines.skill, lines.grade]], cost.rework)


def able(artisans: Artisans, lines: Lines, line: int) -> Bools:
    """Return who can make a line: who has its skill and at least its grade."""
    found: Bools = artisans.skills[:, lines.skill[line]] & (artisans.grade >= lines.grade[line])
    return found


def solved(artisans: Artisans, lines: Lines, cost: Prices) -> Flow:
    """Return the flow of least cost, exact and in whole pieces, by OR-Tools."""
    from ortools.graph.python import min_cost_flow

    of = graph(artisans, lines, cost)
    total = int(of.demand.sum())
    if total == 0:
        return Flow(of, np.zeros(len(of.tail), dtype=np.int64))
    solver = min_cost_flow.SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(
        of.tail.astype(np.int32), of.head.astype(np.int32), of.room, of.price
    )
    solver.set_node_supply(0, total)
    solver.set_nodes_supplies(of.hub.ravel().astype(np.int32), -of.demand.ravel())
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise RuntimeError(f"the flow of {total:,} pieces was not solved: status {status}")
    return Flow(of, solver.flows(arcs))


def _part(upto: Ints, pieces: Ints, whole: Ints) -> Ints:
    """Return ``upto * pieces // whole``, exactly also where the product has more than 64 bits."""
    whole = np.maximum(whole, 1)
    high, low = np.divmod(upto, 2**20)
    above, rest = np.divmod(high * pieces, whole)
    found: Ints = above * 2**20 + (rest * 2**20 + low * pieces) // whole
    return found
