"""Who wins, and how often: the same numbers however the work is cut, and right where it is certain."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from microfactory.cost_model import (
    NONE,
    Lognormal,
    Question,
    best_order,
    changed,
    cost_ranges,
    forecast_error,
    parameter_space,
    terms,
    win_map,
    winning,
)
from microfactory.problems import ProblemsFound

VOLUMES = (10.0, 300.0, 20_000.0)
ASKED = Question(VOLUMES, (0.2, 1.0))


def shares(found):
    keys = ["volume", "uncertainty"]
    return found.pivot_table(index=keys, columns="model", values="probability")


def test_some_model_or_none_wins_every_draw(space):
    for question in (ASKED, Question(VOLUMES)):
        found = win_map(space, question, np.random.default_rng(1), 500)
        total = found.groupby(["volume", "uncertainty"], dropna=False)["probability"].sum()
        assert total.tolist() == pytest.approx([1.0] * len(total))
        assert set(found["model"]) == {*space.models, NONE}
        assert (found["standard_error"] > 0).all()


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others(space):
    one, same, other = (
        win_map(space, ASKED, np.random.default_rng(seed), 300) for seed in (1, 1, 2)
    )
    pd.testing.assert_frame_equal(one, same)
    assert not one["probability"].equals(other["probability"])


def test_a_longer_run_begins_with_the_draws_of_a_shorter_one(space, monkeypatch):
    monkeypatch.setattr(winning, "CHUNK", 100)
    short = winning.chunks(np.random.default_rng(1), 250)
    longer = winning.chunks(np.random.default_rng(1), 400)
    assert [size for _, size in short] == [100, 100, 50]
    assert [s.generate_state(2).tolist() for s, _ in short] == [
        s.generate_state(2).tolist() for s, _ in longer[:3]
    ]
    # Each chunk has a stream of its own, or more draws would only be the same ones again.
    assert len({tuple(s.generate_state(4)) for s, _ in longer}) == len(longer) == 4


def test_memory_does_not_grow_with_the_draws(space):
    import tracemalloc

    def peak(draws):
        tracemalloc.start()
        win_map(space, Question((100.0,)), np.random.default_rng(1), draws)
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    peak(winning.CHUNK)  # what is imported and cached on the way
    assert peak(6 * winning.CHUNK) < 1.2 * peak(2 * winning.CHUNK)


def test_where_nothing_is_uncertain_the_best_model_wins_always(table, dedicated):
    """All parameters at their middle: the winner is the one with the largest profit."""
    fixed = table.assign(low=(table["low"] + table["high"]) / 2, spread="even")
    fixed["high"] = fixed["low"]
    space = parameter_space(fixed, dedicated)
    found = shares(win_map(space, ASKED, np.random.default_rng(1), 7))
    middle = space.middle()
    for (volume, uncertainty), row in found.iterrows():
        profits = {}
        for name, inputs in middle.items():
            error = forecast_error(uncertainty, inputs.lead_time, inputs.error_growth, 26.0)
            demand = Lognormal(np.asarray(volume), error)
            profits[name] = float(best_order(terms(inputs), inputs, demand).profit)
        best = max(profits, key=profits.get)
        assert row[best if profits[best] > 0 else NONE] == 1.0


def test_means_are_those_of_the_draws(space):
    found = win_map(space, Question((500.0,)), np.random.default_rng(3), 400)
    [(stream, size)] = winning.chunks(np.random.default_rng(3), 400)
    drawn = space.draw(np.random.default_rng(stream), size)
    for name, inputs in drawn.items():
        cost = terms(inputs).bought(500.0) / 500
        row = found[found["model"] == name].iloc[0]
        made = np.isfinite(cost)
        assert row["possible"] == pytest.approx(made.mean())
        assert row["mean"] == pytest.approx(cost[made].mean())
        assert row["sd"] == pytest.approx(cost[made].std(), rel=1e-6)


def test_a_dearer_model_wins_less_often(table, dedicated):
    question = Question((100.0, 1000.0), (0.5,))
    before, after = (
        shares(win_map(parameter_space(each, dedicated), question, np.random.default_rng(1), 2000))
        for each in (table, changed(table, {"networked_craft.shipping": 6.0}))
    )
    assert (after["networked_craft"] <= before["networked_craft"]).all()
    assert (after["networked_craft"] < before["networked_craft"]).any()


def test_shorter_lead_times_help_more_the_less_is_known(table, dedicated):
    """At equal lead times the gap between the uncertainties closes for the slowest model."""
    slow, quick = (
        parameter_space(changed(table, {"mass_production.lead_time": weeks}), dedicated)
        for weeks in (30.0, 2.0)
    )
    means = {}
    for name, each in (("slow", slow), ("quick", quick)):
        found = win_map(each, Question((20_000.0,), (0.1, 1.5)), np.random.default_rng(1), 1000)
        rows = found[found["model"] == "mass_production"].set_index("uncertainty")["mean"]
        means[name] = rows
    gain = means["quick"] - means["slow"]
    assert gain[1.5] > gain[0.1] > 0


def test_cost_ranges_hold_the_middle_and_leave_out_what_cannot_be_made(space):
    found = cost_ranges(space, (50.0, 1e5), np.random.default_rng(1), 500)
    rows = found.set_index(["model", "volume"])
    assert np.isnan(rows.loc[("craft_sme", 1e5), ["cost", "low", "high"]].to_numpy(float)).all()
    soko = rows.loc[("networked_craft", 50.0)]
    assert soko["low"] < soko["cost"] < soko["high"] and soko["possible"] == 1.0


PAIR = ("mass_production", "networked_craft")


def test_two_orders_compete_as_one_answer(space):
    """An order to two models wins large and uncertain lines, and nothing else is drawn another way."""
    only = space.only("flexible_sme", *reversed(PAIR))
    alone, beside = (
        win_map(only, replace(ASKED, pairs=pairs, worthwhile=0.05), np.random.default_rng(1), 400)
        for pairs in ((), (PAIR,))
    )
    both = shares(beside)["+".join(PAIR)]
    assert both[20_000.0, 1.0] > both[20_000.0, 0.2] and both[10.0, 1.0] == 0.0
    assert beside.groupby(["volume", "uncertainty"])[
        "probability"
    ].sum().to_numpy() == pytest.approx(1)
    columns = ["volume", "uncertainty", "model", "mean", "sd"]
    same = beside.loc[beside["model"] != "+".join(PAIR), columns].reset_index(drop=True)
    pd.testing.assert_frame_equal(same, alone[columns])
    means = beside.pivot_table(index=["volume", "uncertainty"], columns="model", values="mean")
    assert (means["+".join(PAIR)] >= means["mass_production"]).all()


def test_two_makers_win_less_the_more_has_to_be_in_it(space):
    wins = [
        shares(
            win_map(
                space.only(*PAIR),
                Question((20_000.0,), (0.8,), pairs=(PAIR,), worthwhile=least),
                np.random.default_rng(1),
                400,
            )
        )["+".join(PAIR)].item()
        for least in (0.0, 0.1, 1.0)
    ]
    assert wins[0] > wins[1] > wins[2] == 0.0


def test_a_pair_needs_its_models_and_something_to_learn(space):
    rng = np.random.default_rng(1)
    with pytest.raises(ProblemsFound, match=r"networked_kraft.*networked_craft"):
        win_map(space, replace(ASKED, pairs=(("mass_production", "networked_kraft"),)), rng, 10)
    with pytest.raises(ProblemsFound, match="uncertainties"):
        win_map(space, Question(VOLUMES, pairs=(PAIR,)), rng, 10)
