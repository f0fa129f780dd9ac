"""Map the stages of production of one case, with who keeps the margin."""

from __future__ import annotations

from microfactory import tables, value_chain

TABLE = "thesis_table_08_vertical_integration"


def main(case_id: str) -> None:
    """Write the stage map."""
    cells = tables.read("cells/interviews")
    framework = cells.loc[cells["table"] == TABLE]
    stages = tables.read(f"cases/{case_id}/stages")
    chain = value_chain.stage_map(stages, framework).assign(case=case_id)
    tables.write(f"value_chain/{case_id}", chain, tables.VALUE_CHAIN)
