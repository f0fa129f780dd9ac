"""The ethics profile: coverage that adds up, every indicator a line, every value with its source."""

from __future__ import annotations

import re
from dataclasses import replace

from microfactory import case_report
from microfactory.ethics import REGISTRY

from .building import Elements, as_text


def test_every_indicator_is_a_line_of_every_case(casebook_results):
    for results in casebook_results:
        said = as_text(case_report.ethics_table(results)).splitlines()
        assert len(said) == 2 + len(REGISTRY), results.id


def test_the_coverage_adds_up(casebook_results):
    for results in casebook_results:
        said = as_text(case_report.ethics_coverage(results))
        numbers = [int(found) for found in re.findall(r"\d+", said.partition(".")[0])]
        assert numbers[0] == sum(numbers[1:]) == len(results.ethics), results.id


def test_a_profile_without_any_knowledge(results_of):
    results = results_of("zara")
    none = results.ethics.assign(state="not_researched", low=float("nan"), high=float("nan"))
    none = none.assign(value="", grade="", status="", sources="", self_reported=False, reading="")
    blank = replace(results, ethics=none)
    said = as_text(case_report.ethics_coverage(blank))
    assert said == f"Of {len(none)} indicators 0 are known; {len(none)} not researched."
    assert "0 of them known" in case_report.ethics_figure(blank).words["alt"]
    assert "not researched" in case_report.ethics_table(blank).html


def test_a_value_can_be_asked_for_its_source(results_of):
    results = results_of("soko_branded")
    html = str(case_report.ethics_table(results).html)
    known = results.ethics.loc[results.ethics["state"] == "known"]
    cards = dict(re.findall(r'id="fact-([a-z0-9-]+)"(.*?)</span></span></td>', html, re.DOTALL))
    named = {str(name).replace("_", "-") for name in results.ethics["indicator"]}
    assert named <= cards.keys()
    for row in known.to_dict("records"):
        card = Elements(cards[row["indicator"].replace("_", "-")]).text
        for key in str(row["sources"]).split():
            assert results.sources[key].citation in card
        assert row["at"] in card


def test_what_is_needed_is_named(results_of):
    results = results_of("zara")
    needing = results.ethics.loc[
        (results.ethics["state"] != "known") & (results.ethics["needs"] != "")
    ]
    assert len(needing)
    assert case_report.ethics_table(results).html.count("Needed: ") == len(needing)


def test_flags_are_never_silent(casebook_results):
    flags = sum(indicator.kind == "red_flag" for indicator in REGISTRY)
    for results in casebook_results:
        said = as_text(case_report.ethics_flags(results)).splitlines()
        assert len(said) >= 2 + flags, results.id


def test_a_raised_flag_of_a_case(hostile):
    said = as_text(case_report.ethics_flags(hostile))
    assert re.search(r"^.*hild labour.* \| raised \|", said, re.MULTILINE)
