"""Figures that belong together are read together; money of another year is left alone."""

from __future__ import annotations

import pytest

from microfactory.growth.known import evidence, figure, hull, money_of, of_case
from microfactory.quantity import Interval

from .building import fact, facts_of


def test_figures_of_one_account_are_read_alone():
    known = of_case(
        facts_of(
            fact("annual_revenue", 25, source="accounts"),
            fact("annual_revenue", 35, source="a talk"),
            fact("net_loss", 20, source="accounts"),
        )
    )
    every = figure(known["annual_revenue"], "USD")
    alone = figure(known["annual_revenue"], "USD", like=known["net_loss"][0])
    assert every.printed == Interval(25, 35) and alone.printed == Interval(25, 25)


def test_without_a_common_source_all_that_stand_level_are_read():
    known = of_case(facts_of(fact("annual_revenue", 25), fact("net_loss", 20, source="a talk")))
    assert figure(known["annual_revenue"], "USD", like=known["net_loss"][0]).printed.low == 25


def test_rounding_is_half_a_unit_of_the_last_digit():
    [records] = of_case(facts_of(fact("net_loss", 2e6, resolution=1e6))).values()
    found = figure(records, "USD")
    assert found.rounded == Interval(1.5e6, 2.5e6) and found.unit == "USD_2017"


def test_what_cannot_be_converted_is_not_there():
    [records] = of_case(facts_of(fact("net_loss", 2, unit="USD_2016"))).values()
    assert figure(records, "USD_2017") is None
    assert figure([], "USD") is None


def test_evidence_is_the_worst_and_all_of_it():
    records = of_case(
        facts_of(fact("net_loss", 1, grade="D", source="b", at="p. 2"), fact("annual_revenue", 1))
    )
    said = evidence([*records["net_loss"], *records["annual_revenue"]])
    assert said == {"grade": "D", "sources": "accounts b", "at": "p. 2; p. 1"}
    assert money_of(records["net_loss"][0]) == "USD_2017"


def test_a_hull_reaches_from_lowest_to_highest():
    assert hull([Interval(3, 4), Interval(1, 2)]) == Interval(1, 4)
    with pytest.raises(ValueError, match="empty"):
        hull([])
