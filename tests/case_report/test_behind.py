"""The computed numbers of a case study say what they rest on."""

from __future__ import annotations

from microfactory.case_report.behind import behind, census


def test_all_facts_of_the_case_count_where_nothing_is_named(results_of):
    soko = results_of("soko_branded")
    found = behind(soko, "the facts of the case", at="Table 6")
    assert set(found.sources) == {key for key in soko.facts["source"] if key}
    assert found.grade == max(grade for grade in soko.facts["grade"] if grade)
    assert (found.population, found.at) == (soko.name, "Table 6")


def test_named_rows_count_alone(results_of):
    soko = results_of("soko_branded")
    rows = soko.facts.head(1)
    assert behind(soko, "one fact", rows).sources == (rows["source"].iloc[0],)


def test_the_census_is_an_official_statistic(results_of):
    soko = results_of("soko_branded")
    found = census(soko)
    assert found.grade == "A" and found.year == "2012" and soko.name in found.how
