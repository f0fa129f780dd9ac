"""What drives the answer: total Sobol indices of the gap between two models.

A total index is the share of the variance of the gap that would be left if all parameters but one
were known (Sobol' 2001; Saltelli and others 2010, the estimator of `scipy.stats.sobol_indices`): a
parameter with an index of zero can be fixed anywhere in its interval without moving the answer.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import sobol_indices, uniform

from microfactory.cost_model.demand import Lognormal, best_order, forecast_error
from microfactory.cost_model.parameters import Floats, ParameterSpace
from microfactory.cost_model.process import terms
from microfactory.cost_model.winning import Question


def drivers(
    space: ParameterSpace,
    one: str,
    other: str,
    question: Question,
    rng: np.random.Generator,
    size: int,
) -> pd.DataFrame:
    """Return the total and first-order index of every uncertain parameter, at each volume.

    Parameters
    ----------
    space
        Intervals of all parameters.
    one, other
        The two models whose gap is explained: in cost a piece, or in expected profit a piece of
        expected demand where the question has an uncertainty.
    question
        Its volumes, and its first uncertainty if it has any.
    rng
        Scrambles the sequence of points.
    size
        Base sample, a power of two; ``size * (parameters + 2)`` points are computed.
    """
    matter = [
        place
        for place, (model, _) in enumerate(space.rows)
        if model in ("shared", one, other) and space.width[place] > 0
    ]

    def gap(points: Floats) -> Floats:
        places = np.full((len(space.rows), points.shape[1]), 0.5)
        places[matter] = points
        inputs = space.at(places)
        found = np.empty((len(question.volumes), points.shape[1]))
        for row, volume in enumerate(question.volumes):
            ends = []
            for name in (one, other):
                function = terms(inputs[name], question.perspective)
                if question.uncertainties:
                    error = forecast_error(
                        question.uncertainties[0],
                        inputs[name].lead_time,
                        inputs[name].error_growth,
                        question.reference_weeks,
                    )
                    demand = Lognormal(np.asarray(volume), error)
                    ends.append(best_order(function, inputs[name], demand).profit / volume)
                else:
                    ends.append(function.bought(volume) / volume)
            found[row] = ends[0] - ends[1]
        return found

    result = sobol_indices(func=gap, n=size, dists=[uniform()] * len(matter), rng=rng)
    rows = []
    for row, volume in enumerate(question.volumes):
        for column, place in enumerate(matter):
            model, parameter = space.rows[place]
            rows.append(
                {
                    "volume": float(volume),
                    "model": model,
                    "parameter": parameter,
                    "first": float(np.atleast_2d(result.first_order)[row, column]),
                    "total": float(np.atleast_2d(result.total_order)[row, column]),
                }
            )
    return pd.DataFrame(rows)
