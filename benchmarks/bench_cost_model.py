"""How fast a million draws over all production models are, as a ratio to plain numpy.

The promise: a million draws of every parameter of all six models, with the cost of an order or the
best order under uncertain demand, within twice the time that numpy needs to draw the same inputs and
to do the arithmetic once (a ratio of one half at least); and flat in memory, which the peak of a process
shows that does nothing else: with ten times the draws it needs no more.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import numpy as np
from measuring import Row, paired
from scipy.special import ndtr, ndtri

from microfactory import paths, production_models, registers
from microfactory.cost_model import ParameterSpace, Question, parameter_space, win_map
from microfactory.ingest import library

DRAWS, REPEATS = 1_000_000, 3
VOLUME, UNCERTAINTY, REFERENCE = 1000.0, 0.5, 26.0


def space() -> ParameterSpace:
    file = production_models.read()
    table = production_models.resolve(file, library.read_all(), registers.params().week())
    return parameter_space(table, production_models.dedicated(file))


def plain(found: ParameterSpace, draws: int, uncertain: bool) -> np.ndarray:
    """Draw every interval once as whole arrays, and write the cost of each model down once."""
    rng = np.random.default_rng(0)
    drawn: dict[tuple[str, str], np.ndarray | float] = {}
    for row, low, width, log in zip(found.rows, found.low, found.width, found.log, strict=True):
        value = low + width * rng.random(draws) if width else low
        drawn[row] = np.exp(value) if log else value
    values = np.empty((len(found.models), draws))
    for place, model in enumerate(found.models):
        own = {
            name: drawn.get((model, name), drawn.get(("shared", name))) for _, name in found.rows
        }
        values[place] = (
            _earned(own, model in found.dedicated)
            if uncertain
            else _cost(own, model in found.dedicated, np.maximum(VOLUME, own["minimum_order"]))
        )
    return np.bincount(values.argmax(axis=0) if uncertain else values.argmin(axis=0))


def _cost(p: Mapping[str, np.ndarray], dedicated: bool, pieces: np.ndarray) -> np.ndarray:
    started = pieces / (1 - p["reject_rate"]) + p["burn_in"]
    scrap = pieces * p["reject_rate"] / (1 - p["reject_rate"]) * p["scrap_share"] + p["burn_in"]
    tied = (
        started * p["labour_time"] * p["wage"] * (1 + p["benefit_share"])
        + started * p["energy_use"] * p["energy_price"]
        + (pieces + scrap) * p["material"] * p["material_share"]
        + pieces * (p["overhead"] + p["assembly"])
    )
    weeks = p["lead_time"] + p["stock_time"]
    recovery = p["capital_rate"] / (1 - (1 + p["capital_rate"]) ** -p["equipment_life"])
    lines = started * p["station_time"] / (p["station_hours"] * p["season"] * p["uptime"])
    lines = np.ceil(lines) if dedicated else lines
    cost = (
        tied * (1 + p["capital_rate"] * weeks / 52.18)
        + lines * p["equipment_cost"] * recovery * p["season"]
        + np.ceil(started / p["tooling_life"]) * p["tooling_cost"]
        + p["setup_cost"]
        + p["coordination"]
        + pieces * p["shipping"]
    )
    hours = p["most_workers"] * p["station_hours"] * p["season"] * p["uptime"]
    return np.where(started * p["labour_time"] > hours, np.inf, cost)


def _earned(p: Mapping[str, np.ndarray], dedicated: bool) -> np.ndarray:
    error = UNCERTAINTY * (p["lead_time"] / REFERENCE) ** p["error_growth"]
    sigma = np.sqrt(np.log1p(error**2))
    with np.errstate(invalid="ignore"):  # where there are no hands for either
        each = _cost(p, False, np.full_like(sigma, 2 * VOLUME)) - _cost(
            p, False, np.full_like(sigma, VOLUME)
        )
    each = each / VOLUME
    worth, salvage = p["price"] + p["lost_goodwill"], p["price"] * p["salvage_share"]
    ratio = np.clip((worth - each) / (worth - salvage), 0, 1 - 1e-9)
    order = VOLUME * np.exp(sigma * ndtri(ratio) - sigma**2 / 2)
    order = np.maximum(order, p["minimum_order"])
    with np.errstate(divide="ignore"):
        z = np.log(order / VOLUME) / sigma
    sold = VOLUME * ndtr(z - sigma / 2) + order * ndtr(-z - sigma / 2)
    return (
        worth * sold
        + salvage * (order - sold)
        - p["lost_goodwill"] * VOLUME
        - _cost(p, dedicated, order)
    )


#: Makes so many draws and prints the most memory that the process ever held, in kilobytes. Not by
#: getrusage, whose peak a child takes over from the process that started it.
ALONE = """
import re, sys
import numpy as np
from pathlib import Path
from bench_cost_model import REFERENCE, UNCERTAINTY, VOLUME, space
from microfactory.cost_model import Question, win_map
question = Question((VOLUME,), (UNCERTAINTY,), REFERENCE)
win_map(space(), question, np.random.default_rng(0), int(sys.argv[1]))
print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def peak_memory(draws: int) -> float:
    """Return the peak of the resident memory of a process of its own, in MB."""
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(draws)],
        cwd=Path(__file__).resolve().parent,
        env={**os.environ, "MICROFACTORY_ROOT": str(paths.root())},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout) / 1e3


def rows(quick: bool) -> list[Row]:
    """Return how many times longer plain numpy takes, and how flat the memory is."""
    found, draws = space(), DRAWS // 10 if quick else DRAWS
    questions = (
        ("cost of an order", Question((VOLUME,))),
        ("best order under uncertain demand", Question((VOLUME,), (UNCERTAINTY,), REFERENCE)),
    )
    measured = [
        paired(
            f"{name}, {draws:,} draws, 6 models",
            partial(win_map, found, question, np.random.default_rng(0), draws),
            "numpy drawing all inputs, arithmetic once",
            partial(plain, found, draws, bool(question.uncertainties)),
            least=0.5,
            repeats=REPEATS,
            clock=time.process_time,
        )
        for name, question in questions
    ]
    few, many = peak_memory(draws // 10), peak_memory(draws)
    return [
        *measured,
        Row(
            f"peak memory of the process, {draws:,} draws",
            f"at {draws // 10:,}",
            few / many,
            0,
            0.9,
            many,
        ),
    ]
