"""Amounts in words, and hostile text that stays text in prose and in tables."""

from __future__ import annotations

import math
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from microfactory.article import Article
from microfactory.evidence import Grade, Source
from microfactory.figures.canvas import axes_of
from microfactory.page import render_macro
from microfactory.reading import (
    STATEMENTS,
    TYPE_NAMES,
    Prose,
    amount,
    asked,
    capital,
    draw,
    graded,
    joined,
    number,
    plain,
    table,
)

NAN = math.nan
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[press](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "<https://example.org>",
    "a | b | c",
    "**bold** _it_ `code` ~~gone~~",
    "&lt;b&gt; &copy; &#60;script&#62;",
    "a\\\\<b>",
    "$5 to $7, \\$5",
    "[x]: https://example.org",
    "term\n: definition",
    "# heading\n\n- item\n\n1. item\n\n> quote\n\n    code",
    "a\r\n\r\n<b>b",
]


class Read(HTMLParser):
    """What a browser makes of markup: its elements, and its text."""

    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.tags, self.text, self.addresses = [], "", []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data):
        self.text += data


def prose(text):
    return Read(str(Article(render_macro).prose(text)))


@pytest.mark.parametrize("text", HOSTILE)
def test_plain_text_stays_as_it_is_in_prose(text):
    read = prose(f"It is said: {plain(text)}.")
    assert set(read.tags) == {"p"} and not read.addresses
    assert read.text.strip() == f"It is said: {' '.join(text.split())}."


@settings(max_examples=150)
@given(st.text(st.sampled_from("ab &;#<>[]()!*_`~|\\:.-+=\"'/$\n1"), max_size=25))
def test_whatever_the_text_is(text):
    read = prose(f"It is said: x{plain(text)}x.")
    assert set(read.tags) == {"p"}
    assert read.text.strip() == f"It is said: x{' '.join(text.split())}x."


@pytest.mark.parametrize("text", HOSTILE)
def test_plain_text_in_a_heading_and_in_bold(text):
    read = prose(f"# A title\n\n## {plain(text)}\n\n**x{plain(text)}x.**")
    assert set(read.tags) <= {"p", "h2", "a", "span", "strong"}
    assert all(address.startswith("#") for address in read.addresses)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_in_a_table_is_text(text):
    columns = [{"key": "a", "label": text}, {"key": "b", "label": "B", "kind": "long"}]
    found = table([{"a": text, "b": text}], columns, text, subtitle=text, note=text)
    read = Read(found._repr_html_())
    assert not {"script", "img", "b"} & set(read.tags) and not read.addresses
    assert read.text.count(text) >= 6
    assert repr(found).startswith(text)


def test_a_table_says_unknown_and_keeps_markup():
    columns = [{"key": "a", "label": "A"}, {"key": "b", "label": "B"}]
    found = table([{"a": "x", "b": None}, {"a": "y", "b": Markup("<em>z</em>")}], columns, "Cap")
    assert '<span class="unknown">unknown</span>' in found.html and "<em>z</em>" in found.html
    assert repr(found).splitlines() == ["Cap", "A | B", "x | unknown", "y | z"]


def test_a_figure_carries_its_words_and_its_text():
    figure, axes = axes_of(3, 2)
    axes.set_title("$5 & <b>")
    found = draw(figure, "What it shows", title="T", caption="C", source="S", wide=True)
    data, about = found._repr_mimebundle_()
    assert about == {
        "image/svg+xml": {
            "alt": "What it shows",
            "title": "T",
            "caption": "C",
            "source": "S",
            "wide": True,
        }
    }
    assert "$5 &amp; &lt;b&gt;" in data["image/svg+xml"]
    assert data["text/plain"] == "Figure: What it shows" == repr(found)
    assert draw(figure, "Alone").words == {"alt": "Alone"}


