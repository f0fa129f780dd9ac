"""Run the synthetic year of the virtual factory under every policy, and over weights of fairness."""

from __future__ import annotations

import pandas as pd

from microfactory import registers, tables, virtual_factory
from microfactory.assumptions import assumptions
from microfactory.progress import shown

GROUPS = ("soko", "interviews")
SCHEMAS = {
    "policies": tables.POLICIES,
    "livings": tables.LIVINGS,
    "front": tables.FRONT,
    "days": tables.YEAR_DAYS,
    "lorenz": tables.LORENZ,
    "rework": tables.REWORK,
    "held_against": tables.HELD_AGAINST,
    "batches": tables.BATCH_COSTS,
    "sensitivity": tables.SENSITIVE,
}
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
    printed = virtual_factory.read_printed(cells)
    setting = virtual_factory.scenario(printed, assumed, params.seed)
    choices = params.virtual_factory
    fairness = float(choices["fairness"])
    wage = living_wage(tables.read("benchmarks"), params.week().days_per_year)
    policies = virtual_factory.policies(fairness)
    years = {
        name: virtual_factory.run(setting, policies[name])
        for name in shown(list(policies), "policies")
    }
    fair = years["fair flow"]
    found = {
        "policies": virtual_factory.compare_policies(years, setting.profit, wage),
        "livings": virtual_factory.livings(years, list(printed.artisans), setting.profit, wage),
        "front": virtual_factory.front(setting, choices["weights"], wage, shown),
        "days": fair.days,
        "lorenz": virtual_factory.lorenz(years),
        "rework": virtual_factory.rework(setting, printed.rejections, fairness, shown),
        "held_against": virtual_factory.held_against(fair, printed),
        "batches": virtual_factory.batch_costs(setting, fairness, choices["batches"], shown),
        "sensitivity": virtual_factory.sensitivity(
            printed,
            assumptions("virtual_factory"),
            {name: policies[name] for name in ("best artisans first", "fair flow")},
            params.seed,
            wage,
            shown,
        ),
    }
    for name, table in found.items():
        tables.write(f"virtual_factory/{name}", table, SCHEMAS[name])
