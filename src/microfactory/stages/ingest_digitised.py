"""Read what a reader digitised of the figures that exist only as images; usually nothing."""

from __future__ import annotations

from microfactory import registers, tables
from microfactory.ingest import digitised


def main() -> None:
    """Write the digitised values of all figures; an empty table without any."""
    expected = {
        artefact.optional_raw: artefact.id
        for artefact in registers.artefacts().artefacts
        if artefact.optional_raw
    }
    tables.write("digitised", digitised.read_digitised(expected), tables.DIGITISED)
