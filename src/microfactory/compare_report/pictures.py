"""What is certain between cases, drawn."""

from __future__ import annotations

import pandas as pd

from microfactory import figures
from microfactory.compare_report.gathering import Comparison
from microfactory.ethics import REGISTRY, THEMES
from microfactory.profile_comparison import ALL
from microfactory.reading import (
    Drawn,
    Prose,
    amount,
    draw,
    joined,
)

#: Diagrams of single indicators that are drawn at the most.
MOST_DIAGRAMS = 8
#: What an open pair can still turn out to be, by the columns of `microfactory.tables.PAIRS`.
OUTCOMES = {
    "can_be_over": "better throughout",
    "can_be_under": "worse throughout",
    "can_be_equal": "equal throughout",
    "can_be_incomparable": "better on one thing and worse on another",
}


def picture(found: Comparison) -> Drawn:
    """Return the indicators that are known of two cases or more."""
    shown = found.profiles.loc[found.profiles["kind"].isin(["measure", "level"])].copy()
    shown = shown.loc[shown["direction"] != 0]
    scales = {each.id: each.scale for each in REGISTRY}
    shown["scale_low"] = [scales[name][0] for name in shown["indicator"]]
    shown["scale_high"] = [scales[name][1] for name in shown["indicator"]]
    shown["shown"] = [
        str(row["value"]) or amount(row["low"], row["high"], str(row["unit"]))
        for row in shown.to_dict("records")
    ]
    return draw(
        figures.side_by_side(shown, found.names),
        alt=(
            f"Indicators that are known of at least two of {joined(list(found.names.values()))}, each on "
            "its own scale with the better end on the right. The tables below have the values."
        ),
        title="Where two or more are known",
        caption="A bar runs from the lowest to the highest value that the evidence allows.",
        source="computed from the facts of the cases",
        basis=found.behind,
    )


def hasse(found: Comparison) -> Drawn:
    """Return the order of the cases as wholes."""
    ranks, edges = _order(found, ALL)
    told = [
        f"{found.names[row['case']]} between rank {row['best_rank']} and {row['worst_rank']}"
        for row in ranks.to_dict("records")
    ]
    caption = (
        "A line leads down from a case to one that is certainly worse: at most as good on every "
        "indicator, and worse on one."
    )
    if not edges:
        caption += " There is none here: as a whole, no case is certainly worse than another."
    return draw(
        figures.hasse(ranks, edges, found.names),
        alt=f"Hasse diagram with {len(edges)} lines. In ranks: {joined(told)}.",
        title="The order that is certain, over all indicators",
        caption=caption,
        source="computed from the facts of the cases",
        basis=found.behind,
    )


def hasse_by_indicator(found: Comparison) -> Drawn | Prose:
    """Return the orders on single indicators, where anything is certain."""
    labels = {each.id: each.label for each in REGISTRY} | THEMES
    lines = found.tables.lines.loc[found.tables.lines["level"] != ALL]
    scopes = list(dict.fromkeys(lines["scope"]))
    if not scopes:
        return Prose("On no single indicator is one of them certainly better than another.")
    drawn = [(labels[scope], *_order(found, scope)) for scope in scopes[:MOST_DIAGRAMS]]
    told = [
        f"{title}: {joined([f'{found.names[a]} over {found.names[b]}' for a, b in edges])}"
        for title, _, edges in drawn
    ]
    left = len(scopes) - len(drawn)
    return draw(
        figures.hasse_diagrams(drawn, found.names),
        alt=f"Hasse diagrams. {'. '.join(told)}.",
        title="The order that is certain, one indicator at a time",
        caption="A line leads down from the better. Pale: not known well enough to stand in the order."
        + (f" {left} more are in the tables below." if left else ""),
        source="computed from the facts of the cases",
        basis=found.behind,
    )


def _order(found: Comparison, scope: str) -> tuple[pd.DataFrame, list[tuple[str, str]]]:
    """Return the ranks of a scope and the lines of its diagram."""
    ranks = found.tables.ranks.loc[found.tables.ranks["scope"] == scope]
    lines = found.tables.lines.loc[found.tables.lines["scope"] == scope]
    return ranks, list(zip(lines["better"], lines["worse"], strict=True))
