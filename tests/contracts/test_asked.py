"""Every number of every report can be asked where it comes from.

The walk reads a page as a parser does and knows nothing of how the cards are made. Digits that are no
values of the evidence are left out, each kind for a reason that stands beside it in `NOT_ASKED` and
`NO_VALUE`.
"""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

REPORTS = Path(__file__).resolve().parents[2] / "reports"
#: What is about the site's own files and places, not about the evidence: the numbers are those of
#: files to download, of pages of the thesis, of citations.
ABOUT_FILES = {"methods.html", "sources.html", "thesis_map.html"}
PAGES = sorted(
    path
    for path in [*REPORTS.glob("*.html"), *REPORTS.glob("cases/*.html")]
    if path.name not in ABOUT_FILES
)
#: Elements whose digits are not asked.
NOT_ASKED = {
    "script": "not shown",
    "style": "not shown",
    "svg": "a drawing: the figure as a whole is asked, in its source line",
    "figcaption": "says how a drawing is to be read; its source line is asked",
    "code": "code",
    "pre": "code",
    "nav": "leads elsewhere",
    "a": "leads to where the number stands, or is a name",
    "option": "a choice, not a result",
    "output": "counts the rows on the screen",
    "thead": "names what is measured; the card of every number below repeats it",
    "caption": "names what is measured; the card of every number below repeats it",
}
#: Classes whose digits are not asked.
NOT_ASKED_CLASSES = {
    "fact-value": "can be asked",
    "fact-card": "the answer",
    "figure-title": "names a drawing",
    "words": "quotes how the number beside it is printed; that number is asked",
    "code": "code",
}
#: Digits that are no value.
NO_VALUE = re.compile(
    r"\b(?:tables?|figures?|chapters?|sections?|ch\.|pp?\.) ?\d[\d.]*(?:(?:, | and | to |-|–)\d[\d.]*)*"
    r"|\b(?:1[6-9]|20)\d\d(?![\d%]|[.,]\d)"  # a year
    r"|\b\d+(?:st|nd|rd|th)\b"  # an ordinal
    r"|\b[A-Za-z_&]+\d\w*|\b\d+[A-Za-z]\w*",  # part of a name: V1, 3D
    re.IGNORECASE,
)
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "source", "col"}


class Walk(HTMLParser):
    """Collects the numbers of the main part of a page that nobody can ask."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.path: list[tuple[str, frozenset[str]]] = []
        self.text = ""
        self.found: list[str] = []
        self.asked = 0
        self.figures = 0
        self.figures_asked = 0

    def handle_starttag(self, tag, attrs):
        self._end_of_text()
        if tag in VOID:
            return
        classes = frozenset((dict(attrs).get("class") or "").split())
        self.path.append((tag, classes))
        self.asked += "fact-value" in classes
        tags = {name for name, _ in self.path}
        self.figures += tag == "figure"
        self.figures_asked += "figcaption" in tags and "fact-value" in classes

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        self._end_of_text()
        while self.path and self.path.pop()[0] != tag:
            pass

    def handle_data(self, data):
        self.text += data

    def _end_of_text(self):
        text, self.text = " ".join(self.text.split()), ""
        tags = [name for name, _ in self.path]
        classes = {name for _, names in self.path for name in names}
        if "main" not in tags or NOT_ASKED.keys() & set(tags) or NOT_ASKED_CLASSES.keys() & classes:
            return
        if re.search(r"\d", NO_VALUE.sub("", text)):
            self.found.append(f"<{tags[-1]}> {text[:140]}")


@cache
def walked(path: Path) -> Walk:
    walk = Walk()
    walk.feed(path.read_text(encoding="utf-8"))
    walk.close()
    return walk


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<main><p>Of 74 indicators</p></main>", 1),
        ("<main><p>In 2017, Tables 6 and 11 (pp. 70 to 74) of V1, a 3D print</p></main>", 0),
        ("<main><p>about 2,000 of them</p></main>", 1),
        ("<main><p>up by 2018%</p></main>", 1),
        ('<main><p><button class="fact-value">74</button> is asked</p></main>', 0),
        ("<main><table><thead><tr><th>5 to 95%</th></tr></thead><td>1</td></table></main>", 1),
        ("<p>Of 74 indicators, outside</p>", 0),
    ],
)
def test_the_walk_sees_what_it_should(text, left):
    walk = Walk()
    walk.feed(text)
    walk.close()
    assert len(walk.found) == left


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(REPORTS).as_posix())
def test_every_number_can_be_asked(path):
    """Give the table, the prose or the figure its `basis` (`microfactory.asking`)."""
    walk = walked(path)
    assert not walk.found, f"{len(walk.found)} numbers without a source: {walk.found[:8]}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(REPORTS).as_posix())
def test_every_figure_can_be_asked(path):
    walk = walked(path)
    assert walk.figures == walk.figures_asked


def test_there_are_numbers_to_ask():
    asked = {path.name: walked(path).asked for path in PAGES}
    assert min(asked.values()) > 0 and sum(asked.values()) > 1000, "run `make`"
