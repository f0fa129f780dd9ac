"""A notebook's parts as parts of an article."""

import copy

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from microfactory.article import Article, Heading, export, inline_svg, slug
from microfactory.page import TEMPLATES, render_macro


@pytest.fixture
def article():
    return Article(render_macro)


def test_headings_are_kept_in_order_as_plain_words(article):
    article.prose("# The *title*\n\n## Who & `what`\n\n#### Deep")
    assert article.title == "The title"
    assert article.headings == [
        Heading(2, "Who & what", "who-what"),
        Heading(4, "Deep", "deep"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"), [("Café au lait", "cafe-au-lait"), ("?!", "section"), ("A  1", "a-1")]
)
def test_slug(words, expected):
    assert slug(words) == expected


def test_ids_of_the_page_are_not_given_again(article):
    assert [article.unique_id("main"), article.unique_id("main")] == ["main-2", "main-3"]


def test_raw_html_in_prose_is_text(article):
    assert "&lt;b&gt;" in article.prose("a <b>bold</b> claim")


def test_code_in_an_unknown_language_is_shown(article):
    html = article.prose("```nonsense\n1 < 2\n```\n\n```\nplain\n```")
    assert "1 &lt; 2" in html and "plain" in html


def test_boxes_that_scroll_have_different_names(article):
    first, second = article.scrolling("<table>", "Costs"), article.scrolling("<table>", "Costs")
    assert 'aria-label="Costs"' in first and 'aria-label="Costs (2)"' in second


def test_svg_without_a_view_box_gets_one():
    svg = '<svg width="30" height="20px"><text>a &lt; b</text></svg>'
    html = inline_svg(svg, alt="", prefix="f")
    assert 'viewBox="0 0 30 20"' in html and "--drawn:30px" in html and "a &lt; b" in html


def test_notebook_is_not_changed(article):
    notebook = new_notebook(cells=[new_markdown_cell("# T"), new_code_cell("x"), new_code_cell("")])
    before = copy.deepcopy(notebook)
    body = export(notebook, article, TEMPLATES)
    assert notebook == before
    assert body.count('class="code"') == 1  # an empty cell shows nothing
