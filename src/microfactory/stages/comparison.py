"""Compare the ethics profiles of all cases: what holds whatever the missing facts turn out to be."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import numpy as np
import pandas as pd

from microfactory import casebook, cases, registers, tables
from microfactory.comparison import (
    Grid,
    Relation,
    compare,
    compare_by_theme,
    decided_statements,
    next_facts,
    partial_order,
    read_grid,
    telling_pairs,
)
from microfactory.ethics import catalogue
from microfactory.problems import Problem, shown, stop_if_any


def comparable_indicators() -> pd.DataFrame:
    """Return the indicators of which one end is better: no flags, no categories, no money per day."""
    found = catalogue()
    return found.loc[(found["direction"] != 0) & found["kind"].isin(["measure", "level"])]


def grid_of(profiles: Sequence[pd.DataFrame]) -> Grid:
    """Return the grid of the given profiles (`microfactory.tables.PROFILE`).

    A cell is as wide as what print may have rounded away: 8 and 7.5 dollars that stand in a table
    of whole dollars are not told apart.
    """
    indicators = comparable_indicators()
    together = pd.concat(profiles, ignore_index=True)
    chosen = together.loc[together["indicator"].isin(indicators["indicator"])]
    stated = chosen.assign(
        low=chosen["sure_low"],
        high=chosen["sure_high"],
        known=chosen["state"] == "known",
        not_applicable=chosen["state"] == "not_applicable",
    )
    return read_grid(stated, indicators)


def read_claim(text: str) -> tuple[str, str]:
    """Read a claim as an indicator and a relation.

    Parameters
    ----------
    text
        ``INDICATOR is RELATION``, the indicator by its key or in words near its label.

    Raises
    ------
    ProblemsFound
        If the relation is none, or no indicator is near enough.

    Examples
    --------
    >>> read_claim("worker share of retail price is higher")
    ('worker_share_of_price', 'higher')
    """
    found = comparable_indicators()
    words, _, relation = " ".join(text.lower().split()).rpartition(" is ")
    relations = [str(each) for each in Relation]
    problems = []
    if relation not in relations:
        problems.append(Problem("claim", shown(relation), f"one of: {', '.join(relations)}"))
    names = {key: key for key in found["indicator"]}
    names |= {key.replace("_", " "): key for key in found["indicator"]}
    names |= {
        label.lower(): key for label, key in zip(found["label"], found["indicator"], strict=True)
    }
    near = get_close_matches(words, names, n=1, cutoff=0.6)
    if not near:
        expected = "an indicator by its key or label; see `microfactory ethics CASE`"
        problems.append(Problem("claim", shown(words), expected))
    stop_if_any(problems)
    return names[near[0]], relation


def write(folder: str, ids: Sequence[str], references: Sequence[str], all_up_to: int) -> None:
    """Write pairs, statements, ranks and the facts worth collecting next of some cases.

    Names and profiles are written beside them, so that a report rests on this folder alone. Of more
    cases than ``all_up_to`` the pairs are those that tell the order, and those of the references.
    """
    profiles = [tables.read(f"ethics/{case}") for case in ids]
    tables.write_json(f"{folder}/names", {case: casebook.name_of(case) for case in ids})
    tables.write(f"{folder}/profiles", pd.concat(profiles, ignore_index=True), tables.PROFILE)
    grid = grid_of(profiles)
    whole = compare(grid)
    order = partial_order(whole)
    known = [case for case in references if case in grid.cases]
    everything = np.triu_indices(len(grid.cases), k=1)
    chosen = everything if len(ids) <= all_up_to else telling_pairs(order, known)
    pairs = [whole.pairs(chosen).assign(theme="all")]
    pairs += [
        found.pairs(chosen).assign(theme=theme) for theme, found in compare_by_theme(grid).items()
    ]
    tables.write(f"{folder}/pairs", pd.concat(pairs, ignore_index=True), tables.PAIRS)
    tables.write(f"{folder}/statements", decided_statements(grid, *chosen), tables.STATEMENTS)
    tables.write(f"{folder}/ranks", order.ranks(), tables.RANKS)
    tables.write(f"{folder}/next_facts", next_facts(grid), tables.NEXT_FACTS)


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
