"""The machines of the thesis: fair allocation, a simulated year, and Weber's point for many sites."""

from __future__ import annotations

import time

import numpy as np
import simpy
from measuring import Row, paired
from ortools.graph.python import min_cost_flow

from microfactory.location import weber_point
from microfactory.virtual_factory import Artisans, Lines, best_first, fair_flow, prices, streams
from microfactory.virtual_factory.flow import SCALE, UNMET
from microfactory.virtual_factory.kernel import days_of_cycle

DAYS, WEEK = 312, 6


def problem(artisans: int, lines: int, seed: int = 1) -> tuple[Artisans, Lines]:
    rng = np.random.default_rng(seed)
    people = Artisans(
        skills=rng.random((artisans, 4)) < [1, 0.27, 0.17, 0.36],
        grade=rng.integers(0, 5, artisans),
        capacity=rng.integers(0, 60, artisans),
        rejection=rng.uniform(0.05, 0.4, artisans),
        used=rng.integers(0, 100, artisans),
    )
    return people, Lines(
        skill=rng.choice(4, lines, p=[0.6, 0.15, 0.1, 0.15]),
        grade=rng.integers(0, 4, lines),
        quantity=rng.integers(1, 36 * artisans // lines, lines),
        batch=np.full(lines, 30),
        due=rng.integers(12, 24, lines),
    )


def plain_graph(artisans: Artisans, lines: Lines) -> int:
    """Solve the same problem with an arc for every pair of artisan and line that fit."""
    cost = prices(artisans, 1.0)
    count, orders = len(artisans), len(lines)
    able = artisans.skills[:, lines.skill] & (artisans.grade[:, None] >= lines.grade[None, :])
    who, what = np.nonzero(able & (artisans.capacity > 0)[:, None])
    step_who, step = np.nonzero(cost.step_capacity)
    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([np.zeros(len(step_who)), 1 + who, np.zeros(orders)]).astype(np.int32),
        np.concatenate([1 + step_who, 1 + count + what, 1 + count + np.arange(orders)]).astype(
            np.int32
        ),
        np.concatenate(
            [cost.step_capacity[step_who, step], artisans.capacity[who], lines.quantity]
        ),
        np.concatenate(
            [cost.step_price[step_who, step], cost.rework[who], np.full(orders, SCALE * UNMET)]
        ),
    )
    solver.set_node_supply(0, int(lines.quantity.sum()))
    solver.set_nodes_supplies((1 + count + np.arange(orders)).astype(np.int32), -lines.quantity)
    solver.solve()
    return solver.optimal_cost()


def compiled_year(artisans: int) -> np.ndarray:
    keys = streams.keys(1, artisans)
    places = np.arange(artisans)
    by_day, _ = days_of_cycle(
        keys, np.zeros(artisans, np.uint64), np.full(artisans, 2), np.full(artisans, 0.7),
        np.full(artisans, 0.2), np.full(artisans, 0.1), 60.0, np.zeros(artisans), places, places + 1,
        np.full(artisans, 400), np.zeros(artisans, np.int64), np.full(artisans, DAYS), DAYS, WEEK,
    )  # fmt: skip
    return by_day[:, 0]


def simpy_year(artisans: int) -> np.ndarray:
    """Run the same rules as processes, an event a working day, with chance of SimPy's users' usual kind."""
    delivered = np.zeros(DAYS, int)
    rng = np.random.default_rng(2)

    def work(environment: simpy.Environment):
        todo, waiting, experience = 400, 0, 0
        for day in range(DAYS):
            made = min(2, todo) if rng.random() < 0.7 else 0
            todo, waiting = todo - made, waiting + made
            if (day + 1) % WEEK == 0:
                share = 0.1 + 0.1 * np.exp(-experience / 60.0)
                passed = int((rng.random(waiting) >= share).sum())
                experience += waiting
                delivered[day] += passed
                todo, waiting = todo + waiting - passed, 0
            yield environment.timeout(1)

    environment = simpy.Environment()
    for _ in range(artisans):
        environment.process(work(environment))
    environment.run()
    return delivered


def rows(quick: bool) -> list[Row]:
    sizes = [(2_500, 200)] if quick else [(2_500, 200), (25_000, 2_000), (250_000, 20_000)]
    found = []
    for artisans, lines in sizes:
        people, orders = problem(artisans, lines)
        fair_flow(people, orders)  # imports the solver
        name = f"fair allocation of {artisans:,} artisans and {lines:,} lines"
        if artisans <= 25_000:
            found.append(
                paired(
                    name,
                    lambda p=people, o=orders: fair_flow(p, o),
                    "OR-Tools on the plain graph",
                    lambda p=people, o=orders: plain_graph(p, o),
                    least=1.0,
                    repeats=5 if artisans < 10_000 else 1,
                    clock=time.process_time,
                )
            )
        found.append(
            paired(
                name,
                lambda p=people, o=orders: fair_flow(p, o),
                "greedy by grade",
                lambda p=people, o=orders: best_first(p, o, np.random.default_rng(1)),
                repeats=5 if artisans < 10_000 else 1,
                clock=time.process_time,
            )
        )
    compiled_year(10)  # compiles
    artisans = 250 if quick else 2_500
    ours, theirs = compiled_year(2_500).sum() / 2_500, simpy_year(250).sum() / 250
    assert abs(ours / theirs - 1) < 0.02, "the two ways do not simulate the same year"
    found.append(
        paired(
            f"a year of {artisans:,} artisans",
            lambda: compiled_year(artisans),
            "SimPy, the same rules",
            lambda: simpy_year(artisans // 10),
            least=50,
            share=0.1,
            clock=time.process_time,
        )
    )
    sites = np.random.default_rng(3).normal(size=(100_000 if quick else 1_000_000, 2))
    weights = np.random.default_rng(4).random(len(sites))
    found.append(
        paired(
            f"Weber's point of {len(sites):,} sites",
            lambda: weber_point(sites, weights),
            "fifty plain steps of Weiszfeld in numpy",
            lambda: weiszfeld(sites, weights, 50),
            least=1.0,
            clock=time.process_time,
        )
    )
    return found


def weiszfeld(sites: np.ndarray, weights: np.ndarray, steps: int) -> np.ndarray:
    point = np.average(sites, axis=0, weights=weights)
    for _ in range(steps):
        rate = weights / np.linalg.norm(sites - point, axis=1)
        point = rate @ sites / rate.sum()
    return point
