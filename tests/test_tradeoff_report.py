"""Tradeoffs as they are shown: stages side by side, figures, words with their place, and silence."""

from __future__ import annotations

import pandas as pd
import pytest

from microfactory import tables, tradeoff_report
from microfactory.reading import Drawn
from microfactory.tradeoff_report import Evidence
from microfactory.tradeoffs import TABLE, TRADEOFFS, framework, tradeoffs

CASES = ("soko_branded", "au_enterprises", "fossil_outsourced")


@pytest.fixture(scope="module")
def found(results_of, cells, sources):
    items, words = framework(cells), cells[cells["table"] == TABLE]
    said = [
        tradeoffs(case, results_of(case).facts, results_of(case).value_chain, items, words)
        for case in CASES
    ]
    names = {case: results_of(case).name for case in CASES}
    return Evidence(names, pd.concat(said, ignore_index=True), items, sources)


def test_how_much_is_said_of_each(found):
    said = repr(tradeoff_report.coverage(found))
    assert said.count("of 54**") == len(CASES) and "nothing is added up" in said


def test_figures_stand_side_by_side_with_their_cards(found):
    shown = tradeoff_report.figures_table(found)
    [line] = [line for line in repr(shown).splitlines() if line.startswith("Smallest profitable")]
    assert "30 pieces" in line and "1 to 2 pieces" in line
    assert "Level of service" in line and "agility" in line
    assert "Wholesale" not in repr(shown) and shown._repr_html_().count("fact-card") > 40


def test_a_gap_is_said_as_what_it_is(found):
    assert (
        '<span class="unknown">unknown</span>' in tradeoff_report.figures_table(found)._repr_html_()
    )


def test_words_have_their_place_and_silence_is_unknown(found):
    quality = tradeoff_report.findings_table(found, "quality")
    assert "ch. 4, Quality" in quality._repr_html_() and "unknown" in repr(quality)
    assert repr(quality).startswith("Quality")
    whole = tradeoff_report.findings_table(found)
    assert len(repr(whole).splitlines()) == 2 + 27
    assert set(TRADEOFFS.values()) <= {word.strip() for word in repr(whole).split("|")}


def test_two_findings_on_one_item_both_stand_there(found):
    said = found.said
    one = said[(said["case"] == "soko_branded") & (said["item"] == "costs_inventory")]
    other = one.assign(key="finding_2", value="a second voice", at="p. 1")
    both = Evidence(
        found.names, pd.concat([said, other], ignore_index=True), found.framework, found.sources
    )
    html = tradeoff_report.findings_table(both, "costs")._repr_html_()
    assert "; " in html and "A second voice" in html
    for place in ("said-soko-branded-costs-inventory", "said-soko-branded-costs-inventory-2"):
        assert html.count(f'id="fact-{place}"') == 1


def test_the_rest_of_the_framework_has_its_table(found):
    assert len(repr(tradeoff_report.other_findings(found)).splitlines()) == 2 + 27


def test_a_case_of_which_nothing_is_said_says_so(found):
    silent = Evidence(
        {"soko_branded": "Soko"},
        found.said.loc[found.said["kind"] == "nothing"],
        found.framework,
        found.sources,
    )
    assert "no figure on any" in repr(tradeoff_report.figures_table(silent))


def test_stages_and_receipts_side_by_side(found, results_of, monkeypatch):
    def read(name):
        kind, _, case = name.partition("/")
        results = results_of(case)
        return results.value_chain if kind == "value_chain" else results.costs

    monkeypatch.setattr(tables, "read", read)
    shown = tradeoff_report.stages_figure(found)
    assert isinstance(shown, Drawn) and "Soko (branded) keeps 41.8 to 61.8%" in shown.words["alt"]
    assert "artisanal suppliers" in shown.svg
    said = repr(tradeoff_report.receipts_table(found))
    assert "Au Enterprises | 20% | 20%" in said and "Soko (branded) | 30% | 41.8 to 61.8%" in said


def test_the_industry_by_kind_of_production(cells, monkeypatch):
    monkeypatch.setattr(tables, "read", lambda name: cells)
    said = repr(tradeoff_report.industry_table())
    assert "Sales | 70%" in said and "10 to 999 pieces" in said
