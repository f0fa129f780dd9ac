"""A number that was computed says what it was computed from; what is no value is left alone."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from microfactory import asking, reading
from microfactory.article import Article
from microfactory.asking import Basis, basis, linked, of_row, opening, values, with_cards, within
from microfactory.page import render_macro, to_html
from microfactory.reading import Prose, Table, table

BEHIND = Basis(
    "two facts", population="artisans", year="2017", grade="C", sources=("soko_impact_2017",)
)
COLUMNS = [
    {"key": "name", "label": "Model"},
    {"key": "cost", "label": "Cost a piece", "kind": "number", "unit": "$"},
    {"key": "why", "label": "Why", "kind": "long"},
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Of 74 indicators 61 are known", ["74", "61"]),
        ("$5 to 7 a day, or \\$5.50", ["$5 to 7", "\\$5.50"]),
        ("USD 2.8 billion, at least 2,500 persons", ["USD 2.8 billion", "at least 2,500"]),
        ("29.6% to 30.4%; p < .05", ["29.6% to 30.4%", ".05"]),
        ("In 2017, Tables 6 and 11 (pp. 70 to 74), the 5th percentile", []),
        ("V1, a 3D print, y2017, H&M", []),
        ("1.9 to 2016 in the earlier one", ["1.9"]),
        ("nothing here", []),
        ("a craft SME 1, KES 500", ["1", "KES 500"]),
    ],
)
def test_values_are_told_from_places_years_and_names(text, found):
    assert [text[start:end] for start, end in values(text)] == found


@given(st.text(alphabet="0123456789 <>&$%.,abto\n"))
def test_no_text_is_lost_and_none_becomes_markup(text):
    """Without the cards, what is shown is the text."""
    shown = within(text, "k", "what", BEHIND)
    assert reading._words(shown) == " ".join(text.split())
    assert shown.count("<button") == len(values(text))


def test_a_result_has_the_worst_grade_and_all_the_sources():
    one = pd.DataFrame({"grade": ["A", ""], "source": ["b", "a"]})
    two = pd.DataFrame({"grade": ["C"], "sources": ["c b"]})
    found = basis("all of it", one, two, year="2017", at="p. 1")
    assert (found.grade, found.sources, found.year, found.at) == (
        "C",
        ("a", "b", "c"),
        "2017",
        "p. 1",
    )
    assert basis("nothing", pd.DataFrame()).grade == ""


def test_a_row_says_itself_what_stands_behind_it():
    row = {"year": 2017, "population": "artisans", "grade": "B", "sources": "one two", "at": "p. 3"}
    found = of_row("the accounts", row)
    assert found == Basis("the accounts", "artisans", "2017", "B", ("one", "two"), "p. 3")


def test_a_card_has_value_population_grade_and_source():
    card = render_macro("fact", "k", "5 to 7", **BEHIND.card("Pay", "5 to 7 dollars"))
    for words in ("Pay", "5 to 7 dollars", "artisans", "2017", "two facts", "computed", "expert"):
        assert words in card
    assert 'href="../reports/sources.html#soko_impact_2017"' in card


def test_many_sources_are_counted():
    many = Basis("a lot", sources=tuple("abcde")).card("What", "1")["sources"]
    assert len(many) == 1 and many[0][0].startswith("5 sources")


def test_what_was_stated_without_a_year_says_so():
    card = asking.asked("k", "5", {"grade": "B", "source": "soko_company"}, {}, what="Pay")
    assert card.count("not stated") == 3  # year, population, place
    assert "not stated" not in render_macro("fact", "k", "5", **Basis("two facts").card("Pay", "5"))


def test_every_number_of_a_table_gets_a_card_with_its_row_column_and_unit():
    own = Basis("its own", status="assumption")
    rows = [
        {"name": "Craft", "cost": "12 to 14", "why": "seen in 3 of 4 workshops"},
        {"name": "Mass <b>", "cost": "9", "why": "", "card": own},
    ]
    made = with_cards(rows, COLUMNS, "Costs", BEHIND)
    assert made[0]["name"] == "Craft" and made[1]["why"] == ""
    assert "Craft: cost a piece" in made[0]["cost"] and "12 to 14 $" in made[0]["cost"]
    assert made[0]["why"].count("<button") == 2 and "3 of" in made[0]["why"]
    assert "its own" in made[1]["cost"] and "assumption" in made[1]["cost"]
    ids = re.findall(
        r'id="(fact-[^"]+)"', "".join(str(cell) for row in made for cell in row.values())
    )
    assert len(ids) == len(set(ids)) == 4


def test_a_cell_with_a_card_or_a_link_is_left():
    asked = asking.asked("k", "5", {}, {}, what="Pay")
    link = Markup('<a href="x">24 cases</a>')
    rows = [{"name": link, "cost": asked, "why": None}]
    (made,) = with_cards(rows, COLUMNS, "Costs", BEHIND)
    assert (made["name"], made["cost"], made["why"]) == (link, asked, None)


def test_markup_in_a_cell_stays_text():
    hostile = "<script>alert(5)</script> 7"
    (made,) = with_cards(
        [{"name": hostile, "cost": hostile, "why": hostile}], COLUMNS, "Costs", BEHIND
    )
    assert not any("<script" in str(cell) for cell in made.values())


def test_markdown_is_linked_outside_of_links_code_and_headings():
    text = "# 5 ways\n\nOf 7, `8` and [9](#fact-own) are **10**; take\n\n1. one\n2. two"
    shown, cards = linked(text, "What", BEHIND)
    assert len(cards) == 2 and shown.startswith("# 5 ways\n") and "`8`" in shown
    assert "[9](#fact-own)" in shown and "\n1. one" in shown and "**[10](#fact-" in shown


def test_prose_carries_its_cards_and_a_page_shows_each_once():
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

    data, metadata = Prose("Of 74, 61 are known.", BEHIND, "Known")._repr_mimebundle_()
    output = new_output("display_data", data, metadata=metadata)
    page = to_html(
        new_notebook(cells=[new_markdown_cell("# T"), new_code_cell("x", outputs=[output])])
    )
    assert page.count('popover id="fact-') == 2 and "two facts" in page
    assert Prose("Of 74").__repr__() == "Of 74"
    assert Prose("Of 74")._repr_mimebundle_()[1] == {}


def test_a_number_whose_card_stands_already_only_opens_it():
    article = Article(render_macro)
    assert "<button" in article.number("elsewhere", "5") and "popover id" not in article.number(
        "elsewhere", "5"
    )


def test_values_of_a_claim_open_one_card():
    shown = opening("30 x 0.6 = 18", "all-claim")
    assert shown.count('popovertarget="fact-all-claim"') == 3 and "popover id" not in shown


def test_a_table_without_a_basis_is_as_it_was():
    rows = [{"name": "Craft", "cost": "12", "why": ""}]
    assert isinstance(table(rows, COLUMNS, "Costs"), Table)
    assert "fact-value" not in table(rows, COLUMNS, "Costs").html
    noted = table(rows, COLUMNS, "Costs", note="Over 256 draws.", basis=BEHIND)
    assert noted.html.count("fact-value") == 2 and "256 draws" in noted.html
    assert noted.text == table(rows, COLUMNS, "Costs").text
