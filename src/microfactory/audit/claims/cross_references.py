"""References to tables, figures and pages: whether they lead where they say.

The copy of the thesis that was transcribed has no page numbers; a page is checked against the table of
contents and against other references, not against the page itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from microfactory.audit.registry import Claim, claim
from microfactory.quantity import Interval

REFS = "thesis_text_cross_references"
SUMMARY = {
    "summary_bounds": ("the bounds of production systems", "table", "2_typology", "2_methodology"),
    "summary_tradeoffs": ("the production tradeoffs", "table", "3", "3_literature"),
    "summary_wellbeing": ("the considerations of worker wellbeing", "table", "3_tradeoffs", "4"),
    "summary_business_model": (
        "the diagram of the business model",
        "figure",
        "4_case",
        "4_effectiveness",
    ),
    "summary_cost_buckets": ("the cost buckets", "table", "4_effectiveness", "4_application"),
}
PAGES = {
    "craft_example": ("a local artisan", "2_typology", "2_methodology"),
    "flexible_example": ("Au Enterprises, in Table 1,", "2_typology", "2_methodology"),
    "specialized_example": ("the wax mold maker", "2_typology", "2_methodology"),
    "networked_specialized_example": ("H&M's factories", "2_typology", "2_methodology"),
    "networked_craft_example": ("Soko, Fabindia and homeworkers", "2_typology", "2_methodology"),
    "mass_example": ("Fossil's factory", "2_typology", "2_methodology"),
    "au_description": ("Au Enterprises, in ch. 4,", "4_industry", "4_case"),
    "tradeoffs_table": ("the production tradeoffs, in ch. 4,", "3", "3_literature"),
}


def _exists(row: str, words: str, kind: str) -> Claim:
    """Register that the table or figure of a number exists."""

    def exists(last: float, title: float) -> Mapping[str, float]:
        """The numbers of the summary run on after the last caption, as if its five entries had been
        counted as captions. The titles say which ones are meant.
        """
        return {f"the last {kind} there is": last, f"the {kind} with that title": title}

    exists.__name__ = f"{row}_exists"
    exists.__module__ = __name__
    return claim(
        says=f"The summary sends the reader for {words} to a {kind} by its number.",
        printed=f"{REFS}/{row}/number",
        inputs={
            "last": f"{REFS}/last_{kind}/number",
            "title": f"{REFS}/{row}/number_in_text",
        },
        severity="minor",
    )(exists)


def _page_in_section(row: str, words: str, first: str, after: str) -> Claim:
    """Register that a page lies in the section that it should lie in."""

    def in_section(first: float, after: float) -> Interval:
        """The section begins on its page of the table of contents, and ends where the next begins."""
        return Interval(min(first, after), after)

    in_section.__name__ = f"{row}_page"
    in_section.__module__ = __name__
    return claim(
        says=f"The page that is given for {words} lies in its section.",
        printed=f"{REFS}/{row}/page",
        inputs={
            "first": f"{REFS}/chapter_{first}/first_page",
            "after": f"{REFS}/chapter_{after}/first_page",
        },
        severity="minor",
        how="page {first} up to page {after}",
    )(in_section)


for _row, (_words, _kind, _first, _after) in SUMMARY.items():
    _exists(_row, _words, _kind)
    _page_in_section(_row, _words, _first, _after)
for _row, (_words, _first, _after) in PAGES.items():
    _page_in_section(_row, _words, _first, _after)


@claim(
    says="The summary and ch. 4 give the same page for the production tradeoffs.",
    printed=f"{REFS}/summary_tradeoffs/page",
    inputs={"page": f"{REFS}/tradeoffs_table/page"},
    severity="minor",
    how="{page}",
)
def tradeoffs_page_in_both_places(page: float) -> float:
    """Both have page 23."""
    return page


@claim(
    says="Ch. 4 refers to the production tradeoffs by the number of their table.",
    printed=f"{REFS}/tradeoffs_table/number",
    inputs={"caption": "artefacts/table_02/number"},
    severity="minor",
    how="{caption}",
)
def tradeoffs_number(caption: float) -> float:
    """The number of the caption."""
    return caption


@claim(
    says="Soko is first mentioned on page 18.",
    printed=f"{REFS}/soko_first_mention/page",
    inputs={
        "networked": f"{REFS}/networked_craft_example/page",
        "mass": f"{REFS}/mass_example/page",
    },
    severity="minor",
)
def soko_first_mention(networked: float, mass: float) -> Mapping[str, float]:
    """Table 1 sends the reader to page 16 for Soko and to page 18 for Fossil."""
    return {"the page of Table 1 for Soko": networked, "the page of Table 1 for Fossil": mass}


@claim(
    says="The introduction announces the jewelry industry for ch. 3.",
    printed=f"{REFS}/jewelry_introduction/chapter",
    inputs={"contents": f"{REFS}/jewelry_introduction/chapter_in_contents"},
    severity="minor",
    how="{contents}",
)
def jewelry_chapter(contents: float) -> float:
    """By the table of contents the industry and the case study stand in ch. 4."""
    return contents


@claim(
    says="The captions number the tables without a gap.",
    printed=f"{REFS}/last_table/number",
    inputs={"tables": "count:artefacts/table_*/number"},
    severity="minor",
    how="{tables} captions",
)
def tables_without_a_gap(tables: float) -> float:
    """Eleven captions, the last with the number 11."""
    return tables


@claim(
    says="The captions number the figures without a gap.",
    printed=f"{REFS}/last_figure/number",
    inputs={"figures": "count:artefacts/figure_*/number"},
    severity="minor",
    how="{figures} captions",
)
def figures_without_a_gap(figures: float) -> float:
    """27 captions, the last with the number 27."""
    return figures
