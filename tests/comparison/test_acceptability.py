import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microfactory.comparison import compare, smaa, weight_space
from microfactory.comparison.acceptability import BLOCK, _ascending, _rank_counts, _winners
from microfactory.problems import ProblemsFound

from .building import NOT_APPLICABLE, make_grid


def run(grid, draws=20_000, seed=1, **kwargs):
    return smaa(grid, np.random.default_rng(seed), draws=draws, **kwargs)


def test_two_indicators_by_hand():
    # Scores w, 1 - w and 0.6: b leads where both w and 1 - w are under 0.6, a fifth of the weights.
    grid = make_grid({"a": {"x": 10, "y": 0}, "b": {"x": 6, "y": 6}, "c": {"x": 0, "y": 10}})
    result = run(grid)
    assert (np.abs(result.rank[:, 0] - [0.4, 0.2, 0.4]) < 5 * result.rank_error[:, 0]).all()
    np.testing.assert_allclose(result.rank.sum(axis=0), 1)
    np.testing.assert_allclose(result.rank.sum(axis=1), 1)
    expected = np.array([[0.8, 0.2], [0.5, 0.5], [0.2, 0.8]])
    assert (np.abs(result.central_weights - expected) < 5 * result.central_weights_error).all()
    # Nothing is uncertain: who is first at its central weights is so for certain.
    assert result.confidence.tolist() == [1, 1, 1]
    assert result.confidence_error.tolist() == [0, 0, 0]
    assert result.confidence_draws == 1


def test_central_weights_of_specialists_are_the_mean_of_the_largest_of_three():
    values = {"a": (10, 0, 0), "b": (0, 10, 0), "c": (0, 0, 10)}
    grid = make_grid({case: dict(zip("xyz", row, strict=True)) for case, row in values.items()})
    result = run(grid)
    expected = np.full((3, 3), 7 / 36) + np.eye(3) * (11 / 18 - 7 / 36)
    assert (np.abs(result.central_weights - expected) < 5 * result.central_weights_error).all()


def test_direction_and_scale_are_taken_into_account():
    grid = make_grid(
        {"a": {"x": 2, "y": 30}, "b": {"x": 4, "y": 20}},
        directions={"x": -1},
        scales={"x": (0.0, 10.0), "y": (0.0, 100.0)},
    )
    # 0.8 w + 0.3 (1 - w) against 0.6 w + 0.2 (1 - w).
    assert run(grid, 1000).rank[0, 0] == 1


def test_an_unknown_value_ranges_over_the_whole_scale():
    grid = make_grid({"a": {"x": None}, "b": {"x": 2.5}})
    result = run(grid)
    assert abs(result.rank[0, 0] - 0.75) < 5 * result.rank_error[0, 0]
    assert abs(result.confidence[0] - 0.75) < 5 * result.confidence_error[0]
    assert abs(result.confidence[1] - 0.25) < 5 * result.confidence_error[1]


def test_a_dominated_case_is_never_first_and_has_no_central_weights():
    grid = make_grid({"a": {"x": 5, "y": (6, 8)}, "b": {"x": 4, "y": (1, 5)}})
    assert compare(grid).necessary[0, 1]
    result = run(grid, 5000)
    assert result.rank[1].tolist() == [0, 1]
    assert np.isnan(result.central_weights[1]).all() and np.isnan(result.confidence[1])
    assert result.rank_error[1, 0] > 0


def test_equal_cases_share_the_better_rank():
    row = {f"i{k}": value for k, value in enumerate([1, 7, 3, 9, 4])}
    others = {f"c{i}": dict.fromkeys(row, 0.5 + i % 2) for i in range(5)}
    result = run(make_grid({"a": row, **others, "b": row}), 3000)
    assert result.rank[0].tolist() == result.rank[-1].tolist()
    assert result.rank[0, 0] > 0.99 and result.rank[0, 1] == 0
    np.testing.assert_allclose(result.rank.sum(axis=1), 1)


#: Scores that tie, and that differ in the last bit only.
SCORES = st.sampled_from([0.0, 0.25, 0.5, float(np.nextafter(0.5, 1)), 1.0, 5e-324])


@given(st.integers(1, 9).flatmap(lambda n: st.lists(st.tuples(*[SCORES] * n), min_size=1)))
def test_ranks_and_winners_are_those_of_counting(rows):
    """By brute force: one more than the cases with a higher score, compared one by one."""
    scores = np.array(rows)
    n = scores.shape[1]
    counts, best = np.zeros((n, n), dtype=int), np.zeros(scores.shape)
    for draw, row in enumerate(rows):
        for case, score in enumerate(row):
            better = sum(other > score for other in row)
            counts[case, better] += 1
            best[draw, case] = better == 0
    ascending, close = _ascending(scores)
    assert _rank_counts(scores, ascending, close).tolist() == counts.tolist()
    assert _winners(scores, ascending, close).tolist() == best.tolist()


