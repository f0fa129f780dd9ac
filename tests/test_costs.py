"""Unit economics: Table 6 by independent arithmetic, and what an unknown part does to the rest."""

from __future__ import annotations

import csv
import math
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory import costs, paths
from microfactory.costs import PARTS, by_bucket, unit_economics
from microfactory.tables import FACTS, conform

PIECE = "USD_2017/piece"
VARIABLES = {bucket: variable for bucket, variable, _ in PARTS}


def fact(variable, low=None, high=None, **said):
    """One row of FACTS: a number, or an interval with None for an open end."""
    high = low if high is None and "open" not in said else high
    said.pop("open", None)
    row = dict.fromkeys(FACTS.columns, "")
    row |= {"case": "case", "variable": variable, "record": 0, "approx": False}
    row |= {"low": math.nan if low is None else low, "high": math.nan if high is None else high}
    row |= {"resolution": 0.01, "unit": PIECE, "year": "2017", "status": "estimate", "grade": "C"}
    return row | {"source": "someone", "at": "p. 1"} | said


def buckets_of(*rows):
    return by_bucket(unit_economics(conform(pd.DataFrame(rows), FACTS)))


def ends(row, name=""):
    prefix = f"{name}_" if name else ""
    return row[f"{prefix}low"], row[f"{prefix}high"]


@pytest.fixture(scope="module")
def printed():
    """Table 6 by row and firm, read with nothing of the package, as exact decimals."""
    path = paths.root() / "data" / "raw" / "thesis_table_06_cost_buckets.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {
        (row["row"], row["column"]): (Decimal(row["low"]), Decimal(row["high"]))
        for row in rows
        if row["low"] and row["high"]
    }


@pytest.fixture(scope="module")
def costs_of(results_of):
    return lambda case: by_bucket(results_of(case).costs)


def test_au_keeps_20_percent(costs_of):
    found = costs_of("au_enterprises")
    assert found["shipping"]["state"] == "negligible"
    assert ends(found["remainder"]) == (4, 4)
    assert ends(found["remainder"], "share") == (20, 20)
    assert ends(found["remainder"], "retail") == (4, 4)
    assert found["remainder"]["state"] == "known"


def test_fossil_keeps_what_the_cents_of_shipping_leave(costs_of):
    found = costs_of("fossil_outsourced")["remainder"]
    assert ends(found) == pytest.approx((9.41, 10.30))
    assert ends(found, "share") == pytest.approx((47.05, 51.5))


def test_soko_keeps_less_than_it_says(costs_of, printed):
    """The stated 65 percent leaves shipping and overhead out: 30 less 7 less 3.50."""
    found = costs_of("soko_branded")["remainder"]
    assert ends(found) == pytest.approx((17.60, 17.60))
    assert ends(found, "share") == pytest.approx((58.6667, 58.6667), abs=1e-3)
    receipts, stated = (printed[name, "soko"][0] for name in ("manufacturer_margin",) * 2)
    without = (
        receipts
        - printed["worker_margin_revenue", "soko"][0]
        - printed["material_equipment", "soko"][0]
    )
    assert without / stated * 100 == 65
    assert found["share_high"] < 65


@pytest.mark.parametrize(
    ("case", "column", "workers"),
    [
        ("au_enterprises", "au_enterprises", "worker_margin"),
        ("soko_branded", "soko", "worker_margin_profit"),
        ("fossil_outsourced", "fossil_outsourced", "worker_margin"),
    ],
)
def test_every_bucket_by_independent_arithmetic(costs_of, printed, case, column, workers):
    found = costs_of(case)
    receipts = printed["manufacturer_margin", column][0]
    left_low = left_high = receipts
    for bucket, row in {
        "workers": workers,
        "materials": "material_equipment",
        "shipping": "shipping",
        "overhead": "overhead",
    }.items():
        low, high = printed.get((row, column), (Decimal(0), Decimal(0)))
        assert ends(found[bucket]) == pytest.approx((float(low), float(high)))
        shares = (float(low / receipts * 100), float(high / receipts * 100))
        assert ends(found[bucket], "share") == pytest.approx(shares)
        left_low, left_high = left_low - high, left_high - low
    assert ends(found["remainder"]) == pytest.approx((float(left_low), float(left_high)))


def test_the_materials_of_artisans_are_not_counted_twice(costs_of):
    found = costs_of("soko_branded")
    assert found["workers"]["low"] == found["materials"]["low"] == 3.5


WHOLE = {
    "manufacturer_margin": 30,
    "worker_margin_profit": 5,
    "material_cost": 4,
    "shipping_cost": 2,
    "overhead_cost": 3,
}


@pytest.mark.parametrize("gone", list(VARIABLES))
def test_an_unknown_part_bounds_the_remainder_from_above_only(gone):
    rows = [fact(name, value) for name, value in WHOLE.items() if name != VARIABLES[gone]]
    found = buckets_of(*rows)
    assert found[gone]["state"] == "not_researched" and math.isnan(found[gone]["low"])
    rest = 30 - sum(WHOLE[VARIABLES[name]] for name in VARIABLES if name != gone)
    assert ends(found["remainder"]) == (-math.inf, rest)
    assert found["remainder"]["state"] == "unknown"
    assert found["remainder"]["note"] == f"unknown: {gone}"


