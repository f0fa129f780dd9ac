"""What became of every table and figure of the thesis, and back from the pages and the code to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from markupsafe import Markup

from microfactory.navigation import PAGES, navigation
from microfactory.page import render_page
from microfactory.registers import Artefact, Artefacts

#: The notebook that every case has a page of.
CASE_STUDY = "case_study"


def thesis_map(register: Artefacts, built: Collection[str] | None = None) -> str:
    """Return the page that says what became of every table and figure of the thesis.

    Parameters
    ----------
    register
        ``data/artefacts.yaml``.
    built
        Files of the pages that are there to be led to; all if not given.
    """
    shown = {name for artefact in register.artefacts for name in artefact.shown_in}
    made = {a.computed_by for a in register.artefacts if a.computed_by != "none"}
    return render_page(
        "thesis_map.html.j2",
        title="The thesis, artefact by artefact",
        nav=navigation("thesis_map.html"),
        rows=[_row(artefact, built) for artefact in register.artefacts],
        by_page=[
            {
                "page": _page(name, built),
                "artefacts": _listed(a for a in register.artefacts if name in a.shown_in),
            }
            for name in sorted(shown, key=_place)
        ],
        by_code=[
            {
                "code": Markup("<code>{}</code>").format(name.removeprefix("microfactory.")),
                "artefacts": _listed(a for a in register.artefacts if a.computed_by == name),
            }
            for name in sorted(made)
        ],
        dangling=register.dangling,
        labels={artefact.id: artefact.label for artefact in register.artefacts},
    )


def _place(notebook: str) -> int:
    """Return where a notebook's page stands among the pages; the cases come first."""
    files = [page.file for page in PAGES]
    file = f"{notebook}.html"
    return files.index(file) if file in files else -1


def _page(notebook: str, built: Collection[str] | None) -> Markup | str:
    """Return a link to the page of a notebook; its name alone where it is not built."""
    file = "index.html#cases" if notebook == CASE_STUDY else f"{notebook}.html"
    labels = {page.file: page.label for page in PAGES}
    words = "Every case" if notebook == CASE_STUDY else labels.get(file)
    there = built is None or file.partition("#")[0] in built
    if words is None or not there:
        return notebook.replace("_", " ")
    return Markup('<a href="{}">{}</a>').format(file, words)


def _listed(artefacts: Iterable[Artefact]) -> Markup:
    """Return links to the rows of artefacts, with what they are."""
    return Markup("; ").join(
        Markup('<a href="#{}">{}</a>, {}').format(_anchor(each), each.label, each.title)
        for each in artefacts
    )


def _anchor(artefact: Artefact) -> str:
    return artefact.id.replace("_", "-")


def _breaking(name: str) -> Markup:
    """Return a name of code that may break after a dot or an underscore."""
    parts = re.split(r"(?<=[._])", name)
    return Markup("<code>{}</code>").format(Markup("<wbr>").join(parts)) if name else Markup("")


def _row(artefact: Artefact, built: Collection[str] | None) -> dict[str, Any]:
    low, high = artefact.pages
    made = artefact.computed_by if artefact.computed_by != "none" else ""
    return {
        "label": Markup('<span id="{}">{}</span>').format(_anchor(artefact), artefact.label),
        "title": artefact.title,
        "pages": f"{low}" if low == high else f"{low} to {high}",
        "raw": _breaking(f"{artefact.raw}.csv") if artefact.raw else "",
        "made": Markup("<br>").join(
            part
            for part in (_breaking(made.removeprefix("microfactory.")), artefact.reason)
            if part
        ),
        "shown": Markup("; ").join(_page(name, built) for name in artefact.shown_in),
    }
