"""Cost buckets, stages and the retail price: what is unknown is hatched, in the case's own money."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from matplotlib import pyplot

from microfactory import figures, theme
from microfactory.figures.money import RELATION_COLOURS

from .building import colours, drawn, in_order, is_hatched, texts

LABELS = {
    "retail_price": "retail price",
    "others": "other firms",
    "receipts": "receipts",
    "workers": "workers",
    "materials": "materials",
    "shipping": "shipping",
    "overhead": "overhead",
    "remainder": "what is left",
}
NAN = math.nan


def buckets(unit="USD_2017/piece", **amounts):
    whole = dict.fromkeys(LABELS, (1.0, 1.0)) | {"receipts": (30.0, 30.0)}
    whole |= {"retail_price": (100.0, 100.0), "others": (70.0, 70.0)} | amounts
    return pd.DataFrame(
        [
            {"bucket": name, "label": LABELS[name], "low": low, "high": high, "unit": unit}
            for name, (low, high) in whole.items()
        ]
    )


UNPRICED = {"retail_price": (NAN, NAN), "others": (NAN, NAN)}


def test_every_bucket_is_said_with_its_amount_from_the_price_down():
    table = buckets(shipping=(0.1, 0.99), remainder=(9.41, 10.3))
    svg = drawn(figures.cost_buckets, table, "US dollars of 2017")
    said = texts(svg)
    assert {"$100.00", "$70.00", "$30.00", "$0.10 to $0.99", "$9.41 to $10.30"} <= set(said)
    assert "US dollars of 2017 a piece" in said
    assert in_order(svg, "retail price", "other firms", "receipts", "workers", "what is left")
    assert not is_hatched(svg)


def test_without_a_price_it_begins_at_the_receipts():
    table = buckets(**UNPRICED)
    svg = drawn(figures.cost_buckets, table, "US dollars of 2017")
    assert "retail price" not in texts(svg) and "other firms" not in texts(svg)
    assert in_order(svg, "receipts", "workers", "what is left")
    assert figures.cost_buckets(table, "").axes[0].get_xlim()[1] == pytest.approx(30 * 1.18)


def test_each_part_hangs_from_where_the_one_before_it_ended():
    axes = figures.cost_buckets(buckets(shipping=(1.0, 3.0)), "US dollars of 2017").axes[0]
    bars = [(bar.get_y(), bar.get_x(), bar.get_x() + bar.get_width()) for bar in axes.patches]
    rows = {}
    for y, start, end in bars:
        low, high = rows.get(y, (math.inf, -math.inf))
        rows[y] = (min(low, start), max(high, end))
    spans = [rows[y] for y in sorted(rows)]
    assert spans[:3] == [(0, 100), (30, 100), (0, 30)]
    assert spans[3:7] == [(29, 30), (28, 29), (25, 28), (24, 25)]


def test_what_is_unknown_is_hatched_and_said():
    table = buckets(materials=(NAN, NAN), remainder=(-math.inf, 20.0))
    svg = drawn(figures.cost_buckets, table, "US dollars of 2017")
    assert is_hatched(svg) and texts(svg).count("unknown") == 2


def test_other_money_gets_no_dollar_sign():
    svg = drawn(figures.cost_buckets, buckets("KES_2018/piece"), "KES of 2018")
    assert "$" not in svg and "30.00" in texts(svg)


def test_receipts_without_an_upper_end_are_drawn_to_the_lower():
    table = buckets(receipts=(20.0, math.inf), remainder=(16.0, math.inf), **UNPRICED)
    said = texts(drawn(figures.cost_buckets, table, "US dollars of 2017"))
    assert "$20.00 or more" in said and "$16.00 or more" in said


def test_a_loss_is_on_the_figure():
    table = buckets(remainder=(-6.0, -5.0))
    axes = figures.cost_buckets(table, "US dollars of 2017").axes[0]
    assert axes.get_xlim()[0] < -6
    assert figures.cost_buckets(buckets(), "US dollars of 2017").axes[0].get_xlim()[0] == 0


def test_text_of_a_case_is_text():
    table = buckets().assign(label="<script>alert('$x$')</script>")
    svg = drawn(figures.cost_buckets, table, "US dollars of 2017")
    assert "<script" not in svg and "<script>alert('$x$')</script>" in texts(svg)


CHAIN = pd.DataFrame(
    [
        ("design", "Soko designers", "in_house", 10.0),
        ("making", "artisans", "contracted", 20.0),
        ("shipping", "both <b>of</b> them", "in_house|customer", NAN),
        ("retail", "", "unknown", 70.0),
    ],
    columns=["label", "performer", "relation", "margin"],
)


def test_stages_say_who_and_how_much():
    svg = drawn(figures.stage_map, CHAIN)
    said = " / ".join(texts(svg))
    assert "10% · Soko designers" in said and "no share printed · both <b>of</b> them" in said
    assert "70% · not said" in said and "<b>" not in svg
    assert in_order(svg, "design", "making", "shipping", "retail")
    assert is_hatched(svg) and not is_hatched(drawn(figures.stage_map, CHAIN.head(3)))


def test_a_long_performer_is_cut_and_leaves_room_for_the_bars():
    words = "a network of " + "very many " * 30 + "workshops"
    svg = drawn(figures.stage_map, CHAIN.assign(performer=words))
    assert "…" in svg and "workshops (" not in svg


def test_every_relation_of_a_case_has_its_colour():
    named = {name: shade for name, shade in RELATION_COLOURS.items() if name != "customer"}
    for relation, shade in named.items():
        svg = drawn(figures.stage_map, CHAIN.assign(relation=relation))
        assert shade.lower() in colours(svg)
    assert len(set(RELATION_COLOURS.values())) == len(RELATION_COLOURS)


@pytest.fixture(scope="module")
def priced(results_of):
    names = ("soko_branded", "au_enterprises", "fossil_outsourced")
    return [(results_of(name).name, results_of(name).costs) for name in names]


def test_the_retail_price_by_case(priced):
    svg = drawn(figures.retail_price, priced)
    said = texts(svg)
    assert all(name in said for name, _ in priced)
    assert "17.6" in said and "3.5" in said and "8" in said
    assert in_order(svg, *[name for name, _ in priced])


def test_pyplot_knows_of_none(priced):
    figures.retail_price(priced)
    figures.stage_map(CHAIN)
    assert pyplot.get_fignums() == []


def test_a_card_of_paper_lies_under_a_figure_that_stands_alone(priced):
    assert theme.PAPER in theme.svg(figures.retail_price(priced), background=theme.PAPER)
