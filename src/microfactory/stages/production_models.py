"""Follow the pointers of the production models' parameters into the transcribed cells."""

from __future__ import annotations

import pandas as pd

from microfactory import production_models, registers, tables

CELLS = ("soko", "interviews", "framework", "benchmarks")


def main() -> None:
    """Write every parameter with its evidence, what each model stands for, and the scenarios."""
    cells = pd.concat([tables.read(f"cells/{group}") for group in CELLS], ignore_index=True)
    file = production_models.read()
    table = production_models.resolve(file, cells, registers.params().week())
    tables.write("production_models/parameters", table, tables.MODEL_PARAMETERS)
    about = {
        name: {
            "name": model.name,
            "stands_for": model.stands_for,
            "dedicated": model.equipment == "dedicated",
        }
        for name, model in file.models.items()
    }
    tables.write_json("production_models/about", about)
    changes = production_models.scenarios(file, cells, registers.params().week())
    said = {scenario.name: scenario.because for scenario in file.scenarios.values()}
    tables.write_json(
        "production_models/scenarios",
        [{"name": name, "because": said[name], "changes": each} for name, each in changes.items()],
    )
