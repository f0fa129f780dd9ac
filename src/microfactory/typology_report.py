"""The sections of the typology notebook: all cases in the map, and how far the answers rest on what."""

from __future__ import annotations

import math

import pandas as pd
from markupsafe import Markup

from microfactory import cases, figures, tables
from microfactory.asking import Basis
from microfactory.page import SITE
from microfactory.reading import (
    TYPE_NAMES,
    Drawn,
    Prose,
    Table,
    capital,
    draw,
    joined,
    plain,
    table,
)
from microfactory.typology import agreement

#: Cases of one model stand together, in the order of Table 1.
ORDER = (*figures.TYPE_LABELS, "blended", "undetermined", "none")

BASIS = Basis(
    "the criteria and discriminators of every case file, and Table 1 in every completion of what is "
    "unknown",
    population="every product that the thesis describes",
    sources=("waldman_brown_2018",),
    at="Table 1, chapter 2",
)


def verdicts() -> pd.DataFrame:
    """Return the verdicts of all cases, by production model."""
    found = tables.read_each("typology/verdicts", cases.listed())
    return found.sort_values(["type", "name"], key=_place, kind="stable").reset_index(drop=True)


def _place(column: pd.Series) -> pd.Series:
    return column.map(ORDER.index) if column.name == "type" else column


def in_short(found: pd.DataFrame) -> Prose:
    """Return how many products have one answer, and which, in a few sentences."""
    sure = found.loc[found["type"] != "undetermined"]
    counts = sure["type"].value_counts()
    told = [f"{counts[name]} {TYPE_NAMES[name]}" for name in ORDER if name in counts]
    open_ones = found.loc[found["type"] == "undetermined", "possible"]
    narrow = [str(possible).count("|") + 1 for possible in open_ones]
    return Prose(
        f"**Of {len(found)} products {len(sure)} have a certain answer**, whatever is still unknown: "
        f"{joined(told)}. Of the other {len(narrow)} the facts leave "
        f"{min(narrow, default=0)} to {max(narrow, default=0)} answers possible.",
        basis=BASIS,
        what="Products with one place in the typology",
    )


def map_of_cases(found: pd.DataFrame) -> Drawn:
    """Return the map of all cases."""
    told = [f"{row['name']}: {TYPE_NAMES[row['type']]}" for row in found.to_dict("records")]
    return draw(
        figures.typology_map(found),
        alt=f"Map of {len(found)} cases over the production models. {'; '.join(told)}.",
        title="Where the cases belong",
        caption=(
            "Vermillion disc: certain, whatever is still unknown. Diamond: a part of a blend. "
            "Blue disc: possible."
        ),
        source="computed from the case files, Table 1 and the text of chapter 2",
        wide=True,
        basis=BASIS,
    )


def map_table(found: pd.DataFrame) -> Table:
    """Return the map as a table to search: for every case, how sure the answer is and which models."""
    sure = {"undetermined": "Open", "blended": "A blend, certain", "none": "None, certain"}
    rows = []
    for row in found.to_dict("records"):
        of_blend = row["type"] == "blended"
        names = [name for name in str(row["parts" if of_blend else "possible"]).split("|") if name]
        rows.append(
            {
                "name": Markup('<a href="{}cases/{}.html">{}</a>').format(
                    SITE, row["case"], row["name"]
                ),
                "row": row["case"],
                "sure": sure.get(row["type"], "Certain"),
                "models": "; ".join(capital(TYPE_NAMES[name]) for name in dict.fromkeys(names)),
            }
        )
    columns = [
        {"key": "name", "label": "Case"},
        {"key": "sure", "label": "Answer", "filter": "yes"},
        {"key": "models", "label": "Production models", "kind": "long", "filter": "yes"},
    ]
    return table(
        rows,
        columns,
        "The map as a list",
        note="A blend is given by the models of its parts, an open answer by those that are possible.",
        play="find",
        basis=BASIS,
    )


def agreement_text(found: pd.DataFrame) -> Prose:
    """Return how often the answers agree with the classes that the source names."""
    compared = found.loc[found["agrees"] != "not compared"]
    result = agreement(compared["type"], compared["source_class"])
    text = (
        f"The source itself names the class of {result.cases} of the {len(found)} cases; "
        f"{result.agreed} of the answers agree with it."
    )
    if not math.isnan(result.kappa):
        text += (
            f" Cohen's kappa, agreement beyond chance, is {result.kappa:.2f} "
            f"(95% interval {result.low:.2f} to {result.high:.2f}, large-sample)."
        )
    open_ones = compared.loc[compared["agrees"] == "no"].to_dict("records")
    possible = sum(row["source_class"] in str(row["possible"]).split("|") for row in open_ones)
    return Prose(
        f"{text} An open answer counts as disagreement: {possible} of the {len(open_ones)} that "
        "disagree leave the source's class possible, for want of facts. The source's class is never "
        "an input.",
        basis=BASIS,
        what="Answers beside the classes of the source",
    )


