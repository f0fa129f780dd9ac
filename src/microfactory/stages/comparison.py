"""Compare one case with the cases of reference: what holds whatever the missing facts turn out to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from microfactory import casebook, registers, tables
from microfactory.profile_comparison import compare_profiles


def write(
    folder: str, profiles: Sequence[pd.DataFrame], names: Mapping[str, str], all_up_to: int
) -> None:
    """Write pairs, statements, ranks and the facts worth collecting next of some cases.

    Names and profiles are written beside them, so that a report rests on this folder alone. Of more
    cases than ``all_up_to`` the pairs are those that tell the order, and those of the references.
    """
    params = registers.params()
    tables.write_json(f"{folder}/names", dict(names))
    tables.write(f"{folder}/profiles", pd.concat(profiles, ignore_index=True), tables.PROFILE)
    found = compare_profiles(
        list(profiles),
        np.random.default_rng(params.seed),
        references=params.comparison["references"],
        all_up_to=all_up_to,
    )
    tables.write(f"{folder}/pairs", found.pairs, tables.PAIRS)
    tables.write(f"{folder}/statements", found.statements, tables.STATEMENTS)
    tables.write(f"{folder}/lines", found.lines, tables.LINES)
    tables.write(f"{folder}/ranks", found.ranks, tables.RANKS)
    tables.write(f"{folder}/next_facts", found.next_facts, tables.NEXT_FACTS)


def main(case_id: str) -> None:
    """Compare what a case report shows: it changes when that case or a case of reference does."""
    params = registers.params().comparison
    others, names = tables.read("references/profiles"), tables.read_json("references/names")
    beside = [case for case in params["references"] if case in names and case != case_id]
    profiles = [others.loc[others["case"] == case].reset_index(drop=True) for case in beside]
    write(
        f"comparison/{case_id}",
        [tables.read(f"ethics/{case_id}"), *profiles],
        {case_id: casebook.name_of(case_id), **{case: names[case] for case in beside}},
        params["all_pairs_up_to"],
    )
