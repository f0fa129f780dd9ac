"""Case studies as notebooks and pages, against what papermill and nbconvert do from the command line."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import Row, paired

from microfactory import cases, paths
from microfactory.warm.ahead import Ahead
from microfactory.warm.client import Forked
from microfactory.warm.driver import serving

ENVIRONMENT = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}


def tools(case: str) -> None:
    """Render one case with the two command lines, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        made = str(Path(folder) / "made.ipynb")
        commands = (
            ["papermill", "case_study.ipynb", made, "-p", "case", case, "--no-progress-bar"],
            ["jupyter", "nbconvert", "--to", "html", "--log-level", "ERROR", made],
        )
        for command in commands:
            subprocess.run(
                [Path(sys.executable).with_name(command[0]), *command[1:]],
                cwd=paths.root() / "notebooks",
                env=ENVIRONMENT,
                check=True,
                stderr=subprocess.DEVNULL,
            )


def forks(chosen: list[str], width: int) -> None:
    """Render cases as the pipeline does, a number of them at a time, into the project's reports."""
    waiting, running = list(chosen), []
    while waiting or running:
        while waiting and len(running) < width:
            arguments = ["report", waiting.pop(0)]
            call = "microfactory.stages.__main__:main"
            running.append(Forked(call, arguments, os.environ, str(paths.root())))
        if running.pop(0).wait():
            raise RuntimeError("a report failed")


def rows(quick: bool) -> list[Row]:
    chosen = cases.listed()[: 2 if quick else 6]
    width = Ahead(len(os.sched_getaffinity(0))).width
    with serving(ENVIRONMENT, str(paths.root())) as warm:
        os.environ.update(warm)
        forks(chosen[:1], 1)  # the libraries are loaded once in a run
        found = [
            paired(
                f"a case study, {width} at a time",
                lambda: forks(chosen, width),
                "papermill and nbconvert, a process each",
                lambda: tools(chosen[0]),
                share=1 / len(chosen),
                least=5,
                repeats=1 if quick else 5,
            ),
        ]
        if not quick:
            found.append(
                paired(
                    "a case study, alone",
                    lambda: forks(chosen[:1], 1),
                    "papermill and nbconvert, a process each",
                    lambda: tools(chosen[0]),
                )
            )
    return found
