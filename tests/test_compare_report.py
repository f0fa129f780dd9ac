"""The sections of the comparison notebook, and of a case beside the cases of reference."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from microfactory import casebook, compare_report, profile_comparison, registers
from microfactory.problems import ProblemsFound
from microfactory.reading import STATEMENTS, Prose, plain

CASES = ["soko_branded", "soko_white_label", "au_enterprises", "fossil_outsourced"]


@pytest.fixture(scope="module")
def found():
    return compare_report.compared(" ".join(CASES))


def said(block):
    """The lines of a table below its caption and its heads."""
    return repr(block).splitlines()[2:]


def test_ids_come_as_text_or_as_a_list(found):
    listed = compare_report.compared(CASES)
    assert list(found.names) == list(listed.names) == CASES
    assert len(found.tables.pairs) == len(listed.tables.pairs)


def test_an_unknown_case_is_refused():
    with pytest.raises(ProblemsFound, match="soko_brandet"):
        compare_report.compared("soko_brandet au_enterprises")


def test_only_the_cases_that_are_asked_for_are_ranked(found):
    assert found.tables.ranks["worst_rank"].max() == len(CASES)
    assert set(found.tables.next_facts["case"]) <= set(CASES)


def test_coverage_and_flags_stand_before_the_comparison(found):
    lines = said(compare_report.knowledge(found))
    assert len(lines) == len(CASES)
    assert "cannot be excluded: wage under the legal floor" in lines[0] and "unknown" in lines[0]


def test_every_pair_has_a_verdict_that_counts_every_indicator(found):
    lines = said(compare_report.verdicts(found))
    assert len(lines) == len(list(combinations(CASES, 2)))
    pairs = found.tables.pairs.loc[found.tables.pairs["theme"] == "all"]
    for line, shared in zip(lines, pairs["shared"], strict=True):
        both, bounded, still_open = line.split(" | ")[2:5]
        counted = sum(int(word) for word in re.findall(r"\d+", both))
        assert counted + int(bounded) + int(still_open) == shared


def test_what_is_certain_of_both_and_of_one_is_kept_apart(found):
    both = found.tables.statements["known"] & found.tables.statements["other_known"]
    lines = said(compare_report.certain(found))
    assert len(lines) == int(both.sum())
    assert {line.split(" | ")[2] for line in lines} <= set(STATEMENTS.values())
    assert any("(7%)" in line and "(8%)" in line for line in lines)
    assert all(line.split(" | ")[4].removeprefix("Grade ") in "ABCD" for line in lines)
    assert repr(compare_report.bounded(found)).count("stands at the") > 0


def test_the_end_of_the_scale_is_the_right_one(found):
    """Soko has a safety code, which is best; nothing is known of Au's, which can only be worse."""
    lines = [
        line for line in repr(compare_report.bounded(found)).splitlines() if "Safety code" in line
    ]
    assert any(
        "Soko (branded) stands at the best end, so that Au Enterprises" in line for line in lines
    )
    assert all("as good or worse" in line for line in lines)


def test_consideration_by_consideration(found):
    lines = repr(compare_report.themes(found)).splitlines()
    assert lines[1].count(" against ") == 6
    assert "unknown" not in lines[1]


def test_ranks_that_are_possible(found):
    lines = said(compare_report.rank_intervals(found))
    assert lines[0].startswith("All indicators | 1 to 4")
    price = next(line for line in lines if line.startswith("Workers' part of the retail price |"))
    assert price.endswith("| 2 to 3 (2.5) | 1 to 4 (2.5) | 1 to 2 (1.25) | 3 to 4 (3.75)")


def test_what_would_settle_more(found):
    lines = said(compare_report.next_facts(found))
    assert 0 < len(lines) <= 12
    totals = [sum(int(cell) for cell in line.split(" | ")[2:]) for line in lines]
    assert totals == sorted(totals, reverse=True)
    assert len(said(compare_report.next_facts(found, most=3))) == 3
    none = replace(found.tables, next_facts=found.tables.next_facts.assign(decides=0))
    assert isinstance(compare_report.next_facts(replace(found, tables=none)), Prose)


