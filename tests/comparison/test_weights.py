import numpy as np
import pytest

from microfactory.comparison import weight_space
from microfactory.problems import ProblemsFound

NAMES = ("a", "b", "c")


def sample(space, size=20_000):
    return space.sample(np.random.default_rng(5), size)


def test_without_preferences_all_weights_are_equally_likely():
    weights = sample(weight_space(NAMES))
    np.testing.assert_allclose(weights.sum(axis=1), 1)
    np.testing.assert_allclose(weights.mean(axis=0), 1 / 3, atol=0.01)
    # The least of three uniform weights is 1/9 on average.
    assert abs(weights.min(axis=1).mean() - 1 / 9) < 0.005


def test_a_ranking_of_all_gives_rank_order_centroid_weights_on_average():
    # Barron and Barrett (1996), Management Science 42: (11, 5, 2) / 18 for three.
    weights = sample(weight_space(NAMES, order=["c", "a", "b"]))
    assert (weights[:, 2] >= weights[:, 0]).all() and (weights[:, 0] >= weights[:, 1]).all()
    np.testing.assert_allclose(weights.mean(axis=0), np.array([5, 2, 11]) / 18, atol=0.01)


def test_a_ranking_of_some_leaves_the_others_free():
    weights = sample(weight_space(NAMES, order=["b", "a"]))
    assert (weights[:, 1] >= weights[:, 0]).all()
    assert abs(weights[:, 2].mean() - 1 / 3) < 0.01


@pytest.mark.parametrize(
    "ranges",
    [
        {"a": (0.2, 0.5)},
        {"a": (0.45, 0.5), "b": (0.1, 0.4)},
        {"a": (0.0, 0.4), "b": (0.0, 0.4), "c": (0.0, 0.4)},
        {"a": (0.25, 0.25)},
    ],
)
def test_weights_in_ranges_are_uniform_over_what_is_left(ranges):
    weights = sample(weight_space(NAMES, ranges=ranges))
    everything = sample(weight_space(NAMES), 400_000)
    low, high = np.transpose([ranges.get(name, (0, 1)) for name in NAMES])
    assert ((weights >= low - 1e-12) & (weights <= high + 1e-12)).all()
    np.testing.assert_allclose(weights.sum(axis=1), 1)
    # A fixed weight has no volume: a thin slice stands for it.
    kept = everything[
        (
            (everything >= low - 0.005 * (low == high))
            & (everything <= high + 0.005 * (low == high))
        ).all(axis=1)
    ]
    np.testing.assert_allclose(weights.mean(axis=0), kept.mean(axis=0), atol=0.015)
    np.testing.assert_allclose(weights.std(axis=0), kept.std(axis=0), atol=0.015)


def test_narrow_ranges_of_many_are_drawn_without_waiting():
    names = tuple(f"i{k}" for k in range(30))
    weights = sample(weight_space(names, ranges=dict.fromkeys(names, (0.02, 0.05))), 5000)
    assert weights.min() >= 0.02 and weights.max() <= 0.05
    np.testing.assert_allclose(weights.mean(axis=0), 1 / 30, atol=0.001)


@pytest.mark.parametrize(
    "ranges",
    [
        {"a": (0.5, 0.6), "b": (0.3, 0.4), "c": (0.2, 0.3)},
        {"a": (0.0, 0.5), "b": (0.0, 0.3), "c": (0.0, 0.2)},
    ],
)
def test_ranges_that_admit_one_vector_give_it(ranges):
    weights = sample(weight_space(NAMES, ranges=ranges), 10)
    np.testing.assert_allclose(weights, np.tile([0.5, 0.3, 0.2], (10, 1)))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"ranges": {"aa": (0, 1)}}, "Did you mean 'a'"),
        ({"order": ["a", "a"]}, "each indicator once"),
        ({"order": ["a"], "ranges": {"b": (0, 1)}}, "one of the two"),
        ({"groups": ["x"] * 3, "order": ["a"]}, "one of them"),
        ({"groups": ["x"]}, "a group for each indicator"),
        ({"ranges": {"a": (0.6, 0.4)}}, "a range between 0 and 1"),
        ({"ranges": {"a": (0.6, 1), "b": (0.6, 1)}}, "a sum of 1 within reach"),
        ({"ranges": dict.fromkeys(NAMES, (0, 0.3))}, "a sum of 1 within reach"),
    ],
)
def test_what_cannot_be_admitted_is_a_problem(arguments, words):
    with pytest.raises(ProblemsFound, match=words):
        weight_space(NAMES, **arguments)


def test_groups_count_alike_however_many_members_they_have():
    space = weight_space(["a", "b", "c", "d"], groups=["x", "x", "x", "y"])
    weights = space.sample(np.random.default_rng(1), 20_000)
    assert weights.sum(axis=1) == pytest.approx(1)
    assert weights.mean(axis=0) == pytest.approx([1 / 6, 1 / 6, 1 / 6, 1 / 2], abs=0.01)
    # Two groups share as a simplex of two: the share of one is uniform from 0 to 1.
    assert np.quantile(weights[:, 3], [0.25, 0.75]) == pytest.approx([0.25, 0.75], abs=0.02)
