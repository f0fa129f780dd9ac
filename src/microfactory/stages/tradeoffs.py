"""Say of every case what the evidence has on each item of the framework."""

from __future__ import annotations

from microfactory import cases, tables, tradeoffs


def main() -> None:
    """Write the framework, and the evidence of each case on it."""
    cells = tables.read("cells/framework")
    framework = tradeoffs.framework(cells)
    tables.write("tradeoffs/framework", framework, tables.FRAMEWORK)
    findings = cells.loc[cells["table"] == tradeoffs.TABLE]
    for case_id in cases.listed():
        found = tradeoffs.tradeoffs(
            case_id,
            tables.read(f"cases/{case_id}/facts"),
            tables.read(f"value_chain/{case_id}"),
            framework,
            findings,
        )
        tables.write(f"tradeoffs/{case_id}", found, tables.TRADEOFFS)
    tables.prune("tradeoffs", ["framework", *cases.listed()])
