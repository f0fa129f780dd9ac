"""Every notebook that belongs to no single case has its page in the navigation."""

from __future__ import annotations

from pathlib import Path

from microfactory.navigation import PAGES

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


def test_every_page_is_in_the_navigation():
    # The case study is a page a case; the form is for JupyterLab, since it needs a kernel.
    apart = {"case_study.html", "add_a_case.html"}
    pages = {f"{path.stem}.html" for path in NOTEBOOKS.glob("*.ipynb")} - apart
    assert pages <= {page.file for page in PAGES}
