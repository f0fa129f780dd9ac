"""The machines of the thesis: fair allocation, a simulated year, and Weber's point for many sites."""

from __future__ import annotations

import math
import random
import statistics
import time
from dataclasses import replace
from unittest import mock

import numpy as np
import pandas as pd
import simpy
from measuring import Row, paired, timed
from ortools.graph.python import min_cost_flow

from microfactory import tables
from microfactory.assumptions import assumptions
from microfactory.location import weber_point
from microfactory.virtual_factory import (
    Artisans,
    Lines,
    Scenario,
    Year,
    best_first,
    fair_flow,
    fairly,
    kernel,
    prices,
    read_printed,
    run,
    scenario,
)
from microfactory.virtual_factory.prices import SCALE, UNMET


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
        product=np.arange(lines),
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


def setting(artisans: int) -> Scenario:
    """Return a synthetic year of so many artisans, with as many orders for each as Soko's."""
    cells = pd.concat([tables.read(f"cells/{group}") for group in ("soko", "interviews")])
    printed = read_printed(cells)
    times = artisans / sum(printed.artisans.values())
    people = {kind: round(count * times) for kind, count in printed.artisans.items()}
    people[next(iter(people))] += artisans - sum(people.values())
    larger = replace(
        printed,
        artisans=people,
        newcomers=round(printed.newcomers * times),
        revenue=printed.revenue * times,
    )
    assumed = {name: one.value for name, one in assumptions("virtual_factory").items()}
    return scenario(larger, assumed, seed=1)


def simpy_days(
    keys, counts, rate, availability, punctual, start, floor, learning, experience, best, second,
    first, last, todo, rework, waiting, due, days, inspect_every,
):  # fmt: skip
    """Run the days of a cycle as SimPy processes, one an artisan, by the rules of the compiled ones."""
    by_day, by_artisan = np.zeros((days, 9), int), np.zeros((len(keys), 4), int)
    chance = random.Random(int(keys[0] ^ counts.sum())).random

    def work(environment: simpy.Environment, artisan: int):
        own, makes, works = (
            range(first[artisan], last[artisan]),
            rate[artisan],
            availability[artisan],
        )
        low, spread = floor[artisan], start[artisan] - floor[artisan]
        busy = int(todo[own.start : own.stop].sum() + waiting[own.start : own.stop].sum())
        for day in range(days):
            if not busy:
                break  # who has nothing to do is not waited for
            number = chance()
            left = int(makes + number / works) if number < works else 0
            for pair in own:
                if not left:
                    break
                pieces = min(left, int(todo[pair]))
                todo[pair] -= pieces
                waiting[pair] += pieces
                left -= pieces
                by_artisan[artisan, 1] += pieces
                rework[pair] = min(rework[pair], todo[pair])
            if (day + 1) % inspect_every == 0 and chance() < punctual[artisan]:
                for pair in own:
                    passed = 0
                    for _ in range(waiting[pair]):
                        share = low + spread * math.exp(-experience[artisan] / learning)
                        experience[artisan] += 1
                        number = chance()
                        if number >= share:
                            passed += 1
                            rated = (number - share) / (1 - share)
                            by_artisan[artisan, 2] += rated < best[artisan]
                            by_artisan[artisan, 3] += rated >= 1 - second[artisan]
                    back = int(waiting[pair]) - passed
                    busy -= passed
                    waiting[pair] = 0
                    todo[pair] += back
                    rework[pair] += back
                    by_artisan[artisan, 0] += passed
                    by_day[day, 0] += passed
                    by_day[day, 2] += back
                    if day > due[pair]:
                        by_day[day, 1] += passed
                        by_day[day, 8] += passed * (day - due[pair])
            for pair in own:
                by_day[day, 3] += todo[pair]
                by_day[day, 4] += rework[pair]
                by_day[day, 5] += waiting[pair]
            yield environment.timeout(1)
        counts[artisan] += 1

    environment = simpy.Environment()
    for artisan in range(len(keys)):
        environment.process(work(environment, artisan))
    environment.run()
    return by_day, by_artisan


def simpy_year(of: Scenario) -> Year:
    """Run a year with the days by SimPy; orders are shared out by the same flow."""
    with mock.patch.object(kernel, "days_of_cycle", simpy_days):
        return run(of, fairly(1.0))


