"""Every pair of models: where they change places, how sure that is, and what two orders are worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from itertools import combinations

import numpy as np
import pandas as pd

from microfactory.cost_model.crossover import Crossovers, crossovers
from microfactory.cost_model.demand import Lognormal, best_order, forecast_error
from microfactory.cost_model.parameters import Inputs, ParameterSpace
from microfactory.cost_model.process import Terms, terms
from microfactory.cost_model.response import quick_response


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
    space: ParameterSpace,
    early: str,
    late: Sequence[str],
    volumes: Sequence[float],
    uncertainties: Sequence[float],
    reference_weeks: float,
) -> pd.DataFrame:
    """Return what a late order from a quick model adds to an early one from a slow model.

    All parameters are at their middle. What is learnt between the two orders follows from how the
    forecast error falls between their lead times, so it is no further assumption.

    Returns
    -------
    pandas.DataFrame
        One row for each volume, uncertainty and late model: expected profit of either model alone
        and of the two together, a piece of expected demand.
    """
    middle = space.middle()
    slow = middle[early]
    rows = []
    for name in late:
        quick = middle[name]
        model, other = terms(slow), terms(quick)
        for volume in volumes:
            for uncertainty in uncertainties:
                before, after = (
                    forecast_error(uncertainty, each.lead_time, each.error_growth, reference_weeks)
                    for each in (slow, quick)
                )
                demand = Lognormal(np.asarray(volume), before)
                share = max(1 - float(np.log1p(after**2) / np.log1p(before**2)), 0.0)
                alone = float(best_order(model, slow, demand).profit)
                quick_alone = float(
                    best_order(other, quick, Lognormal(np.asarray(volume), after)).profit
                )
                both = _together(model, other, slow, demand, share)
                rows.append(
                    {
                        "early": early,
                        "late": name,
                        "volume": float(volume),
                        "uncertainty": float(uncertainty),
                        "learnt": share,
                        "early_order": both[0],
                        "late_order": both[1],
                        "early_alone": alone / volume,
                        "late_alone": quick_alone / volume,
                        "together": max(both[2], 0.0) / volume,
                    }
                )
    return pd.DataFrame(rows)


def _together(
    early: Terms, late: Terms, inputs: Inputs, demand: Lognormal, share: float
) -> tuple[float, float, float]:
    """Return both orders and the expected profit, the early model's fixed costs and minimum paid."""
    each = float(early.each)
    found = quick_response(
        demand,
        share,
        price=float(inputs.price),
        salvage=float(inputs.price * inputs.salvage_share),
        first_cost=each,
        second_cost=float(late.each),
        goodwill=float(inputs.lost_goodwill),
        first_minimum=float(early.minimum),
        second_minimum=float(late.minimum),
        second_setup=float(late.once),
    )
    fixed = float(early.cost(found.first_order)) - each * found.first_order
    return found.first_order, found.second_order, found.profit - fixed
