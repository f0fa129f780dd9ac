"""The ethics profile: how much is known, the red flags, and every indicator with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from microfactory import figures
from microfactory.asking import of_row
from microfactory.case_report.behind import behind
from microfactory.casebook import Results
from microfactory.ethics import REGISTRY, THEMES, coverage, red_flags
from microfactory.evidence import Grade
from microfactory.reading import (
    Drawn,
    Prose,
    Table,
    amount,
    asked,
    draw,
    graded,
    joined,
    number,
    table,
)


def ethics_coverage(results: Results) -> Prose:
    """Return how much of the profile is known, and how well."""
    found = coverage(results.ethics)
    whole = found.loc[found["theme"] == "all"].iloc[0]
    words = {
        "unknown": "asked and not known",
        "not_applicable": "not applicable",
        "not_researched": "not researched",
    }
    gaps = [f"{whole[name]} {text}" for name, text in words.items() if whole[name]]
    text = f"Of {whole['indicators']} indicators {whole['known']} are known"
    text += f"; {joined(gaps)}." if gaps else "."
    if whole["known"]:
        worst = str(whole["worst_grade"])
        text += (
            f" The weakest evidence among them has grade {worst} ({_meaning(worst)}); "
            f"{number(round(100 * whole['self_reported']))}% rest on what the firm says of itself "
            "alone. There is no total score: a good mark on one line does not make up for a bad one "
            "on another."
        )
    return Prose(
        text,
        basis=behind(results, "the facts of the case and benchmarks of its place", results.ethics),
        what="What is known of the ethics profile",
    )


def ethics_table(results: Results) -> Table:
    """Return the profile: one line an indicator, each value open to the question where it is from."""
    rows = []
    for row in results.ethics.to_dict("records"):
        rows.append(
            {
                "label": row["label"],
                "theme": THEMES[str(row["theme"])],
                "value": _indicator_value(results, row),
                "reading": row["reading"],
                "grade": graded(row["grade"]),
                "card": of_row("the facts of the case and benchmarks of its place", row),
            }
        )
    columns = [
        {"key": "label", "label": "Indicator"},
        {"key": "value", "label": "Value"},
        {"key": "reading", "label": "Beside its benchmark", "kind": "long"},
        {"key": "grade", "label": "Evidence"},
        {"key": "theme", "label": "Consideration"},
    ]
    return table(
        rows,
        columns,
        "Ethics profile",
        note="Press or focus a value to see where it comes from.",
        basis=behind(results, "the facts of the case and benchmarks of its place", results.ethics),
    )


def _indicator_value(results: Results, row: Mapping[Any, Any]) -> Markup:
    shown = _shown(row)
    missing = "" if row["state"] == "known" else str(row["state"])
    notes = [str(row[name]) for name in ("conflict", "note") if row[name]]
    if missing and row["needs"]:
        notes.append(f"Needed: {str(row['needs']).replace('_', ' ').replace(' ', ', ')}")
    return asked(
        str(row["indicator"]),
        shown,
        row,
        results.sources,
        what=str(row["label"]),
        missing=missing,
        note=". ".join(notes),
    )


def _shown(row: Mapping[Any, Any]) -> str:
    """Return a value in words."""
    if row["value"]:
        return " or ".join(str(row["value"]).replace("_", " ").split("|"))
    return amount(row["low"], row["high"], str(row["unit"]))


def _meaning(grade: str) -> str:
    return Grade(grade).meaning if grade else ""


def ethics_figure(results: Results) -> Drawn:
    """Return the profile as a picture: every indicator on its own scale, what is unknown hatched."""
    shown = results.ethics.loc[results.ethics["kind"].isin(["measure", "level"])].copy()
    scales = {indicator.id: indicator.scale for indicator in REGISTRY}
    shown["scale_low"] = [scales[name][0] for name in shown["indicator"]]
    shown["scale_high"] = [scales[name][1] for name in shown["indicator"]]
    shown["shown"] = [_shown(row) for row in shown.to_dict("records")]
    known = int((shown["state"] == "known").sum())
    return draw(
        figures.ethics_profile(shown, THEMES),
        alt=(
            f"Ethics profile of {results.name}: {len(shown)} indicators in {shown['theme'].nunique()} "
            f"considerations, {known} of them known. The table below has every value."
        ),
        title="The profile at a glance",
        caption=(
            "Each line is an indicator on its own scale, the better end on the right where one end is "
            "better; the bar runs from the lowest to the highest value that the evidence allows, and so "
            "do the marks of the legal floor and the decent level. Letters: the grade of the evidence."
        ),
        source="computed from the facts of the case",
        wide=True,
        basis=behind(results, "the facts of the case and benchmarks of its place", results.ethics),
    )


def ethics_flags(results: Results) -> Table:
    """Return the red flags, which nothing else in the profile compensates."""
    words = {
        "raised": "raised",
        "possible": "cannot be excluded",
        "clear": "denied by a source",
        "not_applicable": "not applicable",
    }
    rows = [
        {
            "label": row["label"],
            "value": words.get(row["value"]),
            "reading": row["reading"],
            "grade": graded(row["grade"]),
            "card": of_row("the facts of the case and benchmarks of its place", row),
        }
        for row in red_flags(results.ethics).to_dict("records")
    ]
    columns = [
        {"key": "label", "label": "Red flag"},
        {"key": "value", "label": "State"},
        {"key": "reading", "label": "Why", "kind": "long"},
        {"key": "grade", "label": "Evidence"},
    ]
    note = "Unknown does not mean that there is none. No other indicator makes up for a flag."
    return table(
        rows,
        columns,
        "Red flags",
        note=note,
        basis=behind(results, "the facts of the case and benchmarks of its place", results.ethics),
    )
