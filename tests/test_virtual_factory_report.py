"""The sections of the notebook say what the tables hold, and that all of it is synthetic."""

from __future__ import annotations

import pytest

from microfactory import tables, virtual_factory
from microfactory import virtual_factory_report as report


def test_the_policies_stand_side_by_side():
    said = repr(report.policies())
    found = tables.read("virtual_factory/policies")
    assert all(policy.capitalize() in said for policy in found["policy"].unique())
    assert len(said.splitlines()) == 2 + len(virtual_factory.MEASURES)


def test_the_verdict_follows_from_the_table():
    found = tables.read("virtual_factory/policies").set_index(["policy", "measure"])["value"]
    said = repr(report.verdict())
    assert f"{found['best artisans first', 'top_tenth']:.0f}%" in said
    assert f"{found['fair flow', 'without_work']:.0f}% without work" in said


@pytest.mark.parametrize("draw", [report.lorenz, report.front, report.days])
def test_every_figure_says_that_it_is_synthetic(draw):
    assert "synthetic" in draw().words["source"]


def test_batches_have_their_gap():
    said = repr(report.batches()).splitlines()
    assert len(said) == 2 + len(tables.read("virtual_factory/batches"))


def test_a_year_can_be_run_again():
    setting = report.setting(3)
    said = repr(report.one_year(virtual_factory.run(setting, virtual_factory.fairly(1.0)), setting))
    assert "pieces were delivered" in said and "Gini" in said
