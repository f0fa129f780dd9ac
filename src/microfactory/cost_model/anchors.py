"""Does the model give back what Table 6 prints: a check, not a calibration."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from microfactory.cost_model.parameters import ParameterSpace
from microfactory.cost_model.process import terms
from microfactory.quantity import Interval

#: The column of Table 6 that each model was set up from.
COLUMNS: Mapping[str, str] = {
    "flexible_sme": "au_enterprises",
    "networked_craft": "soko",
    "mass_production": "fossil_outsourced",
}
#: The buckets that make the cost of a piece. An artisan's material is inside the revenue that Soko
#: pays, so it is not added to it.
BUCKETS: Mapping[str, tuple[str, ...]] = {
    "au_enterprises": ("worker_margin", "material_equipment", "shipping", "overhead"),
    "soko": ("worker_margin_revenue", "shipping", "overhead"),
    "fossil_outsourced": ("worker_margin", "material_equipment", "shipping", "overhead"),
}


def beside_printed(
    space: ParameterSpace, cells: pd.DataFrame, rng: np.random.Generator, draws: int
) -> pd.DataFrame:
    """Return the model's cost a piece at the batches of Table 6, beside the sum of its buckets.

    Parameters
    ----------
    space
        Intervals of all parameters.
    cells
        Transcribed cells of Table 6.
    rng, draws
        For the percentiles; the batch is drawn as well, evenly in its logarithm.

    Returns
    -------
    pandas.DataFrame
        One row a firm: batch, printed cost from lowest to highest, and the 5th, 50th and 95th
        percentile of the model's.
    """
    printed = {(cell["row"], cell["column"]): cell for cell in cells.to_dict("records")}
    drawn = space.draw(rng, draws)
    rows = []
    for model, firm in COLUMNS.items():
        total = Interval.exactly(0)
        for bucket in BUCKETS[firm]:
            cell = printed[bucket, firm]
            negligible = cell["value"] == "negligible"
            total += Interval.exactly(0) if negligible else Interval(cell["low"], cell["high"])
        batch = printed["batch_size", firm]
        low, high = float(batch["low"]), float(batch["high"])
        size = np.exp(rng.uniform(np.log(low), np.log(high), draws))
        cost = terms(drawn[model]).bought(size) / size
        made = cost[np.isfinite(cost)]
        ends = np.quantile(made, [0.05, 0.5, 0.95])
        rows.append(
            {
                "model": model,
                "firm": firm,
                "batch_low": low,
                "batch_high": high,
                "printed_low": total.low,
                "printed_high": total.high,
                "model_low": ends[0],
                "model_middle": ends[1],
                "model_high": ends[2],
            }
        )
    return pd.DataFrame(rows)
