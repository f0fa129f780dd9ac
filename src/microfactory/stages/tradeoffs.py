"""Say of one case what the evidence has on each item of the framework."""

from __future__ import annotations

from microfactory import cases, tables, tradeoffs


def main(case_id: str) -> None:
    """Write what there is on each item, with findings in words."""
    cells = tables.read("cells/framework")
    found = tradeoffs.tradeoffs(
        case_id,
        tables.read(f"cases/{case_id}/facts"),
        tables.read(f"value_chain/{case_id}"),
        tables.read("tradeoffs/framework"),
        cells.loc[cells["table"] == tradeoffs.TABLE],
        cases.Case.model_validate(tables.read_json(f"cases/{case_id}/case")).findings,
    )
    tables.write(f"tradeoffs/{case_id}", found, tables.TRADEOFFS)
