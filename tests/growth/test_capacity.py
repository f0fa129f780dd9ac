"""Capacity: the printed figures in fractions, which pairs fit, and the denominators."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory.growth import capacities, capacity_groups, capacity_pairs

from .building import ends, fact, facts_of, nothing

REVENUE, LAST = Fraction(2_500_000), Fraction(3, 4)


@pytest.fixture(scope="module")
def soko(results_of):
    return results_of("soko_branded").facts


@pytest.fixture(scope="module")
def found(soko):
    return capacities(soko).set_index("statement")


def test_each_statement_implies_its_capacity_by_fractions(found):
    off = REVENUE * (1 - LAST) / Fraction(3, 4)
    expected = {
        "off_season": (off / Fraction(30, 100), off / Fraction(20, 100)),
        "peak": (REVENUE * LAST / Fraction(1, 4) / 3,) * 2,
        "scenario": (Fraction(15_000_000) / Fraction(1, 2),) * 2,
    }
    for statement, span in expected.items():
        assert ends(found.loc[statement]) == pytest.approx(tuple(map(float, span)))
    assert ends(found.loc["peak_bound"]) == (found.loc["peak", "low"], float("inf"))


def test_the_use_that_follows_gives_back_the_statement(found):
    assert ends(found.loc["off_season"], "off") == pytest.approx((20, 30))
    assert ends(found.loc["peak"], "peak") == pytest.approx((300, 300))
    assert ends(found.loc["off_season"], "peak") == pytest.approx((180, 270))
    assert ends(found.loc["scenario"], "use") == pytest.approx((100 / 12, 100 / 12))


def test_which_pairs_fit(soko):
    pairs = capacity_pairs(capacities(soko)).set_index(["one", "other"])
    assert pairs["agree"].to_dict() == {
        ("off_season", "peak"): "only as a bound",
        ("off_season", "scenario"): "no",
        ("peak", "scenario"): "only as a bound",
    }
    apart = pairs.loc[("off_season", "scenario")]
    assert ends(apart, "apart") == pytest.approx((7.2, 10.8))


def test_counting_other_people_reconciles_nothing(soko):
    groups = capacity_groups(soko)
    assert set(groups["agrees"]) == {"no"} and len(groups) == 16


def test_a_use_of_the_active_is_a_smaller_use_of_the_registered(soko):
    row = capacity_groups(soko).set_index(["of", "group"]).loc[("active", "registered")]
    share = Fraction(1520, 2500)
    assert ends(row, "use") == pytest.approx((float(20 * share), float(30 * share)))
    assert row["use_high"] < 20


@pytest.mark.parametrize("before", [-0.1, 1.1])
def test_a_part_is_a_part(soko, before):
    with pytest.raises(ValueError, match="between 0 and 1"):
        capacities(soko, made_before=before)


def test_producing_before_the_holidays_moves_work_there(soko):
    """All of it made before: the last quarter uses nothing, the others all of the sales."""
    found = capacities(soko, made_before=1.0).set_index("statement")
    assert ends(found.loc["scenario"], "peak") == (0, 0)
    off = float(100 * REVENUE / Fraction(30_000_000) / Fraction(3, 4))
    assert ends(found.loc["scenario"], "off") == pytest.approx((off, off))
    assert (
        found.loc["off_season", "low"]
        > capacities(soko).set_index("statement").loc["off_season", "low"]
    )


def test_nothing_known_is_an_empty_table():
    assert capacities(nothing()).empty and capacity_groups(nothing()).empty
    assert capacity_pairs(capacities(nothing())).empty


def test_without_a_scenario_no_group_is_held_against_it():
    rows = [
        fact("annual_revenue", 100),
        fact("last_quarter_sales_share", 25, unit="percent"),
        fact("capacity_use", 50, unit="percent"),
        fact("workers_active", 10, unit="person"),
    ]
    [row] = capacity_groups(facts_of(*rows)).to_dict("records")
    assert row["agrees"] == "" and ends(row) == (200, 200)


def even(revenue, use, sales):
    """Facts of a firm that sells the same every quarter."""
    return facts_of(
        fact("annual_revenue", revenue),
        fact("last_quarter_sales_share", 25, unit="percent"),
        fact("capacity_use", use, unit="percent"),
        fact("peak_capacity", use, unit="percent"),
        fact("scenario_sales", sales),
        fact("scenario_capacity_use", 50, unit="percent"),
    )


@settings(max_examples=20)
@given(st.floats(1, 1e6), st.floats(1, 100))
def test_true_statements_about_one_capacity_agree(unchecked, revenue, use):
    capacity = revenue / (use / 100)
    found = capacities(even(revenue, use, capacity / 2))
    assert found["low"].tolist() == pytest.approx([capacity] * 4)
    spread = found.assign(low=found["low"] * (1 - 1e-12), high=found["high"] * (1 + 1e-12))
    assert set(capacity_pairs(spread)["agree"]) == {"yes"}


@settings(max_examples=20)
@given(st.floats(1, 50), st.floats(0, 40))
def test_a_wider_statement_implies_a_wider_capacity(unchecked, low, more):
    def of(high):
        rows = even(100.0, low, 100.0)
        rows.loc[rows["variable"] == "capacity_use", "high"] = high
        return capacities(rows).set_index("statement").loc["off_season"]

    narrow, wide = of(low), of(low + more)
    assert wide["low"] <= narrow["low"] and wide["high"] == narrow["high"]
