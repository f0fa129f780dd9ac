"""How the time and the memory for a casebook grow: four times the cases ought to take four times as long.

The cases are synthetic, and marked so. A ratio of 1 is growth in proportion; below 1 is worse. What is
done once for each case is measured over all of them; its comparison and its report, which take longest,
over some. Each step is a process of its own, forked with the libraries loaded, as in the
pipeline; the peak is the most that it held.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from measuring import Row
from synthetic import project

from microfactory import paths
from microfactory.warm.driver import LIBRARIES, serving_here

FEW, MANY = 250, 1000
#: What takes longest is measured over so many cases, spread through the casebook.
SAMPLE, REPORTS = 40, 8
SOME = ("comparison", "report")
#: What does not depend on cases is taken as the pipeline made it.
MADE = (
    "cells",
    "census",
    "benchmarks.parquet",
    "digitised.parquet",
    "production_models",
    "cost_model",
    "audit",
)
OF_EACH = (
    "case",
    "typology",
    "value_chain",
    "costs",
    "tradeoffs",
    "ethics",
    "growth",
    "comparison",
)
#: Steps, and whether they are done for each case.
STEPS = (
    *((name, True) for name in OF_EACH[:-1]),
    ("references", False),
    ("comparison", True),
    ("comparison_of_all", False),
    ("report", True),
    ("data_package", False),
    ("site", False),
)


class Spent(NamedTuple):
    """Seconds of wall-clock for a whole casebook, and the peak in MB."""

    seconds: float
    peak: float


def apart(work: Callable[[], object]) -> Spent:
    """Do something in a fork."""
    begun = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            work()
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    _, status, used = os.wait4(pid, 0)
    if status:
        raise RuntimeError("a step failed")
    return Spent(time.perf_counter() - begun, used.ru_maxrss / 1e3)


def run(step: str, cases: list[str] | None) -> None:
    main = import_module(f"microfactory.stages.{step}").main
    for arguments in [[case] for case in cases] if cases is not None else [[]]:
        main(*arguments)


def spent(number: int) -> dict[str, Spent]:
    """Return what each step takes for a casebook of a number of synthetic cases."""
    root = paths.root()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ids = project(folder, number)
        for part in MADE:
            source, target = root / "data" / "tidy" / part, folder / "data" / "tidy" / part
            target.parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if source.is_dir() else shutil.copy2)(source, target)
        before = os.environ.get("MICROFACTORY_ROOT")
        os.environ["MICROFACTORY_ROOT"] = str(folder)
        found = {}
        try:
            found["plan"] = plan(folder)
            run("tradeoff_framework", None)
            for step, is_for_each in STEPS:
                chosen = ids if is_for_each else None
                if step in SOME:  # a report reads the comparison of its own case
                    spread = ids[:: max(1, len(ids) // SAMPLE)][:SAMPLE]
                    chosen = spread[:: SAMPLE // REPORTS] if step == "report" else spread
                took = apart(lambda step=step, chosen=chosen: run(step, chosen))
                share = len(chosen) / len(ids) if chosen else 1
                found[step] = Spent(took.seconds / share, took.peak)
        finally:
            del os.environ["MICROFACTORY_ROOT"]
            if before is not None:
                os.environ["MICROFACTORY_ROOT"] = before
    return found


def plan(folder: Path) -> Spent:
    """Measure what DVC takes to read the pipeline and put it into order, before anything is run."""
    quiet = {"cwd": folder, "check": True, "stdout": subprocess.DEVNULL}
    subprocess.run([sys.executable, "-m", "dvc", "init", "-q", "--no-scm"], **quiet)
    listed = [sys.executable, "-m", "dvc", "dag", "--dot"]
    return apart(lambda: subprocess.run(listed, **quiet))


def rows(quick: bool) -> list[Row]:
    if quick:  # a small casebook tells nothing of how a large one grows
        return []
    for library in LIBRARIES:
        import_module(library)
    with serving_here(dict(os.environ), str(paths.root())):
        small, large = spent(FEW), spent(MANY)
    return [
        Row(
            f"{step.replace('_', ' ')}, {MANY:,} synthetic cases",
            f"{MANY // FEW} times {FEW} of them, {small[step].peak:.0f} MB",
            small[step].seconds * MANY / FEW / large[step].seconds,
            large[step].seconds,
            peak=large[step].peak,
        )
        for step in large
    ]
