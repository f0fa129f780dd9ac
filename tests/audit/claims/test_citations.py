"""Years of cited works, counted apart from the claim."""

from __future__ import annotations

import pytest

from microfactory.audit.claims.citations import WORKS


@pytest.fixture(scope="module")
def years(cells):
    """Return cited and listed year by work."""
    rows = cells[cells["table"] == "thesis_text_citations"]
    return rows.pivot(index="row", columns="column", values="low").astype(int)


def test_every_transcribed_work_is_judged(years):
    assert sorted(WORKS) == sorted(years.index)


def test_the_sum_of_the_differences(years, reading, outcome):
    difference = (years["cited_year"] - years["listed_year"]).abs()
    assert reading("years_of_cited_works")[0] == difference.sum() == 35
    assert outcome("years_of_cited_works").verdict == "inconsistent"


def test_the_works_that_the_note_names_are_those_that_differ(years, outcome):
    note = outcome("years_of_cited_works").claim.note
    differ = years[years["cited_year"] != years["listed_year"]]
    assert (len(years), len(differ)) == (95, 14)
    assert all(str(year) in note for year in differ["cited_year"])
    assert differ["cited_year"].sub(differ["listed_year"]).abs().nlargest(2).tolist() == [10, 9]
