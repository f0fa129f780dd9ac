"""Curves, crossovers and minimum orders as the page shows them."""

from __future__ import annotations

from microfactory import cost_report, tables


def test_the_figures_say_what_they_show():
    alt = cost_report.curves(1000).words["alt"]
    assert "At 1,000 pieces" in alt and "networked craft 13" in alt
    drawn = cost_report.breakdown(900)
    assert "at 1,000 pieces" in drawn.words["title"]
    assert "mass production makes" in drawn.words["caption"]
    assert "minimum order is larger" not in cost_report.breakdown(30_000).words["caption"]


def test_table_6_stands_beside_the_model():
    text = cost_report.anchors().text
    assert "12.40" in text and "9.70 to 10.59" in text and "16.00" in text


def test_every_pair_is_in_the_table_and_no_crossover_is_said():
    text = cost_report.crossovers().text
    assert len(text.splitlines()) == 2 + 15
    assert "none; Networked specialized is always cheaper" in text
    found = tables.read("cost_model/crossovers")
    assert text.count("by a step") == (found["at"] == "step").sum()


def test_minimum_orders_stand_apart_from_what_set_up_asks_for():
    lines = cost_report.minimum_orders().text.splitlines()
    soko = next(line for line in lines if line.startswith("Networked craft"))
    assert "| 250 | 250 |" in soko and soko.endswith("| 30 to 50 | no")


def test_volume_by_volume_every_model_has_its_interval_or_cannot():
    found = tables.read("cost_model/curves")
    shown = cost_report.by_volume()
    lines = [line.split(" | ") for line in repr(shown).splitlines()[1:]]
    assert len(lines[0]) == 1 + found["model"].nunique() and len(lines) > 5
    assert all(
        cell.startswith("$") or cell == "cannot be made" for line in lines[1:] for cell in line[1:]
    )
    assert "<table data-slide>" in shown.html and 'data-low="' in shown.html
