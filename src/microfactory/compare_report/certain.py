"""What is certain between cases, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from microfactory.compare_report.gathering import Comparison
from microfactory.ethics import REGISTRY, THEMES
from microfactory.page import render_macro
from microfactory.profile_comparison import ALL
from microfactory.reading import (
    STATEMENTS,
    Prose,
    Table,
    amount,
    asked,
    graded,
    joined,
    plain,
    table,
)

#: Diagrams of single indicators that are drawn at the most.
MOST_DIAGRAMS = 8
#: What an open pair can still turn out to be, by the columns of `microfactory.tables.PAIRS`.
OUTCOMES = {
    "can_be_over": "better",
    "can_be_under": "worse",
    "can_be_equal": "equal",
}


def rank_intervals(found: Comparison) -> Table:
    """Return the ranks that each case can take, wherever that is less than all of them."""
    labels = {ALL: "All indicators"} | THEMES | {each.id: each.label for each in REGISTRY}
    count, rows = len(found.names), []
    for scope, ranks in found.tables.ranks.groupby("scope", sort=False):
        open_ranks = (ranks["best_rank"] == 1) & (ranks["worst_rank"] == count)
        if scope != ALL and open_ranks.all():
            continue
        cells = {row["case"]: _ranks(row) for row in ranks.to_dict("records")}
        rows.append({"scope": labels[str(scope)], **cells})
    columns = [
        {"key": "scope", "label": "Compared on"},
        *({"key": case, "label": name, "kind": "number"} for case, name in found.names.items()),
    ]
    return table(
        rows,
        columns,
        "Ranks that are possible",
        note=(
            "From the best to the worst rank in any order that agrees with what is certain; 1 is the "
            "best. In brackets the mean over all such orders, which counts them alike and is no "
            "evidence. What is left out here is open for all."
        ),
        basis=found.behind,
    )


def _ranks(row: Mapping[Any, Any]) -> str:
    best, worst = row["best_rank"], row["worst_rank"]
    error = f" ± {row['mean_rank_error']:.2f}" if row["mean_rank_error"] > 0 else ""
    return str(best) if best == worst else f"{best} to {worst} ({row['mean_rank']:.3g}{error})"


def verdicts(found: Comparison) -> Table:
    """Return what holds of each pair over all indicators."""
    rows = []
    for row in found.tables.pairs.loc[found.tables.pairs["theme"] == ALL].to_dict("records"):
        said = _of(found.tables.statements, row["case"], row["other"])
        both = said.loc[said["known"] & said["other_known"], "statement"].value_counts()
        sure = [f"{STATEMENTS[str(name)].split()[0]} on {both[name]}" for name in both.index]
        rows.append(
            {
                "pair": f"{found.names[row['case']]} beside {found.names[row['other']]}",
                "status": _status(row),
                "sure": joined(sure) or "nothing",
                "bounded": str(len(said) - int(both.sum())),
                "open": str(row["shared"] - len(said)),
                "left": str(len([name for name in row["left_out"].split("|") if name])),
            }
        )
    columns = [
        {"key": "pair", "label": "Pair"},
        {"key": "status", "label": "As wholes", "kind": "long"},
        {"key": "sure", "label": "Certain, both known", "kind": "long"},
        {"key": "bounded", "label": "Certain, one known", "kind": "number"},
        {"key": "open", "label": "Open", "kind": "number"},
        {"key": "left", "label": "Apply to one only", "kind": "number"},
    ]
    return table(
        rows,
        columns,
        "What holds whatever the missing facts turn out to be",
        note=(
            "Indicators are counted, not weighed. To be better as a whole takes every one of them; a "
            "single unknown leaves it open. Leaving out what is unknown would make it look decided, "
            "and is not offered."
        ),
        basis=found.behind,
    )


def _status(row: Mapping[Any, Any]) -> str:
    """Return what is certain of a pair, and of an open one what is excluded."""
    if row["status"] != "open":
        words = {
            "over": "Better throughout",
            "under": "Worse throughout",
            "indistinguishable": "Equal throughout",
            "incomparable": "Each is certainly better somewhere",
            "nothing shared": "Nothing applies to both",
        }
        return words[str(row["status"])]
    never = [words for column, words in OUTCOMES.items() if not row[column]]
    return f"Open; not {joined(never, 'or')} throughout" if never else "Open"


def _of(statements: pd.DataFrame, case: str, other: str) -> pd.DataFrame:
    return statements.loc[(statements["case"] == case) & (statements["other"] == other)]


def certain(found: Comparison) -> Table:
    """Return every statement that rests on evidence about both."""
    labels = {each.id: each for each in REGISTRY}
    said = found.tables.statements
    known = {(row["case"], row["indicator"]): row for row in found.profiles.to_dict("records")}
    carded: set[str] = set()
    rows = []

    def named(row: Mapping[Any, Any], side: str) -> Markup:
        """Return a case with its value and card; the second time, with what opens that card."""
        case, each = row["other" if side else "case"], labels[row["indicator"]]
        key, shown = f"{case}-{each.id}".replace("_", "-"), _value(row, side, each)
        if key in carded:
            card = render_macro("asks", key, shown)
        else:
            carded.add(key)
            what = f"{each.label}: {found.names[case]}"
            card = asked(key, shown, known[case, each.id], found.sources, what=what)
        return Markup("{} ({})").format(found.names[case], card)

    for row in said.loc[said["known"] & said["other_known"]].to_dict("records"):
        each = labels[row["indicator"]]
        rows.append(
            {
                "indicator": each.label,
                "one": named(row, ""),
                "statement": STATEMENTS[row["statement"]],
                "two": named(row, "other_"),
                "grade": graded(row["grade"]),
            }
        )
    columns = [
        {"key": "indicator", "label": "Indicator"},
        {"key": "one", "label": "Case", "kind": "long"},
        {"key": "statement", "label": "is certainly"},
        {"key": "two", "label": "the other", "kind": "long"},
        {"key": "grade", "label": "Weakest evidence"},
    ]
    return table(
        rows,
        columns,
        "Certain of a pair, with evidence on both",
        note=(
            "Better is in the direction of the indicator. Certain of what the sources say, whatever was "
            "rounded away and however far off a figure marked as approximate may be; the grade says "
            "how far to trust them."
        ),
        basis=found.behind,
    )


def bounded(found: Comparison) -> Prose:
    """Return what is certain since one of a pair stands at an end of the scale."""
    labels = {each.id: each.label for each in REGISTRY}
    said = found.tables.statements
    groups: dict[tuple[str, str, str], list[str]] = {}
    for row in said.loc[~(said["known"] & said["other_known"])].to_dict("records"):
        one, two = ("case", "other") if row["known"] else ("other", "case")
        best = (row["statement"] == "at least as good") == (one == "case")
        end = "best" if best else "worst"
        groups.setdefault((row[one], end, row[two]), []).append(labels[row["indicator"]])
    lines = [
        f"- {plain(found.names[one])} stands at the {end} end, so that {plain(found.names[two])} can "
        f"only be as good or {'worse' if end == 'best' else 'better'}: {plain(joined(names))}."
        for (one, end, two), names in groups.items()
    ]
    if not lines:
        return Prose("Nothing more follows from one side alone.")
    return Prose(
        "Where only one of a pair is known, something follows if it stands at an end of the scale:\n\n"
        + "\n".join(lines),
        basis=found.behind,
        what="The comparison",
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
        for each in found.tables.pairs.loc[found.tables.pairs["theme"] == theme].to_dict("records"):
            row[f"{each['case']}/{each['other']}"] = _status(each)
        rows.append(row)
    pairs = [key for key in rows[0] if key != "theme"]
    columns = [{"key": "theme", "label": "Consideration"}]
    for key in pairs:
        one, other = key.split("/")
        columns.append({"key": key, "label": f"{found.names[one]} against {found.names[other]}"})
    return table(
        rows,
        columns,
        "Consideration by consideration",
        note="Said of the first of the two, on the indicators of a consideration that apply to both.",
        basis=found.behind,
    )


def left_out(found: Comparison) -> Prose:
    """Return the indicators that a comparison cannot cover."""
    labels = {each.id: each.label for each in REGISTRY}
    lines = []
    for row in found.tables.pairs.loc[found.tables.pairs["theme"] == ALL].to_dict("records"):
        names = [labels[name] for name in str(row["left_out"]).split("|") if name]
        if names:
            pair = f"{found.names[row['case']]} and {found.names[row['other']]}"
            lines.append(f"- {plain(pair)}: {plain(joined(names))}.")
    if not lines:
        return Prose("Every indicator applies to all of them.")
    return Prose(
        "These apply to one of a pair only, and are left out of its comparison:\n\n"
        + "\n".join(lines),
        basis=found.behind,
        what="The comparison",
    )
