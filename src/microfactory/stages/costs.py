"""Compute the unit economics of one case, and what its stated margins follow from."""

from __future__ import annotations

from microfactory import costs, tables


def main(case_id: str) -> None:
    """Write the cost buckets and the readings of the margins."""
    facts = tables.read(f"cases/{case_id}/facts")
    buckets = costs.unit_economics(facts).assign(case=case_id)
    margins = costs.margin_readings(facts).assign(case=case_id)
    tables.write(f"costs/{case_id}", buckets, tables.BUCKETS)
    tables.write(f"margins/{case_id}", margins, tables.MARGINS)
