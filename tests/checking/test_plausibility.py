"""Slips that are no errors are warned of, and a sound fact is not."""

from __future__ import annotations

import pytest

from microfactory import cases
from microfactory.checking.plausibility import (
    ABOVE_THE_WHOLE,
    BELOW_ZERO,
    PARTS_OF,
    warnings,
)

PERCENT = {"unit": "percent"}
RATIO = {"unit": "1"}
DOLLARS = {"unit": "USD_2018/piece"}


@pytest.fixture
def warned(written, context):
    def find(**facts):
        found = warnings(written(**facts), "acme.yaml", context)
        assert all(problem.severity == "warning" for problem in found)
        return [str(problem) for problem in found]

    return find


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ({"value": 0.23, **PERCENT}, "found 0.23 percent; expected a percentage of 1 and more"),
        ({"value": 23, **RATIO}, "found the ratio 23, which is 2300%; expected a ratio to 1"),
        (
            {"value": 23, **PERCENT, "year": 2020},
            "[0].year: found 2020; expected a year up to 2018, that of owner_2018. A plan",
        ),
        ({"value": 23, **PERCENT, "year": 1017}, "[0].year: found 1017; expected a year nearer"),
    ],
)
def test_a_slip_is_warned_of(warned, fact, words):
    [line] = warned(capacity_use=[fact])
    assert line.startswith("acme.yaml @ facts.capacity_use[0]") and words in line


@pytest.mark.parametrize(
    "fact",
    [
        {"value": 23, **PERCENT},
        {"value": 0.23, **RATIO},
        {"value": 0, **PERCENT},
        {"value": 30, **PERCENT, "year": 2025, "status": "target"},
    ],
)
def test_a_sound_fact_is_not(warned, fact):
    assert warned(capacity_use=[fact]) == []


@pytest.mark.parametrize(
    ("variable", "fact", "words"),
    [
        (
            "workers_active",
            {"value": -5, "unit": "person"},
            "found -5 person; expected a number of at",
        ),
        ("retail_price", {"low": -9, "high": 9, **DOLLARS}, "expected a number of at least 0"),
        (
            "women_share_workers",
            {"value": 230, **PERCENT},
            "230 percent; expected a part of a whole",
        ),
    ],
)
def test_what_cannot_be_is_warned_of(warned, variable, fact, words):
    [line] = warned(**{variable: [fact]})
    assert line.startswith(f"acme.yaml @ facts.{variable}[0]: ") and words in line


@pytest.mark.parametrize(
    ("variable", "fact"),
    [
        ("profit_margin_overall", {"value": -12, **PERCENT}),
        ("revenue_growth", {"value": 230, **PERCENT}),
        ("women_share_workers", {"low": 40, **PERCENT}),
        ("women_share_workers", {"high": 40, **PERCENT}),
    ],
)
def test_a_loss_and_growth_may_be_and_so_may_an_open_end(warned, variable, fact):
    assert warned(**{variable: [fact]}) == []


def test_the_exceptions_are_variables(variables):
    assert set(variables) >= BELOW_ZERO | ABOVE_THE_WHOLE


def test_a_magnitude_far_from_all_other_cases(warned, context):
    known = context.casebook
    wages = known.loc[(known["variable"] == "worker_wage") & (known["missing"] == "")]
    assert len(wages) >= 3
    [line] = warned(worker_wage=[{"value": 500_000, "unit": "USD_2018/day"}])
    assert "[0]: found 500000 USD_2018/day; expected about" in line and "decimal point" in line
    [line] = warned(worker_wage=[{"value": 0.00005, "unit": "USD_2018/day"}])
    assert "found 5e-05 USD_2018/day" in line
    assert warned(worker_wage=[{"value": 6, "unit": "USD_2018/day"}]) == []


def test_prices_of_a_year_that_the_source_cannot_know(warned):
    [line] = warned(retail_price=[{"value": 100, "unit": "USD_2028/piece"}])
    assert "facts.retail_price[0].unit: found prices of 2028; expected a year up to 2018" in line


def test_records_that_exclude_one_another(warned):
    one, other = {"value": 10, **PERCENT}, {"value": 40, **PERCENT}
    [line] = warned(rejection_rate_internal=[one, other])
    assert "facts.rejection_rate_internal[0]: found 10 percent and rejection" in line
    apart = {**other, "population": "another workshop"}
    assert warned(rejection_rate_internal=[one, apart]) == []


def test_a_part_larger_than_its_whole(warned, variables):
    assert {name for pair in PARTS_OF for name in pair} <= set(variables)
    price, margin = {"value": 100, **DOLLARS}, {"value": 120, **DOLLARS}
    [line] = warned(retail_price=[price], manufacturer_margin=[margin])
    assert "facts.manufacturer_margin: found 120 USD_2018/piece, more than retail_price" in line
    assert warned(retail_price=[price], manufacturer_margin=[{"value": 90, **DOLLARS}]) == []
    later = {**margin, "year": 2017}
    assert warned(retail_price=[price], manufacturer_margin=[later]) == []


def test_the_casebook_has_no_slips(context):
    for case in cases.ids():
        loaded = context.load(cases.path_of(case))
        assert [str(problem) for problem in warnings(loaded, case, context)] == []
