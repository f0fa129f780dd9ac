"""Compare the ethics profiles of all cases: what holds whatever the missing facts turn out to be."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from itertools import combinations

import pandas as pd

from microfactory import casebook, cases, registers, tables
from microfactory.comparison import (
    Grid,
    Relation,
    compare,
    compare_by_theme,
    next_facts,
    pair_statements,
    partial_order,
    read_grid,
)
from microfactory.ethics import catalogue
from microfactory.problems import Problem, shown, stop_if_any

#: Statements that say something; the rest is open or cannot be compared.
UNDECIDED = ("open", "not comparable")


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


def write(folder: str, ids: Sequence[str]) -> None:
    """Write pairs, statements, ranks and the facts worth collecting next of some cases.

    Names and profiles are written beside them, so that a report rests on this folder alone.
    """
    profiles = [tables.read(f"ethics/{case}") for case in ids]
    tables.write_json(f"{folder}/names", {case: casebook.name_of(case) for case in ids})
    tables.write(f"{folder}/profiles", pd.concat(profiles, ignore_index=True), tables.PROFILE)
    grid = grid_of(profiles)
    whole = compare(grid)
    pairs = [whole.pairs().assign(theme="all")]
    pairs += [found.pairs().assign(theme=theme) for theme, found in compare_by_theme(grid).items()]
    tables.write(f"{folder}/pairs", pd.concat(pairs, ignore_index=True), tables.PAIRS)
    statements = [
        pair_statements(grid, one, other).assign(case=one, other=other)
        for one, other in combinations(ids, 2)
    ]
    said = pd.concat(statements, ignore_index=True)
    said = said.loc[~said["statement"].isin(UNDECIDED)]
    tables.write(f"{folder}/statements", said, tables.STATEMENTS)
    tables.write(f"{folder}/ranks", partial_order(whole).ranks(), tables.RANKS)
    tables.write(f"{folder}/next_facts", next_facts(grid), tables.NEXT_FACTS)


def main() -> None:
    """Compare all cases with one another, and each with the cases of reference.

    The second is what a case report shows: it changes when that case or a case of reference does,
    and not when some other case is added.
    """
    ids, references = cases.listed(), registers.params().comparison["references"]
    write("comparison/all", ids)
    for case in ids:
        beside = [case, *(other for other in references if other != case and other in ids)]
        write(f"comparison/{case}", beside)
    tables.prune("comparison", [*ids, "all"])
