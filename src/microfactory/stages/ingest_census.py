"""Ingest the census size classes and the cross-check by state."""

from __future__ import annotations

from microfactory import census, paths, tables
from microfactory.ingest.typed import read_typed


def main() -> None:
    """Read, check and write both tables."""
    raw = paths.root() / "data" / "raw"
    classes = census.read_tidy(raw / "census_cbp_2012_size_classes.csv")
    states = read_typed(raw / "census_ec_2012_states.csv", tables.CENSUS_STATES)
    tables.write("census/size_classes", classes, tables.CENSUS_SIZE_CLASSES)
    tables.write("census/states", states, tables.CENSUS_STATES)
