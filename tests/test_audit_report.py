"""The page of the audit shows what the ledger has, all of it, and says no more than that."""

from __future__ import annotations

import re

import pytest

from microfactory import audit_report, registers, tables
from microfactory.audit.ledger import audit
from microfactory.reading import Table


@pytest.fixture(scope="module")
def found(cells):
    return audit(cells, registers.artefacts())


@pytest.fixture(autouse=True)
def _written(found, monkeypatch):
    monkeypatch.setattr(tables, "read", lambda name: getattr(found, name.removeprefix("audit/")))


def test_the_headline_counts_what_the_ledger_has(found):
    text = audit_report.headline().text
    verdicts = found.ledger["verdict"]
    checked = int((verdicts != "not checkable").sum())
    holding = int(verdicts.str.startswith("consistent").sum())
    assert f"Of {len(found.ledger)} quantitative claims, {checked} can be checked" in text
    assert f"{holding} of them hold ({100 * holding / checked:.0f}%)" in text


@pytest.mark.parametrize("make", [audit_report.summary, audit_report.by_place])
def test_the_counts_add_up(found, make):
    lines = [line.split(" | ") for line in make().text.splitlines()[2:]]
    assert sum(int(line[-1]) for line in lines) == len(found.ledger)
    for line in lines:
        numbers = [int(part) for part in line if part.isdigit()]
        assert sum(numbers[:-1]) == numbers[-1]


def test_the_ledger_has_every_claim_with_what_a_search_needs(found):
    html = str(audit_report.ledger().html)
    rows = re.findall(
        r'<tr id="claim-(\w+)" data-claim="(\w+)" data-verdict="([a-z-]+)" '
        r'data-severity="(\w+)" data-chapter="(\d)">',
        html,
    )
    assert [row[0] for row in rows] == list(found.ledger["claim"])
    assert [row[2].replace("-", " ") for row in rows] == list(found.ledger["verdict"])


def test_findings_are_those_of_the_ledger(found):
    cards = audit_report.findings("major", "inconsistent")
    assert isinstance(cards, Table)
    chosen = found.ledger[
        (found.ledger["severity"] == "major") & (found.ledger["verdict"] == "inconsistent")
    ]
    assert re.findall(r'<article class="claim" id="finding-(\w+)"', cards.html) == list(
        chosen["claim"]
    )
    assert "1 + 53% = 1.53" in cards.text
    assert audit_report.findings("major", "none of them").text == "none"


def test_the_denominators_name_the_survey():
    shown = audit_report.denominators("table_09")
    assert "artisans surveyed | 125 | 3 of 4 | other 3.2%" in shown.text
    assert "land: " in shown.html and ">125 to 128<" in shown.html


def test_it_can_be_cited(found):
    assert f"{len(found.ledger)} claims" in audit_report.how_to_cite().text


def test_each_reading_shows_its_formula_and_a_year_is_a_year():
    text = str(audit_report.findings("major", "inconsistent"))
    assert "2,500,000 x 50 / (20 to 30) = " in text
    assert "2018 years" not in str(audit_report.findings("minor", "inconsistent"))
