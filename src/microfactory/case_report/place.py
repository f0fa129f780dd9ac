"""Where a case stands in the typology and among the sizes of factories."""

from __future__ import annotations

import math
from collections.abc import Mapping

from microfactory import figures, firm_sizes
from microfactory.case_report.behind import behind, census
from microfactory.casebook import Results
from microfactory.reading import (
    TYPE_NAMES,
    Drawn,
    Prose,
    Table,
    amount,
    capital,
    draw,
    joined,
    plain,
    table,
)

MANUFACTURING = "31----"


def typology_figure(results: Results) -> Drawn:
    """Return the membership in each type."""
    result = results.typology
    parts = [
        f"{figures.TYPE_LABELS[name].replace(chr(10), ' ')} {_degree(low, high)}"
        for name, (low, high) in result["membership"].items()
        if high > 0
    ]
    return draw(
        figures.membership(result),
        alt=f"Degree of membership of {results.name}: {joined(parts) or 'none in any type'}.",
        title="How far it belongs to each type",
        caption="Vermillion: the type that holds whatever is still unknown. Blue: possible.",
        source="computed from Table 1 and the text of chapter 2",
        basis=behind(
            results,
            "the criteria of the case and Table 1, in every completion of what is unknown",
            at="Table 1, chapter 2",
        ),
    )


def _degree(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"between {low:g} and {high:g}"


def typology_reasons(results: Results) -> Table:
    """Return criterion by criterion what was given and what follows."""
    rows = [
        {
            "on": capital(str(reason["on"]).replace("_", " ")),
            "part": reason["part"] or "the whole",
            "given": None if reason["given"] == "unknown" else reason["given"],
            "text": capital(str(reason["text"]).partition("; this ")[2] or str(reason["text"])),
        }
        for reason in results.typology["because"]
    ]
    columns = [
        {"key": "on", "label": "Criterion"},
        {"key": "given", "label": "Given"},
        {"key": "text", "label": "What follows", "kind": "long"},
    ]
    if any(reason["part"] for reason in results.typology["because"]):
        columns.insert(1, {"key": "part", "label": "Step"})
    return table(
        rows,
        columns,
        "Because",
        basis=behind(
            results,
            "the criteria of the case and Table 1, in every completion of what is unknown",
            at="Table 1, chapter 2",
        ),
    )


def typology_missing(results: Results) -> Prose:
    """Return what would settle an open answer, and what hangs on a reading of the table."""
    result, parts = results.typology, []
    for gap in result["missing"][:3]:
        answers = [
            f"{plain(answer['answer'])} would make it {joined([TYPE_NAMES[t] for t in answer['possible']], 'or')}"
            for answer in gap["answers"]
        ]
        parts.append(
            f"- **{plain(capital(str(gap['on']).replace('_', ' ')))}** is not known: {'; '.join(answers)}."
        )
    if parts:
        parts.insert(0, "What would settle it:\n")
    readings = [
        f"- If {plain(reading['text'])}, it is {TYPE_NAMES[reading['type']]}."
        for reading in result["depends_on_reading"]
        if reading["reading"] != "widest"
    ]
    if readings:
        parts.append("\nThe answer depends on how Table 1 is read:\n")
        parts += readings
    said = results.case.source_class
    if said is not None:
        agrees = "agrees with" if said.type == result["type"] else "differs from"
        note = f" ({plain(said.note)})" if said.note else ""
        parts.append(
            f"\nThe source itself calls it {TYPE_NAMES[said.type]} [{plain(said.at)}]{note}. "
            f"The answer here {agrees} it; the source's word is never an input."
        )
    return Prose(
        "\n".join(parts) or "Nothing that is unknown could change the answer.",
        basis=behind(
            results,
            "the criteria of the case and Table 1, in every completion of what is unknown",
            at="Table 1, chapter 2",
        ),
        what="What would settle the typology",
    )


def _employees(results: Results) -> tuple[float, float] | None:
    placed = results.case.discriminators.get("employees_per_site")
    sites = [
        placed,
        *(step.discriminators.get("employees_per_site") for step in results.case.steps),
    ]
    for site in sites:
        content = site.plain() if site is not None else None
        if isinstance(content, (int, float)):
            return float(content), float(content)
        if isinstance(content, Mapping):
            low, high = content["low"], content["high"]
            return (1.0 if low is None else low), (math.inf if high is None else high)
    return None


def firm_size_figure(results: Results) -> Drawn:
    """Return Figure 1 of the thesis from the census, with the firm's place in it."""
    classes = results.size_classes.loc[results.size_classes["naics"] == MANUFACTURING]
    employees = _employees(results)
    where = "its place is not known" if employees is None else "its place is marked"
    return draw(
        figures.firm_sizes(classes, employees, results.name),
        alt=(
            "Bar chart on a logarithmic scale of manufacturing establishments in the United States in "
            f"2012 by number of employees, falling from 111,780 with one to four to 809 with a thousand "
            f"or more. {results.name}: {where}."
        ),
        title="Among the factories of the United States",
        caption="Establishments, not firms: a firm may have several. Sites of the case are marked.",
        source="U.S. Census Bureau, County Business Patterns 2012",
        basis=census(results),
    )


def firm_size_text(results: Results) -> Prose:
    """Return where the firm stands among the establishments."""
    employees = _employees(results)
    if employees is None:
        return Prose("How many people work at one of its sites is **not known**.")
    low, high = employees
    classes = results.size_classes.loc[results.size_classes["naics"] == MANUFACTURING]
    place = firm_sizes.place(low, None if math.isinf(high) else high, classes)
    people = amount(low, high, "person")
    return Prose(
        f"With {people} at a site it is larger than {_bounds(place.smaller_low, place.smaller_high)} "
        f"of the manufacturing establishments of the United States, and smaller than "
        f"{_bounds(place.larger_low, place.larger_high)}. The census counts in classes, so that a "
        "share is known only within the class.",
        basis=census(results),
        what="The size of a site",
    )


def _bounds(low: float, high: float) -> str:
    """Return a share that is only bounded, in words."""
    if low <= 0:
        return f"at most {100 * high:.1f}%"
    if high >= 1:
        return f"at least {100 * low:.1f}%"
    return f"{100 * low:.1f}%" if low == high else f"{100 * low:.1f} to {100 * high:.1f}%"
