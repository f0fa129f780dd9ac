"""Where the money goes: unknown is said, other money than dollars is named."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from microfactory import case_report, costs
from microfactory.reading import Drawn

from .building import as_text


def in_money(results, unit, factor):
    """Return the results with every amount in another money."""
    facts = results.facts.copy()
    money = facts["unit"].str.startswith("USD") & facts["unit"].str.endswith("/piece")
    facts.loc[money, ["low", "high"]] *= factor
    facts.loc[money, "unit"] = unit
    return replace(results, facts=facts, costs=costs.unit_economics(facts))


def test_the_waterfall_says_every_bucket(results_of):
    words = case_report.costs_figure(results_of("fossil_outsourced")).words
    assert (
        "of $100 in the shop the manufacturer receives $20;" in words["alt"]
        and "shipping $0.10 to 0.99" in words["alt"]
    )


def test_nothing_known_is_said_with_its_reason(results_of):
    results = results_of("soko_white_label")
    shown = case_report.costs_figure(results)
    assert not isinstance(shown, Drawn) and "**not known**" in as_text(shown)


def test_the_table_says_unknown_and_not_nought(results_of):
    results = results_of("soko_branded")
    gone = results.facts.loc[results.facts["variable"] != "overhead_cost"]
    gap = pd.DataFrame([dict(gone.iloc[0]) | {"variable": "overhead_cost", "missing": "unknown"}])
    gap[["low", "high"]] = float("nan")
    facts = pd.concat([gone, gap], ignore_index=True)
    results = replace(results, costs=costs.unit_economics(facts))
    said = as_text(case_report.costs_table(results))
    assert "Overhead of sales and labour | unknown" in said
    assert "What is left | unknown" in said and "unknown: overhead" in said
    assert '<span class="unknown">unknown</span>' in case_report.costs_table(results).html


def test_negligible_is_said(results_of):
    said = as_text(case_report.costs_table(results_of("au_enterprises")))
    assert "Shipping | negligible" in said


@pytest.mark.parametrize(
    ("unit", "words"), [("USD_2012/piece", "US dollars of 2012"), ("KES_2018/piece", "KES of 2018")]
)
def test_the_money_is_named(results_of, unit, words):
    results = in_money(results_of("au_enterprises"), unit, 100)
    assert words in case_report.costs_table(results).html
    assert f"{words} a piece" in case_report.costs_figure(results).svg
    assert ("$" in as_text(case_report.costs_table(results))) == unit.startswith("USD")


def test_who_does_which_stage(results_of):
    words = case_report.stages_figure(results_of("soko_branded")).words
    assert "manufacturing: artisanal suppliers" in words["alt"]
    assert "not said" in case_report.stages_figure(results_of("zara")).words["alt"]


def test_why_the_share_is_an_interval(results_of):
    said = as_text(case_report.stages_text(results_of("soko_branded")))
    assert "41.8 to 61.8%" in said and "manufacturing" in said
    assert "only a part of the products is sold" in said
    exact = as_text(case_report.stages_text(results_of("au_enterprises")))
    assert "20%" in exact and "interval" not in exact


def test_every_amount_can_be_asked_where_it_is_from(results_of):
    shown = case_report.costs_table(results_of("soko_branded"))
    assert "$16.585 to 18.615" in as_text(shown)
    assert shown.html.count("Croston, J. (2018). Personal interviews") >= 6