def test_wages_of_the_cases_and_of_the_reference_firms(found):
    lines = said(compare_report.wages(found))
    table = {line.split(" | ")[0]: line for line in lines}
    assert "$5 to 7 | $4.81 to 6.22 | $6.76 to 9.49 | observed | Grade B" in table["Soko (branded)"]
    assert "jewelry makers, 2017 | $280" in table["New York"]
    assert "jewelry factory workers, 2017 | $24" in table["Mexico"]
    assert "room and board, 2017 | $1.50 to 3" in table["China"]
    assert "| $9.70 |" in table["Thailand"]


def test_acceptability_is_on_request(found):
    assert isinstance(compare_report.acceptability(found, 0), Prose)
    lines = said(compare_report.acceptability(found, 500))
    assert len(lines) == len(CASES) and all("±" in line for line in lines)


def test_what_is_left_out_is_named(found):
    text = repr(compare_report.left_out(found))
    pairs = found.tables.pairs
    assert text.count("\n- ") == ((pairs["theme"] == "all") & (pairs["left_out"] != "")).sum()


def test_pictures_have_words(found):
    picture, hasse = compare_report.picture(found), compare_report.hasse(found)
    for name in found.names.values():
        assert name in picture.words["alt"] and name in hasse.words["alt"]
    by_indicator = compare_report.hasse_by_indicator(found)
    assert "Au Enterprises over Soko (branded)" in by_indicator.words["alt"]
    nothing = replace(found.tables, lines=found.tables.lines.iloc[:0])
    assert isinstance(compare_report.hasse_by_indicator(replace(found, tables=nothing)), Prose)


def test_names_stay_text(found):
    hostile = "<script>alert(1)</script> [x](javascript:x)"
    renamed = replace(found, names=dict.fromkeys(CASES, hostile))
    for block in ("verdicts", "certain", "knowledge", "wages", "rank_intervals", "next_facts"):
        assert "<script" not in getattr(compare_report, block)(renamed).html
    assert "<script" not in compare_report.hasse(renamed).svg
    assert "<script" not in compare_report.hasse_by_indicator(renamed).svg
    assert plain(hostile) in repr(compare_report.left_out(renamed))
    assert plain(hostile) in repr(compare_report.bounded(renamed))


@pytest.mark.parametrize("case", ["zara", "soko_branded"])
def test_a_case_beside_the_cases_of_reference(case):
    beside = compare_report.beside(casebook.results(case))
    assert set(beside.names) == {case, *registers.params().comparison["references"]}
    assert beside.names[case] == casebook.name_of(case)
    assert set(beside.profiles["case"]) == set(beside.names)
    assert repr(compare_report.verdicts(beside)) and repr(compare_report.certain(beside))


def remade(found, *profiles):
    """The comparison of some profiles under the names of the first cases."""
    named = [part.assign(case=name) for part, name in zip(profiles, CASES, strict=False)]
    return replace(
        found,
        names={name: found.names[name] for name in CASES[: len(named)]},
        profiles=pd.concat(named),
        tables=profile_comparison.compare_profiles(named, np.random.default_rng(1)),
    )


def emptied(profile, state):
    """A profile in which nothing is known, or nothing applies."""
    numbers = dict.fromkeys(("low", "high", "sure_low", "sure_high"), np.nan)
    return profile.assign(**numbers, state=state, value="", grade="", sources="", unit="1")


@pytest.mark.parametrize("kind", ["unknown", "not_applicable", "same twice", "alone"])
def test_every_section_stands_with_little_or_no_evidence(found, kind):
    soko = found.profiles.loc[found.profiles["case"] == "soko_branded"]
    profiles = {"same twice": [soko, soko], "alone": [soko]}.get(kind, [emptied(soko, kind)] * 2)
    other = remade(found, *profiles)
    for name in ("knowledge", "picture", "wages", "verdicts", "certain", "bounded", "hasse"):
        assert repr(getattr(compare_report, name)(other))
    for name in ("hasse_by_indicator", "rank_intervals", "themes", "left_out", "next_facts"):
        assert repr(getattr(compare_report, name)(other))
    verdict = {
        "unknown": ["Open"],
        "not_applicable": ["Nothing applies to both"],
        "same twice": ["Open"],  # the intervals of one case do not say where its twin lies
        "alone": [],
    }[kind]
    assert [line.split(" | ")[1] for line in said(compare_report.verdicts(other))] == verdict
