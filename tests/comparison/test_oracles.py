"""Dominance and weighted sums against scikit-criteria and pymcdm, on complete data.

Both refuse or spread NaN, so they say nothing about what is missing.
"""

import numpy as np
import pytest
import skcriteria
from pymcdm.methods import WSM
from pymcdm.methods.partial import PROMETHEE_I
from skcriteria.agg.simple import WeightedSumModel

from microfactory.comparison import compare, smaa, weight_space

from .building import make_grid


def complete(seed, cases=8, indicators=4, top=6):
    """Whole numbers that tie often, some indicators with less being better."""
    rng = np.random.default_rng(seed)
    matrix = rng.integers(1, top, (cases, indicators)).astype(float)
    directions = rng.choice([1, -1], indicators)
    names = [f"i{k}" for k in range(indicators)]
    values = {f"c{i}": dict(zip(names, row, strict=True)) for i, row in enumerate(matrix)}
    signs = dict(zip(names, directions.tolist(), strict=True))
    grid = make_grid(values, directions=signs, scales=dict.fromkeys(names, (0.0, 1000.0)))
    return matrix, directions, grid


@pytest.mark.parametrize("seed", range(4))
def test_dominance_is_that_of_scikit_criteria(seed):
    matrix, directions, grid = complete(seed)
    oracle = skcriteria.mkdm(matrix, np.where(directions > 0, max, min)).dominance
    result = compare(grid)
    assert (result.necessary == oracle.dominance().to_numpy()).all()
    assert (result.possible == result.necessary).all()
    equal = oracle.eq().to_numpy() == matrix.shape[1]
    np.fill_diagonal(equal, False)
    assert ((result.outcomes == 4) == equal).all()


@pytest.mark.parametrize("seed", range(4))
def test_dominance_is_that_of_pymcdm(seed):
    # Between two alternatives the positive flow of PROMETHEE I with the usual preference is the
    # weight of the criteria on which one is better.
    matrix, directions, grid = complete(seed, cases=5)
    weights = np.full(matrix.shape[1], 1 / matrix.shape[1])
    necessary = compare(grid).necessary
    for i in range(len(matrix)):
        for j in range(i):
            pair = PROMETHEE_I("usual")(matrix[[i, j]], weights, directions, validation=False)
            first, second = pair[0] > 0
            assert necessary[i, j] == (first and not second)
            assert necessary[j, i] == (second and not first)


@pytest.mark.parametrize("seed", range(4))
def test_ranks_under_fixed_weights_are_those_of_both(seed):
    matrix, directions, grid = complete(seed, top=1000)
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.ones(matrix.shape[1]))
    fixed = {name: (w, w) for name, w in zip(grid.indicators, weights, strict=True)}
    result = smaa(grid, rng, draws=1, weights=weight_space(grid.indicators, ranges=fixed))
    rank = 1 + result.rank.argmax(axis=1)

    # From 0 at the worst to 1 at the best end of the scale, as in smaa, and not normalised again.
    unit = np.where(directions > 0, matrix, 1000 - matrix) / 1000
    sums = WSM(lambda column, cost: column)(unit, weights, np.ones(len(weights)))
    assert (rank == 1 + (sums[:, None] < sums).sum(axis=1)).all()
    decision = skcriteria.mkdm(unit, [max] * len(weights), weights=weights)
    assert (rank == WeightedSumModel().evaluate(decision).rank_).all()