def agreement_table(found: pd.DataFrame) -> Table:
    """Return the source's class beside the answer, with what explains a difference."""
    rows = [
        {
            "name": row["name"],
            "source": capital(TYPE_NAMES[row["source_class"]]),
            "answer": _answer(row["type"], row["possible"]),
            "agrees": row["agrees"],
            "note": row["source_note"],
            "at": row["source_at"],
        }
        for row in found.to_dict("records")
        if row["source_class"]
    ]
    columns = [
        {"key": "name", "label": "Case"},
        {"key": "source", "label": "The source"},
        {"key": "answer", "label": "The answer here"},
        {"key": "agrees", "label": "Agree"},
        {"key": "note", "label": "Why", "kind": "long"},
        {"key": "at", "label": "Place"},
    ]
    return table(rows, columns, "The source's class and the answer", basis=BASIS)


def _answer(kind: str, possible: str) -> str:
    if kind != "undetermined":
        return capital(TYPE_NAMES[kind])
    return f"Open: {joined([TYPE_NAMES[name] for name in possible.split('|')], 'or')}"


def not_named(found: pd.DataFrame) -> Prose:
    """Return the cases whose class the source does not name."""
    rows = found.loc[found["source_class"] == ""].to_dict("records")
    if not rows:
        return Prose("The source names the class of every case.")
    told = [f"- {plain(row['name'])}: {_answer(row['type'], row['possible'])}." for row in rows]
    return Prose(
        "The source does not name the class of these:\n\n" + "\n".join(told),
        basis=BASIS,
        what="Answers beside the classes of the source",
    )


def reading_table(found: pd.DataFrame) -> Table | Prose:
    """Return the cases whose answer depends on how Table 1 is read."""
    rows = []
    for row in found.to_dict("records"):
        for reading in filter(None, str(row["readings"]).split("; ")):
            name, _, kind = reading.rpartition(": ")
            if name != "widest":
                words = name.replace("/", ", ").replace("_", " ")
                rows.append(
                    {
                        "name": row["name"],
                        "reading": words,
                        "answer": capital(TYPE_NAMES[row["type"]]),
                        "then": capital(TYPE_NAMES[kind]),
                    }
                )
    if not rows:
        return Prose("No answer depends on how the table is read.")
    columns = [
        {"key": "name", "label": "Case"},
        {"key": "answer", "label": "As Table 1 is printed"},
        {"key": "reading", "label": "Read as the text has it", "kind": "long"},
        {"key": "then", "label": "Then"},
    ]
    return table(rows, columns, "Answers that depend on a reading", basis=BASIS)


def sensitivity_table(found: pd.DataFrame) -> Table:
    """Return for every case which facts its answer rests on."""
    changes = tables.read_each("typology/sensitivity", found["case"])
    rows = []
    for case in found.to_dict("records"):
        own = changes.loc[changes["case"] == case["case"]]
        flips = own.loc[own["changes"]]
        alone = sorted({_fact(row) for row in flips.to_dict("records")})
        lost = sorted(
            {_fact(row) for row in flips.loc[flips["instead"] == "unknown"].to_dict("records")}
        )
        rows.append(
            {
                "name": case["name"],
                "answer": _answer(case["type"], case["possible"]),
                "known": str(own.groupby(["part", "on"]).ngroups),
                "flips": ", ".join(alone) or "none",
                "lost": ", ".join(lost) or "none",
            }
        )
    columns = [
        {"key": "name", "label": "Case"},
        {"key": "answer", "label": "Answer"},
        {"key": "known", "label": "Known facts", "kind": "number"},
        {"key": "flips", "label": "Another value would change it", "kind": "long"},
        {"key": "lost", "label": "Not knowing it would open it", "kind": "long"},
    ]
    return table(rows, columns, "What each answer rests on", basis=BASIS)


def _fact(row: dict[str, str]) -> str:
    words = str(row["on"]).replace("_", " ")
    return f"{words} ({row['part']})" if row["part"] else words
