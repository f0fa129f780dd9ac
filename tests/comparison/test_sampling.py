import numpy as np

from microfactory.comparison.sampling import CHAINS, burn_in, sample_rankings


def relation(n, pairs):
    over = np.zeros((n, n), dtype=bool)
    over[tuple(np.transpose(pairs))] = True
    return over


def test_every_sample_is_a_linear_extension():
    rng = np.random.default_rng(1)
    points = rng.random((9, 2))
    over = (points[:, None] > points).all(axis=2)
    rankings = sample_rankings(over, rng, rounds=3)
    assert rankings.shape == (3, 9, CHAINS)
    places = np.argsort(rankings, axis=1)
    for i, j in np.argwhere(over):
        assert (places[:, i] < places[:, j]).all()


def test_the_five_linear_extensions_of_the_n_are_equally_frequent():
    # a over c, b over c, b over d.
    over = relation(4, [(0, 2), (1, 2), (1, 3)])
    rankings = sample_rankings(over, np.random.default_rng(2), rounds=64)
    flat = np.moveaxis(rankings, 1, 2).reshape(-1, 4)
    found, counts = np.unique(flat, axis=0, return_counts=True)
    assert len(found) == 5
    # Consecutive rounds are not quite independent, hence wider than five standard errors of 0.0044.
    assert np.abs(counts / len(flat) - 0.2).max() < 0.03


def test_the_same_seed_gives_the_same_rankings():
    over = relation(5, [(0, 1)])
    first, second = (sample_rankings(over, np.random.default_rng(7), 2) for _ in range(2))
    assert (first == second).all()


def test_burn_in_tries_as_many_transpositions_as_the_bound():
    # (50^3 - 50) / 6 * ln(50^2 / 0.04) = 229,967
    assert 229_900 < burn_in(50) * 49 < 230_100
