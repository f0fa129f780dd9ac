"""Cost against volume for every production model, who wins where, and what drives it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from microfactory import cost_model, registers, tables
from microfactory.cost_model import ParameterSpace, Question, Scenario

#: Volumes at which single answers are given, where a whole curve would be too much.
VOLUMES = (30.0, 100.0, 300.0, 1000.0, 3000.0, 10_000.0, 30_000.0)
#: Uncertainties of the map, and those of the tables.
UNCERTAINTIES = tuple(round(0.1 * step, 1) for step in range(1, 17))
FEW = (0.2, 0.5, 1.0)


def main() -> None:
    """Read the parameters; write curves, crossovers, minimums, winners, scenarios and drivers."""
    params = registers.params()
    asked = params.cost_model
    table = tables.read("production_models/parameters")
    about = tables.read_json("production_models/about")
    dedicated = frozenset(name for name, model in about.items() if model["dedicated"])
    space = cost_model.parameter_space(table, dedicated)
    low, high = float(asked["smallest_volume"]), float(asked["largest_volume"])
    draws, quick = int(asked["draws"]), asked["quick_response"]

    def rng(stream: int) -> np.random.Generator:
        """Return a generator for each result, so that a new one leaves the others as they are."""
        return np.random.default_rng([params.seed, stream])

    found = {
        "curves": cost_model.cost_ranges(
            space, np.geomspace(low, high, 161).tolist(), rng(1), draws
        ),
        "buckets": buckets(space),
        "crossovers": cost_model.crossover_table(space, 1.0, high),
        "crossover_ranges": cost_model.crossover_ranges(
            space, 1.0, high, rng(2), int(asked["crossover_draws"])
        ),
        "minimum_orders": cost_model.minimums(space, rng(3), draws),
        "winners": winners(space, asked, rng(4)),
        "scenarios": cost_model.sweep(
            table,
            dedicated,
            scenarios(),
            Question(VOLUMES, FEW, asked["reference_weeks"]),
            rng(5),
            draws,
            models=asked["table_6"],
            workers=1,
        ),
        "drivers": drivers(space, table, asked, rng(6)),
        "responses": cost_model.responses(
            space, quick_question(asked, (3000.0, 10_000.0), FEW), rng(8), int(quick["draws"])
        ),
        "anchors": cost_model.beside_printed(
            space, _table_6(tables.read("cells/interviews")), rng(7), draws
        ),
    }
    for name, frame in found.items():
        tables.write(f"cost_model/{name}", frame, SCHEMAS[name])


SCHEMAS = {
    "curves": tables.COST_CURVES,
    "buckets": tables.COST_BUCKETS,
    "crossovers": tables.CROSSOVERS,
    "crossover_ranges": tables.CROSSOVER_RANGES,
    "minimum_orders": tables.MINIMUM_ORDERS,
    "winners": tables.WINNERS,
    "scenarios": tables.SCENARIOS,
    "drivers": tables.DRIVERS,
    "responses": tables.RESPONSES,
    "anchors": tables.ANCHORS,
}


def scenarios() -> list[Scenario]:
    """Return the scenarios that the production models' file asks for."""
    return [
        Scenario(each["name"], each["changes"])
        for each in tables.read_json("production_models/scenarios")
    ]


def _table_6(cells: pd.DataFrame) -> pd.DataFrame:
    return cells[cells["table"] == "thesis_table_06_cost_buckets"]


def buckets(space: ParameterSpace) -> pd.DataFrame:
    """Return where the cost of a wanted piece goes, at the middle of the parameters."""
    rows = []
    for name, inputs in space.middle().items():
        for volume in VOLUMES:
            order = max(volume, float(inputs.minimum_order))
            if order > float(cost_model.most_pieces(inputs)):
                continue
            for bucket, cost in cost_model.buckets(order, inputs).items():
                rows.append(
                    {
                        "model": name,
                        "volume": volume,
                        "order": order,
                        "bucket": bucket,
                        "cost": float(cost) / volume,
                    }
                )
    return pd.DataFrame(rows)


def winners(space: ParameterSpace, asked: dict[str, Any], rng: np.random.Generator) -> pd.DataFrame:
    """Return the probability of winning on the whole map.

    Among all models, among those of Table 6, and among these with quick response, which takes longer and
    is asked at half of the volumes and uncertainties.
    """
    volumes = tuple(np.geomspace(asked["smallest_volume"], asked["largest_volume"], 33).tolist())
    frames = []
    for among, models in (("all", space.models), ("table_6", tuple(asked["table_6"]))):
        for uncertainties in ((), UNCERTAINTIES):
            question = Question(volumes, uncertainties, asked["reference_weeks"])
            found = cost_model.win_map(space.only(*models), question, rng, int(asked["draws"]))
            frames.append(found.assign(among=among))
    question = quick_question(asked, volumes[::2], UNCERTAINTIES[::2])
    few = int(asked["quick_response"]["draws"])
    found = cost_model.win_map(space.only(*asked["table_6"]), question, rng, few)
    frames.append(found.assign(among="quick_response"))
    return pd.concat(frames, ignore_index=True)


def quick_question(
    asked: dict[str, Any], volumes: Sequence[float], uncertainties: Sequence[float]
) -> Question:
    """Return the question in which pairs of an early and a late order compete."""
    quick = asked["quick_response"]
    return Question(
        tuple(volumes),
        tuple(uncertainties),
        asked["reference_weeks"],
        pairs=tuple((quick["early"], late) for late in quick["late"]),
        worthwhile=float(quick["worthwhile"]),
    )


def drivers(
    space: ParameterSpace, table: pd.DataFrame, asked: dict[str, Any], rng: np.random.Generator
) -> pd.DataFrame:
    """Return what drives the gap between networked craft and its two rivals of Table 6."""
    known = table.set_index(["model", "parameter"])[["label", "basis"]].reset_index()
    frames = []
    for other in ("flexible_sme", "mass_production"):
        volumes = (100.0, 1000.0) if other == "flexible_sme" else (1000.0, 10_000.0)
        question = Question(volumes, (float(asked["uncertainty"]),), asked["reference_weeks"])
        found = cost_model.drivers(
            space, "networked_craft", other, question, rng, int(asked["sobol_size"])
        )
        frames.append(
            found.merge(
                known, on=["model", "parameter"], how="left", validate="many_to_one"
            ).assign(one="networked_craft", other=other, uncertainty=float(asked["uncertainty"]))
        )
    return pd.concat(frames, ignore_index=True)
