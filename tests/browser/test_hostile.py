"""A case file full of markup stays text, in a real browser as in the parser."""

from __future__ import annotations

import json

import pytest
from case_report.building import SCRIPT, page_of
from case_report.conftest import hostile_case

from microfactory import registers, typology_report
from microfactory.site import index, sources

from .conftest import opened

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(results_of, tmp_path_factory):
    """Return the pages that say something of a case, made of the case that means harm."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "hostile.yaml").write_text(json.dumps(hostile_case()), encoding="utf-8")
    hostile = results_of(folder / "hostile.yaml")
    verdict = typology_report.verdicts().head(1).assign(name=SCRIPT, source_note=SCRIPT)
    made = {
        "case": page_of(hostile),
        "index": index([hostile], []),
        "sources": sources(registers.sources(), [hostile]),
        "list": index([hostile], []).replace(
            "</main>", f"{typology_report.map_table(verdict).html}</main>"
        ),
    }
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["case", "index", "sources", "list"])
def test_text_that_looks_like_markup_stays_text(browser, pages, name):
    page, heard = opened(browser, 1000)
    page.goto((pages / f"{name}.html").as_uri())
    assert not heard.errors and not heard.outside
    assert page.locator("script").count() == 0 and page.locator("main img").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert "<script>alert('x')</script>" in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1000
    page.context.close()


def test_the_policy_stops_what_would_get_through(browser, pages):
    """Had the escaping failed, nothing would run and nothing would be fetched."""
    text = (pages / "index.html").read_text(encoding="utf-8")
    worse = "<script>document.title = 'ran'</script><img src='https://example.org/x.png'>"
    (pages / "worse.html").write_text(text.replace("</main>", f"{worse}</main>"), encoding="utf-8")
    page, heard = opened(browser, 1000)
    page.goto((pages / "worse.html").as_uri())
    assert page.title() != "ran"
    assert len([error for error in heard.errors if "Content Security Policy" in error]) == 2
    page.context.close()
