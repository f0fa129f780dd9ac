"""The parameters of the production models as arrays: their middle, random draws, and changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from microfactory.problems import Problem, did_you_mean, shown, stop_if_any

Floats = NDArray[np.float64]
#: The model under which parameters stand that all models share.
SHARED = "shared"


@dataclass(frozen=True, eq=False)
class Inputs:
    """What one production model is given: a number or an array of draws for each parameter.

    The names and units are those of ``data/production_models.yaml``.
    """

    season: Floats
    price: Floats
    salvage_share: Floats
    lost_goodwill: Floats
    material_share: Floats
    error_growth: Floats
    wage: Floats
    benefit_share: Floats
    labour_time: Floats
    station_time: Floats
    station_hours: Floats
    uptime: Floats
    equipment_cost: Floats
    equipment_life: Floats
    capital_rate: Floats
    tooling_cost: Floats
    tooling_life: Floats
    energy_use: Floats
    energy_price: Floats
    material: Floats
    overhead: Floats
    assembly: Floats
    coordination: Floats
    reject_rate: Floats
    scrap_share: Floats
    burn_in: Floats
    setup_cost: Floats
    setup_to_brand: Floats
    minimum_order: Floats
    shipping: Floats
    lead_time: Floats
    stock_time: Floats
    most_workers: Floats
    dedicated: bool = False


NAMES = tuple(field.name for field in fields(Inputs) if field.name != "dedicated")


@dataclass(frozen=True, eq=False)
class ParameterSpace:
    """Intervals of all parameters of all models, ready to draw from.

    Attributes
    ----------
    models
        Names of the production models, in the order of the table.
    rows
        The model (or ``shared``) and the parameter of each interval.
    low, width
        Ends; of the logarithm where ``log`` says so.
    dedicated
        The models whose equipment serves one line only.
    """

    models: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    low: Floats
    width: Floats
    log: NDArray[np.bool_]
    dedicated: frozenset[str]

    def at(self, places: Floats) -> dict[str, Inputs]:
        """Return the inputs of every model at places between 0 (low) and 1 (high), one row each.

        A parameter that is not uncertain stays a single number, which spares the arithmetic.
        """
        values: dict[tuple[str, str], Floats] = {}
        for row, low, width, log, place in zip(
            self.rows, self.low, self.width, self.log, places, strict=True
        ):
            found = low + width * place if width else np.asarray(low)
            values[row] = np.exp(found) if log else found
        return {
            model: Inputs(
                **{
                    name: values[model, name] if (model, name) in values else values[SHARED, name]
                    for name in NAMES
                },
                dedicated=model in self.dedicated,
            )
            for model in self.models
        }

    def only(self, *models: str) -> ParameterSpace:
        """Return the space of some of the models, whose draws stay the same."""
        unknown = [name for name in models if name not in self.models]
        stop_if_any(
            [
                Problem(
                    "model",
                    shown(name),
                    f"one of {', '.join(self.models)}",
                    did_you_mean(name, self.models),
                )
                for name in unknown
            ]
        )
        return replace(self, models=models)

    def middle(self) -> dict[str, Inputs]:
        """Return the inputs in the middle of every interval: for drawing, not an estimate."""
        return self.at(np.full(len(self.rows), 0.5))

    def draw(self, rng: np.random.Generator, size: int) -> dict[str, Inputs]:
        """Return random inputs, every interval drawn evenly and by itself.

        Parameters that models share are drawn once for all of them. A draw is made for every
        parameter, uncertain or not, so that another value of one leaves the draws of the others
        as they are.
        """
        return self.at(rng.random((len(self.rows), size)))


def parameter_space(table: pd.DataFrame, dedicated: frozenset[str]) -> ParameterSpace:
    """Return the space of a table of parameters.

    Parameters
    ----------
    table
        `microfactory.tables.MODEL_PARAMETERS`.
    dedicated
        The models whose equipment serves one line only.
    """
    log = (table["spread"] == "log").to_numpy()
    low, high = table["low"].to_numpy(float), table["high"].to_numpy(float)
    low, high = (np.where(log, np.log(np.where(log, end, 1.0)), end) for end in (low, high))
    return ParameterSpace(
        models=tuple(name for name in dict.fromkeys(table["model"]) if name != SHARED),
        rows=tuple(zip(table["model"], table["parameter"], strict=True)),
        low=low,
        width=high - low,
        log=log,
        dedicated=dedicated,
    )


def changed(table: pd.DataFrame, changes: Mapping[str, float | None]) -> pd.DataFrame:
    """Return the table with some parameters set to a number.

    Parameters
    ----------
    table
        `microfactory.tables.MODEL_PARAMETERS`.
    changes
        ``model.parameter``, or the parameter alone for every model that has it, to a number;
        ``None`` changes nothing.

    Raises
    ------
    ProblemsFound
        With every name that is none, and every number that cannot be one.
    """
    table = table.copy()
    problems = []
    for name, value in changes.items():
        if value is None:
            continue
        model, _, parameter = name.rpartition(".")
        chosen = (table["parameter"] == parameter) & ((table["model"] == model) | (model == ""))
        if not chosen.any():
            known = [f"{m}.{p}" for m, p in zip(table["model"], table["parameter"], strict=True)]
            known += list(dict.fromkeys(table["parameter"]))
            expected = "MODEL.PARAMETER or PARAMETER of data/production_models.yaml"
            problems.append(Problem("change", shown(name), expected, did_you_mean(name, known)))
        elif not np.isfinite(value) or value < 0 or (parameter in _POSITIVE and value == 0):
            problems.append(
                Problem(
                    f"change of {name}",
                    f"{value:g}",
                    "a number that is not negative"
                    + (", nor zero" if parameter in _POSITIVE else ""),
                )
            )
        elif parameter in _BELOW_ONE and value >= 1:
            problems.append(Problem(f"change of {name}", f"{value:g}", "a share below 1"))
        else:
            table.loc[chosen, ["low", "high"]] = float(value)
            table.loc[chosen, "spread"] = "even"
            table.loc[chosen, "basis"] = "assumption"
            table.loc[chosen, "note"] = "set by the reader"
    stop_if_any(problems)
    return table


_POSITIVE = frozenset(
    {
        "season",
        "price",
        "station_hours",
        "uptime",
        "equipment_life",
        "tooling_life",
        "lead_time",
        "most_workers",
    }
)
_BELOW_ONE = frozenset({"reject_rate"})
