"""Check everything that people write, and report every problem at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from microfactory import cases, paths, pipeline, production_models, registers
from microfactory.ingest import library
from microfactory.problems import Problem, ProblemsFound
from microfactory.stages import typology

Read = TypeVar("Read")


def check(files: Sequence[Path] = ()) -> list[Problem]:
    """Return every problem of the given case files, or of the whole project.

    Parameters
    ----------
    files
        Case files; all of ``data/cases``, and the list of them, where none is given.
    """
    problems: list[Problem] = []
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
        files = [cases.path_of(case) for case in cases.ids()]
    sources, variables = registers_read
    framework = _collect(problems, lambda: typology.definition(cells, params))
    for path in files:
        loaded = _collect(problems, partial(cases.load, path, cells, sources, variables))
        if loaded is not None and framework is not None:
            found: list[Problem] = []
            _collect(found, partial(typology.classify_case, loaded.case, framework))
            problems += [
                Problem(f"{paths.shown(path)} @ {p.where}", p.found, p.expected, p.hint, p.severity)
                for p in found
            ]
    return problems


def _collect(problems: list[Problem], read: Callable[[], Read]) -> Read | None:
    """Return what is read, or put its problems with the others."""
    try:
        return read()
    except ProblemsFound as found:
        problems += found.problems
        return None
