"""Gather the cases of reference, with which every case report compares its own."""

from __future__ import annotations

import pandas as pd

from microfactory import casebook, cases, registers, tables


def main() -> None:
    """Write their names and profiles, apart from those of the other cases."""
    there = cases.listed()
    ids = [case for case in registers.params().comparison["references"] if case in there]
    tables.write_json("references/names", {case: casebook.name_of(case) for case in ids})
    none = pd.DataFrame(columns=list(tables.PROFILE.columns))
    found = tables.read_each("ethics", ids) if ids else none
    tables.write("references/profiles", found, tables.PROFILE)
