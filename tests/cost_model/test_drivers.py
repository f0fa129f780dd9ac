"""Total Sobol indices: exact where the gap is linear, and a parameter that does nothing has none."""

from __future__ import annotations

import numpy as np
import pytest

from microfactory.cost_model import Question, drivers, parameter_space


@pytest.fixture(scope="module")
def linear(table, dedicated):
    """Only shipping of the two models is uncertain: 2 to 4 dollars and 1 to 2 dollars."""
    fixed = table.assign(spread="even", high=table["low"])
    for model, low, high in (("networked_craft", 2.0, 4.0), ("flexible_sme", 1.0, 2.0)):
        row = (fixed["model"] == model) & (fixed["parameter"] == "shipping")
        fixed.loc[row, ["low", "high"]] = [low, high]
    return parameter_space(fixed, dedicated)


def test_a_sum_of_two_has_the_indices_of_its_variances(linear):
    """Var = (2² + 1²) / 12, so the indices are 4/5 and 1/5, first order and total alike."""
    found = drivers(
        linear,
        "networked_craft",
        "flexible_sme",
        Question((500.0,)),
        np.random.default_rng(1),
        1024,
    ).set_index("model")
    for column in ("first", "total"):
        assert found.loc["networked_craft", column] == pytest.approx(0.8, abs=0.01)
        assert found.loc["flexible_sme", column] == pytest.approx(0.2, abs=0.01)


def test_what_both_models_bear_alike_does_not_drive_the_gap(table, dedicated):
    """Two models that differ in shipping alone: material makes both dearer, by the same."""
    fixed = table.assign(spread="even", high=table["low"])
    same = fixed[fixed["model"] == "flexible_sme"].set_index("parameter")["low"]
    soko = fixed["model"] == "networked_craft"
    assert set(fixed.loc[soko, "parameter"]) == set(same.index)
    for end in ("low", "high"):
        fixed.loc[soko, end] = fixed.loc[soko, "parameter"].map(same)
    shared = (fixed["model"] == "shared") & (fixed["parameter"] == "material_share")
    assert shared.sum() == 1
    fixed.loc[shared, ["low", "high"]] = [0.1, 1.0]
    for model, low, high in (("networked_craft", 2.0, 4.0), ("flexible_sme", 1.0, 2.0)):
        row = (fixed["model"] == model) & (fixed["parameter"] == "shipping")
        fixed.loc[row, ["low", "high"]] = [low, high]
    found = drivers(
        parameter_space(fixed, dedicated),
        "networked_craft",
        "flexible_sme",
        Question((500.0,)),
        np.random.default_rng(1),
        1024,
    ).set_index("model")["total"]
    assert found["shared"] == pytest.approx(0.0, abs=1e-9)
    assert found["networked_craft"] == pytest.approx(0.8, abs=0.01)


def test_only_what_the_two_models_share_or_have_is_asked(space):
    found = drivers(
        space,
        "networked_craft",
        "mass_production",
        Question((300.0, 3000.0), (0.5,)),
        np.random.default_rng(1),
        64,
    )
    assert set(found["model"]) == {"shared", "networked_craft", "mass_production"}
    assert set(found["volume"]) == {300.0, 3000.0}
    assert not found.duplicated(["volume", "model", "parameter"]).any()


def test_without_uncertain_demand_what_belongs_to_it_drives_nothing(space):
    found = drivers(
        space,
        "networked_craft",
        "mass_production",
        Question((3000.0,)),
        np.random.default_rng(1),
        256,
    ).set_index("parameter")["total"]
    assert found.loc[["salvage_share", "lost_goodwill", "error_growth"]].abs().max() < 1e-12
    assert found.loc["minimum_order"].max() > 0.3


def test_the_same_seed_gives_the_same_indices(space):
    one, two = (
        drivers(
            space,
            "networked_craft",
            "flexible_sme",
            Question((100.0,)),
            np.random.default_rng(4),
            64,
        )
        for _ in range(2)
    )
    assert one.equals(two)
