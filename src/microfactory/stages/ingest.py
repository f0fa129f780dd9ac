"""Ingest one group of transcribed tables."""

from __future__ import annotations

from microfactory import tables
from microfactory.ingest import library


def main(group: str) -> None:
    """Read, check and write the cells of a group."""
    cells = library.read_group(group)
    tables.write(f"cells/{group}", cells, tables.CELLS)
