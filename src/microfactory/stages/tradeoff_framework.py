"""Arrange the framework of chapter 3 on which every case is placed."""

from __future__ import annotations

from microfactory import tables, tradeoffs


def main() -> None:
    """Write the items: trade-offs, exogenous factors, stages and decisions."""
    found = tradeoffs.framework(tables.read("cells/framework"))
    tables.write("tradeoffs/framework", found, tables.FRAMEWORK)
