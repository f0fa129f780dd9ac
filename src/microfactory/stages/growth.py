"""Compute how one case grows, what it takes to break even, its capacity, and what that pays."""

from __future__ import annotations

from microfactory import growth, registers, tables


def main(case_id: str) -> None:
    """Write the tables; those of a case without the facts are empty."""
    week = registers.params().week()
    benchmarks = tables.read("benchmarks")
    facts = tables.read(f"cases/{case_id}/facts").assign(case=case_id)
    header = tables.read_json(f"cases/{case_id}/case")["case"]
    wages = benchmarks.loc[benchmarks["country"] == header.get("country", "")]
    capacities = growth.capacities(facts)
    for name, found, schema in (
        ("levels", growth.growth_levels(facts), tables.GROWTH_LEVELS),
        ("implied_margins", growth.implied_margins(facts), tables.IMPLIED_MARGINS),
        ("break_even", growth.break_even(facts), tables.BREAK_EVEN),
        ("capacities", capacities, tables.CAPACITIES),
        ("capacity_pairs", growth.capacity_pairs(capacities), tables.CAPACITY_PAIRS),
        ("capacity_groups", growth.capacity_groups(facts), tables.CAPACITY_GROUPS),
        ("earnings", growth.earnings(facts, week), tables.EARNINGS),
        ("full_time", growth.full_time(facts, wages, week), tables.FULL_TIME),
    ):
        tables.write(f"growth/{case_id}/{name}", found, schema)
