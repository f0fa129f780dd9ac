"""What is no network is refused, and the Gini coefficient is the one of its definition."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microfactory.problems import ProblemsFound
from microfactory.virtual_factory import Allocation, Artisans, Lines, gini
from microfactory.virtual_factory.network import check_skills

ONE = {
    "skills": np.array([[True, False]]),
    "grade": np.array([2]),
    "capacity": np.array([5]),
    "rejection": np.array([0.1]),
    "used": np.array([0]),
}
LINE = {name: np.array([1]) for name in ("product", "skill", "grade", "quantity", "batch", "due")}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"grade": np.array([5])}, r"artisans\.grade\[0\]: found 5; expected 0 to 4"),
        ({"capacity": np.array([-1])}, r"artisans\.capacity\[0\]: found -1"),
        ({"rejection": np.array([1.0])}, r"artisans\.rejection\[0\]"),
        ({"rejection": np.array([np.nan])}, r"artisans\.rejection\[0\]"),
        ({"used": np.array([2**41])}, r"artisans\.used\[0\]"),
        ({"used": np.array([1, 2])}, r"artisans\.used: found shape \(2,\)"),
        ({"skills": np.array([True])}, r"artisans\.skills"),
        ({"skills": np.array([[1, 0]])}, r"artisans\.skills: found int64; expected true or false"),
        ({"capacity": np.array([2.5])}, r"artisans\.capacity: found numbers of type float64"),
        ({"capacity": np.array([np.nan])}, r"artisans\.capacity: found numbers of type float64"),
        ({"used": np.array([2**63], np.uint64)}, r"artisans\.used: found numbers of type uint64"),
    ],
)
def test_artisans_that_are_none_are_refused(change, words):
    Artisans(**ONE)
    with pytest.raises(ProblemsFound, match=words):
        Artisans(**(ONE | change))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"quantity": np.array([-3])}, r"lines\.quantity\[0\]: found -3"),
        ({"skill": np.array([-1])}, r"lines\.skill\[0\]"),
        ({"due": np.array([1, 2])}, r"lines\.due: found shape"),
        ({"quantity": np.array([2**62])}, r"lines\.quantity\[0\]"),
        ({"quantity": np.array([2**70], object)}, r"lines\.quantity: found numbers of type object"),
        ({"batch": np.array([-1])}, r"lines\.batch\[0\]: found -1"),
        ({"due": np.array([np.inf])}, r"lines\.due: found numbers of type float64"),
        ({"product": np.array([-1])}, r"lines\.product\[0\]: found -1"),
    ],
)
def test_lines_that_are_none_are_refused(change, words):
    Lines(**LINE)
    with pytest.raises(ProblemsFound, match=words):
        Lines(**(LINE | change))


def test_a_total_beyond_what_can_be_counted_is_refused():
    many = {name: np.repeat(values, 3) for name, values in LINE.items()}
    with pytest.raises(ProblemsFound, match="at most"):
        Lines(**(many | {"quantity": np.full(3, 2**40)}))
    people = {name: np.repeat(values, 3, axis=0) for name, values in ONE.items()}
    with pytest.raises(ProblemsFound, match=r"artisans\.capacity: found 3,298,534,883,328 pieces"):
        Artisans(**(people | {"capacity": np.full(3, 2**40)}))


def test_more_skills_than_can_be_numbered_are_refused():
    with pytest.raises(
        ProblemsFound, match=r"artisans\.skills: found 51 skills; expected at most 50"
    ):
        Artisans(**(ONE | {"skills": np.ones((1, 51), bool)}))


def test_an_unknown_skill_is_named():
    with pytest.raises(ProblemsFound, match=r"lines\.skill\[0\]: found 7; expected 0 to 1"):
        check_skills(Artisans(**ONE), Lines(**(LINE | {"skill": np.array([7])})))


def test_an_allocation_is_counted_both_ways():
    found = Allocation(*(np.array(v) for v in ([0, 0, 2], [1, 0, 1], [3, 4, 5])), np.array([0, 1]))
    assert found.made_by(3).tolist() == [7, 0, 5] and found.made_of(2).tolist() == [4, 8]


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=30))
def test_gini_is_half_the_mean_difference_over_the_mean(values):
    array = np.array(values, dtype=float)
    difference = np.abs(array[:, None] - array[None, :]).mean()
    expected = difference / (2 * array.mean()) if array.mean() else 0.0
    assert gini(values) == pytest.approx(expected, abs=1e-12)
