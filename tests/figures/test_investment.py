"""The curve with its fixed points, what becomes of firms, who escapes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from microfactory import figures
from microfactory.investment import Growth, Hill, fixed_points, paths

from .building import drawn, texts

GROWTH = Growth(Hill(top=5, half=2, steepness=2))
CAPITAL = np.linspace(0, 6, 50)


def test_the_curve_names_its_fixed_points():
    points = fixed_points(GROWTH, upper=10)
    said = texts(drawn(figures.returns_curve, CAPITAL, GROWTH(CAPITAL), points))
    assert "stable: 0, 4" in said and "unstable: 1" in said
    assert not any("undecided" in line for line in said)


def test_further_curves_are_named():
    points = fixed_points(GROWTH, upper=10)
    said = texts(
        drawn(figures.returns_curve, CAPITAL, GROWTH(CAPITAL), points, {"other": CAPITAL / 2})
    )
    assert "other" in said


def test_firms_are_counted_by_their_fate():
    capital = paths(GROWTH, [0.5, 0.8, 1.2], 30)
    said = texts(drawn(figures.fates, capital, 1.0))
    assert "falls back: 2 firms" in said and "grows: 1 firms" in said and "threshold" in said
    assert "threshold" not in texts(drawn(figures.fates, capital, None))


def test_each_spread_of_luck_is_a_line():
    rows = [
        {"spread": spread, "loan": loan, "shocks": shocks, "escaped": 0.5, "standard_error": 0.01}
        for spread in (0.1, 0.3)
        for loan in (0.0, 1.0)
        for shocks in (False, True)
    ]
    said = texts(drawn(figures.escapes, pd.DataFrame(rows)))
    assert {"without luck", "luck with a spread of 0.1", "luck with a spread of 0.3"} <= set(said)