def test_prose_is_markdown_on_a_page_and_itself_in_a_terminal():
    assert Prose("**a**")._repr_markdown_() == repr(Prose("**a**")) == "**a**"


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (1, 1, "person", "1 person"),
        (3, 10, "person", "3 to 10 persons"),
        (0, 1, "person", "0 to 1 persons"),
        (10, NAN, "piece", "at least 10 pieces"),
        (-math.inf, 6, "month", "at most 6 months"),
        (NAN, NAN, "percent", "unknown"),
        (-math.inf, math.inf, "percent", "unknown"),
        (0, 0, "percent", "0%"),
        (41.8, 61.8, "percent", "41.8 to 61.8%"),
        (0.5, 0.5, "1", "0.5"),
        (1200, 1200, "foot**2", "1,200 square feet"),
        (25, 35, "USD_2017/hour", "$25 to 35 an hour (2017)"),
        (2.5e6, 5e6, "USD_2017", "$2.5 million to 5 million (2017)"),
        (240, 240, "KES_2018/day", "240 KES a day (2018)"),
        (0.1, 0.99, "USD_2017/piece", "$0.10 to 0.99 a piece (2017)"),
        (-375_000, -375_000, "USD_2017", "−$375,000 (2017)"),
        (-375_000, -125_000, "USD_2017/year", "−$375,000 to −$125,000 a year (2017)"),
        (-2.5, 5, "USD_2017/piece", "−$2.50 to $5 a piece (2017)"),
        (NAN, -5, "USD_2017", "at most −$5 (2017)"),
        (-240, 100, "KES_2018/day", "−240 to 100 KES a day (2018)"),
        (-12, -0.5, "percent", "−12 to −0.5%"),
        (-0.0, 0.0, "USD_2017", "$0 (2017)"),
        (20, 20, "person/workshop", "20 persons a workshop"),
    ],
)
def test_amounts_in_words(low, high, unit, words):
    assert amount(low, high, unit) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (-5, "-5"),
        (99.95, "100"),
        (123.4, "123"),
        (1e6, "1 million"),
        (2.8e9, "2.8 billion"),
    ],
)
def test_numbers(value, words):
    assert number(value) == words


@given(st.floats(-1e12, 1e12), st.floats(-1e12, 1e12))
def test_an_amount_is_one_line_of_words(one, other):
    low, high = sorted((one, other))
    for unit in ("percent", "USD_2017/day", "person", "1", ""):
        said = amount(low, high, unit)
        assert said and "\n" not in said and "nan" not in said and "_" not in said


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")],
)
def test_lists_in_a_sentence(words, said):
    assert joined(words, "or") == said


def test_small_words():
    assert capital("") == "" and capital("soko V2") == "Soko V2"
    assert graded("") == "" and all(str(escape(g.meaning)) in graded(g) for g in Grade)
    assert set(TYPE_NAMES) > {"blended", "none", "undetermined"}
    assert set(STATEMENTS) >= {"better", "worse", "equal"}


def test_a_table_to_search_says_which_columns_to_choose_by():
    columns = [{"key": "a", "label": "A"}, {"key": "b", "label": "B", "filter": "yes"}]
    shown = table([{"a": "1", "b": "x; y"}], columns, "T", play="find")
    assert "<table data-find>" in shown.html and shown.html.count("data-filter") == 1
    assert "data-" not in table([{"a": "1", "b": "x"}], [{"key": "a", "label": "A"}], "T").html


def test_a_terminal_shows_the_number_and_not_its_card():
    number = asked("wage", "$5", {"grade": "B", "note": "a <note>"}, {}, what="Wage")
    other = asked("rent", "$2", {}, {}, what="Rent")
    cell = Markup("{} against {}").format(number, other)
    shown = repr(
        table(
            [{"a": "x", "b": cell}], [{"key": "a", "label": "A"}, {"key": "b", "label": "B"}], "T"
        )
    )
    assert shown.splitlines()[-1] == "x | $5 against $2"


def test_a_source_is_led_to_by_its_key_and_an_unknown_one_is_shown():
    sources = {"census": Source(citation="The Census Bureau", kind="web")}
    html = asked("n", "5", {"sources": "census rumour", "year": "2012"}, sources, what="N")
    assert 'href="../reports/sources.html#census">The Census Bureau</a>' in html
    assert "rumour" in html and html.count("<a ") == 1 and "2012" in html
