"""A case study is written whole or not at all; the notebook itself is run elsewhere."""

from __future__ import annotations

import nbformat
import nbformat.v4 as nb
import pytest

from microfactory import render
from microfactory.problems import ProblemsFound
from microfactory.render import NotebookFailed
from microfactory.stages import page, report

from .conftest import bytes_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="7pt" height="7pt"/>'


def notebook(about=None):
    output = nb.new_output("display_data", data={"image/svg+xml": SVG}, metadata=about or {})
    cells = [nb.new_markdown_cell("# A title"), nb.new_code_cell("draw()", outputs=[output])]
    return render.normalise(nb.new_notebook(cells=cells))


@pytest.fixture
def rendered(project, monkeypatch):
    """Take the place of papermill; note what is asked for."""
    asked = []

    def use(result):
        def take(template, parameters):
            asked.append((template, parameters))
            if isinstance(result, Exception):
                raise result
            return result

        monkeypatch.setattr(render, "render", take)
        return asked

    return use


def test_both_files_of_a_case(rendered, project):
    asked = rendered(notebook({"image/svg+xml": {"alt": "A dot"}}))
    report.main("soko_branded")
    assert asked == [(project / "notebooks" / "case_study.ipynb", {"case": "soko_branded"})]
    written = project / "reports" / "notebooks" / "soko_branded.ipynb"
    assert nbformat.read(written, as_version=4).cells[0].source == "# A title"
    text = (project / "reports" / "cases" / "soko_branded.html").read_text(encoding="utf-8")
    assert 'href="../index.html"' in text and "Case study" in text and "A dot" in text


def test_a_page_stands_at_the_top(rendered, project):
    asked = rendered(notebook({"image/svg+xml": {"alt": "A dot"}}))
    page.main("typology")
    assert asked == [(project / "notebooks" / "typology.ipynb", {})]
    text = (project / "reports" / "typology.html").read_text(encoding="utf-8")
    assert 'href="typology.html" aria-current="page"' in text and "../" not in text


@pytest.mark.parametrize(
    ("result", "error"),
    [(NotebookFailed("a cell raised"), NotebookFailed), (notebook(), ProblemsFound)],
    ids=["a cell raises", "a figure without words"],
)
@pytest.mark.parametrize("stage", [report, page])
def test_what_fails_writes_nothing(rendered, project, stage, result, error):
    (project / "reports").mkdir()
    (project / "reports" / "soko_branded.html").write_text("as it was")
    rendered(result)
    with pytest.raises(error):
        stage.main("soko_branded")
    assert bytes_of(project / "reports") == {"soko_branded.html": b"as it was"}
