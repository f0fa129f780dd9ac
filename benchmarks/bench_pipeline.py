"""The pipeline with nothing to do, and from an edited case to its page, against the stock tools."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench_rendering import tools
from measuring import Row, paired

from microfactory import paths

CASE = "zara"  # not one of the cases of reference, with which every report compares


def copy(folder: Path) -> Path:
    """Return a copy of the project with everything made."""
    left = shutil.ignore_patterns(".git", ".venv", "tmp", "__pycache__", ".*_cache", "tests")
    return shutil.copytree(paths.root(), folder / "project", ignore=left)


def rows(quick: bool) -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = copy(Path(name))
        environment = {
            **os.environ,
            "PYTHONPATH": str(folder / "src"),
            "MICROFACTORY_ROOT": str(folder),
            "OPENBLAS_NUM_THREADS": "1",
            "DVC_NO_ANALYTICS": "1",
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        }
        case, count = folder / "data" / "cases" / f"{CASE}.yaml", iter(range(1000))

        def call(*command: str) -> None:
            subprocess.run(
                command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL
            )

        def edit() -> None:
            text = case.read_text(encoding="utf-8")
            head, _, tail = text.partition("  summary: >-\n")
            case.write_text(f"{head}  summary: >-\n    Edit {next(count)}.\n{tail}", "utf-8")

        def edited() -> None:
            edit()
            call("microfactory", "repro")

        call("microfactory", "repro")
        idle = paired(
            "`microfactory repro` with nothing to do",
            lambda: call("microfactory", "repro"),
            "`dvc status`",
            lambda: call("dvc", "status", "-q"),
            least=1 / 1.3,
            repeats=1 if quick else 5,
        )
        if quick:
            return [idle]
        changed = paired(
            "from an edited case to all that compares with it",
            edited,
            "papermill and nbconvert for its notebook alone",
            lambda: tools(CASE),
            repeats=5,
        )
        stock = paired(
            "from an edited case to all that compares with it, forked",
            edited,
            "the same by `dvc repro`",
            lambda: (edit(), call("dvc", "repro", "-q")),
            repeats=5,
        )
        return [idle, changed, stock]
