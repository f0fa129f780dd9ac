"""Map the stages of production of every case, with who keeps the margin."""

from __future__ import annotations

from microfactory import cases, tables, value_chain

TABLE = "thesis_table_08_vertical_integration"


def main() -> None:
    """Write the stage map of each case."""
    cells = tables.read("cells/interviews")
    framework = cells.loc[cells["table"] == TABLE]
    for case_id in cases.listed():
        stages = tables.read(f"cases/{case_id}/stages")
        chain = value_chain.stage_map(stages, framework).assign(case=case_id)
        tables.write(f"value_chain/{case_id}", chain, tables.VALUE_CHAIN)
    tables.prune("value_chain", cases.listed())
