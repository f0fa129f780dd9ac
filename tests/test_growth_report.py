"""The sections on growth: answers in words, every table, and the optional figures."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from microfactory import growth, growth_report, registers
from microfactory.growth_report import Growth
from microfactory.reading import Drawn, Prose, Table
from microfactory.stages import ingest_digitised
from microfactory.tables import DIGITISED, conform

SECTIONS = [
    getattr(growth_report, name)
    for name in growth_report.__all__
    if name not in ("Growth", "growing", "supposing", "groups_table", "image_figure")
]


@pytest.fixture(scope="module")
def of(results_of, cells, sources):
    from microfactory import benchmarks

    week = registers.params().week()
    wages = benchmarks.benchmarks(cells, week)

    def found(case: str) -> Growth:
        results = results_of(case)
        facts, capacities = results.facts, growth.capacities(results.facts)
        own = wages[wages["country"] == results.case.case.country]
        return Growth(
            case,
            results.name,
            sources,
            levels=growth.growth_levels(facts),
            implied_margins=growth.implied_margins(facts),
            break_even=growth.break_even(facts),
            capacities=capacities,
            capacity_pairs=growth.capacity_pairs(capacities),
            capacity_groups=growth.capacity_groups(facts),
            earnings=growth.earnings(facts, week),
            full_time=growth.full_time(facts, own, week),
            digitised=conform(pd.DataFrame(columns=list(DIGITISED.columns)), DIGITISED),
        )

    return found


@pytest.fixture(scope="module")
def soko(of):
    return of("soko_branded")


def test_the_answers_in_short(soko):
    said = repr(growth_report.in_short(soko))
    assert "**$5.58 million (2017)**, 2.23 times" in said
    assert "would not do as printed, and could within the rounding" in said
    assert "a factor of 7.2 to 10.8 apart" in said
    assert "**53 to 201 people** a living wage, where 483 are called full-time" in said


def test_a_case_without_the_facts_says_so(of):
    said = repr(growth_report.in_short(of("zara")))
    assert "**no figures** that would say what it takes to break even" in said


@pytest.mark.parametrize(
    "section", [one for one in SECTIONS if one is not growth_report.images_table]
)
@pytest.mark.parametrize("case", ["soko_branded", "soko_white_label", "au_enterprises", "zara"])
def test_every_section_of_every_case_says_something(of, case, section):
    shown = section(of(case))
    assert isinstance(shown, (Drawn, Prose, Table)) and repr(shown).strip()


def test_what_is_needed_and_missing_is_named(of):
    assert "**not all three are known**" in repr(
        growth_report.break_even_figure(of("soko_white_label"))
    )


def test_two_statements_that_cannot_both_be_true_are_told(soko):
    said = repr(growth_report.margins_table(soko))
    assert "111%" in said and "within rounding" in said


def test_the_denominator_is_a_parameter(soko):
    active = repr(growth_report.groups_table(soko, "active"))
    registered = repr(growth_report.groups_table(soko, "registered"))
    assert "12.2 to 18.2%" in active and "32.9 to 49.3%" in registered
    assert "not known" in repr(growth_report.groups_table(soko, "nobody"))


def test_every_number_can_be_asked(soko):
    html = growth_report.full_time_table(soko)._repr_html_()
    assert html.count('id="fact-people-') == 8 * 5
    assert html.count("Computed from") == html.count('class="fact-value"') - 8 * 5 > 0


@pytest.mark.parametrize("figure", ["figure_22", "figure_23", "figure_25"])
def test_an_image_without_values_says_so_and_where_they_would_go(soko, figure):
    said = repr(growth_report.image_figure(soko, figure))
    assert "exists only as an image" in said and "data/digitised/README.md" in said


QUARTERS = "series,period,low,high,unit,note\n" + "".join(
    f"artisans,2016-Q{quarter},{low},{low + 2},USD_2016,synthetic\n"
    for quarter, low in ((1, 10), (2, 20), (3, 10), (4, 118))
)
MONEY = "series,period,low,high,unit,note\n" + "".join(
    f"{kind},2017,{low},{low},USD_2017,synthetic\n"
    for kind, low in (("staff", 2e6), ("marketing", 1.5e6))
)
SHARES = "series,period,low,high,unit,note\ncost of goods,2017,30,40,percent,synthetic\n"
FILES = {
    "thesis_figure_22_cost_of_goods": SHARES,
    "thesis_figure_23_revenue_per_quarter": QUARTERS,
    "thesis_figure_25_operating_expenditures": MONEY,
}


def test_supplied_values_are_drawn_and_held_against_the_text(project, soko, monkeypatch):
    """Synthetic values, in the files that a reader would supply."""
    from microfactory import tables

    for name, text in FILES.items():
        (project / "data" / "digitised" / f"{name}.csv").write_text(text)
    ingest_digitised.main()
    given = replace(soko, digitised=tables.read("digitised"))
    for figure in ("figure_22", "figure_23", "figure_25"):
        shown = growth_report.image_figure(given, figure)
        assert isinstance(shown, Drawn) and "synthetic" not in shown.words["alt"]
    assert "artisans 2016-Q4" in growth_report.image_figure(given, "figure_23").words["alt"]
    facts = pd.DataFrame(
        [{"variable": "last_quarter_sales_share", "unit": "1", "low": float("nan"), "high": 0.75}]
    )
    monkeypatch.setattr(tables, "read", lambda name: facts)
    said = repr(growth_report.images_table(given))
    assert "Figure 22 | 2017" in said and "60 to 70%" in said
    assert "Figure 25 | 2017" in said and "$3.5 million" in said


def test_without_values_there_is_nothing_to_hold(project, soko, monkeypatch):
    from microfactory import tables

    monkeypatch.setattr(tables, "read", lambda name: pd.DataFrame({"variable": []}))
    assert "nothing to hold" in repr(growth_report.images_table(soko))


def test_the_folder_says_what_goes_into_it(project):
    said = (project / "data" / "digitised" / "README.md").read_text()
    for artefact in registers.artefacts().artefacts:
        if artefact.optional_raw:
            assert f"`{artefact.optional_raw}.csv`" in said
