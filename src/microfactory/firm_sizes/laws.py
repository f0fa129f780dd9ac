"""Laws of establishment sizes fitted to counts in classes, tested and compared.

The method is that of Virkar and Clauset (Annals of Applied Statistics 8:89, 2014): maximum
likelihood on the classes as they are, a bootstrap test of the fit, and Vuong's test between two
laws. Two things differ. The cut-off is given, not estimated, since a table over cut-offs shows more
than one chosen by the data; and the test's statistic is the likelihood ratio G, since nine classes
are few for a Kolmogorov-Smirnov distance.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import chdtrc, erfc

from microfactory import binned
from microfactory.binned import Array, BinnedFit
from microfactory.firm_sizes.classes import floats, industries, published_counts

Family = Literal["lognormal", "pareto"]
FAMILIES: tuple[Family, Family] = ("lognormal", "pareto")
PARAMETERS: dict[Family, int] = {"lognormal": 2, "pareto": 1}


@dataclass(frozen=True)
class FitResult:
    """A law of sizes fitted to counts in classes.

    Parameters
    ----------
    family
        ``lognormal`` (parameters mu and sigma of log employees, before truncation) or ``pareto``
        (parameter alpha, the exponent of the share that is at least so large).
    parameters
        By name. A lognormal fit that runs into the Pareto law has mu = -inf and sigma = inf.
    log_likelihood
        Multinomial, without its constant.
    n
        Establishments at or above the cut-off.
    cutoff
        Employees at which the law is truncated on the left: it says nothing of smaller ones.
    edges
        Where each class begins, from the cut-off up; the last class is open.
    counts, probabilities
        Observed counts and fitted probabilities of the classes.
    """

    family: Family
    parameters: Mapping[str, float]
    log_likelihood: float
    n: int
    cutoff: float
    edges: tuple[float, ...]
    counts: tuple[int, ...]
    probabilities: tuple[float, ...]

    @property
    def expected(self) -> tuple[float, ...]:
        """Counts that the law expects."""
        return tuple(self.n * share for share in self.probabilities)

    @property
    def degrees_of_freedom(self) -> int:
        """Classes that can vary freely, less the parameters."""
        return len(self.counts) - 1 - len(self.parameters)

    @property
    def g(self) -> float:
        """Likelihood-ratio statistic against the observed shares; 0 for a perfect fit."""
        log_p = np.log(np.array([self.probabilities]))
        return float(binned.g_statistic(np.array([self.counts], dtype=float), log_p)[0])

    @property
    def dissimilarity(self) -> float:
        """Share of establishments that would have to change class for the law to fit exactly.

        With hundreds of thousands of establishments any law is rejected; this says by how much.
        """
        return float(np.abs(np.array(self.counts) / self.n - self.probabilities).sum() / 2)


def fit_binned(
    counts: ArrayLike, edges: ArrayLike, family: Family = "lognormal", cutoff: float | None = None
) -> FitResult:
    """Fit a law to counts in classes by maximum likelihood.

    Parameters
    ----------
    counts
        Establishments in each class.
    edges
        Employees at which each class begins; the last class is open above.
    family
        ``lognormal`` or ``pareto``.
    cutoff
        The edge from which the law is meant to hold; classes below are left out and the law is
        truncated there. Without it the first edge: 1 employee in the Census classes.

    Raises
    ------
    ValueError
        If the classes are not classes, the cut-off is no edge, or there are fewer classes above it
        than the law needs.

    Examples
    --------
    >>> fit = fit_binned([750, 188, 62], [1, 4, 16], "pareto")
    >>> round(fit.parameters["alpha"], 2)
    1.0
    """
    n, edge = _checked(counts, edges, family, cutoff)
    fit = _fit(family)(n[None, :], edge)
    p = np.exp(fit.log_probabilities[0])
    return FitResult(
        family=family,
        parameters=MappingProxyType({k: float(v[0]) for k, v in _named(family, fit, edge).items()}),
        log_likelihood=float(fit.log_likelihood[0]),
        n=int(n.sum()),
        cutoff=float(edge[0]),
        edges=tuple(edge.tolist()),
        counts=tuple(int(count) for count in n),
        probabilities=tuple((p / p.sum()).tolist()),
    )


@dataclass(frozen=True)
class GoodnessOfFit:
    """How often samples from the fitted law itself fit it as badly as the data do.

    Parameters
    ----------
    p_value
        Share of the samples with a statistic at least as large, the data counted among them, so
        never below ``1 / (draws + 1)``. Small: the law is not what made the data.
    intervals
        For each parameter the middle 95 percent of its values in the samples.
    """

    p_value: float
    draws: int
    intervals: Mapping[str, tuple[float, float]]


def goodness_of_fit(fit: FitResult, rng: np.random.Generator, draws: int = 999) -> GoodnessOfFit:
    """Test a fit by parametric bootstrap of its G statistic, fitting every sample anew.

    Raises
    ------
    ValueError
        If the law has as many parameters as the classes can vary: it fits anything, and there is
        nothing to test.
    """
    if fit.degrees_of_freedom < 1:
        raise ValueError(f"{len(fit.counts)} classes from {fit.cutoff:g}: nothing left to test")
    edge = np.array(fit.edges)
    samples = rng.multinomial(fit.n, fit.probabilities, size=draws).astype(float)
    refits = _fit(fit.family)(samples, edge)
    # Half a millionth is far below what matters, and far above the rounding of equal statistics.
    as_bad = binned.g_statistic(samples, refits.log_probabilities) >= fit.g - 5e-7
    # Nearest ranks, since between two samples at infinity there is nothing to interpolate.
    intervals = {
        name: tuple(np.quantile(values, [0.025, 0.975], method="nearest").tolist())
        for name, values in _named(fit.family, refits, edge).items()
    }
    p_value = float((1 + as_bad.sum()) / (draws + 1))
    return GoodnessOfFit(p_value, draws, MappingProxyType(intervals))


@dataclass(frozen=True)
class Comparison:
    """Which of two laws is nearer to the data.

    Parameters
    ----------
    log_ratio
        Log-likelihood of the lognormal less that of the Pareto law.
    vuong_p
        Two-sided p-value of Vuong's test that both are equally near, as Virkar and Clauset use it.
    nested_p
        p-value of the likelihood-ratio test of the Pareto law within the lognormal family. The
        Pareto law lies on that family's edge, so half of the chi-square distribution stands at 0
        (Self and Liang, JASA 82:605, 1987).
    favoured
        ``lognormal``, ``pareto`` or ``undecided``, by Vuong's test. At equal cut-offs the lognormal
        never has the lower likelihood, so ``undecided`` is the best that Pareto can do; the
        simpler law is then the one to keep.
    """

    log_ratio: float
    vuong_p: float
    nested_p: float
    favoured: Literal["lognormal", "pareto", "undecided"]


def compare_fits(lognormal: FitResult, pareto: FitResult, level: float = 0.1) -> Comparison:
    """Compare two fits to the same counts.

    Parameters
    ----------
    level
        Vuong p-value below which the sign of the ratio is believed; 0.1 as in Clauset, Shalizi and
        Newman (SIAM Review 51:661, 2009).

    Raises
    ------
    ValueError
        If the fits are not of these families, or not to the same classes and counts.
    """
    if (lognormal.family, pareto.family) != FAMILIES:
        raise ValueError(
            f"{lognormal.family} and {pareto.family}: expected {' and '.join(FAMILIES)}"
        )
    if (lognormal.edges, lognormal.counts) != (pareto.edges, pareto.counts):
        raise ValueError("the two fits are to different counts")
    counts = np.array(lognormal.counts)
    each = np.log(np.array(lognormal.probabilities) / np.array(pareto.probabilities))
    ratio = lognormal.log_likelihood - pareto.log_likelihood
    spread = float(counts @ (each - ratio / lognormal.n) ** 2)
    vuong = float(erfc(abs(ratio) / np.sqrt(2 * spread))) if spread > 0 else 1.0
    nested = float(0.5 * chdtrc(1, 2 * ratio)) if ratio > 0 else 1.0
    nearer: Literal["lognormal", "pareto"] = "lognormal" if ratio > 0 else "pareto"
    return Comparison(ratio, vuong, nested, nearer if vuong < level else "undecided")


FIT_COLUMNS = (
    *("naics", "level", "cutoff", "family", "n", "classes"),
    *("alpha", "alpha_low", "alpha_high", "mu", "mu_low", "mu_high"),
    *("sigma", "sigma_low", "sigma_high", "log_likelihood", "g", "dissimilarity", "p_value"),
    *("log_ratio", "vuong_p", "nested_p", "favoured", "missing"),
)


def fit_table(
    classes: pd.DataFrame,
    cutoffs: Sequence[float],
    rng: np.random.Generator,
    draws: int = 999,
) -> pd.DataFrame:
    """Fit both laws to every industry above every cut-off, test and compare them.

    Returns
    -------
    pandas.DataFrame
        One row an industry, cut-off and family: naics, level, cutoff, family, n, classes; alpha, mu
        and sigma with the ends of their 95 percent bootstrap intervals; log_likelihood, g,
        dissimilarity, p_value (of `goodness_of_fit`); log_ratio, vuong_p, nested_p, favoured (of
        `compare_fits`, the same in both rows); and missing, which says why a row has no numbers.
        An industry's numbers do not depend on which other industries are in the frame.
    """
    rows: list[dict[str, object]] = []
    seed = int(rng.integers(2**63))
    for (naics, level), industry, _ in industries(classes):
        edges = floats(industry["low"])
        for cutoff in cutoffs:
            head = {"naics": naics, "level": level, "cutoff": float(cutoff)}
            own = np.random.default_rng([seed, *f"{naics} {cutoff:g}".encode()])
            try:
                counts = published_counts(industry)
                lognormal, pareto = (fit_binned(counts, edges, name, cutoff) for name in FAMILIES)
            except ValueError as reason:
                rows += [head | {"family": name, "missing": str(reason)} for name in FAMILIES]
                continue
            comparison = vars(compare_fits(lognormal, pareto))
            rows += [head | _row(fit, own, draws) | comparison for fit in (lognormal, pareto)]
    return pd.DataFrame(rows, columns=list(FIT_COLUMNS))


def _row(fit: FitResult, rng: np.random.Generator, draws: int) -> dict[str, object]:
    row: dict[str, object] = {
        "family": fit.family,
        "n": fit.n,
        "classes": len(fit.counts),
        "log_likelihood": fit.log_likelihood,
        "g": fit.g,
        "dissimilarity": fit.dissimilarity,
        "missing": "",
        **fit.parameters,
    }
    if fit.degrees_of_freedom < 1:
        return row | {"missing": "p_value: as many parameters as the classes can vary"}
    test = goodness_of_fit(fit, rng, draws)
    row["p_value"] = test.p_value
    for name, (low, high) in test.intervals.items():
        row |= {f"{name}_low": low, f"{name}_high": high}
    return row


def _fit(family: Family) -> Callable[[Array, Array], BinnedFit]:
    return binned.fit_lognormal if family == "lognormal" else binned.fit_pareto


def _named(family: Family, fit: BinnedFit, edges: Array) -> dict[str, Array]:
    """Return the parameters of the fits under the names that they go by."""
    if family == "pareto":
        return {"alpha": fit.slope}
    with np.errstate(divide="ignore"):
        mu = np.where(fit.curvature > 0, np.log(edges[0]) - fit.slope / fit.curvature, -np.inf)
        return {"mu": mu, "sigma": 1 / np.sqrt(fit.curvature)}


def _checked(
    counts: ArrayLike, edges: ArrayLike, family: Family, cutoff: float | None
) -> tuple[Array, Array]:
    """Return counts and edges from the cut-off up, or say why they cannot be fitted."""
    n, edge = np.asarray(counts, dtype=float), np.asarray(edges, dtype=float)
    if n.ndim != 1 or n.shape != edge.shape:
        raise ValueError(f"{n.shape} counts and {edge.shape} edges: expected a count for each edge")
    if not (np.isfinite(n) & (n >= 0) & (n == np.floor(n))).all():
        raise ValueError(f"counts {n.tolist()}: expected whole numbers")
    if not (edge > 0).all() or not (np.diff(edge) > 0).all():
        raise ValueError(f"edges {edge.tolist()}: expected increasing numbers above 0")
    start = edge[0] if cutoff is None else cutoff
    if start not in edge:
        raise ValueError(f"cut-off {start:g}: expected one of the edges {edge.tolist()}")
    n, edge = n[edge >= start], edge[edge >= start]
    # Empty classes at the top say something of the tail, so it is the filled ones that are counted.
    if (n > 0).sum() <= PARAMETERS[family]:
        raise ValueError(
            f"{(n > 0).sum()} filled classes from {start:g}: a {family} law needs "
            f"{PARAMETERS[family] + 1}"
        )
    return n, edge
