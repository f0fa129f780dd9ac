"""Compute the unit economics of every case, and what its stated margins follow from."""

from __future__ import annotations

from microfactory import cases, costs, tables


def main() -> None:
    """Write the cost buckets and the readings of the margins of each case."""
    for case_id in cases.listed():
        facts = tables.read(f"cases/{case_id}/facts")
        buckets = costs.unit_economics(facts).assign(case=case_id)
        tables.write(f"costs/{case_id}", buckets, tables.BUCKETS)
        margins = costs.margin_readings(facts).assign(case=case_id)
        tables.write(f"margins/{case_id}", margins, tables.MARGINS)
    tables.prune("costs", cases.listed())
    tables.prune("margins", cases.listed())
