"""One assumption at a time, at both ends, with the rest and the chance as they are."""

from __future__ import annotations

import pandas as pd
import pytest

from microfactory.assumptions import assumptions
from microfactory.virtual_factory import (
    fairly,
    measures,
    run,
    scenario,
    sensitivity,
    widest,
)
from microfactory.virtual_factory.sensitivity import LOOKED_AT


def test_each_end_is_the_year_with_that_value_and_no_other_change(printed, assumed):
    some = assumptions("virtual_factory")
    kept = {name: some[name] for name in some}
    seen = []

    def watch(items, what):
        seen.append(what)
        return [item for item in items if item[0] in ("rate_spread", "weight_quality")]

    found = sensitivity(printed, kept, {"fair": fairly(1.0)}, 11, 2_000, watch)
    assert seen == ["assumptions"]
    assert found[["assumption", "end"]].to_numpy().tolist() == [
        ["rate_spread", "low"],
        ["rate_spread", "high"],
        ["weight_quality", "low"],
        ["weight_quality", "high"],
    ]
    setting = scenario(printed, assumed | {"rate_spread": some["rate_spread"].high}, 11)
    like = measures(run(setting, fairly(1.0)), setting.profit, 2_000)
    for name in LOOKED_AT:
        assert found[name].iloc[1] == like[name]


def test_what_moves_it_most_comes_first():
    found = pd.DataFrame(
        {
            "assumption": ["a", "a", "b", "b", "a", "a", "b", "b"],
            "end": ["low", "high"] * 4,
            "policy": ["one"] * 4 + ["other"] * 4,
            "top_tenth": [1.0, 2.0, 9.0, 4.0, 0.0, 10.0, 5.0, 5.0],
        }
    )
    assert widest(found, "top_tenth", "one") == ["b", "a"]
    assert widest(found, "top_tenth", "other") == ["a", "b"]


@pytest.mark.parametrize("end", ["low", "high"])
def test_every_range_gives_a_year(printed, assumed, end):
    """No end of a range is outside what the model takes."""
    for name, one in assumptions("virtual_factory").items():
        setting = scenario(printed, assumed | {name: getattr(one, end)}, 3)
        assert sum(int(lines.quantity.sum()) for lines in setting.orders) == printed.pieces
