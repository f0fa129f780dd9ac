"""Render a notebook that belongs to no single case, and the page made of it."""

from __future__ import annotations

from microfactory import paths, render
from microfactory.navigation import navigation
from microfactory.page import to_html


def main(name: str) -> None:
    """Run the notebook; write it and its page only when all of it went well."""
    root = paths.root()
    notebook = render.render(root / "notebooks" / f"{name}.ipynb", {})
    page = to_html(notebook, nav=navigation(f"{name}.html"))
    render.write_notebook(root / "reports" / "notebooks" / f"{name}.ipynb", notebook)
    paths.write_text(root / "reports" / f"{name}.html", page)
