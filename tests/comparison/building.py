"""Grids for the tests: from a few numbers, and at random."""

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from microfactory.comparison import Grid

NOT_APPLICABLE = "n/a"


def profile_row(case, indicator, value):
    """A number, a pair (low, high) with None for an open end, None for unknown, or "n/a"."""
    low = high = None
    if isinstance(value, tuple):
        low, high = value
    elif value is not None and value != NOT_APPLICABLE:
        low = high = value
    known = value is not None and value != NOT_APPLICABLE
    return {
        "case": case,
        "indicator": indicator,
        "low": float("nan") if low is None else float(low),
        "high": float("nan") if high is None else float(high),
        "known": known,
        "not_applicable": value == NOT_APPLICABLE,
    }


def frames(values, scales=None, directions=None, themes=None):
    """The two frames of `{case: {indicator: value}}`; scales are from 0 to 10, more is better."""
    names = list(next(iter(values.values())))
    profile = pd.DataFrame(
        [profile_row(case, name, row[name]) for case, row in values.items() for name in names]
    )
    ends = [(scales or {}).get(name, (0.0, 10.0)) for name in names]
    indicators = pd.DataFrame(
        {
            "indicator": names,
            "direction": [(directions or {}).get(name, 1) for name in names],
            "scale_low": [low for low, _ in ends],
            "scale_high": [high for _, high in ends],
            "theme": [(themes or {}).get(name, "all") for name in names],
        }
    )
    return profile, indicators


def make_grid(values, scales=None, directions=None, themes=None):
    """The grid that `read_grid` makes of `frames`, without the frames: many are made here."""
    names = list(next(iter(values.values())))
    ends = [(scales or {}).get(name, (0.0, 10.0)) for name in names]
    scale_low = np.array([-np.inf if low is None else low for low, _ in ends], dtype=float)
    scale_high = np.array([np.inf if high is None else high for _, high in ends], dtype=float)
    rows = [[profile_row(case, name, row[name]) for name in names] for case, row in values.items()]
    column = {key: np.array([[cell[key] for cell in row] for row in rows]) for key in rows[0][0]}
    applies = ~column["not_applicable"]
    # fmax and fmin take the end of the scale where there is no number.
    low, high = np.fmax(column["low"], scale_low), np.fmin(column["high"], scale_high)
    return Grid(
        cases=tuple(values),
        indicators=tuple(names),
        themes=tuple((themes or {}).get(name, "all") for name in names),
        direction=np.array([(directions or {}).get(name, 1) for name in names], dtype=float),
        low=np.where(applies, low, np.nan),
        high=np.where(applies, high, np.nan),
        scale_low=scale_low,
        scale_high=scale_high,
        known=column["known"],
        applies=applies,
    )


def cells(not_applicable=True):
    """A number, an interval, an open interval, unknown, not applicable; whole numbers tie often."""
    number = st.integers(0, 10)
    interval = st.tuples(number, number).map(lambda ends: tuple(sorted(ends)))
    options = [
        number,
        interval,
        interval.map(lambda ends: (ends[0], None)),
        interval.map(lambda ends: (None, ends[1])),
        st.none(),
    ]
    return st.one_of(*options, *([st.just(NOT_APPLICABLE)] if not_applicable else []))


@st.composite
def tables(draw, cases=(2, 4), indicators=(1, 4), not_applicable=True):
    """The arguments of `make_grid`: values, scales (some without an end), directions."""
    names = [f"i{k}" for k in range(draw(st.integers(*indicators)))]
    some = [f"c{i}" for i in range(draw(st.integers(*cases)))]
    # Some indicators do not apply everywhere; most do, or hardly any pair would be ordered.
    column = {
        name: cells(not_applicable=not_applicable and draw(st.integers(0, 4)) == 0)
        for name in names
    }
    ends = st.sampled_from([(0.0, 10.0), (0.0, None), (None, 10.0), (None, None)])
    return {
        "values": {case: {name: draw(column[name]) for name in names} for case in some},
        "scales": {name: draw(ends) for name in names},
        "directions": {name: draw(st.sampled_from([1, -1])) for name in names},
    }


def numbers_of(low, high):
    """Numbers of an interval with whole ends from 0 to 10, enough for every order of two."""
    # Halves lie between any two ends; beyond 0 and 10 is where a scale without an end goes on.
    return np.arange(max(low, -2), min(high, 12) + 0.5, 0.5)
