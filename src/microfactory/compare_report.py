"""The sections of the comparison notebook: what is certain between cases, and what would settle more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd
from markupsafe import Markup

from microfactory import casebook, figures, tables
from microfactory.casebook import Results
from microfactory.comparison.dominance import PairStatus
from microfactory.ethics import REGISTRY, THEMES
from microfactory.evidence import Source
from microfactory.page import render_macro
from microfactory.reading import (
    STATEMENTS,
    Drawn,
    Prose,
    Table,
    amount,
    asked,
    capital,
    draw,
    joined,
    plain,
    table,
)


@dataclass(frozen=True)
class Comparison:
    """Finished comparisons of some of the cases."""

    names: dict[str, str]
    profiles: pd.DataFrame
    pairs: pd.DataFrame
    statements: pd.DataFrame
    next_facts: pd.DataFrame
    ranks: pd.DataFrame
    sources: Mapping[str, Source]


def compared(cases: Sequence[str]) -> Comparison:
    """Return the comparisons among the given cases, out of those of the whole casebook.

    Parameters
    ----------
    cases
        Ids, or one text with the ids separated by spaces.
    """
    chosen = cases.split() if isinstance(cases, str) else list(cases)
    profiles = {found.id: found for found in map(casebook.results, chosen)}
    names = {case: found.name for case, found in profiles.items()}
    sources = {key: each for found in profiles.values() for key, each in found.sources.items()}
    return _comparison("all", names, [found.ethics for found in profiles.values()], sources)


def beside(results: Results) -> Comparison:
    """Return the comparison of one case with the cases of reference."""
    folder = f"comparison/{results.id}"
    called = tables.read_json(f"{folder}/names")
    names = {case: called[case] for case in tables.read(f"{folder}/ranks")["case"]}
    return _comparison(results.id, names, [tables.read(f"{folder}/profiles")], results.sources)


def _comparison(
    folder: str,
    names: dict[str, str],
    profiles: Sequence[pd.DataFrame],
    sources: Mapping[str, Source],
) -> Comparison:
    pairs, statements = (
        tables.read(f"comparison/{folder}/{name}") for name in ("pairs", "statements")
    )
    facts, ranks = (tables.read(f"comparison/{folder}/{name}") for name in ("next_facts", "ranks"))
    return Comparison(
        names=names,
        profiles=pd.concat(profiles, ignore_index=True),
        pairs=pairs.loc[pairs["case"].isin(names) & pairs["other"].isin(names)],
        statements=statements.loc[statements["case"].isin(names) & statements["other"].isin(names)],
        next_facts=facts.loc[facts["case"].isin(names)],
        ranks=ranks.loc[ranks["case"].isin(names)],
        sources=sources,
    )


def picture(found: Comparison) -> Drawn:
    """Return the indicators that are known of two cases or more."""
    shown = found.profiles.loc[found.profiles["kind"].isin(["measure", "level"])].copy()
    shown = shown.loc[shown["direction"] != 0]
    scales = {each.id: each.scale for each in REGISTRY}
    shown["scale_low"] = [scales[name][0] for name in shown["indicator"]]
    shown["scale_high"] = [scales[name][1] for name in shown["indicator"]]
    return draw(
        figures.side_by_side(shown, found.names),
        alt=(
            f"Indicators that are known of at least two of {joined(list(found.names.values()))}, each on "
            "its own scale with the better end on the right. The tables below have the values."
        ),
        title="Where two or more are known",
        caption="A bar runs from the lowest to the highest value that the evidence allows.",
        source="computed from the facts of the cases",
    )


def hasse(found: Comparison) -> Drawn:
    """Return the partial order of the cases over all indicators."""
    sure = found.pairs.loc[(found.pairs["theme"] == "all")]
    over = sure.loc[sure["status"] == PairStatus.OVER]
    under = sure.loc[sure["status"] == PairStatus.UNDER]
    edges = [
        *zip(over["case"], over["other"], strict=True),
        *zip(under["other"], under["case"], strict=True),
    ]
    ranks = found.ranks.loc[found.ranks["case"].isin(found.names)]
    told = [
        f"{found.names[row['case']]} between rank {row['best_rank']} and {row['worst_rank']}"
        for row in ranks.to_dict("records")
    ]
    return draw(
        figures.hasse(ranks, edges, found.names),
        alt=f"Hasse diagram with {len(edges)} lines. In ranks: {joined(told)}.",
        title="The order that is certain",
        caption=(
            "A line would lead down from a case to one that is certainly worse on every indicator. "
            "Without lines nothing is certain between the cases as wholes."
        ),
        source="computed from the facts of the cases",
    )


def verdicts(found: Comparison) -> Table:
    """Return what holds of each pair over all indicators."""
    rows = []
    for row in found.pairs.loc[found.pairs["theme"] == "all"].to_dict("records"):
        said = _of(found.statements, row["case"], row["other"])
        counts = said["statement"].value_counts()
        sure = [f"{counts[name]} {name}" for name in counts.index]
        rows.append(
            {
                "pair": f"{found.names[row['case']]} and {found.names[row['other']]}",
                "status": capital(str(row["status"]).replace("_", " ")),
                "sure": joined(sure) or "nothing",
                "shared": str(row["shared"]),
            }
        )
    columns = [
        {"key": "pair", "label": "Pair"},
        {"key": "status", "label": "Over all indicators"},
        {"key": "sure", "label": "Certain, indicator by indicator", "kind": "long"},
        {"key": "shared", "label": "Indicators that apply to both", "kind": "number"},
    ]
    return table(
        rows,
        columns,
        "What holds whatever the missing facts turn out to be",
        note=(
            "Dominance over all indicators needs every one of them; a single unknown leaves it open. "
            "Leaving out what is unknown would make it look decided, and is not offered."
        ),
    )


def _of(statements: pd.DataFrame, case: str, other: str) -> pd.DataFrame:
    return statements.loc[(statements["case"] == case) & (statements["other"] == other)]


def certain(found: Comparison) -> Table:
    """Return every statement that is certain of a pair."""
    labels = {each.id: each for each in REGISTRY}
    known = {(row["case"], row["indicator"]): row for row in found.profiles.to_dict("records")}
    carded: set[str] = set()
    rows = []

    def number(case: str, row: Mapping[Any, Any], side: str) -> Markup:
        """Return a value with its card; the second time on the page, with what opens that card."""
        each = labels[row["indicator"]]
        key, shown = f"{case}-{each.id}".replace("_", "-"), _value(row, side, each)
        if key in carded:
            return render_macro("asks", key, shown)
        carded.add(key)
        what = f"{each.label}: {found.names[case]}"
        return asked(key, shown, known[case, each.id], found.sources, what=what)

    for case, other in combinations(found.names, 2):
        for one, two in ((case, other), (other, case)):
            for row in _of(found.statements, one, two).to_dict("records"):
                each = labels[row["indicator"]]
                rows.append(
                    {
                        "indicator": each.label,
                        "theme": THEMES[each.theme],
                        "one": found.names[one],
                        "statement": STATEMENTS[row["statement"]],
                        "two": found.names[two],
                        "values": Markup("{} against {}").format(
                            number(one, row, ""), number(two, row, "other_")
                        ),
                    }
                )
    columns = [
        {"key": "indicator", "label": "Indicator"},
        {"key": "theme", "label": "Consideration"},
        {"key": "one", "label": "Case"},
        {"key": "statement", "label": "is certainly"},
        {"key": "two", "label": "the other"},
        {"key": "values", "label": "Values", "kind": "long"},
    ]
    return table(
        rows, columns, "Certain of a pair", note="Better is in the direction of the indicator."
    )


def _value(row: Mapping[Any, Any], side: str, each: object) -> str:
    levels = getattr(each, "levels", ())
    low, high = row[f"{side}low"], row[f"{side}high"]
    if not row[f"{side}known"]:
        return "unknown"
    if levels:
        return levels[int(low)] if low == high else f"{levels[int(low)]} to {levels[int(high)]}"
    return amount(low, high, getattr(each, "unit", "1"))


def themes(found: Comparison) -> Table:
    """Return theme by theme what holds of each pair."""
    rows = []
    for theme, label in THEMES.items():
        row: dict[str, str] = {"theme": label}
        for each in found.pairs.loc[found.pairs["theme"] == theme].to_dict("records"):
            row[f"{each['case']}/{each['other']}"] = str(each["status"]).replace("_", " ")
        rows.append(row)
    pairs = [key for key in rows[0] if key != "theme"]
    columns = [{"key": "theme", "label": "Consideration"}]
    for key in pairs:
        one, other = key.split("/")
        columns.append({"key": key, "label": f"{found.names[one]} against {found.names[other]}"})
    return table(rows, columns, "Consideration by consideration")


def next_facts(found: Comparison, most: int = 12) -> Table | Prose:
    """Return the facts worth collecting next."""
    labels = {each.id: each.label for each in REGISTRY}
    best = found.next_facts.loc[~found.next_facts["known"] & (found.next_facts["could_settle"] > 0)]
    if best.empty:
        return Prose("No single fact would settle a comparison that is open.")
    rows = [
        {
            "fact": f"{labels[row['indicator']]} of {found.names[row['case']]}",
            "settles": str(row["could_settle"]),
            "expected": f"{row['expected']:.1f}",
        }
        for row in best.head(most).to_dict("records")
    ]
    columns = [
        {"key": "fact", "label": "Fact"},
        {"key": "settles", "label": "Open pairs it could settle", "kind": "number"},
        {"key": "expected", "label": "On average", "kind": "number"},
    ]
    return table(
        rows,
        columns,
        "Worth collecting next",
        note="Counted over the cases that are compared; on average over the indicator's whole scale.",
    )


def left_out(found: Comparison) -> Prose:
    """Return the indicators that a comparison cannot cover."""
    labels = {each.id: each.label for each in REGISTRY}
    lines = []
    for row in found.pairs.loc[found.pairs["theme"] == "all"].to_dict("records"):
        names = [labels[name] for name in str(row["left_out"]).split("|") if name]
        if names:
            pair = f"{found.names[row['case']]} and {found.names[row['other']]}"
            lines.append(f"- {plain(pair)}: {plain(joined(names))}.")
    if not lines:
        return Prose("Every indicator applies to all of them.")
    return Prose(
        "These apply to one of a pair only, and are left out of its comparison:\n\n"
        + "\n".join(lines)
    )
