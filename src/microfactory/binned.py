"""Maximum likelihood for counts in size classes, many samples at once.

A sample is a row of counts in classes ``[edge[k], edge[k+1])``, the last one open above. Nothing
is assumed about where in its class an observation lies: midpoints of classes are not data, and
treating them so biases an exponent of 1.06 down to about 0.9. Observations below the first edge
are not in the sample, so both families are truncated there.

With ``y = log(size / first edge)`` both families are one: a density on ``y >= 0`` proportional to
``exp(-a*y - b*y**2/2)``. With ``b > 0`` sizes are lognormal, truncated; with ``b = 0`` they are
Pareto with exponent ``a``. So the Pareto family is the edge of the lognormal one, and a sample
whose lognormal likelihood rises all the way to ``b = 0`` has a Pareto law as its best lognormal.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import erfcx, xlogy

Array = NDArray[np.float64]

#: Smallest curvature that counts as lognormal (sigma = 100). Below, differences of hazards lose
#: their digits, and over three powers of ten the law is within a quarter percent of a Pareto law.
SMALLEST_CURVATURE = 1e-4
#: Bound of slope and curvature. It binds only where nearly everything is in one class.
STEEPEST = 50.0
#: A fit stands when one more step would raise the log-likelihood by less than this.
ENOUGH = 1e-10
#: Relative precision to which a log-likelihood is known.
PRECISION = 1e-12
MOST_STEPS = 500
MOST_HALVINGS = 40


@dataclass(frozen=True)
class BinnedFit:
    """Fits of one family to many samples, one row each.

    Parameters
    ----------
    slope, curvature
        The ``a`` and ``b`` of the density in ``y``, of shape (samples,).
    log_probabilities
        Logarithm of each class's probability, of shape (samples, classes).
    log_likelihood
        Multinomial log-likelihood without the constant, of shape (samples,).
    """

    slope: Array
    curvature: Array
    log_probabilities: Array
    log_likelihood: Array


class NotConverged(ArithmeticError):
    """The likelihood of a sample could not be maximised."""


def log_survival(slope: Array, curvature: Array, y: Array) -> tuple[Array, Array]:
    """Return log P(Y >= y) and its derivatives by slope and curvature.

    Parameters
    ----------
    slope, curvature
        Shape (samples,). Curvature is 0 (Pareto) throughout, or above 0 (lognormal) throughout.
    y
        Points, shape (points,), in units of log size.

    Returns
    -------
    tuple
        Arrays of shape (samples, points) and (samples, points, 2).

    Examples
    --------
    >>> value, _ = log_survival(np.array([2.0]), np.array([0.0]), np.array([0.0, 1.0]))
    >>> value.tolist()
    [[-0.0, -2.0]]
    """
    a, b = slope[:, None], curvature[:, None]
    straight = -(a * y + b * y**2 / 2)
    if not curvature.any():
        return straight, np.stack(np.broadcast_arrays(-y, -(y**2) / 2 - 0 * a), axis=-1)
    root = np.sqrt(b)
    # erfcx keeps the ratio of two normal tails exact where both tails vanish.
    at, at_zero = erfcx((a + b * y) / (np.sqrt(2) * root)), erfcx(a / (np.sqrt(2) * root))
    hazard, hazard_zero = np.sqrt(2 / np.pi) / at, np.sqrt(2 / np.pi) / at_zero
    by_slope = (hazard_zero - hazard) / root
    by_curvature = -by_slope * a / (2 * b) - hazard * y / (2 * root)
    return straight + np.log(at / at_zero), np.stack([by_slope, by_curvature], axis=-1)


def log_class_probabilities(slope: Array, curvature: Array, y: Array) -> tuple[Array, Array]:
    """Return the log probabilities of the classes that begin at ``y``, and their derivatives."""
    log_s, d_log_s = log_survival(slope, curvature, y)
    gap = np.diff(log_s, axis=1)
    inside = np.log(-np.expm1(gap))
    log_p = log_s.copy()
    log_p[:, :-1] += inside
    d_log_p = d_log_s.copy()
    # p = S - S', so dp/p = dS/S + (dS/S - dS'/S') * S'/p
    odds = np.exp(gap - inside)[..., None]
    d_log_p[:, :-1] -= odds * np.diff(d_log_s, axis=1)
    return log_p, d_log_p


def log_likelihood(counts: Array, log_p: Array) -> Array:
    """Return the multinomial log-likelihood of each row; an empty class contributes nothing."""
    with np.errstate(invalid="ignore"):
        total: Array = np.where(counts > 0, counts * log_p, 0.0).sum(axis=1)
    total[np.isnan(total)] = -np.inf
    return total


def g_statistic(counts: Array, log_p: Array) -> Array:
    """Return twice the log-likelihood ratio of the observed shares against the fitted ones.

    Examples
    --------
    >>> g_statistic(np.array([[5.0, 5.0]]), np.log([[0.5, 0.5]])).tolist()
    [0.0]
    """
    n = counts.sum(axis=1, keepdims=True)
    saturated = xlogy(counts, counts / np.where(n > 0, n, 1)).sum(axis=1)
    statistic: Array = np.maximum(2 * (saturated - log_likelihood(counts, log_p)), 0.0)
    return statistic


def _steps(gradient: Array, information: Array, held: NDArray[np.bool_]) -> Array:
    """Solve for the scoring step of each row, leaving held parameters where they are."""
    free = ~held
    masked = information * free[:, :, None] * free[:, None, :]
    masked += np.eye(held.shape[1]) * np.where(held, 1.0, 0.0)[:, None, :]
    # A ridge far below the information keeps a sample with almost everything in one class solvable.
    scale = np.trace(masked, axis1=1, axis2=2)[:, None, None]
    ridge = np.eye(held.shape[1]) * scale * 1e-13
    return np.linalg.solve(masked + ridge, (gradient * free)[..., None])[..., 0]


def _maximise(counts: Array, y: Array, start: Array, low: Array, high: Array) -> BinnedFit:
    """Fisher scoring inside bounds, on all rows at once, each with its own step length.

    ``start`` has one column (the slope, for Pareto) or two (slope and curvature, for lognormal).
    """
    width = start.shape[1]

    def evaluate(theta: Array, rows: Array | slice) -> tuple[Array, Array, Array]:
        b = theta[:, 1] if width == 2 else np.zeros(len(theta))
        with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
            log_p, d_log_p = log_class_probabilities(theta[:, 0], b, y)
        return log_likelihood(counts[rows], log_p), log_p, d_log_p[..., :width]

    theta = start.copy()
    value, log_p, d_log_p = evaluate(theta, slice(None))
    open_rows = np.arange(len(counts))
    for _ in range(MOST_STEPS):
        n, here = counts[open_rows], theta[open_rows]
        d, p = d_log_p[open_rows], np.exp(log_p[open_rows])
        gradient = np.einsum("rk,rkp->rp", n, d)
        information = np.einsum("r,rk,rkp,rkq->rpq", n.sum(axis=1), p, d, d)
        held = ((here <= low) & (gradient < 0)) | ((here >= high) & (gradient > 0))
        step = _steps(gradient, information, held)
        rise = (gradient * ~held * step).sum(axis=1)
        undone = rise > ENOUGH
        open_rows, here, step, rise = (part[undone] for part in (open_rows, here, step, rise))
        if not len(open_rows):
            break
        length, waiting = np.ones(len(open_rows)), np.arange(len(open_rows))
        for _ in range(MOST_HALVINGS):
            rows = open_rows[waiting]
            trial = np.clip(here[waiting] + length[waiting, None] * step[waiting], low, high)
            new_value, new_log_p, new_d = evaluate(trial, rows)
            better = new_value > value[rows]
            good = rows[better]
            theta[good], value[good] = trial[better], new_value[better]
            log_p[good], d_log_p[good] = new_log_p[better], new_d[better]
            waiting = waiting[~better]
            if not len(waiting):
                break
            length[waiting] /= 2
        # A row that no step improves stands at its top, as far as floats can tell.
        stuck = rise[waiting] > PRECISION * (1 + np.abs(value[open_rows[waiting]]))
        if stuck.any():
            raise NotConverged(f"{stuck.sum()} of {len(counts)} samples: no step improves the fit")
        open_rows = np.delete(open_rows, waiting)
    else:
        raise NotConverged(f"{len(open_rows)} of {len(counts)} samples after {MOST_STEPS} steps")
    curvature = theta[:, 1] if width == 2 else np.zeros(len(theta))
    return BinnedFit(theta[:, 0], curvature, log_p, value)


def fit_pareto(counts: Array, edges: Array) -> BinnedFit:
    """Fit the Pareto law to each row of counts.

    Parameters
    ----------
    counts
        Shape (samples, classes), the number of observations in each class; every row has some.
    edges
        Where each class begins, increasing and above 0, shape (classes,); the last class is open.

    Raises
    ------
    NotConverged
        If the likelihood of a row cannot be maximised.

    Examples
    --------
    Half of the observations above twice the cut-off is an exponent of 1:

    >>> fit_pareto(np.array([[50.0, 50.0]]), np.array([1.0, 2.0])).slope.round(6).tolist()
    [1.0]
    """
    y = np.log(edges / edges[0])
    start = np.ones((len(counts), 1))
    return _maximise(counts, y, start, np.array([1e-6]), np.array([STEEPEST]))


def fit_lognormal(counts: Array, edges: Array) -> BinnedFit:
    """Fit the truncated lognormal law to each row of counts; arguments as in `fit_pareto`.

    Where the likelihood rises towards curvature 0, the row holds the Pareto fit, curvature 0.
    """
    y = np.log(edges / edges[0])
    limit = fit_pareto(counts, edges)
    start = np.column_stack([0.5 * limit.slope, 0.2 * limit.slope])
    low = np.array([-STEEPEST, SMALLEST_CURVATURE])
    found = _maximise(counts, y, np.clip(start, low, STEEPEST), low, np.full(2, STEEPEST))
    flat = (found.curvature <= SMALLEST_CURVATURE) | (found.log_likelihood <= limit.log_likelihood)
    return BinnedFit(
        np.where(flat, limit.slope, found.slope),
        np.where(flat, 0.0, found.curvature),
        np.where(flat[:, None], limit.log_probabilities, found.log_probabilities),
        np.where(flat, limit.log_likelihood, found.log_likelihood),
    )
