"""The scenario follows its seed; tables have a row a policy, a weight, a batch."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from microfactory.virtual_factory import (
    MEASURES,
    batch_costs,
    compare_policies,
    fairly,
    front,
    gini,
    held_against,
    livings,
    lorenz,
    measures,
    policies,
    run,
    scenario,
)


@pytest.fixture(scope="module")
def years(setting):
    return {name: run(setting, policy) for name, policy in policies(1.0).items()}


def test_a_seed_is_a_scenario(printed, assumed, setting):
    again, other = scenario(printed, assumed, 11), scenario(printed, assumed, 12)
    assert (again.people.rate == setting.people.rate).all()
    assert (other.people.rate != setting.people.rate).any()
    assert run(again, fairly(1.0)).days.equals(run(setting, fairly(1.0)).days)


def test_every_policy_has_every_measure(years, setting):
    found = compare_policies(years, setting.profit, 2_000)
    assert (
        len(found) == len(years) * len(MEASURES)
        and not found.duplicated(["policy", "measure"]).any()
    )


def test_a_lorenz_curve_rises_from_nothing_to_all_and_holds_the_gini_between(years):
    curves = lorenz(years)
    for policy, rows in curves.groupby("policy"):
        y = rows["earnings"].to_numpy()
        assert y[0] == 0 and y[-1] == pytest.approx(1) and (np.diff(y) >= 0).all()
        area = np.trapezoid(y, rows["artisans"])
        assert 1 - 2 * area == pytest.approx(gini(years[policy].artisans["delivered"]), abs=0.01)


def test_more_fairness_is_more_even_and_passes_less(setting):
    found = front(setting, [0, 1, 10], 2_000)
    assert found["gini"].is_monotonic_decreasing and found["first_pass"].is_monotonic_decreasing


def test_larger_batches_cost_more_and_split_less(setting):
    quiet = replace(setting, orders=[min(setting.orders, key=lambda some: some.quantity.sum())])
    found = batch_costs(quiet, 0.3, [1, 20])
    assert found["cost"].is_monotonic_increasing and found["parts"].is_monotonic_decreasing
    assert (found["bound"] <= found["cost"] + 1e-6).all() and found["able"].iloc[0] > found[
        "able"
    ].iloc[1]


def test_a_weight_that_another_beats_in_everything_is_not_on_the_front(setting):
    found = front(setting, [0, 0.3, 1, 10], 2_000)
    aims = found[["first_pass", "gini", "unmet", "late"]].to_numpy() * [1, -1, -1, -1]
    for row, own in zip(found["efficient"], aims, strict=True):
        beaten = any((other >= own).all() and (other > own).any() for other in aims)
        assert row == (not beaten)
    assert found["efficient"].any()


def test_the_year_is_held_against_what_is_printed(years, printed):
    found = held_against(years["fair flow"], printed).set_index("what")
    use = found.loc["use of capacity outside the holidays"]
    assert use["low"] <= use["simulated"] <= use["high"]
    paid = found.loc["paid to artisans"]
    assert 0.9 * paid["low"] < paid["simulated"] <= paid["high"]
    most = found.filter(like="most made", axis=0)
    assert (most["simulated"] <= most["high"]).all()


def test_livings_are_those_of_all_artisans(years, printed, setting):
    found = livings(years, list(printed.artisans), setting.profit, 500)
    for policy, rows in found.groupby("policy"):
        like = measures(years[policy], setting.profit, 500)
        assert rows["artisans"].tolist() == [125, 358, 290, 747]
        assert rows["living_wage"].sum() == like["living_wage"]
        assert 100 * rows["without_work"].sum() / 1_520 == pytest.approx(like["without_work"])
        assert rows["share"].sum() == pytest.approx(100)
