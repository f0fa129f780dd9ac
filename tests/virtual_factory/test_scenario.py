"""The scenario follows its seed; tables have a row a policy, a weight, a batch."""

from __future__ import annotations

import numpy as np
import pytest

from microfactory.virtual_factory import (
    MEASURES,
    batch_costs,
    compare_policies,
    fairly,
    front,
    gini,
    lorenz,
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
    found = batch_costs(setting, 0.3, [1, 20])
    assert found["cost"].is_monotonic_increasing and found["parts"].is_monotonic_decreasing
    assert (found["bound"] <= found["cost"] + 1e-6).all() and found["able"].iloc[0] > found[
        "able"
    ].iloc[1]
