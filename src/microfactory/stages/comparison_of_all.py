"""Compare all cases with one another."""

from __future__ import annotations

from microfactory import casebook, cases, registers, tables
from microfactory.stages.comparison import write


def main() -> None:
    """Compare them; beyond a number of cases only the pairs that tell the order are kept."""
    ids = cases.listed()
    profiles = [tables.read(f"ethics/{case}") for case in ids]
    names = {case: casebook.name_of(case) for case in ids}
    write("comparison/all", profiles, names, registers.params().comparison["all_pairs_up_to"])
