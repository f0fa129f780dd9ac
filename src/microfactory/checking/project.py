"""Check everything that people write, and report every problem at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from microfactory import cases, paths, pipeline, production_models, registers
from microfactory.audit import case_claims
from microfactory.authoring import freshness
from microfactory.checking.context import Context
from microfactory.checking.plausibility import warnings
from microfactory.checking.summary import Summary, summarise
from microfactory.ingest import library
from microfactory.problems import Problem, ProblemsFound

Read = TypeVar("Read")


def check(
    files: Sequence[Path] = (),
    *,
    summaries: list[Summary] | None = None,
    tell: Callable[[int, int, str], None] = lambda *_: None,
) -> list[Problem]:
    """Return every problem of the given case files, or of the whole project.

    Parameters
    ----------
    files
        Case files; all of ``data/cases``, and the list of them, where none is given.
    summaries
        Where given, what each file without errors is good for is put here.
    tell
        Is told of every file: how many are done, of how many, and which comes next.
    """
    problems: list[Problem] = []
    tell(0, 0, "reading the registers and the transcriptions")
    registers_read = _collect(problems, lambda: (registers.sources(), registers.variables()))
    cells = _collect(problems, library.read_all)
    _collect(problems, registers.artefacts)
    params = _collect(problems, registers.params)
    if registers_read is None or cells is None or params is None:
        return problems
    if not files:
        _collect(
            problems,
            lambda: [
                read(production_models.read(), cells, params.week())
                for read in (production_models.resolve, production_models.scenarios)
            ],
        )
        problems += _collect(problems, pipeline.check_index) or []
        if not freshness.is_current():
            hint = "Run `make`, or `microfactory index-cases`."
            found, expected = "an older schema", "one made from what is there now"
            place = freshness.PLACE.as_posix()
            problems.append(Problem(place, found, expected, hint, severity="warning"))
        files = [cases.path_of(case) for case in cases.ids()]
    context = Context(cells, *registers_read, params)
    for number, path in enumerate(files):
        tell(number, len(files), f"checking {path.name}")
        problems += check_case(path, context, summaries=summaries)
    return problems


def check_case(
    path: Path, context: Context, *, summaries: list[Summary] | None = None
) -> list[Problem]:
    """Return every problem of one case file: errors, and of a file without them what is unlikely."""
    problems: list[Problem] = []
    where = paths.shown(path)
    loaded = _collect(problems, partial(context.load, path))
    if loaded is None:
        return problems
    found: list[Problem] = []
    _collect(found, partial(context.classify, loaded))
    problems += [replace(p, where=f"{where} @ {p.where.removeprefix('profile @ ')}") for p in found]
    if not problems:
        problems += warnings(loaded, where, context)
        problems += [
            replace(problem, where=f"{where} @ {problem.where}")
            for problem in case_claims.contradictions(loaded.facts, context.variables)
        ]
        if summaries is not None:
            summaries.append(summarise(loaded, context))
    return problems


def _collect(problems: list[Problem], read: Callable[[], Read]) -> Read | None:
    """Return what is read, or put its problems with the others."""
    try:
        return read()
    except ProblemsFound as found:
        problems += found.problems
        return None
