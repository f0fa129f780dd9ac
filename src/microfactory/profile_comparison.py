"""Profiles of cases compared: every table that a report or a command shows of some of them.

The comparison itself knows nothing of ethics; here it meets the register of indicators, the
evidence behind a value, and the words of a reader's claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from microfactory import tables
from microfactory.comparison import (
    Acceptability,
    Dominance,
    Finding,
    Grid,
    PartialOrder,
    check_claim,
    compare,
    compare_by_indicator,
    compare_by_theme,
    decided_statements,
    next_facts,
    partial_order,
    rank_probabilities,
    read_grid,
    smaa,
    telling_pairs,
    weight_space,
)
from microfactory.ethics import catalogue
from microfactory.evidence import union_of_sources, worst_grade
from microfactory.problems import Problem, ProblemsFound, stop_if_any

#: Of more cases than this no mean ranks are given: the possible orders are sampled for each scope.
MEANS_UP_TO = 40
#: The scope of a comparison that covers every indicator.
ALL = "all"


@dataclass(frozen=True)
class Compared:
    """What is certain among some cases.

    Attributes
    ----------
    pairs, lines, statements, ranks, next_facts
        `microfactory.tables.PAIRS`, `LINES`, `STATEMENTS`, `RANKS` and `NEXT_FACTS`.
    """

    pairs: pd.DataFrame
    lines: pd.DataFrame
    statements: pd.DataFrame
    ranks: pd.DataFrame
    next_facts: pd.DataFrame


def comparable_indicators() -> pd.DataFrame:
    """Return the indicators of which one end is better: no flags, no categories, no money per day."""
    found = catalogue()
    return found.loc[(found["direction"] != 0) & found["kind"].isin(["measure", "level"])]


def grid_of(profiles: Sequence[pd.DataFrame]) -> Grid:
    """Return the grid of the given profiles (`microfactory.tables.PROFILE`).

    A cell is as wide as what print may have rounded away: 8 and 7.5 dollars that stand in a table
    of whole dollars are not told apart.
    """
    return _grid(profiles, comparable_indicators())


def _grid(profiles: Sequence[pd.DataFrame], indicators: pd.DataFrame) -> Grid:
    _refuse_twice([str(name) for each in profiles for name in each["case"].unique()])
    together = pd.concat(profiles, ignore_index=True)
    chosen = together.loc[together["indicator"].isin(indicators["indicator"])]
    stated = chosen.assign(
        low=chosen["sure_low"],
        high=chosen["sure_high"],
        known=chosen["state"] == "known",
        not_applicable=chosen["state"] == "not_applicable",
    )
    return read_grid(stated, indicators)


def _refuse_twice(cases: Sequence[str]) -> None:
    twice = sorted({name for name in cases if cases.count(name) > 1})
    stop_if_any([Problem("cases", f"{name} twice", "each case once") for name in twice])


def compare_profiles(
    profiles: Sequence[pd.DataFrame],
    rng: np.random.Generator,
    *,
    references: Sequence[str] = (),
    all_up_to: int = 100,
) -> Compared:
    """Return every table of the comparison of the given profiles.

    Parameters
    ----------
    profiles
        One `microfactory.tables.PROFILE` a case.
    rng
        For mean ranks where the possible rankings are too many to count.
    references, all_up_to
        Of more cases than ``all_up_to`` the pairs are those that tell the order, and those of the
        references; and the ranks and the facts are those of the cases as wholes only.
    """
    grid = grid_of(profiles)
    by_theme = compare_by_theme(grid)
    whole, few = {ALL: compare(grid)}, len(grid.cases) <= all_up_to
    known = [case for case in references if case in grid.cases]
    chosen = np.triu_indices(len(grid.cases), k=1)
    if not few:
        chosen = telling_pairs(partial_order(whole[ALL]), known)
    pairs = [
        found.pairs(chosen).assign(theme=theme) for theme, found in {**whole, **by_theme}.items()
    ]
    levels: dict[str, Mapping[str, Dominance]] = {"all": whole}
    if few:
        levels |= {"theme": by_theme, "indicator": compare_by_indicator(grid)}
    ranks, lines = [], []
    for level, scopes in levels.items():
        for scope, found in scopes.items():
            order = partial_order(found)
            said = {"scope": scope, "level": level}
            ranks.append(order.ranks().assign(**said, **_mean_ranks(order, rng)))
            lines += [{**said, "better": one, "worse": other} for one, other in order.edges]
    together = pd.concat(profiles, ignore_index=True)
    return Compared(
        pairs=pd.concat(pairs, ignore_index=True),
        lines=pd.DataFrame(lines, columns=list(tables.LINES.columns)),
        statements=_statements(decided_statements(grid, *chosen), together),
        ranks=pd.concat(ranks, ignore_index=True),
        next_facts=_next_facts(grid, together, by_parts=few),
    )


def _mean_ranks(order: PartialOrder, rng: np.random.Generator) -> dict[str, Any]:
    """Return the columns of the mean ranks; empty where there are too many cases."""
    if len(order.cases) > MEANS_UP_TO:
        return {"mean_rank": np.nan, "mean_rank_error": np.nan}
    chances = rank_probabilities(order, rng)
    return {"mean_rank": chances.mean_rank, "mean_rank_error": chances.mean_rank_error}


def _statements(said: pd.DataFrame, profiles: pd.DataFrame) -> pd.DataFrame:
    """Return what is certain of each pair, with the values as stated and the evidence."""
    rows = profiles.set_index(["case", "indicator"]).to_dict("index")
    stated: list[dict[Any, Any]] = []
    for row in said.to_dict("records"):
        sides = [rows[row[name], row["indicator"]] for name in ("case", "other")]
        known = [side for side in sides if side["state"] == "known"]
        for prefix, side in zip(("", "other_"), sides, strict=True):
            if side["state"] == "known":
                row[f"{prefix}low"], row[f"{prefix}high"] = side["low"], side["high"]
        row["grade"] = str(worst_grade(side["grade"] for side in known) or "")
        row["sources"] = " ".join(union_of_sources([side["sources"].split() for side in known]))
        row["self_reported"] = all(side["self_reported"] for side in known)
        stated.append(row)
    return pd.DataFrame(stated, columns=list(tables.STATEMENTS.columns))


def _next_facts(grid: Grid, profiles: pd.DataFrame, *, by_parts: bool) -> pd.DataFrame:
    """Return the facts by how many open comparisons each could decide, at all three levels.

    A comparison is a pair of cases on one indicator, in one consideration, or as wholes.
    """
    keys = ["case", "indicator"]
    found = next_facts(grid)
    for level, parts in (("theme", _by_theme(grid)), ("indicator", _by_indicator(grid))):
        if not by_parts:
            found[f"in_{level}"] = 0
            continue
        each = pd.concat([next_facts(part) for part in parts], ignore_index=True)
        counts = each[[*keys, "could_settle"]].rename(columns={"could_settle": f"in_{level}"})
        found = found.merge(counts, on=keys, how="outer")
    found = found.drop(columns="known").merge(profiles[[*keys, "needs", "state"]], on=keys)
    levels = ["could_settle", "in_theme", "in_indicator"]
    whole = [*levels, "could_order", "best_answer", "least_answer", "in_the_way"]
    found[whole] = found[whole].fillna(0).astype("int64")
    found["known"] = found["state"] == "known"
    found["decides"] = found[levels].sum(axis=1)
    found["row"] = [grid.row(name) for name in found["case"]]
    found["column"] = [grid.column(name) for name in found["indicator"]]
    most = ["decides", "could_settle", "in_theme"]
    found = found.sort_values([*most, "row", "column"], ascending=[False] * 3 + [True] * 2)
    return found[list(tables.NEXT_FACTS.columns)].reset_index(drop=True)


def acceptability(
    profiles: Sequence[pd.DataFrame],
    rng: np.random.Generator,
    *,
    draws: int,
    ranges: Mapping[str, tuple[float, float]] | None = None,
    order: Sequence[str] = (),
) -> tuple[Acceptability, tuple[str, ...]]:
    """Return how favourable the weights that are admitted are to each case.

    Without limits or an order the considerations count alike on average; else eleven indicators of
    advancement would outweigh three of meaningfulness.

    Parameters
    ----------
    profiles
        One `microfactory.tables.PROFILE` a case.
    rng, draws
        The generator and the draws of weights together with values.
    ranges, order
        Limits of the weights of indicators, or their order; see `microfactory.comparison`.

    Returns
    -------
    The result, and the indicators that it leaves out since they do not apply to every case.
    """
    grid = grid_of(profiles).common()
    groups = () if ranges or order else grid.themes
    space = weight_space(grid.indicators, ranges=ranges, order=order, groups=groups)
    found = smaa(grid, rng, draws=draws, confidence_draws=min(draws, 10_000), weights=space)
    return found, grid.left_out


def _by_theme(grid: Grid) -> Iterator[Grid]:
    for theme in dict.fromkeys(grid.themes):
        named = zip(grid.indicators, grid.themes, strict=True)
        yield grid.select(indicators=[name for name, own in named if own == theme])


def _by_indicator(grid: Grid) -> Iterator[Grid]:
    for name in grid.indicators:
        yield grid.select(indicators=[name])


def claimable_indicators() -> pd.DataFrame:
    """Return the indicators with a value that can be higher or lower, better end or not."""
    found = catalogue()
    return found.loc[found["kind"].isin(["measure", "level"])]


def judge_claim(
    profiles: Sequence[pd.DataFrame], case: str, other: str, indicator: str, relation: str
) -> Finding:
    """Return whether a claim about two profiles holds, and what would settle it.

    Raises
    ------
    ProblemsFound
        If the two values are money of different years, which nothing here adjusts.
    """
    indicators = claimable_indicators()
    indicators = indicators.loc[indicators["indicator"] == indicator]
    together = pd.concat(profiles, ignore_index=True)
    units = together.loc[
        (together["indicator"] == indicator) & (together["state"] == "known"), "unit"
    ].unique()
    if len(units) > 1:
        expected = "values in one unit; prices of different years are not adjusted"
        raise ProblemsFound([Problem(f"claim @ {indicator}", " and ".join(units), expected)])
    # Where neither end is better, the direction serves only to read the numbers.
    indicators = indicators.assign(direction=indicators["direction"].replace(0, 1))
    return check_claim(_grid(profiles, indicators), case, other, indicator, relation)
