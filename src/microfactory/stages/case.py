"""Check one case file and write what it says as tidy facts."""

from __future__ import annotations

import pandas as pd

from microfactory import cases, registers, tables

CELLS = ("soko", "interviews", "framework", "benchmarks")


def main(case_id: str) -> None:
    """Read the case file, check it, write its facts, its stages and the case itself."""
    cells = pd.concat([tables.read(f"cells/{group}") for group in CELLS], ignore_index=True)
    loaded = cases.load(cases.path_of(case_id), cells, registers.sources(), registers.variables())
    tables.write(f"cases/{case_id}/facts", loaded.facts, tables.FACTS)
    tables.write(f"cases/{case_id}/stages", loaded.stages, tables.CASE_STAGES)
    plain = loaded.case.model_dump(mode="json", exclude_defaults=True, exclude={"facts", "stages"})
    tables.write_json(f"cases/{case_id}/case", plain)
