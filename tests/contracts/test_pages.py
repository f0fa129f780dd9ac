"""What must hold of every page that the pipeline made: nothing from outside, no link into nothing."""

from __future__ import annotations

import sys
import tempfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from microfactory import cases
from microfactory.page import refuse_outside

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "reports"
PAGES = sorted([*REPORTS.glob("*.html"), *REPORTS.glob("cases/*.html")])


class Links(HTMLParser):
    """The links of a page, and what can be linked to in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.pictures_without_words = 0

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if given.get("id"):
            self.ids.add(given["id"])
        if tag == "a" and given.get("href") is not None:
            self.links.append(given["href"])
        if tag == "img" and not given.get("alt"):
            self.pictures_without_words += 1


@cache
def links_of(path: Path) -> Links:
    found = Links()
    found.feed(path.read_text(encoding="utf-8"))
    found.close()
    return found


@pytest.fixture(params=PAGES, ids=lambda path: path.relative_to(REPORTS).as_posix())
def path(request):
    return request.param


def test_the_pages_are_made():
    """`make test` runs the pipeline first."""
    made = {path.relative_to(REPORTS).as_posix() for path in PAGES}
    assert {"index.html", "thesis_map.html"} <= made, "run `make`"
    assert {f"cases/{case}.html" for case in cases.listed()} <= made, "run `make`"


def test_no_page_of_a_case_that_is_gone():
    assert {path.stem for path in REPORTS.glob("cases/*.html")} == set(cases.listed())


def test_a_page_asks_for_nothing_from_outside(path):
    refuse_outside(path.read_text(encoding="utf-8"), where=path.name)
    assert links_of(path).pictures_without_words == 0


def test_every_link_leads_somewhere(path):
    for link in links_of(path).links:
        parts = urlsplit(link)
        if parts.scheme in ("http", "https"):
            continue
        assert not parts.scheme and not parts.netloc and not parts.path.startswith("/"), link
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        assert target.is_relative_to(REPORTS) and target.is_file(), f"{link} leads nowhere"
        if parts.fragment:
            assert unquote(parts.fragment) in links_of(target).ids, f"{link} has no such place"


def test_every_page_leads_to_the_top_and_is_titled(path):
    tops = {(path.parent / link).resolve() for link in links_of(path).links if ":" not in link}
    assert REPORTS / "index.html" in tops
    text = path.read_text(encoding="utf-8")
    assert text.count("<h1>") == 1 and text.startswith("<!doctype html>\n<html lang=")


def test_every_page_can_be_reached_from_the_top():
    seen, todo = set(), [REPORTS / "index.html"]
    while todo:
        page = todo.pop()
        if page in seen or page not in PAGES:
            continue
        seen.add(page)
        for link in links_of(page).links:
            if not urlsplit(link).scheme and urlsplit(link).path:
                todo.append((page.parent / urlsplit(link).path).resolve())
    assert set(PAGES) <= seen


def test_the_pages_say_nothing_of_the_machine(path):
    text = path.read_text(encoding="utf-8")
    places = (Path.home(), tempfile.gettempdir(), ROOT, sys.prefix)
    assert not any(word in text for word in (*(f"{place}/" for place in places), "site-packages"))
