"""Measures of a year, by hand on a small one."""

from __future__ import annotations

import pandas as pd
import pytest

from microfactory.virtual_factory import MEASURES, Year, measures

DAYS = pd.DataFrame(
    {
        "ordered": [20, 0],
        "unmet": [2, 0],
        "delivered": [6, 4],
        "late": [0, 1],
        "rejected": [3, 1],
        "to_make": [8, 6],
        "rework": [3, 1],
        "waiting": [4, 2],
        "aa": [3, 1],
        "b": [1, 1],
        "days_late": [0, 6],
    }
)
ARTISANS = pd.DataFrame({"delivered": [10, 0, 0, 0], "made": [16, 0, 0, 0]})


def test_each_measure_is_the_ratio_that_it_says():
    found = measures(
        Year(DAYS, ARTISANS, pd.DataFrame(), pd.DataFrame()), profit=3.5, living_wage=35.0
    )
    assert found["unmet"] == 10 and found["late"] == 10 and found["days_late"] == 6
    assert found["aa"] == 40 and found["b"] == 20
    assert found["first_pass"] == pytest.approx(100 * 10 / 14)
    assert found["gini"] == 0.75 and found["top_tenth"] == 100
    assert found["without_work"] == 75 and found["living_wage"] == 1 and found["median"] == 0
    assert list(found) == list(MEASURES)
