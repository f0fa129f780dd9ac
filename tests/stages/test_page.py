"""Every notebook that belongs to no single case has its page in the navigation."""

from __future__ import annotations

from pathlib import Path

from microfactory.navigation import PAGES

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


def test_every_page_is_in_the_navigation():
    pages = {f"{path.stem}.html" for path in NOTEBOOKS.glob("*.ipynb")} - {"case_study.html"}
    assert pages <= {page.file for page in PAGES}
