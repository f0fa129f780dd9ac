"""The sections of the comparison notebook, and of a case beside the cases of reference."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from microfactory import casebook, compare_report, registers
from microfactory.problems import ProblemsFound
from microfactory.reading import STATEMENTS, Prose, plain

CASES = ["soko_branded", "soko_white_label", "au_enterprises", "fossil_outsourced"]


@pytest.fixture(scope="module")
def found():
    return compare_report.compared(" ".join(CASES))


def test_ids_come_as_text_or_as_a_list(found):
    listed = compare_report.compared(CASES)
    assert list(found.names) == list(listed.names) == CASES
    assert len(found.pairs) == len(listed.pairs)


def test_an_unknown_case_is_refused():
    with pytest.raises(ProblemsFound, match="soko_brandet"):
        compare_report.compared("soko_brandet au_enterprises")


def test_every_pair_has_a_verdict(found):
    said = repr(compare_report.verdicts(found)).splitlines()
    assert len(said) == 2 + len(list(combinations(CASES, 2)))


def test_what_is_certain_is_said_with_both_values(found):
    said = repr(compare_report.certain(found)).splitlines()[2:]
    assert len(said) == len(found.statements)
    assert all(" against " in line for line in said)
    assert {line.split(" | ")[3] for line in said} <= set(STATEMENTS.values())


def test_consideration_by_consideration(found):
    said = repr(compare_report.themes(found)).splitlines()
    assert said[1].count(" against ") == 6
    assert "unknown" not in said[1]


def test_what_would_settle_more(found):
    said = repr(compare_report.next_facts(found)).splitlines()[2:]
    assert 0 < len(said) <= 12
    assert len(repr(compare_report.next_facts(found, most=3)).splitlines()) == 5
    nothing = replace(found, next_facts=found.next_facts.assign(could_settle=0))
    assert isinstance(compare_report.next_facts(nothing), Prose)


def test_what_is_left_out_is_named(found):
    said = repr(compare_report.left_out(found))
    pairs = found.pairs.loc[(found.pairs["theme"] == "all") & (found.pairs["left_out"] != "")]
    assert said.count("\n- ") == len(pairs)


def test_pictures_have_words(found):
    picture, hasse = compare_report.picture(found), compare_report.hasse(found)
    for name in found.names.values():
        assert name in picture.words["alt"] and name in hasse.words["alt"]


def test_names_stay_text(found):
    hostile = "<script>alert(1)</script> [x](javascript:x)"
    renamed = replace(found, names=dict.fromkeys(CASES, hostile))
    assert "<script" not in compare_report.verdicts(renamed).html
    assert "<script" not in compare_report.certain(renamed).html
    assert "<script" not in compare_report.hasse(renamed).svg
    assert plain(hostile) in repr(compare_report.left_out(renamed))


@pytest.mark.parametrize("case", ["zara", "soko_branded"])
def test_a_case_beside_the_cases_of_reference(case):
    beside = compare_report.beside(casebook.results(case))
    assert set(beside.names) == {case, *registers.params().comparison["references"]}
    assert beside.names[case] == casebook.name_of(case)
    assert set(beside.profiles["case"]) == set(beside.names)
    assert repr(compare_report.verdicts(beside)) and repr(compare_report.certain(beside))
