"""What a new product line costs before its first piece, who bears it, and the orders it asks for."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from microfactory.cost_model.parameters import Inputs, ParameterSpace
from microfactory.cost_model.process import terms


def break_even(setup: float, contribution: float) -> float:
    """Return the pieces whose contribution pays for the set-up; infinite where none does.

    Examples
    --------
    >>> break_even(250, 17.5), break_even(250, -1)
    (14.285714285714286, inf)
    """
    return setup / contribution if contribution > 0 else float("inf")


def minimums(space: ParameterSpace, rng: np.random.Generator, draws: int) -> pd.DataFrame:
    """Return the printed minimum order of each model beside what its set-up cost asks for.

    The two are kept apart, since the printed minimums do not follow from the set-up cost over the
    contribution of a piece. ``follows`` says whether a draw of all parameters can bring them
    together at all.

    Returns
    -------
    pandas.DataFrame
        One row a model: set-up cost, the part of it that the brand bears, contribution of a piece,
        pieces that pay for the fixed costs of the order (5th and 95th percentile of the draws),
        and the minimum order.
    """
    drawn = space.draw(rng, draws)
    return pd.DataFrame([{"model": name, **_row(name, drawn, space)} for name in space.models])


def _row(name: str, drawn: Mapping[str, Inputs], space: ParameterSpace) -> dict[str, float | bool]:
    inputs = drawn[name]
    model = terms(inputs)
    contribution = inputs.price - model.each
    with np.errstate(divide="ignore"):
        needed = np.where(contribution > 0, model.once / contribution, np.inf)
    ends = {(m, p): place for place, (m, p) in enumerate(space.rows)}

    def interval(parameter: str) -> tuple[float, float]:
        place = ends[name, parameter]
        low, width = space.low[place], space.width[place]
        both = (low, low + width)
        return tuple(float(np.exp(end)) if space.log[place] else float(end) for end in both)  # type: ignore[return-value]

    setup, to_brand, minimum = map(interval, ("setup_cost", "setup_to_brand", "minimum_order"))
    needed_low, needed_high = np.quantile(needed, [0.05, 0.95], method="inverted_cdf")
    contribution_low, contribution_high = np.quantile(
        np.broadcast_to(contribution, needed.shape), [0.05, 0.95]
    )
    return {
        "setup_low": setup[0],
        "setup_high": setup[1],
        "brand_low": setup[0] * to_brand[0],
        "brand_high": setup[1] * to_brand[1],
        "contribution_low": float(contribution_low),
        "contribution_high": float(contribution_high),
        "needed_low": float(needed_low),
        "needed_high": float(needed_high),
        "minimum_low": minimum[0],
        "minimum_high": minimum[1],
        "follows": bool(needed_low <= minimum[1] and minimum[0] <= needed_high),
    }
