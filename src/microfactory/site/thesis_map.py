"""What became of every table and figure of the thesis."""

from __future__ import annotations

from microfactory.navigation import navigation
from microfactory.page import render_page
from microfactory.registers import Artefact, Artefacts


def thesis_map(register: Artefacts) -> str:
    """Return the page that says what became of every table and figure of the thesis."""
    return render_page(
        "thesis_map.html.j2",
        title="The thesis, artefact by artefact",
        nav=navigation("thesis_map.html"),
        rows=[_row(artefact) for artefact in register.artefacts],
        dangling=register.dangling,
        labels={artefact.id: artefact.label for artefact in register.artefacts},
    )


def _row(artefact: Artefact) -> dict[str, str]:
    low, high = artefact.pages
    shown = ", ".join(name.replace("_", " ") for name in artefact.shown_in)
    made = artefact.computed_by if artefact.computed_by != "none" else ""
    return {
        "label": artefact.label,
        "title": artefact.title,
        "pages": f"{low}" if low == high else f"{low} to {high}",
        "raw": f"data/raw/{artefact.raw}.csv" if artefact.raw else "",
        "made": made.removeprefix("microfactory."),
        "shown": shown,
        "reason": artefact.reason,
    }
