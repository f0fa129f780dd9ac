"""A stated margin is shown with what it follows from, and with what else was tried."""

from __future__ import annotations

from microfactory import case_report

from .building import as_text


def test_what_the_65_percent_follows_from(results_of):
    said = as_text(case_report.margins_text(results_of("soko_branded")))
    assert "**65%** follows only when a cost is taken off twice" in said
    assert "receipts less the workers' pay and materials" in said and "58.7% are left" in said
    assert "It stays below what the accounts allow" in said and "leave 67%" in said
    assert "before marketing" in said
    shown = as_text(case_report.margins_table(results_of("soko_branded")))
    assert "(materials twice)" in shown and "66 to 68%" in shown


def test_a_margin_that_follows_says_so_and_no_more(results_of):
    said = as_text(case_report.margins_text(results_of("au_enterprises")))
    assert said == (
        "The stated overall profit margin of **20%** follows from all the known costs, each taken "
        "off once."
    )


def test_without_a_stated_margin_it_is_said(results_of):
    assert "states no profit margin" in as_text(case_report.margins_text(results_of("zara")))
    assert "no reading" in as_text(case_report.margins_table(results_of("zara")))
