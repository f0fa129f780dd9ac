"""The synthetic year that the pages speak of: printed figures, stated assumptions, one seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from microfactory.progress import Watch, unwatched
from microfactory.virtual_factory.batches import with_batches
from microfactory.virtual_factory.demand import orders
from microfactory.virtual_factory.measures import MEASURES, efficient, measures
from microfactory.virtual_factory.network import Artisans, Lines
from microfactory.virtual_factory.policies import Policy, at_random, best_first, fairly
from microfactory.virtual_factory.population import CYCLES, Population, Printed, population
from microfactory.virtual_factory.year import MAKING, Rules, Year, simulate


@dataclass(frozen=True)
class Scenario:
    """A synthetic network with a synthetic year of orders, and how it runs."""

    people: Population
    orders: list[Lines]
    rules: Rules
    profit: float
    min_batch: int


def scenario(printed: Printed, assumed: Mapping[str, float], seed: int) -> Scenario:
    """Return the scenario of a seed.

    Parameters
    ----------
    printed
        What the thesis says.
    assumed
        Values of ``data/assumptions/virtual_factory.yaml``.
    seed
        Of everything that is drawn: people and orders have streams of their own.
    """
    people, demand = (np.random.default_rng(each) for each in np.random.SeedSequence(seed).spawn(2))
    rules = Rules(
        learning=assumed["learning_pieces"],
        training_days=assumed["training_days"],
        field_staff=printed.field_staff,
        stretch=assumed["stretch"],
        early_cycles=int(assumed["early_cycles"]),
        peak_capacity=printed.peak_capacity,
        seed=seed,
    )
    return Scenario(
        population(printed, assumed, people),
        orders(printed, assumed, demand),
        rules,
        printed.profit,
        printed.min_batch,
    )


def run(setting: Scenario, policy: Policy, workers: int = 1, watch: Watch = unwatched) -> Year:
    """Return the year of a scenario under a policy."""
    return simulate(setting.people, setting.orders, policy, setting.rules, workers, watch)


def policies(fairness: float) -> dict[str, Policy]:
    """Return the policies that are compared, by the words for them."""
    return {
        "at random": at_random,
        "best artisans first": best_first,
        "least rework": fairly(0.0),
        "fair flow": fairly(fairness),
    }


def compare_policies(years: Mapping[str, Year], profit: float, living_wage: float) -> pd.DataFrame:
    """Return one row a policy and measure: ``policy``, ``measure``, ``value``, ``unit``."""
    return pd.DataFrame(
        [
            {"policy": policy, "measure": name, "value": value, "unit": MEASURES[name][1]}
            for policy, year in years.items()
            for name, value in measures(year, profit, living_wage).items()
        ]
    )


def front(
    setting: Scenario,
    weights: Sequence[float],
    living_wage: float,
    watch: Watch = unwatched,
) -> pd.DataFrame:
    """Return what a year is like as fairness weighs more: a column a measure, a row a weight.

    Returns
    -------
    ``fairness``, the keys of `MEASURES`, and ``efficient``: no other weight is as good in unmet pieces, in
    lateness, in pieces that pass at once and in the Gini coefficient, and better in one of them.
    """
    rows = []
    for weight in watch(weights, "weights of fairness"):
        year = run(setting, fairly(float(weight)))
        found = measures(year, setting.profit, living_wage)
        rows.append({"fairness": float(weight), **found})
    table = pd.DataFrame(rows)
    aims = table[["first_pass", "gini", "unmet", "late"]].to_numpy(float) * [1, -1, -1, -1]
    return table.assign(efficient=efficient(aims))


def rework(
    setting: Scenario,
    rejections: Mapping[str, float],
    fairness: float,
    watch: Watch = unwatched,
) -> pd.DataFrame:
    """Return the year at each of the printed rejection rates, the same for all artisans.

    Parameters
    ----------
    rejections
        Share rejected, by the words for its year.
    fairness
        Weight of it in the flow.

    Returns
    -------
    ``year``, ``rejection`` in percent; ``made`` pieces for each delivered one, and ``expected``, 1/(1-p);
    ``late`` and ``unmet`` in percent.
    """
    count, rows = len(setting.people), []
    for year, share in watch(list(rejections.items()), "rates of rejection"):
        level = np.full(count, share)
        people = replace(setting.people, rejection_start=level, rejection_floor=level)
        found = run(replace(setting, people=people), fairly(fairness))
        inspected = found.days["delivered"].sum() + found.days["rejected"].sum()
        like = measures(found, setting.profit, float("inf"))
        rows.append(
            {
                "year": year,
                "rejection": 100 * share,
                "made": float(inspected / found.days["delivered"].sum()),
                "expected": 1 / (1 - share),
                "late": like["late"],
                "unmet": like["unmet"],
            }
        )
    return pd.DataFrame(rows)


def held_against(year: Year, printed: Printed) -> pd.DataFrame:
    """Return what the simulated year has of what is printed of the real one, and was not put into it.

    Returns
    -------
    ``what``; ``low`` and ``high`` as printed; ``simulated``; ``unit``.
    """
    cycles, days = year.cycles, year.days
    before = cycles["cycle"] < CYCLES * 3 // 4
    most = cycles.loc[~before, "given"].max() / cycles.loc[before, "capacity"].mean()
    inspected = days["delivered"].sum() + days["rejected"].sum()
    paid = float(days["delivered"].sum()) * printed.pay
    use = cycles.loc[before, "given"].sum() / cycles.loc[before, "capacity"].sum()
    rejected = printed.rejections["2017"]
    rows = [
        ("use of capacity outside the holidays", *printed.use_outside_peak, use, "1"),
        ("rejected of all pieces inspected", rejected, rejected, days["rejected"].sum() / inspected, "1"),
        ("most made in a cycle, in times of capacity outside the holidays", 0.0, printed.peak_capacity, most, "1"),
        ("paid to artisans", printed.revenue, printed.revenue, paid, "USD_2017"),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["what", "low", "high", "simulated", "unit"])


def lorenz(years: Mapping[str, Year], points: int = 101) -> pd.DataFrame:
    """Return the Lorenz curve of earnings under each policy.

    Returns
    -------
    ``policy``; ``artisans``, the part of them that is counted from the least paid up, 0 to 1; ``earnings``,
    their part of all earnings.
    """
    at = np.linspace(0, 1, points)
    rows = []
    for policy, year in years.items():
        earned = np.sort(year.artisans["delivered"].to_numpy(float))
        shares = np.concatenate([[0], np.cumsum(earned)]) / max(earned.sum(), 1)
        curve = np.interp(at, np.linspace(0, 1, len(shares)), shares)
        rows.append(pd.DataFrame({"policy": policy, "artisans": at, "earnings": curve}))
    return pd.concat(rows, ignore_index=True)


def batch_costs(
    setting: Scenario,
    fairness: float,
    batches: Sequence[int],
    watch: Watch = unwatched,
) -> pd.DataFrame:
    """Return what minimum batches cost, on the orders of the fullest cycle.

    Returns
    -------
    One row a batch: ``batch``; ``able``, the part of artisans whose two weeks hold one; ``cost`` and
    ``bound`` in pieces of rework; ``gap`` between them as a part of the cost; ``unmet`` pieces; ``parts``, how many
    artisans make a part of a line; ``pairs`` that were looked at.
    """
    people = setting.people
    lines = max(setting.orders, key=lambda some: int(some.quantity.sum()))
    room = MAKING * setting.rules.stretch * people.rate * people.availability
    artisans = Artisans(
        people.skills,
        people.grade,
        np.floor(room).astype(np.int64),
        people.rejection_floor,
        np.zeros(len(people), dtype=np.int64),
    )
    rows = []
    for batch in watch(batches, "minimum batches"):
        sized = replace(lines, batch=np.full(len(lines), batch, np.int64))
        found = with_batches(artisans, sized, fairness)
        rows.append(
            {
                "batch": batch,
                "able": float((artisans.capacity >= batch).mean()),
                "cost": found.cost,
                "bound": found.bound,
                "gap": found.gap,
                "unmet": int(found.allocation.unmet.sum()),
                "parts": len(found.allocation.pieces),
                "pairs": found.pairs,
            }
        )
    return pd.DataFrame(rows)
