"""Compute the dated and placed benchmarks from the quoted ones."""

from __future__ import annotations

from microfactory import benchmarks, registers, tables


def main() -> None:
    """Write wage floors, living wages, poverty lines and figures of others."""
    cells = tables.read("cells/benchmarks")
    found = benchmarks.benchmarks(cells, registers.params().week())
    tables.write("benchmarks", found, tables.BENCHMARKS)
