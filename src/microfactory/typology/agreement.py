"""How often the answer agrees with the class that the source itself names.

The source's class is never an input; it is compared with afterwards, and every disagreement is for
a reader to judge.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

#: The quantile of the normal distribution that leaves 95 percent between itself and its negative.
NORMAL_95 = 1.959964


@dataclass(frozen=True)
class Agreement:
    """Agreement between two classifications of the same cases.

    Parameters
    ----------
    cases
        How many both classify.
    agreed
        How many they classify alike.
    kappa, low, high
        Cohen's kappa (Cohen 1960) with its large-sample 95 percent interval (Fleiss, Cohen and
        Everitt 1969); NaN where it is not defined, with fewer than two cases or one class only.
    """

    cases: int
    agreed: int
    kappa: float
    low: float
    high: float


def agreement(answers: pd.Series, source: pd.Series) -> Agreement:
    """Return how far answers agree with the classes of the source, beyond chance.

    Parameters
    ----------
    answers, source
        Classes of the same cases, in the same order; ``undetermined`` is a class of its own, since
        an open answer does not agree with a closed one.

    Examples
    --------
    >>> found = agreement(pd.Series(["a", "a", "b", "b"]), pd.Series(["a", "a", "b", "a"]))
    >>> found.agreed, round(found.kappa, 2)
    (3, 0.5)
    """
    classes = sorted(set(answers) | set(source))
    agreed = int((answers.to_numpy() == source.to_numpy()).sum())
    if len(answers) < 2 or len(classes) < 2:
        nan = float("nan")
        return Agreement(len(answers), agreed, nan, nan, nan)
    from statsmodels.stats.inter_rater import cohens_kappa

    counts = pd.crosstab(
        pd.Categorical(answers, categories=classes),
        pd.Categorical(source, categories=classes),
        dropna=False,
    )
    with np.errstate(invalid="ignore"):  # its test of no agreement may be nothing over nothing
        result = cohens_kappa(counts.to_numpy(float))
    kappa, variance = float(result.kappa), float(result.var_kappa)
    half = NORMAL_95 * max(variance, 0.0) ** 0.5  # rounding takes a variance of nought below it
    return Agreement(len(answers), agreed, kappa, max(kappa - half, -1.0), min(kappa + half, 1.0))
