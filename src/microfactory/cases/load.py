"""Read a case file, resolve what it points to, and return tidy rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from microfactory import paths
from microfactory.cases.model import CASE_ID, Case
from microfactory.cases.references import problems_of
from microfactory.cases.rows import fact_row, gap_row, stage_row, with_cells
from microfactory.documents import read_yaml, validate
from microfactory.evidence import Missing, Source
from microfactory.problems import Problem, stop_if_any
from microfactory.registers import Variable
from microfactory.tables import CASE_STAGES, FACTS, conform


def path_of(case: str) -> Path:
    """Return the file of a case: an id names a file in ``data/cases``, anything else is a path."""
    if re.fullmatch(CASE_ID, case) and not Path(case).is_file():
        return paths.root() / "data" / "cases" / f"{case}.yaml"
    return Path(case)


def ids() -> list[str]:
    """Return the ids of all case files, sorted."""
    return sorted(path.stem for path in (paths.root() / "data" / "cases").glob("*.yaml"))


def listed() -> list[str]:
    """Return the ids that the pipeline works on: those of ``data/cases.yaml``."""
    found = read_yaml(paths.root() / "data" / "cases.yaml")
    return [str(case) for case in found["cases"]]


@dataclass(frozen=True)
class Loaded:
    """A case with its facts (`tables.FACTS`) and its stages (`tables.CASE_STAGES`)."""

    case: Case
    facts: pd.DataFrame
    stages: pd.DataFrame


def load(
    path: Path,
    cells: pd.DataFrame,
    sources: Mapping[str, Source],
    variables: Mapping[str, Variable],
) -> Loaded:
    """Read a case file, its facts and its stages.

    Parameters
    ----------
    path
        The YAML file.
    cells
        Transcribed cells (`microfactory.tables.CELLS`) that facts may point to.
    sources, variables
        The registers.

    Raises
    ------
    ProblemsFound
        With every problem of the file.
    """
    where = paths.shown(path)
    case = validate(Case, read_yaml(path), where)
    index = {
        f"{cell['table']}/{cell['row']}/{cell['column']}": cell for cell in cells.to_dict("records")
    }
    problems = problems_of(case, where, index, sources, variables)
    if path.parent.name == "cases" and case.case.id != path.stem:
        problems.append(
            Problem(f"{where} @ case.id", repr(case.case.id), f"the file's name, {path.stem!r}")
        )
    stop_if_any(problems)
    rows = [
        fact_row(case.case.id, name, number, fact, index)
        for name, facts in case.facts.items()
        for number, fact in enumerate(facts)
    ]
    for missing, gaps in (
        (Missing.UNKNOWN, case.unknown),
        (Missing.NOT_APPLICABLE, case.not_applicable),
    ):
        rows += [gap_row(case.case.id, name, missing, note) for name, note in gaps.items()]
    stages = [stage_row(case.case.id, name, stage, index) for name, stage in case.stages.items()]
    return Loaded(
        with_cells(case, index),
        conform(pd.DataFrame(rows, columns=list(FACTS.columns)), FACTS),
        conform(pd.DataFrame(stages, columns=list(CASE_STAGES.columns)), CASE_STAGES),
    )
