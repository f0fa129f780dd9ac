"""Every indicator speaks to an item of the framework and reads a variable that there is."""

from __future__ import annotations

from microfactory.tradeoffs import INDICATORS, framework


def test_every_indicator_has_its_item(cells):
    assert {one.item for one in INDICATORS} <= set(framework(cells)["item"])


def test_every_variable_is_defined_and_stands_once(variables):
    names = [one.variable for one in INDICATORS]
    assert set(names) <= set(variables) and len(names) == len(set(names))
    assert all(one.label for one in INDICATORS)


def test_what_the_issue_of_smaller_scale_turns_on_is_there():
    names = {one.variable for one in INDICATORS}
    assert {"rollout_time", "min_batch", "rollout_cost"} <= names
    assert {"rejection_rate_internal", "rejection_rate_external"} <= names
    assert {"shipping_cost", "shipping_share"} <= names
