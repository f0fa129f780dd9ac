"""Unit economics: Table 6 by independent arithmetic, and what an unknown part does to the rest."""

from __future__ import annotations

import csv
import math
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory import costs, paths
from microfactory.costs import PARTS, by_bucket, follows_from, margin_readings, unit_economics
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
        patch.setattr(costs.buckets, "conform", lambda frame, schema: frame)
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


# --- from the price down, and before rounding ---------------------------------------------------


@pytest.mark.parametrize(
    ("case", "column"),
    [
        ("au_enterprises", "au_enterprises"),
        ("soko_branded", "soko"),
        ("fossil_outsourced", "fossil_outsourced"),
    ],
)
def test_what_others_take_is_the_price_less_the_receipts(costs_of, printed, case, column):
    found = costs_of(case)
    receipts = printed["manufacturer_margin", column][0]
    assert ends(found["others"]) == (float(100 - receipts), float(100 - receipts))
    assert ends(found["others"], "retail") == ends(found["others"])
    assert found["others"]["sources"] == "drogs_peinovich_croston waldman_brown_2018"
    down = sum(found[name]["retail_low"] for name in ("others", "receipts"))
    assert down == ends(found["retail_price"], "retail")[0] == 100


def test_the_price_goes_somewhere_to_the_last_cent(costs_of):
    """Per hundred of the price, what goes off and what is left make a hundred."""
    for case in ("au_enterprises", "soko_branded"):
        found = costs_of(case)
        parts = ("others", *VARIABLES, "remainder")
        assert sum(found[name]["retail_low"] for name in parts) == pytest.approx(100)


def test_what_a_printed_figure_may_have_been_by_exact_fractions(costs_of):
    half, cent = Fraction(1, 2), Fraction(1, 200)
    low = (30 - half) - 2 * (Fraction(7, 2) + cent) - (Fraction(12, 5) + cent) - (3 + half)
    high = (30 + half) - 2 * (Fraction(7, 2) - cent) - (Fraction(12, 5) - cent) - (3 - half)
    assert ends(costs_of("soko_branded")["remainder"], "rounded") == pytest.approx(
        (float(low), float(high))
    )


def test_nothing_is_said_of_others_without_a_price():
    found = buckets_of(fact("manufacturer_margin", 30))
    assert found["others"]["state"] == "unknown" and math.isnan(found["others"]["high"])


@settings(max_examples=40)
@given(st.tuples(*[spans] * 6))
def test_before_rounding_is_never_narrower_than_as_printed(unchecked, given_spans):
    names = ("retail_price", *WHOLE)
    rows = [fact(name, *span) for name, span in zip(names, given_spans, strict=True)]
    for row in unchecked(*rows).values():
        if not math.isnan(row["low"]):
            assert row["rounded_low"] <= row["low"] <= row["high"] <= row["rounded_high"]


# --- what a stated margin follows from ----------------------------------------------------------


def readings_of(*rows):
    return margin_readings(conform(pd.DataFrame(rows), FACTS))


@pytest.fixture(scope="module")
def margins(results_of):
    return lambda case: results_of(case).margins


def test_only_by_counting_materials_twice_does_the_necklace_give_65(margins, printed):
    """All 23 choices by an independent enumeration in exact fractions."""
    pay = {
        "worker_margin_revenue": printed["worker_margin_revenue", "soko"][0],
        "worker_margin_profit": printed["worker_margin_profit", "soko"][0],
    }
    others = {
        "material_cost": printed["material_equipment", "soko"][0],
        "shipping_cost": printed["shipping", "soko"][0],
        "overhead_cost": printed["overhead", "soko"][0],
    }
    expected = {}
    for chosen in product((None, *pay), *[(False, True)] * 3):
        names = [chosen[0]] * (chosen[0] is not None)
        names += [name for name, taken in zip(others, chosen[1:], strict=True) if taken]
        if names:
            used = sum(Fraction((pay | others)[name]) for name in names)
            expected["-".join(names)] = 100 * (1 - used / 30)
    found = margins("soko_branded").query("stated == 'profit_margin_gross'")
    piece = found[~found["reading"].str.startswith("sales")].set_index("reading")
    assert set(piece.index) == set(expected) and len(expected) == 23
    for name, share in expected.items():
        assert piece.loc[name, ["low", "high"]].tolist() == pytest.approx([float(share)] * 2)
    agree = piece[piece["agrees"] == "yes"]
    assert agree.index.tolist() == ["worker_margin_revenue-material_cost"]
    assert agree["twice"].all()
    assert follows_from(found, "profit_margin_gross") == "twice"


