"""What a case is, in short, and the whole article: every case of the casebook, and a hostile one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from microfactory import case_report, reading
from microfactory.reading import Drawn, Table

from .building import SCRIPT, SECTIONS, Elements, as_text, page_of

#: Figures that look alike for every case.
SLOW = (case_report.firm_size_figure, case_report.ethics_figure)


@pytest.fixture(scope="module")
def quick():
    """Leave the drawing out where every case passes: the figures have tests of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading.theme, "svg", lambda figure: "<svg/>")
        yield


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.__name__)
def test_every_section_of_every_case_says_something(quick, casebook_results, section):
    for results in casebook_results[:: 4 if section in SLOW else 1]:
        shown = section(results)
        said = as_text(shown)
        assert said and not {"nan", "inf", "nan%"} & set(said.split()), results.id
        if isinstance(shown, Drawn):
            assert len(str(shown.words["alt"])) > 20, results.id
            assert shown.words["title"] and shown.words["source"], results.id
        if isinstance(shown, Table):
            assert "<caption>" in shown.html, results.id


@pytest.mark.parametrize("case", ["soko_branded", "zara"])
def test_the_sections_make_a_page_that_asks_for_nothing(results_of, case):
    page = page_of(results_of(case))
    assert page.count("<figure") >= 4 and page == page_of(results_of(case))


def test_a_hostile_case_stays_text(hostile):
    found = Elements(page_of(hostile))
    assert not {"script", "img", "iframe"} & found.tags
    assert not found.handlers
    assert all(
        address.startswith(("#", "index.html", "sources.html#")) for address in found.addresses
    )
    assert found.text.count("<script>alert('x')</script>") > 20


def test_hostile_sources_stay_text(hostile):
    shown = {key: replace_citation(source) for key, source in hostile.sources.items()}
    found = Elements(page_of(replace(hostile, sources=shown)))
    assert "script" not in found.tags and not found.handlers
    assert SCRIPT in found.text


def replace_citation(source):
    return source.model_copy(update={"citation": SCRIPT, "note": SCRIPT})


def test_the_title_is_the_name_and_says_what_it_is(results_of):
    said = as_text(case_report.title(results_of("soko_branded")))
    assert said.startswith("# Soko (branded)\n\n**Brass, horn and bone jewelry")


def test_in_short(results_of):
    said = as_text(case_report.in_short(results_of("soko_branded")))
    assert "**a network of craft SMEs**" in said and "**41.8 to 61.8%**" in said
    assert "**11.7%**" in said
    nothing = as_text(case_report.in_short(results_of("print_platforms")))
    assert "What a piece costs is **not known**" in nothing


def test_what_is_open_is_said_to_be_open(casebook_results):
    for results in casebook_results:
        if results.typology["type"] == "undetermined":
            assert "**not determined**" in as_text(case_report.in_short(results))


def test_every_gap_is_listed_with_its_reason(results_of):
    results = results_of("fossil_outsourced")
    said = as_text(case_report.unknowns(results))
    for name, note in {**results.case.unknown, **results.case.not_applicable}.items():
        assert reading.capital(name.replace("_", " ")) in said and note in said


def test_no_gap_is_said_too(results_of):
    results = results_of("soko_branded")
    none = replace(results, facts=results.facts.loc[results.facts["missing"] == ""])
    assert as_text(case_report.unknowns(none)) == "The case file names no gap."


def test_every_source_is_listed_once(results_of):
    results = results_of("soko_branded")
    said = as_text(case_report.sources_table(results))
    keys = set(results.facts["source"]) - {""}
    assert keys and all(said.count(results.sources[key].citation) == 1 for key in keys)
    assert said.count("the document read") == 1
