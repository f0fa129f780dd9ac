"""Cohen's kappa, against scikit-learn and a published example; where it is not defined."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from microfactory.typology import agreement

labels = st.sampled_from(["craft_sme", "networked_craft", "mass_production", "undetermined"])
pairs = st.lists(st.tuples(labels, labels), min_size=2, max_size=40)


def of(pairs):
    answers, source = zip(*pairs, strict=True) if pairs else ((), ())
    return agreement(pd.Series(answers, dtype="str"), pd.Series(source, dtype="str"))


def fleiss_cohen_everitt(table):
    """Large-sample variance of kappa (Fleiss, Cohen and Everitt 1969, formula 13), term by term."""
    p = table / table.sum()
    row, column = p.sum(axis=1), p.sum(axis=0)
    observed, chance = np.trace(p), float(row @ column)
    kappa = (observed - chance) / (1 - chance)
    k = range(len(p))
    a = sum(p[i, i] * (1 - (row[i] + column[i]) * (1 - kappa)) ** 2 for i in k)
    b = sum(p[i, j] * (column[i] + row[j]) ** 2 for i in k for j in k if i != j)
    c = (kappa - chance * (1 - kappa)) ** 2
    return kappa, (a + (1 - kappa) ** 2 * b - c) / ((1 - chance) ** 2 * table.sum())


@settings(max_examples=50)
@given(pairs)
def test_kappa_is_that_of_scikit_learn(pairs):
    found = of(pairs)
    answers, source = zip(*pairs, strict=True)
    assert found.cases == len(pairs) and found.agreed == sum(a == b for a, b in pairs)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # scikit-learn warns where kappa is not defined
        expected = cohen_kappa_score(answers, source)
    if math.isnan(expected):
        assert math.isnan(found.kappa) and math.isnan(found.low)
    else:
        assert found.kappa == pytest.approx(expected)


@settings(max_examples=50)
@given(pairs)
def test_the_interval_is_the_large_sample_one(pairs):
    found = of(pairs)
    if math.isnan(found.kappa):
        return
    classes = sorted({label for pair in pairs for label in pair})
    table = np.zeros((len(classes), len(classes)))
    for answer, source in pairs:
        table[classes.index(answer), classes.index(source)] += 1
    kappa, variance = fleiss_cohen_everitt(table)
    half = 1.959964 * math.sqrt(max(variance, 0))
    assert found.low == pytest.approx(max(kappa - half, -1), abs=1e-4)
    assert found.high == pytest.approx(min(kappa + half, 1), abs=1e-4)
    assert -1 <= found.low <= found.kappa + 1e-12 and found.kappa <= found.high + 1e-12 <= 1 + 1e-9


def test_the_published_example():
    """Fleiss, Levin and Paik (2003), table 18.1: kappa 0.68, standard error 0.087."""
    counts = {("a", "a"): 75, ("a", "b"): 1, ("a", "c"): 4, ("b", "a"): 5, ("b", "b"): 4}
    counts |= {("b", "c"): 1, ("c", "c"): 10}
    found = of([pair for pair, count in counts.items() for _ in range(count)])
    assert found.kappa == pytest.approx(0.68, abs=0.005)
    assert (found.high - found.low) / 2 / 1.96 == pytest.approx(0.087, abs=0.001)


@pytest.mark.parametrize("given_pairs", [[], [("a", "b")], [("a", "a")], [("a", "a"), ("a", "a")]])
def test_too_little_to_say(given_pairs):
    found = of(given_pairs)
    assert found.cases == len(given_pairs)
    assert math.isnan(found.kappa) and math.isnan(found.low) and math.isnan(found.high)


def test_perfect_and_perfectly_wrong():
    assert of([("a", "a"), ("b", "b")]).kappa == 1
    wrong = of([("a", "b"), ("b", "a")])
    assert wrong.kappa == -1 and wrong.low == -1 and wrong.agreed == 0


def test_the_index_of_a_series_does_not_matter():
    answers = pd.Series(["a", "b", "b"], index=[7, 8, 9])
    source = pd.Series(["a", "b", "a"], index=[3, 1, 2])
    assert agreement(answers, source).agreed == 2
