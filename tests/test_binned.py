"""The likelihood for counts in classes, with surpyval and quadrature as oracles."""

import numpy as np
import pytest
import surpyval
from scipy.integrate import quad

from microfactory import binned

EDGES = np.array([1, 5, 10, 20, 50, 100, 250, 500, 1000], dtype=float)
MANUFACTURING = np.array([111780, 52063, 44860, 43518, 21118, 16058, 5096, 1919, 809], dtype=float)


def by_surpyval(distribution, points, counts):
    """Fit interval-censored counts, the last class censored on the right, truncated on the left."""
    ends = np.append(points[1:], points[-1])
    censoring = [2] * (len(points) - 1) + [1]
    return distribution.fit(
        x=np.column_stack([points, ends]), c=censoring, n=counts.astype(int), tl=points[0]
    )


# surpyval stops a little before the top, which for the higher cut-offs is a long flat ridge: there
# the likelihoods agree to nine digits and the parameters to four.
@pytest.mark.parametrize(("start", "tolerance"), [(0, 1e-6), (2, 1e-5), (4, 5e-5)])
def test_lognormal_agrees_with_surpyval(start, tolerance):
    edges, counts = EDGES[start:], MANUFACTURING[start:]
    own = binned.fit_lognormal(counts[None, :], edges)
    other = by_surpyval(surpyval.LogNormal, edges, counts)
    mu = np.log(edges[0]) - own.slope[0] / own.curvature[0]
    sigma = 1 / np.sqrt(own.curvature[0])
    assert [mu, sigma] == pytest.approx(other.params, rel=tolerance)
    assert own.log_likelihood[0] == pytest.approx(-other.neg_ll(), rel=1e-9)
    assert own.log_likelihood[0] >= -other.neg_ll() - 1e-6


@pytest.mark.parametrize("start", [0, 2, 4])
def test_pareto_agrees_with_surpyval(start):
    edges, counts = EDGES[start:], MANUFACTURING[start:]
    own = binned.fit_pareto(counts[None, :], edges)
    # The log of a Pareto variable is exponential. surpyval wants its cut-off above 0.
    other = by_surpyval(surpyval.Exponential, np.log(edges / edges[0]) + 1, counts)
    assert own.slope[0] == pytest.approx(other.params[0], rel=5e-6)
    assert own.log_likelihood[0] == pytest.approx(-other.neg_ll(), rel=1e-9)


@pytest.mark.parametrize(
    ("slope", "curvature"),
    [(-1.0, 0.3), (-1.0, 4.0), (0.2, 2e-4), (0.2, 0.01), (0.2, 0.3), (1.5, 2e-4), (1.5, 4.0)],
)
def test_survival_is_the_integral_of_the_density(slope, curvature):
    def density(u):
        return np.exp(-slope * u - curvature * u**2 / 2)

    y = np.array([0.0, 1.0, 3.0])
    log_s, _ = binned.log_survival(np.array([slope]), np.array([curvature]), y)
    below = np.array([quad(density, 0, point)[0] for point in y])
    whole = quad(density, 0, 200, limit=500)[0]
    assert np.exp(log_s[0]) == pytest.approx(1 - below / whole, rel=1e-6)


@pytest.mark.parametrize(("slope", "curvature"), [(-0.4, 0.26), (0.9, 0.01), (1.2, 2e-4)])
def test_derivatives_agree_with_differences(slope, curvature):
    y = np.log(EDGES)
    _, exact = binned.log_class_probabilities(np.array([slope]), np.array([curvature]), y)
    for column, h in ((0, 1e-5), (1, 1e-5)):
        move = np.eye(2)[column] * h
        up, _ = binned.log_class_probabilities(
            np.array([slope + move[0]]), np.array([curvature + move[1]]), y
        )
        down, _ = binned.log_class_probabilities(
            np.array([slope - move[0]]), np.array([curvature - move[1]]), y
        )
        assert exact[0, :, column] == pytest.approx((up - down)[0] / (2 * h), rel=1e-3, abs=1e-4)


def test_probabilities_sum_to_one():
    for slope, curvature in ((1.06, 0.0), (-0.4, 0.26), (2.0, 1e-3)):
        log_p, _ = binned.log_class_probabilities(
            np.array([slope]), np.array([curvature]), np.log(EDGES)
        )
        assert np.exp(log_p).sum() == pytest.approx(1, abs=1e-12)


def test_many_samples_give_what_each_gives_alone():
    rng = np.random.default_rng(3)
    samples = rng.multinomial(400, MANUFACTURING / MANUFACTURING.sum(), size=20).astype(float)
    for fit in (binned.fit_pareto, binned.fit_lognormal):
        together = fit(samples, EDGES)
        alone = [fit(row[None, :], EDGES) for row in samples]
        assert together.slope == pytest.approx([one.slope[0] for one in alone], abs=1e-6)
        assert together.log_likelihood == pytest.approx(
            [one.log_likelihood[0] for one in alone], abs=1e-8
        )


def test_lognormal_never_fits_worse_than_pareto():
    rng = np.random.default_rng(4)
    share = np.diff(np.append(1 - EDGES**-1.059, 1))
    samples = rng.multinomial(300, share, size=200).astype(float)
    pareto, lognormal = binned.fit_pareto(samples, EDGES), binned.fit_lognormal(samples, EDGES)
    assert (lognormal.log_likelihood >= pareto.log_likelihood).all()
    # Under the Pareto law the curvature is as likely to want to be negative as positive.
    flat = lognormal.curvature == 0
    assert 0.35 < flat.mean() < 0.65
    assert lognormal.slope[flat] == pytest.approx(pareto.slope[flat])


def test_extreme_samples_end_at_the_bounds():
    samples = np.array([[9.0, 0, 0, 0], [0, 0, 0, 9], [0, 9, 0, 0], [1, 0, 0, 1], [0, 0, 3, 0]])
    for fit in (binned.fit_pareto, binned.fit_lognormal):
        found = fit(samples, EDGES[:4])
        assert np.isfinite(found.slope).all()
        assert np.isfinite(found.log_likelihood).all()
