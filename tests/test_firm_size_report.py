"""The sections of the firm-size notebook, on what the pipeline fitted."""

from __future__ import annotations

import re

import pytest

from microfactory import firm_size_report as report
from microfactory import tables

CODES = (report.MANUFACTURING, report.JEWELRY)


def test_every_industry_of_the_census_has_a_name():
    assert set(tables.read("census/size_classes")["naics"]) == set(report.INDUSTRIES)


@pytest.mark.parametrize("code", CODES)
def test_figure_1_says_its_ends(code):
    words = report.histogram(code).words
    assert "with one to four" in words["alt"] and report.INDUSTRIES[code] in words["title"]


def test_the_cross_check_is_the_difference_of_the_two_counts():
    said = repr(report.cross_check())
    assert "297,221" in said and "296,955" in said and "266 fewer, or 0.09%" in said


def test_shares_of_every_industry():
    said = repr(report.shares()).splitlines()
    assert len(said) == 2 + len(report.INDUSTRIES)
    for cell in said[2].split(" | ")[1:]:
        assert re.fullmatch(r"[\d.]+( to [\d.]+)?%", cell), cell
    assert len(repr(report.shares(report.JEWELRY)).splitlines()) == 3


def test_the_counted_shares_make_a_whole():
    cells = repr(report.shares(report.MANUFACTURING)).splitlines()[2].split(" | ")
    counts = [float(cell.rstrip("%")) for cell in cells[1::2]]
    assert sum(counts) == pytest.approx(100, abs=0.11)


@pytest.mark.parametrize("code", CODES)
def test_laws_and_their_table(code):
    assert "Pareto" in report.laws(code, 1).words["alt"]
    said = repr(report.laws_table(code)).splitlines()
    found = tables.read("firm_sizes/laws")
    assert len(said) == 2 + found.loc[found["naics"] == code, "cutoff"].nunique()
    assert not any("nan" in line for line in said)


def test_every_industry_beside_both_laws():
    said = repr(report.sectors(1, 10)).splitlines()
    assert len(said) == 2 + len(report.INDUSTRIES)
    assert not any("nan" in line for line in said)


def test_exponents_beside_axtells():
    shown = report.exponents(*CODES)
    assert "1.059" in shown.svg and "1.059" in shown.words["alt"]
    found = tables.read("firm_sizes/laws")
    for code in CODES:
        own = found.loc[(found["naics"] == code) & (found["family"] == "pareto")]
        rising = own.sort_values("cutoff")["alpha"]
        assert rising.iloc[0] < report.AXTELL < rising.iloc[-1], "the words say that it crosses"


def test_the_answer_in_short_is_that_of_the_shares():
    said = repr(report.in_short("31----"))
    shares = tables.read("firm_sizes/shares").set_index(["naics", "group"])
    craft = shares.loc[("31----", "craft")]
    assert said.startswith(
        f"**{100 * craft['establishment_share_low']:.0f}% of the factories are craft"
    )
    assert "a lognormal law is nearer" in said
