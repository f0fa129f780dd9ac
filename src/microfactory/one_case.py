"""The report of one case alone, of the casebook or from a file anywhere, without touching the rest.

The steps of the pipeline that a report depends on run in a scratch project that holds this case and
the cases of reference, so that the page is the one that the whole pipeline would make.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from microfactory import casebook, cases, paths, pipeline, registers
from microfactory.documents import read_yaml
from microfactory.problems import Problem, ProblemsFound

#: A step that a report does not need: what code each step runs is only asked when something changes.
NOT_NEEDED = "data/tidy/code/"
EACH = "${item.case}"
#: How scratch projects are called, before the number of their process.
SCRATCH = "microfactory-report-"


@dataclass(frozen=True)
class Step:
    """One command of the pipeline, for one case where it is one of a matrix."""

    name: str
    arguments: tuple[str, ...]

    def run(self) -> None:
        """Run the step in this process."""
        import_module(f"microfactory.stages.{self.name}").main(*self.arguments)


def steps(case_id: str, ids: list[str], target: str = "report") -> list[Step]:
    """Return the steps that a report depends on, in their order, without the report itself.

    Parameters
    ----------
    case_id
        The case of the report.
    ids
        All cases of the project that the steps run in.
    target
        The stage of ``dvc.yaml`` that makes the report.
    """
    stages: Mapping[str, Any] = read_yaml(paths.root() / "dvc.yaml")["stages"]
    outputs = {name: _outputs(stage) for name, stage in stages.items()}
    found: dict[str, None] = {}

    def add(name: str) -> None:
        stage = stages[name].get("do", stages[name])
        for needed in stage.get("deps", ()):
            for maker, outs in outputs.items():
                if maker not in found and not needed.startswith(NOT_NEEDED) and _meet(needed, outs):
                    add(maker)
        found[name] = None

    add(target)
    return [
        Step(parts[3], tuple(part.replace(EACH, case) for part in parts[4:]))
        for name in found
        if name != target
        for parts in [stages[name].get("do", stages[name])["cmd"].split()]
        for case in (ids if EACH in parts else [case_id])
    ]


def _outputs(stage: Mapping[str, Any]) -> list[str]:
    outs = stage.get("do", stage).get("outs", ())
    return [next(iter(out)) if isinstance(out, Mapping) else str(out) for out in outs]


def _meet(needed: str, outs: list[str]) -> bool:
    """Whether one of the outputs is what is needed, holds it, or lies in it."""
    wanted = needed.rstrip("/") + "/"
    return any(wanted.startswith(f"{out}/") or f"{out}/".startswith(wanted) for out in outs)


def report(
    case: str, out: Path | None = None, tell: Callable[[int, int, str], None] = lambda *_: None
) -> Path:
    """Make the report of one case and return the page.

    Parameters
    ----------
    case
        An id, or the path of a case file.
    out
        The folder for the page; for a case of the casebook its place in ``reports``, for any other
        the folder of the file, where none is given.
    tell
        Is told of every step: how many are done, of how many, and what comes next.

    Raises
    ------
    ProblemsFound
        With every problem of the file.
    """
    path = cases.path_of(case)
    case_id = casebook.read(case).case.case.id
    root = paths.root()
    is_own = path.resolve().parent == root / "data" / "cases"
    folder = out or (root / "reports" / "cases" if is_own else path.parent)
    if folder.exists() and not folder.is_dir():
        raise ProblemsFound([Problem(paths.shown(folder), "a file", "a folder for the page")])
    references = [str(one) for one in registers.params().comparison["references"]]
    known = set(cases.ids())
    ids = sorted({case_id, *(one for one in references if one in known)})
    with _project(root, path, case_id, ids):
        todo = steps(case_id, ids)
        for number, step in enumerate(todo):
            tell(number, len(todo) + 1, " ".join([step.name, *step.arguments]).replace("_", " "))
            step.run()
        tell(len(todo), len(todo) + 1, "the page")
        notebook, page = _page(case_id, in_site=is_own and out is None)
    if is_own and out is None:
        from microfactory import render

        render.write_notebook(root / "reports" / "notebooks" / f"{case_id}.ipynb", notebook)
    target = folder / f"{case_id}.html"
    paths.write_text(target, page)
    tell(len(todo) + 1, len(todo) + 1, "done")
    return target


def _page(case_id: str, *, in_site: bool) -> tuple[Any, str]:
    """Return the notebook of the case and its page; outside the site, the page leads nowhere."""
    from microfactory import render
    from microfactory.navigation import navigation
    from microfactory.page import to_html

    notebook = render.render(paths.root() / "notebooks" / "case_study.ipynb", {"case": case_id})
    home = "../index.html" if in_site else f"{case_id}.html"
    page = to_html(
        notebook,
        nav=navigation(up="../") if in_site else (),
        resources={"home": home, "kicker": "Case study"},
    )
    return notebook, page


@contextmanager
def _project(root: Path, path: Path, case_id: str, ids: list[str]) -> Iterator[Path]:
    """Make a scratch project with the given cases the project, and take it away afterwards."""
    before = os.environ.get("MICROFACTORY_ROOT")
    _clear_away()
    with tempfile.TemporaryDirectory(prefix=f"{SCRATCH}{os.getpid()}-") as name:
        scratch = Path(name).resolve()
        folder = scratch / "data" / "cases"
        folder.mkdir(parents=True)
        for one in ids:
            source = path if one == case_id else root / "data" / "cases" / f"{one}.yaml"
            shutil.copyfile(source, folder / f"{one}.yaml")
        for part in sorted((root / "data").iterdir()):
            if part.name not in ("cases", "cases.yaml", "tidy"):
                _lend(part, scratch / "data" / part.name)
        for known in ("dvc.yaml", "params.yaml", "notebooks"):
            _lend(root / known, scratch / known)
        paths.write_text(scratch / pipeline.CASE_LIST, pipeline.index_text(ids))
        os.environ["MICROFACTORY_ROOT"] = str(scratch)
        try:
            yield scratch
        finally:
            if before is None:
                del os.environ["MICROFACTORY_ROOT"]
            else:
                os.environ["MICROFACTORY_ROOT"] = before


def _clear_away() -> None:
    """Remove the scratch projects of runs that were killed."""
    for left in Path(tempfile.gettempdir()).glob(f"{SCRATCH}*-*"):
        process = left.name.removeprefix(SCRATCH).partition("-")[0]
        if not paths.is_running(process):
            shutil.rmtree(left, ignore_errors=True)  # which follows no link, nor takes another's


def _lend(source: Path, target: Path) -> None:
    """Put a file or a folder into the scratch project, as a copy: it is never written through."""
    if source.is_dir():
        shutil.copytree(source, target)
    elif source.is_file():
        shutil.copyfile(source, target)
