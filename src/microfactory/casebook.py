"""What the pipeline knows of a case, for a report; and a case file read afresh, for a command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from microfactory import cases, registers, tables
from microfactory.evidence import Source
from microfactory.ingest import library
from microfactory.problems import Problem, ProblemsFound, did_you_mean


@dataclass(frozen=True)
class Results:
    """The finished results of one case, as the pipeline wrote them."""

    case: cases.Case
    facts: pd.DataFrame
    typology: dict[str, Any]
    ethics: pd.DataFrame
    value_chain: pd.DataFrame
    costs: pd.DataFrame
    margins: pd.DataFrame
    size_classes: pd.DataFrame
    sources: dict[str, Source]

    @property
    def id(self) -> str:
        """The id of the case."""
        return self.case.case.id

    @property
    def name(self) -> str:
        """What the case is called in prose."""
        return self.case.case.name


def results(case: str) -> Results:
    """Return the finished results of a case.

    Raises
    ------
    ProblemsFound
        If there is no case of this id.
    FileNotFoundError
        If the pipeline has not been run for it.
    """
    if case not in cases.ids():
        hint = did_you_mean(case, cases.ids())
        raise ProblemsFound([Problem("case", repr(case), f"one of {', '.join(cases.ids())}", hint)])
    known = cases.Case.model_validate(tables.read_json(f"cases/{case}/case"))
    return Results(
        case=known,
        facts=tables.read(f"cases/{case}/facts"),
        typology=tables.read_json(f"typology/{case}"),
        ethics=tables.read(f"ethics/{case}"),
        value_chain=tables.read(f"value_chain/{case}"),
        costs=tables.read(f"costs/{case}"),
        margins=tables.read(f"margins/{case}"),
        size_classes=tables.read("census/size_classes"),
        sources={**registers.sources(), **known.sources},
    )


def read(case: str) -> cases.Loaded:
    """Read a case file, by id or path, with everything that it points to, from the raw tables.

    Raises
    ------
    ProblemsFound
        With every problem of the file.
    """
    return cases.load(
        cases.path_of(case), library.read_all(), registers.sources(), registers.variables()
    )


def name_of(case: str) -> str:
    """Return what a case is called, from what the pipeline wrote of it."""
    return cases.Case.model_validate(tables.read_json(f"cases/{case}/case")).case.name
