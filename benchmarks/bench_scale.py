"""How the time for a casebook grows: four times the cases ought to take four times as long.

The cases are synthetic, and marked so. A ratio of 1 is growth in proportion; below 1 is worse.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from measuring import Row, timed
from synthetic import project

INGEST = (
    ("ingest", "soko"),
    ("ingest", "interviews"),
    ("ingest", "framework"),
    ("ingest", "benchmarks"),
    ("ingest_census",),
    ("benchmarks",),
)
FEW, MANY = 250, 1000
STEPS = ("case", "typology", "value_chain", "costs", "ethics", "comparison")


@contextmanager
def elsewhere(folder: Path) -> Iterator[None]:
    """Make a folder the project, for as long as the block runs."""
    before = os.environ.get("MICROFACTORY_ROOT")
    os.environ["MICROFACTORY_ROOT"] = str(folder)
    try:
        yield
    finally:
        os.environ.pop("MICROFACTORY_ROOT")
        if before is not None:
            os.environ["MICROFACTORY_ROOT"] = before


def run(*step: str) -> None:
    import_module(f"microfactory.stages.{step[0]}").main(*step[1:])


def seconds(number: int) -> dict[str, float]:
    """Return the seconds of each step for a casebook of a number of synthetic cases."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ids = project(folder, number)
        with elsewhere(folder):
            for step in INGEST:
                run(*step)
            found = {"case": timed(lambda: [run("case", case) for case in ids])}
            for name in STEPS[1:]:
                found[name] = timed(lambda name=name: run(name))
    return found


def rows(quick: bool) -> list[Row]:
    if quick:  # a small casebook tells nothing of how a large one grows
        return []
    few, many = FEW, MANY
    small, large = seconds(few), seconds(many)
    return [
        Row(
            f"{name} of {many:,} synthetic cases",
            f"{many // few} times {few} cases",
            small[name] * many / few / large[name],
            large[name],
        )
        for name in STEPS
    ]
