"""Compute the unit economics of every case."""

from __future__ import annotations

from microfactory import cases, costs, tables


def main() -> None:
    """Write the cost buckets of each case."""
    for case_id in cases.listed():
        buckets = costs.unit_economics(tables.read(f"cases/{case_id}/facts")).assign(case=case_id)
        tables.write(f"costs/{case_id}", buckets, tables.BUCKETS)
    tables.prune("costs", cases.listed())
