"""The report of one case alone, of the casebook or from a file anywhere, without touching the rest.

A case of the casebook is a target of the pipeline like any other. A file from elsewhere, or a page that
goes elsewhere, is made in a scratch copy of the project, with what the pipeline has made so far: so the
page is the one that the whole pipeline would make, and only what concerns that case is run.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from microfactory import casebook, cases, paths, pipeline
from microfactory.problems import Problem, ProblemsFound

#: What the scratch copy needs of a project beside what the pipeline made.
PARTS = ("data", "notebooks", "src", "dvc.yaml", "dvc.lock", "params.yaml", ".dvcignore")
#: Where nothing is cached, DVC looks whether outputs are there, and not for copies of them.
CACHED = re.compile(r"(?<!cache: false\n {10})persist: true")
NOT_CACHED = "cache: false\n          persist: true"
#: How scratch copies are called, before the number of their process.
SCRATCH = "microfactory-report-"

Tell = Callable[[int, int, str], None]


def report(case: str, out: Path | None = None, tell: Tell = lambda *_: None) -> Path:
    """Make the report of one case and return the page.

    Parameters
    ----------
    case
        An id, or the path of a case file.
    out
        The folder for the page; for a case of the casebook its place in ``reports``, for any other
        the folder of the file, where none is given.
    tell
        Is told of every step as it begins; how many there will be is not known before.

    Raises
    ------
    ProblemsFound
        With every problem of the file; or if a step fails.
    """
    path = cases.path_of(case)
    case_id = casebook.read(case).case.case.id
    root = paths.root()
    is_own = path.resolve().parent == root / "data" / "cases"
    folder = out or (root / "reports" / "cases" if is_own else path.parent)
    if folder.exists() and not folder.is_dir():
        raise ProblemsFound([Problem(paths.shown(folder), "a file", "a folder for the page")])
    target = folder / f"{case_id}.html"
    if is_own and out is None:
        pipeline.index_cases()
        _run(root, case_id, tell)
        return target
    with _copy(root, path, case_id) as scratch:
        _run(scratch, case_id, tell)
        paths.write_text(target, _alone(scratch, case_id))
    return target


def _run(folder: Path, case_id: str, tell: Tell) -> None:
    """Run what the report needs, in a project."""

    def begun(stage: str) -> None:
        tell(0, 0, stage.replace("_", " ").replace("@", " of "))

    status, said = pipeline.run_dvc([f"report@{case_id}"], folder, begun)
    if status:
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        found = " ".join(lines) or f"status {status}"
        raise ProblemsFound([Problem(f"the report of {case_id}", found, "every step to end well")])


def _alone(folder: Path, case_id: str) -> str:
    """Return the page of a notebook that was made, without ways to a site that is not around it."""
    import nbformat

    from microfactory.page import to_html

    made: Any = nbformat.read(folder / "reports" / "notebooks" / f"{case_id}.ipynb", as_version=4)
    resources = {"home": f"{case_id}.html", "kicker": "Case study"}
    return to_html(made, nav=(), resources=resources)


@contextmanager
def _copy(root: Path, path: Path, case_id: str) -> Iterator[Path]:
    """Make a copy of the project in which the file is the case, and take it away afterwards."""
    _clear_away()
    with tempfile.TemporaryDirectory(prefix=f"{SCRATCH}{os.getpid()}-") as name:
        scratch = Path(name).resolve()
        for part in PARTS:
            source = root / part
            for file in sorted(source.rglob("*")) if source.is_dir() else [source]:
                target = scratch / file.relative_to(root)
                if file.is_file() and "__pycache__" not in file.parts:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(file, target)  # without its mode: the project may be closed
        stages = (root / "dvc.yaml").read_text(encoding="utf-8")
        paths.write_text(scratch / "dvc.yaml", CACHED.sub(NOT_CACHED, stages))
        shutil.copyfile(path, scratch / "data" / "cases" / f"{case_id}.yaml")
        ids = sorted({case_id, *cases.ids()})
        paths.write_text(scratch / pipeline.CASE_LIST, pipeline.index_text(ids))
        (scratch / ".dvc").mkdir()
        paths.write_text(scratch / ".dvc" / "config", "[core]\n    no_scm = true\n")
        yield scratch


def _clear_away() -> None:
    """Remove the scratch copies of runs that were killed."""
    for left in Path(tempfile.gettempdir()).glob(f"{SCRATCH}*-*"):
        process = left.name.removeprefix(SCRATCH).partition("-")[0]
        if not paths.is_running(process):
            shutil.rmtree(left, ignore_errors=True)  # which follows no link, nor takes another's
