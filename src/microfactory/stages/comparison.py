"""Compare the ethics profiles of all cases: what holds whatever the missing facts turn out to be."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from microfactory import casebook, cases, registers, tables
from microfactory.profile_comparison import compare_profiles


def write(folder: str, ids: Sequence[str], references: Sequence[str], all_up_to: int) -> None:
    """Write pairs, statements, ranks and the facts worth collecting next of some cases.

    Names and profiles are written beside them, so that a report rests on this folder alone. Of more
    cases than ``all_up_to`` the pairs are those that tell the order, and those of the references.
    """
    profiles = [tables.read(f"ethics/{case}") for case in ids]
    tables.write_json(f"{folder}/names", {case: casebook.name_of(case) for case in ids})
    tables.write(f"{folder}/profiles", pd.concat(profiles, ignore_index=True), tables.PROFILE)
    rng = np.random.default_rng(registers.params().seed)
    found = compare_profiles(profiles, rng, references=references, all_up_to=all_up_to)
    tables.write(f"{folder}/pairs", found.pairs, tables.PAIRS)
    tables.write(f"{folder}/statements", found.statements, tables.STATEMENTS)
    tables.write(f"{folder}/lines", found.lines, tables.LINES)
    tables.write(f"{folder}/ranks", found.ranks, tables.RANKS)
    tables.write(f"{folder}/next_facts", found.next_facts, tables.NEXT_FACTS)


def main() -> None:
    """Compare all cases with one another, and each with the cases of reference.

    The second is what a case report shows: it changes when that case or a case of reference does,
    and not when some other case is added.
    """
    ids, params = cases.listed(), registers.params().comparison
    references, most = params["references"], params["all_pairs_up_to"]
    write("comparison/all", ids, references, most)
    for case in ids:
        beside = [case, *(other for other in references if other != case and other in ids)]
        write(f"comparison/{case}", beside, references, most)
    tables.prune("comparison", [*ids, "all"])
