"""Scenarios in parallel: the same bytes with one worker, two, or a Dask cluster."""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd
import pytest

from microfactory.cost_model import (
    Question,
    Scenario,
    changed,
    parameter_space,
    sweep,
    win_map,
    winning,
)
from microfactory.problems import ProblemsFound

QUESTION = Question((100.0, 3000.0), (0.5,))
SCENARIOS = [Scenario("as it is"), Scenario("dear shipping", {"networked_craft.shipping": 6.0})]
DRAWS = 600


@pytest.fixture(scope="module")
def alone(table, dedicated):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(winning, "CHUNK", 200)
        return sweep(
            table, dedicated, SCENARIOS, QUESTION, np.random.default_rng(9), DRAWS, workers=1
        )


def swept(table, dedicated, monkeypatch, **how):
    monkeypatch.setattr(winning, "CHUNK", 200)
    return sweep(table, dedicated, SCENARIOS, QUESTION, np.random.default_rng(9), DRAWS, **how)


def test_two_workers_give_the_same_bytes(table, dedicated, alone, monkeypatch):
    found = swept(table, dedicated, monkeypatch, workers=2)
    pd.testing.assert_frame_equal(found, alone, check_exact=True)


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_a_dask_cluster_gives_the_same_bytes(table, dedicated, alone, monkeypatch):
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=1,
        threads_per_worker=2,
        processes=False,
        dashboard_address=None,
    ) as cluster:
        found = swept(table, dedicated, monkeypatch, scheduler=cluster.scheduler_address)
    pd.testing.assert_frame_equal(found, alone, check_exact=True)


def test_each_scenario_is_the_map_of_its_own_parameters(table, dedicated, alone, monkeypatch):
    monkeypatch.setattr(winning, "CHUNK", 200)
    expected = win_map(parameter_space(table, dedicated), QUESTION, np.random.default_rng(9), DRAWS)
    own = alone[alone["scenario"] == "as it is"].drop(columns="scenario")
    pd.testing.assert_frame_equal(own.reset_index(drop=True), expected, check_exact=True)
    dear = alone[alone["scenario"] == "dear shipping"].reset_index(drop=True)
    changes = changed(table, SCENARIOS[1].changes)
    other = win_map(parameter_space(changes, dedicated), QUESTION, np.random.default_rng(9), DRAWS)
    pd.testing.assert_frame_equal(dear.drop(columns="scenario"), other, check_exact=True)
    soko = expected["model"] == "networked_craft"
    assert (dear.loc[soko, "probability"] <= expected.loc[soko, "probability"]).all()


def test_scenarios_need_names_of_their_own(table, dedicated):
    for scenarios in ([], [Scenario("a"), Scenario("a")]):
        with pytest.raises(ProblemsFound, match="each name once"):
            sweep(table, dedicated, scenarios, QUESTION, np.random.default_rng(1), 10, workers=1)


def test_without_dask_the_error_says_what_to_install(table, dedicated, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ProblemsFound, match=r"pip install 'microfactory\[cluster\]'"):
        swept(table, dedicated, monkeypatch, scheduler="tcp://127.0.0.1:1")


def test_a_scheduler_that_is_no_address_is_refused(table, dedicated, monkeypatch):
    with pytest.raises(ProblemsFound, match="--scheduler"):
        swept(table, dedicated, monkeypatch, scheduler="nowhere://at all")