def test_why_a_part_is_not_there_is_kept():
    gap = fact("material_cost", missing="not_applicable", status="", grade="", source="", at="")
    found = buckets_of(fact("manufacturer_margin", 30), gap)
    assert found["materials"]["state"] == "not_applicable"
    assert found["shipping"]["state"] == "not_researched"


def test_receipts_alone_say_nothing_of_the_remainder():
    found = buckets_of(fact("manufacturer_margin", 30))["remainder"]
    assert found["state"] == "unknown" and math.isnan(found["low"]) and math.isnan(found["high"])


def test_without_receipts_no_share_and_no_remainder():
    rows = [fact(name, value) for name, value in WHOLE.items() if name != "manufacturer_margin"]
    found = buckets_of(*rows)
    assert all(math.isnan(row["share_low"]) for row in found.values())
    assert math.isnan(found["remainder"]["high"]) and found["remainder"]["state"] == "unknown"


def test_nothing_known_is_a_table_all_the_same():
    found = by_bucket(unit_economics(conform(pd.DataFrame(columns=list(FACTS.columns)), FACTS)))
    assert {row["state"] for row in found.values()} == {"not_researched", "unknown"}
    assert {row["unit"] for row in found.values()} == {PIECE}


@pytest.mark.parametrize("unit", ["USD_2012/piece", "KES_2017/piece"])
def test_other_money_stays_unknown_and_is_not_converted(unit):
    rows = [fact(name, value) for name, value in WHOLE.items() if name != "material_cost"]
    found = buckets_of(*rows, fact("material_cost", 4, unit=unit))
    assert found["materials"]["state"] == "unknown" and math.isnan(found["materials"]["high"])
    assert found["remainder"]["low"] == -math.inf
    assert found["materials"]["unit"] == PIECE


def test_a_case_is_stated_in_its_own_money():
    rows = [fact(name, 100 * value, unit="KES_2018/piece") for name, value in WHOLE.items()]
    found = buckets_of(*rows, fact("retail_price", 100))
    assert {row["unit"] for row in found.values()} == {"KES_2018/piece"}
    assert ends(found["remainder"]) == (1600, 1600)
    assert found["retail_price"]["state"] == "unknown"
    assert math.isnan(found["remainder"]["retail_low"])


def test_an_open_end_stays_open():
    found = buckets_of(fact("manufacturer_margin", 20, open=True), fact("material_cost", 5))
    assert ends(found["receipts"]) == (20, math.inf)
    assert ends(found["materials"], "share") == (0, 25)


def test_the_remainder_bears_the_worst_grade_and_every_source():
    rows = [fact(name, value, grade="B", source=name) for name, value in WHOLE.items()]
    rows[2] |= {"grade": "D", "at": "p. 9"}
    found = buckets_of(*rows)["remainder"]
    assert found["grade"] == "D"
    assert found["sources"].split() == sorted(WHOLE)
    assert found["at"] == "p. 1; p. 9"


def test_a_target_is_no_cost():
    found = buckets_of(fact("manufacturer_margin", 30), fact("material_cost", 1, status="target"))
    assert found["materials"]["state"] == "unknown"


money = st.integers(0, 400).map(lambda quarters: quarters / 4)
spans = st.tuples(money, money).map(lambda pair: tuple(sorted(pair)))


@pytest.fixture(scope="module")
def unchecked():
    """Leave the schema out where examples are many; the other tests go through it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(costs, "conform", lambda frame, schema: frame)
        yield lambda *rows: by_bucket(unit_economics(pd.DataFrame(rows)))


@settings(max_examples=50)
@given(st.tuples(*[spans] * 5), st.lists(st.floats(0, 1), min_size=5, max_size=5))
def test_whatever_the_true_values_are_the_remainder_holds_them(unchecked, given_spans, places):
    rows = [fact(name, *span) for name, span in zip(WHOLE, given_spans, strict=True)]
    found = unchecked(*rows)["remainder"]
    point = [low + t * (high - low) for (low, high), t in zip(given_spans, places, strict=True)]
    left = point[0] - sum(point[1:])
    assert found["low"] - 1e-9 <= left <= found["high"] + 1e-9
    (low, high), parts = given_spans[0], given_spans[1:]
    assert found["low"] == pytest.approx(low - sum(b for _, b in parts))
    assert found["high"] == pytest.approx(high - sum(a for a, _ in parts))
    if low > 0:
        assert found["share_low"] - 1e-9 <= 100 * left / point[0] <= found["share_high"] + 1e-9


@settings(max_examples=50)
@given(st.permutations(list(WHOLE)), st.sets(st.sampled_from(list(VARIABLES.values()))))
def test_order_does_not_matter_and_more_knowledge_narrows(unchecked, order, gone):
    known = [name for name in order if name not in gone]
    whole = unchecked(*[fact(name, WHOLE[name]) for name in order])["remainder"]
    found = unchecked(*[fact(name, WHOLE[name]) for name in known])["remainder"]
    assert whole["low"] == 16
    if len(gone) < len(VARIABLES):
        assert found["low"] <= whole["low"] and whole["high"] <= found["high"]
