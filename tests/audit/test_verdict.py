"""Interval arithmetic against brute force, and the five verdicts on claims whose answer is plain."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microfactory.audit.printed import Figures
from microfactory.audit.registry import Registry
from microfactory.audit.verdict import Verdict, distance, judge, meet, overall, reach
from microfactory.quantity import Interval


def figures(**values: tuple[str, float, str]) -> Figures:
    """Return figures from name -> (printed, value, unit)."""
    return Figures(
        pd.DataFrame(
            [
                {
                    "table": "t",
                    "row": "r",
                    "column": name,
                    "printed": printed,
                    "low": value,
                    "high": value,
                    "unit": unit,
                    "resolution": 10.0 ** -len(printed.partition(".")[2]),
                    "approx": False,
                    "missing": "" if math.isfinite(value) else "unknown",
                    "at": "ch. 1",
                    "source": "s",
                    "grade": "B",
                    "status": "observed",
                }
                for name, (printed, value, unit) in values.items()
            ]
        )
    )


def verdict_of(compute, printed, **inputs):
    """Return the outcome of one claim on figures given as text."""
    register = Registry()
    compute.__name__ = "one"
    claim = register.claim(
        says="x", printed="t/r/p", inputs={name: f"t/r/{name}" for name in inputs}, severity="minor"
    )(compute)
    given_ = {"p": printed, **inputs}
    return judge(
        claim,
        figures(**{name: (text, float(text), "percent") for name, text in given_.items()}),
    )


def test_the_five_verdicts():
    share = lambda part, of: 100 * part / of  # noqa: E731
    assert verdict_of(share, "23", part="7", of="30").verdict is Verdict.CONSISTENT
    assert verdict_of(share, "22", part="7", of="30").verdict is Verdict.WITHIN_ROUNDING
    assert verdict_of(share, "30", part="7", of="30").verdict is Verdict.INCONSISTENT
    both = lambda a: {"of it": a, "of the double": 2 * a}  # noqa: E731
    assert verdict_of(both, "20", a="10").verdict is Verdict.AMBIGUOUS
    unknown = verdict_of(share, "20", part="nan", of="30")
    assert unknown.verdict is Verdict.NOT_CHECKABLE and unknown.missing == ("t/r/part (unknown)",)


def test_the_gap_and_what_would_mend_it():
    found = verdict_of(lambda part, of: 100 * part / of, "30", part="7", of="30")
    assert found.gap == pytest.approx(30 - 100 * 7 / 30)
    mends = {one.input: one.needed for one in found.mends}
    assert mends == pytest.approx({"part": 9, "of": 70 / 3})
    assert not verdict_of(lambda a: a, "7", a="7").mends


def test_a_difference_of_vintage_is_never_called_wrong():
    register = Registry()
    claim = register.claim(
        says="x", printed="t/r/p", inputs={"a": "t/r/a"}, severity="minor", vintage="2026-07"
    )(lambda a: a)
    found = judge(claim, figures(p=("21.5", 21.5, "percent"), a=("17.2", 17.2, "percent")))
    assert found.verdict is Verdict.NOT_CHECKABLE and "2026-07" in found.missing[0]
    assert found.gap == pytest.approx(4.3)


@given(
    st.lists(st.tuples(st.floats(0.1, 100), st.floats(0, 50)), min_size=2, max_size=4),
    st.integers(0, 2**32 - 1),
)
def test_nothing_inside_the_box_is_outside_what_is_reached(box, seed):
    intervals = {f"x{i}": Interval(low, low + width) for i, (low, width) in enumerate(box)}
    compute = lambda **parts: parts["x0"] / sum(parts.values())  # noqa: E731
    found = reach(compute, intervals)[""]
    rng = np.random.default_rng(seed)
    for _ in range(20):
        inside = {name: rng.uniform(one.low, one.high) for name, one in intervals.items()}
        assert found.low - 1e-9 <= compute(**inside) <= found.high + 1e-9


def test_open_ends_stay_open():
    found = reach(lambda a, b: a * b, {"a": Interval(2500, None), "b": Interval(0.6, 0.8)})[""]
    assert found.low == 1500 and math.isinf(found.high)
    assert reach(lambda a: 1 / a, {"a": Interval(10, None)})[""] == Interval(0, 0.1)


def test_distance_and_meeting():
    assert distance(Interval(0, 1), Interval(1, 2)) == 0 and meet(
        Interval(0, 0.3), Interval(0.1 + 0.2, 1)
    )
    assert not meet(Interval(0, 1), Interval(1.001, 2))


def test_the_worst_of_readings_that_all_hold():
    both = [Verdict.CONSISTENT, Verdict.WITHIN_ROUNDING]
    assert overall(both) is Verdict.WITHIN_ROUNDING
    assert overall([Verdict.INCONSISTENT] * 2) is Verdict.INCONSISTENT
