import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory.comparison import Relation, Verdict, check_claim
from microfactory.problems import ProblemsFound

from .building import NOT_APPLICABLE, make_grid, numbers_of, tables

TESTS = {
    Relation.HIGHER: np.greater,
    Relation.LOWER: np.less,
    Relation.AT_LEAST: np.greater_equal,
    Relation.AT_MOST: np.less_equal,
}


def claim(first, second, relation, **kwargs):
    return check_claim(
        make_grid({"a": {"x": first}, "b": {"x": second}}, **kwargs), "a", "b", "x", relation
    )


@pytest.mark.parametrize(
    ("first", "second", "relation", "verdict"),
    [
        ((5, 6), (3, 4), "higher", "holds"),
        ((5, 6), (3, 5), "higher", "open"),
        ((5, 6), (3, 5), "at least", "holds"),
        ((5, 6), (6, 7), "higher", "fails"),
        ((5, 6), (6, 7), "at least", "open"),
        ((5, 6), (6, 7), "at most", "holds"),
        ((5, 6), (6, 7), "lower", "open"),
        (None, 10, "higher", "fails"),
        (None, 10, "at most", "holds"),
        (NOT_APPLICABLE, 10, "higher", "not comparable"),
        (5, NOT_APPLICABLE, "lower", "not comparable"),
    ],
)
def test_verdict(first, second, relation, verdict):
    finding = claim(first, second, relation)
    assert finding.verdict == verdict
    assert bool(finding.settled_by) == (verdict == "open")


def test_better_and_worse_follow_the_direction():
    assert claim(2, 5, "better", directions={"x": -1}).verdict is Verdict.HOLDS
    assert claim(2, 5, "worse", directions={"x": -1}).verdict is Verdict.FAILS
    assert claim(2, 5, "better").verdict is Verdict.FAILS
    assert claim(2, 5, "worse").verdict is Verdict.HOLDS


def test_what_would_settle_an_open_claim():
    finding = claim((0.11, 0.14), None, Relation.HIGHER, scales={"x": (0.0, 1.0)})
    assert (finding.interval, finding.other_interval) == ((0.11, 0.14), (0, 1))
    assert [str(fact) for fact in finding.settled_by] == [
        "settled (holds) if x of b is known to be below 0.11",
        "settled (fails) if x of b is known to be at least 0.14",
    ]
    assert not finding.settled_by[0].known


def test_two_unknowns_without_an_end_take_both_values():
    finding = claim(None, None, "higher", scales={"x": (None, None)})
    assert finding.verdict is Verdict.OPEN and finding.settled_by == ()


def test_names_are_checked():
    with pytest.raises(ProblemsFound, match="found 'bb'; expected one of a, b"):
        check_claim(make_grid({"a": {"x": 1}, "b": {"x": 1}}), "a", "bb", "x", "higher")


@settings(max_examples=100, deadline=None)
@given(tables(cases=(2, 2), indicators=(1, 1), not_applicable=False), st.sampled_from(list(TESTS)))
def test_verdict_and_thresholds_are_those_of_all_completions(table, relation):
    grid = make_grid(**table)
    finding = check_claim(grid, "c0", "c1", "i0", relation)
    first, second = (numbers_of(grid.low[i, 0], grid.high[i, 0]) for i in (0, 1))
    truth = TESTS[relation](first[:, None], second)
    expected = "holds" if truth.all() else "open" if truth.any() else "fails"
    assert finding.verdict == expected
    if finding.verdict is not Verdict.OPEN:
        return
    # What settles the claim is on the right side of a threshold, and nothing else is.
    compare = {">": np.greater, ">=": np.greater_equal, "<": np.less, "<=": np.less_equal}
    for case, numbers, rows in (("c0", first, truth), ("c1", second, truth.T)):
        for verdict, settles in (("holds", rows.all(axis=1)), ("fails", ~rows.any(axis=1))):
            said = np.zeros(len(numbers), dtype=bool)
            for fact in finding.settled_by:
                if fact.case == case and fact.verdict == verdict:
                    said |= compare[fact.sign](numbers, fact.threshold)
            # Numbers beyond those tried stand in for an end that is not there.
            finite = np.isfinite(grid.low[:, 0]).all() and np.isfinite(grid.high[:, 0]).all()
            if finite:
                assert (said == settles).all()
            else:
                assert (said <= settles).all()
