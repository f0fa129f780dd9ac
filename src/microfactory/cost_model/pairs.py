"""Every pair of models: where they change places, how sure that is, and what two orders are worth."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations

import numpy as np
import pandas as pd

from microfactory.cost_model.crossover import Crossovers, crossovers
from microfactory.cost_model.demand import Lognormal, best_order, forecast_error
from microfactory.cost_model.parameters import ParameterSpace
from microfactory.cost_model.process import Terms, terms
from microfactory.cost_model.response import learnt, quick_response
from microfactory.cost_model.winning import Question


def crossover_table(space: ParameterSpace, low: float, high: float) -> pd.DataFrame:
    """Return every crossover of every pair, all parameters at their middle.

    A pair without a crossover has one row without a volume, which names the cheaper model.
    """
    middle = {name: terms(inputs) for name, inputs in space.middle().items()}
    rows = []
    for first, second in combinations(space.models, 2):
        found = crossovers(middle[first], middle[second], low, high)
        name = {"first": first, "second": second, "same": ""}
        head = {"first": first, "second": second}
        if not found.crossings:
            cheaper = name[found.cheaper_at_low]
            rows.append(
                {
                    **head,
                    "number": 0,
                    "volume": np.nan,
                    "below": cheaper,
                    "above": cheaper,
                    "at": "none",
                }
            )
        for number, each in enumerate(found.crossings, start=1):
            rows.append(
                {
                    **head,
                    "number": number,
                    "volume": each.volume,
                    "below": name[each.below],
                    "above": name[each.above],
                    "at": each.at,
                }
            )
    return pd.DataFrame(rows)


def crossover_ranges(
    space: ParameterSpace, low: float, high: float, rng: np.random.Generator, draws: int
) -> pd.DataFrame:
    """Return for every pair in which share of the draws they cross, and where they first do.

    ``first_cheaper`` is the share of draws in which the first model is the cheaper one at every volume.
    """
    drawn = {name: terms(inputs) for name, inputs in space.draw(rng, draws).items()}
    single = {name: [_one(model, place) for place in range(draws)] for name, model in drawn.items()}
    rows = []
    for first, second in combinations(space.models, 2):
        found: list[Crossovers] = [
            crossovers(one, other, low, high)
            for one, other in zip(single[first], single[second], strict=True)
        ]
        volumes = [each.crossings[0].volume for each in found if each.crossings]
        never = [each.cheaper_at_low for each in found if not each.crossings]
        ends = np.quantile(volumes, [0.05, 0.5, 0.95]) if volumes else [np.nan] * 3
        rows.append(
            {
                "first": first,
                "second": second,
                "share": len(volumes) / draws,
                "several": sum(len(each.crossings) > 1 for each in found) / draws,
                "first_cheaper": never.count("first") / draws,
                "second_cheaper": never.count("second") / draws,
                "low": ends[0],
                "median": ends[1],
                "high": ends[2],
            }
        )
    return pd.DataFrame(rows)


def _one(model: Terms, place: int) -> Terms:
    """Return the cost function of one draw."""
    values = {}
    for field in fields(Terms):
        value = getattr(model, field.name)
        if field.name != "dedicated" and np.ndim(value):
            value = value[place]
        values[field.name] = value
    return Terms(**values)


def responses(
    space: ParameterSpace, question: Question, rng: np.random.Generator, draws: int
) -> pd.DataFrame:
    """Return what a late order from a quick model adds to an early one from a slow model.

    Parameters
    ----------
    space
        Intervals of all parameters.
    question
        Volumes, uncertainties, pairs, and by how much a pair has to earn more than either alone.
    rng
        Draws the parameters.
    draws
        Number of draws, the same for every row.

    Returns
    -------
    pandas.DataFrame
        One row for each pair, volume and uncertainty: mean expected profit of either model alone and
        of the two together, a piece of expected demand, and in which share of the draws the two
        earn more than either by what is asked for.
    """
    drawn = space.draw(rng, draws)
    functions = {name: terms(inputs) for name, inputs in drawn.items()}
    rows = []
    for early, late in question.pairs:
        slow, quick = drawn[early], drawn[late]
        for volume in question.volumes:
            for uncertainty in question.uncertainties:
                before, after = (
                    forecast_error(
                        uncertainty, each.lead_time, each.error_growth, question.reference_weeks
                    )
                    for each in (slow, quick)
                )
                mean, known = np.asarray(volume), learnt(before, after)
                both = quick_response(
                    functions[early], functions[late], slow, Lognormal(mean, before), known
                )
                other = best_order(functions[late], quick, Lognormal(mean, after)).profit
                best = np.maximum(both.profit_single, other)
                rows.append(
                    {
                        "early": early,
                        "late": late,
                        "volume": float(volume),
                        "uncertainty": float(uncertainty),
                        "learnt": float(np.median(known)),
                        "early_order": float(np.median(both.first_order)),
                        "late_order": float(np.median(both.second_order)),
                        "early_alone": float(both.profit_single.mean() / volume),
                        "late_alone": float(other.mean() / volume),
                        "together": float(both.profit.mean() / volume),
                        "worthwhile": float(
                            np.mean(both.profit > np.maximum(best, 0) * (1 + question.worthwhile))
                        ),
                    }
                )
    return pd.DataFrame(rows)
