"""Who wins, in words that follow from the tables."""

from __future__ import annotations

import re

from microfactory import cost_report, tables
from microfactory.cost_report.words import CALLED


def test_the_answer_in_short_counts_what_is_assumed():
    text = cost_report.in_short(0.5).text
    parameters = tables.read("production_models/parameters")
    assumed = (parameters["basis"] == "assumption").sum()
    assert (
        f"**{assumed} are assumptions**" in text and f"Of the {len(parameters)} parameters" in text
    )


def test_what_would_change_the_winner_is_what_the_scenarios_say():
    text = cost_report.in_short(0.5).text
    found = tables.read("cost_model/scenarios")
    found = found[(found["uncertainty"] == 0.5) & (found["volume"] == 10_000)]
    best = found.loc[found.groupby("scenario")["probability"].idxmax()].set_index("scenario")
    base = best.loc["As in the data", "model"]
    for scenario, model in best["model"].items():
        line = next((x for x in text.splitlines() if x.startswith(f"- {scenario}:")), "")
        assert (f"{CALLED[model]} at 10,000 pieces" in line) == (model != base), scenario


def test_the_maps_say_where_each_model_wins(winners):
    alt = cost_report.map_of_table_6(1000, 0.5).words["alt"]
    at = winners[(winners["among"] == "table_6") & (winners["uncertainty"] == 0.2)]
    for model in ("flexible_sme", "networked_craft", "mass_production"):
        wins = (at[at["model"] == model]["probability"] >= 0.5).any()
        assert (CALLED[model] in alt) == wins
    assert "hypothesis" in cost_report.map_of_all().words["caption"]
    assert cost_report.shares().words["alt"].count("uncertainty of") == 3


def test_two_orders_stand_beside_one():
    lines = cost_report.responses().text.splitlines()[2:]
    assert len(lines) == 12
    for line in lines:
        cells = line.split(" | ")
        values = [float(cell) for cell in cells[4:7]]
        best = cells[-1]
        assert best == ["Mass production", cells[0], "both"][values.index(max(values))]
    assert re.match(r"(Networked craft|Flexible SME) \| 3,000", lines[0])
