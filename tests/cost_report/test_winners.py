"""Who wins, in words that follow from the tables."""

from __future__ import annotations

import re

from microfactory import cost_report, tables
from microfactory.cost_report.words import CALLED, called, pieces


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
        said = re.search(rf"{CALLED[model]} at (1,000 and )?10,000 pieces", line)
        assert bool(said) == (model != base), scenario


def test_the_maps_say_where_each_model_wins(winners):
    alt = cost_report.map_of_table_6(1000, 0.5).words["alt"]
    at = winners[(winners["among"] == "table_6") & (winners["uncertainty"] == 0.2)]
    for model in ("flexible_sme", "networked_craft", "mass_production"):
        wins = (at[at["model"] == model]["probability"] >= 0.5).any()
        assert (CALLED[model] in alt) == wins
    assert "hypothesis" in cost_report.map_of_all().words["caption"]
    assert cost_report.shares().words["alt"].count("uncertainty of") == 3


def test_the_first_sentence_is_where_mass_production_does_not_win(winners):
    text = cost_report.in_short(0.5).text
    rows = winners[
        (winners["among"] == "table_6")
        & (winners["uncertainty"] == 0.5)
        & (winners["model"] == "mass_production")
    ].sort_values("volume")
    small = rows[rows["probability"] < 0.5]["volume"].max()
    assert text.startswith(f"**Smaller-scale production wins up to about {pieces(small)} pieces")
    assert "by 1 it wins at every volume up to 100,000 pieces" in text
    assert "by 0.2 it wins" in text and "by 0.2 it wins" not in cost_report.in_short(0.2).text


def test_a_change_names_each_winner_once():
    for line in cost_report.in_short(0.5).text.splitlines():
        if line.startswith("- "):
            assert all(line.count(name) <= 1 for name in CALLED.values())


def test_two_orders_take_part_in_the_answer(winners):
    text = cost_report.in_short(0.5).text
    rows = winners[(winners["among"] == "quick_response") & (winners["uncertainty"] == 0.5)]
    pairs = (
        rows[rows["model"].str.contains("+", regex=False)].groupby("volume")["probability"].sum()
    )
    at = pairs[pairs >= 0.5].index
    assert (
        f"together earn at least 5% more than any one of the three at about {pieces(at[0])}" in text
    )
    assert (
        "with a probability of" in cost_report.in_short(0.1).text
    )  # nothing to learn, nothing to win
    drawn = cost_report.map_with_quick_response(0.5)
    assert called("mass_production+networked_craft") in drawn.words["alt"]


def test_two_orders_stand_beside_one():
    lines = cost_report.responses().text.splitlines()[2:]
    assert len(lines) == 12
    for line in lines:
        cells = line.split(" | ")
        values = [float(cell) for cell in cells[4:7]]
        assert cells[8] == ["Mass production", cells[0], "both"][values.index(max(values))]
        assert 0 <= int(cells[9].removesuffix("%")) <= 100
    assert re.match(r"(Networked craft|Flexible SME) \| 3,000", lines[0])
