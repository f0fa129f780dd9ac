"""The figures of cost against volume: what they name, mark and leave out."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from microfactory import figures, theme
from microfactory.figures.cost_model import MODEL_COLOURS, SHORT

from .building import colours, drawn, texts

MODELS = list(MODEL_COLOURS)
VOLUMES = np.geomspace(10, 1e5, 9)


@pytest.fixture(scope="module")
def curves():
    rows = []
    for place, model in enumerate(MODELS):
        cost = 12 + place + 300 / VOLUMES
        cost[-2:] = np.nan if model == "craft_sme" else cost[-2:]
        for volume, each in zip(VOLUMES, cost, strict=True):
            rows.append(
                {
                    "model": model,
                    "volume": volume,
                    "cost": each,
                    "low": each * 0.9,
                    "high": each * 1.1,
                    "possible": 1.0,
                }
            )
    return pd.DataFrame(rows)


@pytest.fixture(scope="module")
def winners():
    rows = []
    for volume in VOLUMES:
        for uncertainty in (0.2, 0.6, 1.0):
            quick = 0.9 if volume < 1000 * (1 + uncertainty) else 0.2
            for model, share in (
                ("networked_craft", quick),
                ("mass_production", 0.95 - quick),
                ("none", 0.05),
            ):
                rows.append(
                    {
                        "volume": volume,
                        "uncertainty": uncertainty,
                        "model": model,
                        "probability": share,
                    }
                )
    return pd.DataFrame(rows)


def test_every_curve_is_named_and_the_volume_marked(curves):
    said = texts(drawn(figures.cost_curves, curves))
    assert {SHORT[model] for model in MODELS} <= set(said)
    assert "1,000" in said and "100,000" in said
    axes = figures.cost_curves(curves, volume=500.0).axes[0]
    assert any(np.allclose(line.get_xdata(), 500.0) for line in axes.lines)
    assert not any(
        np.allclose(line.get_xdata(), 500.0) for line in figures.cost_curves(curves).axes[0].lines
    )


def test_the_labels_do_not_meet(curves):
    same = curves.assign(cost=12.0)
    axes = figures.cost_curves(same).axes[0]
    heights = sorted(text.xyann[1] for text in axes.texts)
    assert min(np.diff(np.log(heights))) > np.log(1.05)


def test_bands_and_printed_buckets_are_drawn_only_where_asked(curves):
    anchors = pd.DataFrame(
        [
            {
                "model": "networked_craft",
                "batch_low": 100,
                "batch_high": 1e6,
                "printed_low": 12.4,
                "printed_high": 12.4,
            }
        ]
    )
    assert len(figures.cost_curves(curves).axes[0].collections) == 0
    assert len(figures.cost_curves(curves, banded=("craft_sme",)).axes[0].collections) == 1
    assert len(figures.cost_curves(curves, anchors=anchors).axes[0].collections) == 1


def test_the_bars_add_up_to_the_figure_beside_them():
    buckets = pd.DataFrame(
        [
            {"model": "flexible_sme", "volume": 100.0, "bucket": bucket, "cost": cost}
            for bucket, cost in (
                ("labour", 8.0),
                ("material", 4.0),
                ("equipment", 0.5),
                ("tooling", 0.25),
                ("energy", 0.25),
                ("overhead", 4.0),
                ("assembly", 0.0),
                ("set-up", 1.0),
                ("coordination", 0.0),
                ("shipping", 0.5),
                ("working capital", 0.5),
            )
        ]
    )
    said = texts(drawn(figures.cost_breakdown, buckets, 100.0))
    assert "19.00" in said and {"labour", "shipping", "working capital"} <= set(said)


def test_the_map_shows_who_wins_and_only_them(winners):
    svg = drawn(figures.win_map, winners)
    said = set(texts(svg))
    assert {"Networked craft", "Mass production"} <= said
    assert "nobody earns" not in said and "Flexible SME" not in said
    axes = figures.win_map(winners, (1000.0, 0.5)).axes[0]
    assert any(line.get_marker() == "o" for line in axes.lines)


def test_two_makers_have_a_colour_and_a_name_of_their_own(winners):
    pair = "mass_production+networked_craft"
    both = winners.replace({"model": {"none": pair}})
    both["probability"] = both["probability"].where(both["model"] != pair, 0.99)
    svg = drawn(figures.win_map, both)
    assert "Mass production, then networked craft" in texts(svg)
    assert theme.PALETTE["yellow"] in colours(svg)


def test_the_shares_fill_the_panel(winners):
    said = texts(drawn(figures.win_shares, winners, (0.2, 1.0)))
    assert {"uncertainty 0.2", "uncertainty 1", "nobody earns"} <= set(said)
    for axes in figures.win_shares(winners, (0.2, 1.0)).axes:
        top = max(path.vertices[:, 1].max() for c in axes.collections for path in c.get_paths())
        assert top == pytest.approx(1.0)


def test_before_and_after_stand_beside_each_other(winners):
    one = winners[(winners["volume"] == VOLUMES[0]) & (winners["uncertainty"] == 0.2)]
    other = one.assign(probability=[0.4, 0.5, 0.1])
    said = texts(drawn(figures.win_beside, one, other))
    assert {"90%", "40%", "50%", "10%", "as in the data", "as changed"} <= set(said)


def test_drivers_are_in_order_and_assumptions_stand_out():
    table = pd.DataFrame(
        {
            "model": ["shared", "networked_craft", "mass_production"],
            "parameter": ["salvage_share", "wage", "lead_time"],
            "label": ["receipts of a leftover piece", "wage", "lead time"],
            "basis": ["assumption", "derived", "printed"],
            "total": [0.3, -0.01, 0.6],
        }
    )
    figure = figures.drivers(table, 2)
    names = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert names == ["lead time, Mass production", "receipts of a leftover piece, all models"]
    svg = drawn(figures.drivers, table)
    assert "0.00" in texts(svg)  # noise below zero is none
    assert {"#e69f00", "#0072b2"} <= colours(svg)
