"""Run the synthetic year of the virtual factory under every policy, and over weights of fairness."""

from __future__ import annotations

import pandas as pd

from microfactory import registers, tables, virtual_factory
from microfactory.assumptions import assumptions

GROUPS = ("soko", "interviews")
BENCHMARK = "living_wage_single_adult"


def living_wage(benchmarks: pd.DataFrame, days: float) -> float:
    """Return a year's living wage of a single adult in Kenya at its lower end, USD of 2018."""
    found = benchmarks.loc[(benchmarks["benchmark"] == BENCHMARK) & (benchmarks["year"] == 2018)]
    return float(found["usd_per_day_low"].iloc[0]) * days


def main() -> None:
    """Write what each policy does, the front of fairness, the days of the year, and minimum batches."""
    params = registers.params()
    cells = pd.concat([tables.read(f"cells/{group}") for group in GROUPS], ignore_index=True)
    assumed = {name: one.value for name, one in assumptions("virtual_factory").items()}
    setting = virtual_factory.scenario(virtual_factory.read_printed(cells), assumed, params.seed)
    choices = params.virtual_factory
    fairness = float(choices["fairness"])
    wage = living_wage(tables.read("benchmarks"), params.week().days_per_year)
    years = {
        name: virtual_factory.run(setting, policy)
        for name, policy in virtual_factory.policies(fairness).items()
    }
    found = virtual_factory.compare_policies(years, setting.profit, wage)
    tables.write("virtual_factory/policies", found, tables.POLICIES)
    front = virtual_factory.front(setting, choices["weights"], wage)
    tables.write("virtual_factory/front", front, tables.FRONT)
    tables.write("virtual_factory/days", years["fair flow"].days, tables.YEAR_DAYS)
    tables.write("virtual_factory/lorenz", virtual_factory.lorenz(years), tables.LORENZ)
    costs = virtual_factory.batch_costs(setting, fairness, choices["batches"])
    tables.write("virtual_factory/batches", costs, tables.BATCH_COSTS)
