"""Five grades, and the one that they make together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microfactory.problems import ProblemsFound
from microfactory.virtual_factory import GRADED, Grades, banded

EVEN = dict.fromkeys(GRADED, 1.0)


def grades(rng, count=500):
    return Grades(**{name: rng.integers(0, 5, count) for name in GRADED})


def test_the_five_are_those_of_the_thesis():
    assert list(GRADED) == [
        "quality",
        "timeliness",
        "responsiveness",
        "capacity",
        "availability",
    ]


def test_a_fifth_of_the_network_has_each_grade():
    """As nearly as ties allow: equal means have equal grades."""
    found = grades(np.random.default_rng(1), 5_000)
    weights = dict(zip(GRADED, (1.0, 1.1, 1.01, 1.001, 0.9), strict=True))
    counts = np.bincount(found.overall(weights), minlength=5)
    assert counts == pytest.approx(np.full(5, 1_000), abs=60)


@given(st.sampled_from(list(GRADED)), st.integers(0, 2**32))
def test_one_weight_alone_orders_by_that_grade(name, seed):
    found = grades(np.random.default_rng(seed))
    overall = found.overall(dict.fromkeys(GRADED, 0.0) | {name: 2.5})
    own = getattr(found, name)
    assert all(overall[own == low].max() <= overall[own == low + 1].min() for low in range(4))


@given(st.integers(0, 2**32), st.floats(0.1, 50))
def test_only_ratios_of_weights_count(seed, factor):
    found = grades(np.random.default_rng(seed))
    scaled = {name: factor * weight for name, weight in EVEN.items()}
    assert found.overall(EVEN).tolist() == found.overall(scaled).tolist()


def test_equals_have_equal_grades():
    same = Grades(**{name: np.full(7, 3) for name in GRADED})
    assert len(set(same.overall(EVEN).tolist())) == 1


@pytest.mark.parametrize(
    "weights", [{}, EVEN | {"quality": -1}, dict.fromkeys(GRADED, 0.0), EVEN | {"quality": np.nan}]
)
def test_weights_that_are_none_are_refused(weights):
    with pytest.raises(ProblemsFound, match="weights: found"):
        grades(np.random.default_rng(1)).overall(weights)


def test_grades_that_are_none_are_refused():
    five = {name: np.array([2]) for name in GRADED}
    with pytest.raises(ProblemsFound, match=r"grades\.timeliness\[0\]: found 5; expected 0 to 4"):
        Grades(**(five | {"timeliness": np.array([5])}))
    with pytest.raises(ProblemsFound, match=r"grades\.capacity: found shape \(2,\)"):
        Grades(**(five | {"capacity": np.array([1, 2])}))


def test_bands_are_fifths():
    assert banded(np.linspace(0, 1, 11)).tolist() == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4]