def test_a_weight_of_zero_makes_cases_equal():
    grid = make_grid({"a": {"x": 5, "y": 1}, "b": {"x": 5, "y": 9}})
    result = run(grid, 100, weights=weight_space(grid.indicators, ranges={"y": (0, 0)}))
    assert result.rank[:, 0].tolist() == [1, 1]


def test_constrained_weights():
    grid = make_grid({"a": {"x": 10, "y": 0}, "b": {"x": 0, "y": 10}})
    assert run(grid, 1000, weights=weight_space(("x", "y"), order=["y", "x"])).rank[1, 0] == 1
    ranges = weight_space(("x", "y"), ranges={"x": (0.4, 0.6)})
    assert abs(run(grid, weights=ranges).rank[0, 0] - 0.5) < 0.02


def uncertain_grid(cases=6, indicators=4):
    rng = np.random.default_rng(9)
    kinds = [lambda: None, lambda: int(rng.integers(10)), lambda: (1, int(rng.integers(2, 10)))]
    return make_grid(
        {f"c{i}": {f"i{k}": kinds[(i + k) % 3]() for k in range(indicators)} for i in range(cases)}
    )


def test_the_same_seed_gives_the_same_result_and_a_longer_run_begins_with_the_shorter():
    grid = uncertain_grid()
    first, again = run(grid, 3000), run(grid, 3000)
    for name in ("rank", "central_weights", "confidence", "central_weights_error"):
        assert (getattr(first, name) == getattr(again, name)).all()
    # However far a run goes on, its first draws are the same: only whole hits are added.
    shorter, longer = run(grid, BLOCK + 100), run(grid, 3 * BLOCK)
    added = longer.rank * 3 * BLOCK - shorter.rank * (BLOCK + 100)
    assert (added > -1e-6).all()
    assert not (first.rank == run(grid, 3000, seed=2).rank).all()


def test_standard_errors_are_those_of_repeated_runs():
    grid = uncertain_grid()
    runs = [run(grid, 500, seed=seed, confidence_draws=100) for seed in range(60)]
    for value, error in (("rank", "rank_error"), ("central_weights", "central_weights_error")):
        spread = np.std([getattr(one, value) for one in runs], axis=0)
        said = np.mean([getattr(one, error) for one in runs], axis=0)
        often = runs[0].rank[:, 0] > 0.1
        np.testing.assert_allclose(spread[often], said[often], rtol=0.4, atol=0.003)


def test_memory_does_not_grow_with_the_draws():
    grid = uncertain_grid(50, 12)
    tracemalloc.start()
    run(grid, 4 * BLOCK, confidence_draws=500)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20e6


def test_what_cannot_be_weighed_is_a_problem():
    values = {"a": {"x": 1, "y": NOT_APPLICABLE}, "b": {"x": None, "y": 1}}
    grid = make_grid(values, scales={"x": (0.0, None)})
    with pytest.raises(ProblemsFound) as caught:
        run(grid)
    text = str(caught.value)
    assert "smaa @ x: found a scale from 0 to inf" in text and "Give the indicator" in text
    assert "smaa @ y: found not applicable to a" in text and "Grid.common()" in text
    with pytest.raises(ProblemsFound, match="found none; expected at least one"):
        run(make_grid({"a": {"x": 1}, "b": {"x": NOT_APPLICABLE}}).common())
    with pytest.raises(ProblemsFound, match="found 0; expected at least one"):
        run(make_grid({"a": {"x": 1}}), draws=0)
    with pytest.raises(ProblemsFound, match="weights for z"):
        run(make_grid({"a": {"x": 1}}), weights=weight_space(["z"]))


def test_frames_are_tidy():
    result = run(make_grid({"a": {"x": 1, "y": 2}, "b": {"x": 2, "y": 1}}), 100)
    assert list(result.ranks().columns) == ["case", "rank", "acceptability", "standard_error"]
    assert result.supporters()["indicator"].tolist() == ["x", "y", "x", "y"]


def test_cases_of_which_nothing_is_known_are_alike():
    result = run(make_grid({case: {"x": None, "y": None} for case in "abc"}))
    assert (np.abs(result.rank - 1 / 3) < 5 * result.rank_error).all()
    assert (np.abs(result.confidence - 1 / 3) < 5 * result.confidence_error).all()
    assert (np.abs(result.central_weights - 0.5) < 5 * result.central_weights_error).all()


def test_a_case_alone_is_first_and_equal_cases_all_are():
    assert run(make_grid({"a": {"x": None}}), 10).rank.tolist() == [[1]]
    equal = run(make_grid({case: {"x": 1, "y": 2} for case in "abcd"}), 100)
    assert equal.rank.tolist() == [[1, 0, 0, 0]] * 4
    assert equal.confidence.tolist() == [1] * 4


def test_the_confidence_of_many_cases_is_worked_out_in_parts(monkeypatch):
    grid = uncertain_grid(7, 3)
    whole = run(grid, 2000, confidence_draws=700)
    monkeypatch.setattr("microfactory.comparison.acceptability.CONFIDENCE_SCORES", 1)
    assert np.array_equal(run(grid, 2000, confidence_draws=700).confidence, whole.confidence)
