"""Where a case stands: in the typology, with reasons and gaps, and among the sizes of factories."""

from __future__ import annotations

from dataclasses import replace

import pytest

from microfactory import case_report

from .building import as_text


def with_employees(results, placed):
    """Return the results with another answer to how many work at a site."""
    case = results.case.model_dump(exclude_defaults=True)
    case["steps"] = ()
    case["discriminators"] = {"employees_per_site": placed} if placed else {}
    return replace(results, case=type(results.case).model_validate(case))


@pytest.mark.parametrize(
    ("placed", "words", "place"),
    [
        ({"value": 15}, "With 15 persons", "its place is marked"),
        ({"low": 3, "high": 10}, "With 3 to 10 persons", "its place is marked"),
        ({"low": 1000}, "With at least 1,000 persons", "its place is marked"),
        ({"high": 9}, "With 1 to 9 persons", "its place is marked"),
        (None, "**not known**", "its place is not known"),
    ],
)
def test_the_place_among_the_sizes(results_of, placed, words, place):
    results = with_employees(results_of("au_enterprises"), placed)
    assert words in as_text(case_report.firm_size_text(results))
    assert place in case_report.firm_size_figure(results).words["alt"]


def test_a_share_is_known_within_its_class_only(results_of):
    said = as_text(case_report.firm_size_text(results_of("soko_branded")))
    assert "at most 3" in said or " to " in said
    assert "larger than" in said and "smaller than" in said


def test_the_degrees_are_in_the_alternative_text(results_of):
    alt = case_report.typology_figure(results_of("soko_branded")).words["alt"]
    assert "Soko (branded)" in alt and "Networked craft" in alt and "\n" not in alt


def test_every_reason_is_a_line(results_of):
    results = results_of("soko_branded")
    table = case_report.typology_reasons(results)
    assert len(as_text(table).splitlines()) == 2 + len(results.typology["because"])
    assert "Step" not in as_text(table).splitlines()[1]


def test_steps_get_a_column_of_their_own(results_of):
    said = as_text(case_report.typology_reasons(results_of("zara"))).splitlines()
    assert said[1].split(" | ")[1] == "Step"


def test_the_word_of_the_source_is_compared(casebook_results):
    for results in casebook_results:
        said = as_text(case_report.typology_missing(results))
        source = results.case.source_class
        if source is None:
            assert "The source itself" not in said
        else:
            agrees = source.type == results.typology["type"]
            assert ("agrees with" if agrees else "differs from") in said


def test_what_would_settle_it(casebook_results):
    open_cases = [each for each in casebook_results if each.typology["missing"]]
    assert open_cases
    for results in open_cases:
        said = as_text(case_report.typology_missing(results))
        assert said.startswith("What would settle it:")
        assert said.count("is not known: ") == min(3, len(results.typology["missing"]))


def test_readings_of_the_table_are_named(casebook_results):
    depending = [each for each in casebook_results if each.typology["depends_on_reading"]]
    assert depending
    assert all(
        "depends on how Table 1 is read" in as_text(case_report.typology_missing(each))
        for each in depending
        if any(reading["reading"] != "widest" for reading in each.typology["depends_on_reading"])
    )
