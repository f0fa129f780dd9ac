"""The pipeline with nothing to do, and from an edited case to its page, against the stock tools.

`make` runs `microfactory repro`, which is DVC with a faster reader of YAML. Plain `dvc repro` reads
`dvc.lock` twice where `dvc status` reads it once, in pure Python, and locks every stage: it stays above 1.3
times `dvc status` whatever the stages do, and that is a limit of DVC's.

Between an edit and its page lie DVC's look at what the page depends on, nine steps of that case, two at a
time, and its notebook. The cells of the notebook alone, its figures and tables, take two seconds with
everything loaded; that is the limit that the page comes up against first.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench_rendering import tools
from measuring import REPEATS, Row, paired, timed

from microfactory import paths

CASE = "zara"  # not one of the cases of reference, with which every report compares


class Copy:
    """A copy of the project with everything made, and the commands in it."""

    def __init__(self, folder: Path) -> None:
        left = shutil.ignore_patterns(".git", ".venv", "tmp", "__pycache__", ".*_cache", "tests")
        self.folder = shutil.copytree(paths.root(), folder / "project", ignore=left)
        self.case = self.folder / "data" / "cases" / f"{CASE}.yaml"
        self.edits = 0
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(self.folder / "src"),
            "MICROFACTORY_ROOT": str(self.folder),
            "OPENBLAS_NUM_THREADS": "1",
            "DVC_NO_ANALYTICS": "1",
            "PYTHONUNBUFFERED": "1",
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        }

    def call(self, *command: str) -> None:
        """Run a command in it, and hold it to its end."""
        subprocess.run(
            command, cwd=self.folder, env=self.environment, check=True, stdout=subprocess.DEVNULL
        )

    def edit(self) -> None:
        """Change one sentence of the case."""
        text = self.case.read_text(encoding="utf-8")
        head, _, tail = text.partition("  summary: >-\n")
        self.edits += 1
        self.case.write_text(f"{head}  summary: >-\n    Edit {self.edits}.\n{tail}", "utf-8")

    @contextmanager
    def watch(self) -> Iterator[Iterator[str]]:
        """Run ``microfactory watch``; yield its lines as they come."""
        with subprocess.Popen(
            ["microfactory", "watch"],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                assert process.stdout is not None
                yield iter(process.stdout)
            finally:
                process.terminate()


def watched(copy: Copy) -> list[Row]:
    """Measure from a saved file to its page, and to all pages, while the files are watched."""
    rounds = []
    with copy.watch() as lines:
        until(lines, "all pages")
        for _ in range(REPEATS):
            stock = timed(lambda: tools(CASE))
            begun = time.perf_counter()
            copy.edit()
            until(lines, f"{CASE}.html")
            page = time.perf_counter() - begun
            until(lines, "all pages")
            rounds.append((page, time.perf_counter() - begun, stock))
    stock_tools = "papermill and nbconvert for its notebook alone"
    return [
        Row(
            f"from an edited case to {what}, watched",
            stock_tools,
            statistics.median(each[2] / each[place] for each in rounds),
            statistics.median(each[place] for each in rounds),
            least,
        )
        for place, what, least in ((0, "its page", 3), (1, "all that compares with it", None))
    ]


def until(lines: Iterator[str], what: str) -> None:
    if not any(what in line for line in lines):
        raise RuntimeError(f"the watch ended without {what}")


def rows(quick: bool) -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        copy = Copy(Path(name))

        def edited(*command: str) -> None:
            copy.edit()
            copy.call(*command)

        copy.call("microfactory", "repro")
        idle = [
            paired(
                f"`{' '.join(command)}` with nothing to do",
                lambda command=command: copy.call(*command),
                "`dvc status`",
                lambda: copy.call("dvc", "status", "-q"),
                least=least,
                repeats=2 if quick else REPEATS,
            )
            for command, least in (
                (("dvc", "repro"), 1 / 1.3),
                (("microfactory", "repro"), 1 / 1.3),
            )
        ]
        if quick:
            return idle
        once = paired(
            "from an edited case to all that compares with it, `microfactory repro`",
            lambda: edited("microfactory", "repro"),
            "the same by `dvc repro`",
            lambda: edited("dvc", "repro", "-q"),
            repeats=2,
        )
        return [*idle, *watched(copy), once]
