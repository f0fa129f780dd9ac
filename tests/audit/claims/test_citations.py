"""Years of cited works: each transcribed pair is judged, and told apart by what the check finds."""

from __future__ import annotations

from microfactory.audit.claims.citations import OTHER, SAME


def test_every_transcribed_work_is_in_one_of_the_lists(cells):
    rows = cells[cells["table"] == "thesis_text_citations"]
    assert sorted([*SAME, *OTHER]) == sorted(rows["row"].unique())


def test_the_years_of_most_works_agree(outcome):
    assert outcome("years_of_cited_works").verdict == "consistent"
    assert (len(SAME), len(OTHER)) == (81, 14)


def test_each_of_the_others_differs(outcome):
    assert {str(outcome(f"year_of_{work}").verdict) for work in OTHER} == {"inconsistent"}
    assert outcome("year_of_hall_soskice_2013").gap == 2013 - 2003
