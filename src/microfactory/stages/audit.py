"""Audit the thesis: judge every claim of the register against the transcribed figures."""

from __future__ import annotations

import pandas as pd

from microfactory import registers, tables
from microfactory.audit.ledger import Audit, audit
from microfactory.ingest import library


def audit_afresh() -> Audit:
    """Return the audit of what is transcribed now, without the pipeline."""
    return audit(tables.as_written(library.read_all()), registers.artefacts())


def main() -> None:
    """Write the ledger, the readings, what would have to be true, and the denominators."""
    cells = pd.concat([tables.read(f"cells/{group}") for group in library.GROUPS])
    found = audit(cells, registers.artefacts())
    tables.write("audit/ledger", found.ledger, tables.LEDGER)
    tables.write("audit/readings", found.readings, tables.READINGS)
    tables.write("audit/needed", found.needed, tables.NEEDED)
    tables.write("audit/denominators", found.denominators, tables.DENOMINATORS)
