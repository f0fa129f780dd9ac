"""Ingest the census size classes and the cross-check by state."""

from __future__ import annotations

import pandas as pd

from microfactory import census, paths, tables
from microfactory.ingest.cells import read_text_table


def main() -> None:
    """Read, check and write both tables."""
    raw = paths.root() / "data" / "raw"
    classes = census.read_tidy(raw / "census_cbp_2012_size_classes.csv")
    tables.write("census/size_classes", classes, tables.CENSUS_SIZE_CLASSES)
    states = read_text_table(raw / "census_ec_2012_states.csv", list(tables.CENSUS_STATES.columns))
    numbers = {name: pd.to_numeric(states[name]) for name in ("establishments", "employees")}
    tables.write("census/states", states.assign(**numbers), tables.CENSUS_STATES)