def test_within_rounding_it_is_all_but_shipping(margins):
    found = margins("soko_branded").query("agrees == 'within rounding'")["reading"].tolist()
    assert found == [
        "worker_margin_revenue-overhead_cost",
        "worker_margin_profit-material_cost-overhead_cost",
    ]


def test_the_accounts_allow_the_65_as_a_margin_of_all_sales(margins):
    [bound] = margins("soko_branded").query("agrees == 'within the bound'").to_dict("records")
    assert (bound["low"], bound["high"]) == (100 - 23 - 10, 67)
    assert (bound["rounded_low"], bound["rounded_high"]) == (66, 68)


@pytest.mark.parametrize(
    ("case", "stated"),
    [
        ("au_enterprises", "profit_margin_overall"),
        ("fossil_outsourced", "profit_margin_gross"),
        ("soko_branded", "worker_profit_margin"),
    ],
)
def test_the_other_stated_margins_follow_from_all_costs(margins, case, stated):
    assert follows_from(margins(case), stated) == "all"


def test_a_case_without_a_stated_margin_has_no_readings(margins):
    assert margins("zara").empty
    assert follows_from(margins("zara"), "profit_margin_gross") == "unknown"


COSTS = {"manufacturer_margin": 40, "worker_margin_profit": 10, "material_cost": 10}


@pytest.mark.parametrize(
    ("stated", "answer"), [(50, "all"), (75, "some"), (49, "none"), (33, "none")]
)
def test_what_a_margin_follows_from(stated, answer):
    rows = [fact(name, value) for name, value in COSTS.items()]
    margin = fact("profit_margin_gross", stated, unit="percent", resolution=1.0)
    found = readings_of(*rows, margin)
    assert follows_from(found, "profit_margin_gross") == answer


def test_a_margin_printed_coarser_agrees_sooner():
    rows = [fact(name, value) for name, value in COSTS.items()]
    for resolution, agrees in ((1.0, "no"), (10.0, "yes")):
        margin = fact("profit_margin_gross", 46, unit="percent", resolution=resolution)
        found = readings_of(*rows, margin).set_index("reading")
        assert found.loc["worker_margin_profit-material_cost", "agrees"] == agrees


def test_a_margin_above_what_the_sales_allow_is_said():
    shares = [
        fact("worker_revenue_share", 30, unit="percent", resolution=1.0),
        fact("shipping_share", 10, unit="percent", resolution=1.0),
    ]
    for stated, said in (
        (62, "above the bound"),
        (61, "within the bound"),
        (20, "within the bound"),
    ):
        margin = fact("profit_margin_gross", stated, unit="percent", resolution=1.0)
        [row] = readings_of(*shares, margin).to_dict("records")
        assert row["agrees"] == said


@settings(max_examples=40)
@given(st.tuples(spans, spans), st.integers(1, 400).map(lambda cents: cents / 100))
def test_a_reading_in_other_money_is_the_same(pair, rate):
    rows = [
        fact("manufacturer_margin", 200),
        *map(fact, ("material_cost", "overhead_cost"), *zip(*pair, strict=True)),
    ]
    stated = fact("profit_margin_gross", 50, unit="percent")
    other = [
        row | {"low": row["low"] * rate, "high": row["high"] * rate, "unit": "KES_2017/piece"}
        for row in rows
    ]
    columns = ["reading", "low", "high"]
    one, two = (readings_of(*each, stated)[columns] for each in (rows, other))
    pd.testing.assert_frame_equal(one, two)
