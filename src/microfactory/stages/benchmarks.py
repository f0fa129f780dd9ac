"""Compute the dated and placed benchmarks from the quoted ones."""

from __future__ import annotations

import pandas as pd

from microfactory import benchmarks, registers, tables


def main() -> None:
    """Write wage floors, living wages, poverty lines and figures of others."""
    groups = ("benchmarks", "interviews")
    cells = pd.concat([tables.read(f"cells/{group}") for group in groups], ignore_index=True)
    found = benchmarks.benchmarks(cells, registers.params().week())
    tables.write("benchmarks", found, tables.BENCHMARKS)