def check_means(of: Scenario) -> None:
    """Raise unless both ways have the same means of delivered and made pieces, within four standard errors."""
    ours, theirs = run(of, fairly(1.0)).artisans, simpy_year(of).artisans
    for column in ("delivered", "made"):
        # Both years give the same artisans nearly the same orders, so their differences are compared.
        apart = ours[column] - theirs[column]
        if abs(apart.mean()) > 4 * apart.std() / math.sqrt(len(apart)):
            raise AssertionError(f"{column}: the two ways differ by {apart.mean():.3g} an artisan")


def allocations(quick: bool) -> list[Row]:
    """Return rows of fair allocation, against the plain graph and greedy up to where those can be run.

    At 25,000 artisans and 2,000 lines the plain graph has some fifteen million arcs and was stopped after
    several minutes, so it is compared up to 10,000 and 800. Greedy looks at every artisan for every line;
    at 250,000 and 20,000 that was stopped after two minutes, so the largest size stands beside ten times the
    time of a tenth of it.
    """
    sizes = (
        [(2_500, 200)]
        if quick
        else [(2_500, 200), (10_000, 800), (25_000, 2_000), (250_000, 20_000)]
    )
    targets = {2_500: 0.1, 25_000: 1.0, 250_000: 10.0}
    found, seconds = [], {}
    for artisans, lines in sizes:
        people, orders = problem(artisans, lines)
        fair_flow(people, orders)  # imports the solver
        name = f"fair allocation of {artisans:,} artisans and {lines:,} lines"
        target = f", target {targets[artisans]:g} s" if artisans in targets else ""
        if artisans <= 10_000:
            found.append(
                paired(
                    name + target,
                    lambda p=people, o=orders: fair_flow(p, o),
                    "OR-Tools on the plain graph",
                    lambda p=people, o=orders: plain_graph(p, o),
                    least=5.0,
                    repeats=5 if artisans < 10_000 else 1,
                    clock=time.process_time,
                )
            )
        if artisans in (2_500, 25_000):
            found.append(
                paired(
                    name + target,
                    lambda p=people, o=orders: fair_flow(p, o),
                    "greedy by grade",
                    lambda p=people, o=orders: best_first(p, o, np.random.default_rng(1)),
                    repeats=5 if artisans < 10_000 else 1,
                    clock=time.process_time,
                )
            )
        if artisans >= 25_000:
            work = [
                timed(lambda p=people, o=orders: fair_flow(p, o), time.process_time) for _ in "abc"
            ]
            seconds[artisans] = statistics.median(work)
    if not quick:
        small, large = seconds[25_000], seconds[250_000]
        what = "fair allocation of 250,000 artisans and 20,000 lines, target 10 s"
        found.append(
            Row(what, "ten times the time of 25,000 and 2,000", 10 * small / large, large, 0.5)
        )
    return found


def rows(quick: bool) -> list[Row]:
    found = allocations(quick)
    year = setting(2_500)
    days = cycles_of(year)
    check_means(year)
    found.append(
        paired(
            "a year of 2,500 artisans, day by day",
            lambda: replay(days, kernel.days_of_cycle),
            "SimPy, the same rules",
            lambda: replay(days, simpy_days),
            least=50,
            repeats=1 if quick else 3,
            clock=time.process_time,
        )
    )
    found.append(
        paired(
            "the same with its thirteen allocations",
            lambda: run(year, fairly(1.0)),
            "SimPy, with the same allocations",
            lambda: simpy_year(year),
            repeats=1 if quick else 3,
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


def cycles_of(of: Scenario) -> list[tuple]:
    """Return what the days of each cycle of a year begin with."""
    calls, compiled = [], kernel.days_of_cycle

    def keep(*arguments):
        calls.append(copied(arguments))
        return compiled(*arguments)

    with mock.patch.object(kernel, "days_of_cycle", keep):
        run(of, fairly(1.0))
    return calls


def replay(calls: list[tuple], days) -> None:
    for arguments in calls:
        days(*copied(arguments))


def copied(arguments: tuple) -> tuple:
    return tuple(one.copy() if isinstance(one, np.ndarray) else one for one in arguments)


def weiszfeld(sites: np.ndarray, weights: np.ndarray, steps: int) -> np.ndarray:
    point = np.average(sites, axis=0, weights=weights)
    for _ in range(steps):
        rate = weights / np.linalg.norm(sites - point, axis=1)
        point = rate @ sites / rate.sum()
    return point
