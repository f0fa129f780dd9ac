"""Render the case study of one case: a notebook with its outputs, and the page made of it."""

from __future__ import annotations

from microfactory import paths, render
from microfactory.navigation import navigation
from microfactory.page import to_html


def main(case_id: str) -> None:
    """Run the notebook for the case; write both only when all of it went well."""
    root = paths.root()
    notebook = render.render(root / "notebooks" / "case_study.ipynb", {"case": case_id})
    page = to_html(
        notebook,
        nav=navigation(up="../"),
        resources={"home": "../index.html", "kicker": "Case study"},
    )
    render.write_notebook(root / "reports" / "notebooks" / f"{case_id}.ipynb", notebook)
    paths.write_text(root / "reports" / "cases" / f"{case_id}.html", page)
