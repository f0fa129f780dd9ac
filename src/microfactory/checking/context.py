"""What the check of a case file needs to know, read once for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from microfactory import benchmarks, cases, registers
from microfactory.evidence import Source
from microfactory.ingest import library
from microfactory.problems import ProblemsFound
from microfactory.quantity import Rates
from microfactory.registers import Params, Variable
from microfactory.stages import ethics, typology
from microfactory.typology import Definition, Result


@dataclass(frozen=True)
class Context:
    """The registers, the transcribed cells, and what follows from them for every case."""

    cells: pd.DataFrame
    sources: Mapping[str, Source]
    variables: Mapping[str, Variable]
    params: Params

    @cached_property
    def definition(self) -> Definition:
        """The typology."""
        return typology.definition(self.cells, self.params)

    @cached_property
    def rates(self) -> Rates:
        """The exchange rates."""
        return benchmarks.exchange_rates(self.cells)

    @cached_property
    def priced(self) -> pd.DataFrame:
        """The benchmarks that wages are read beside."""
        return benchmarks.benchmarks(self.cells, self.params.week())

    @cached_property
    def casebook(self) -> pd.DataFrame:
        """The facts of all cases that can be read."""
        found = []
        for case in cases.ids():
            try:
                found.append(self.load(cases.path_of(case)).facts)
            except ProblemsFound:
                continue
        return pd.concat(found, ignore_index=True) if found else pd.DataFrame()

    def load(self, path: Path) -> cases.Loaded:
        """Read a case file."""
        return cases.load(path, self.cells, self.sources, self.variables)

    def classify(self, loaded: cases.Loaded) -> Result:
        """Return which production model a case is."""
        return typology.classify_case(loaded.case, self.definition)

    def profile(self, loaded: cases.Loaded) -> pd.DataFrame:
        """Return the ethics profile of a case."""
        return ethics.profile_case(loaded.case, loaded.facts, self.cells, self.priced)


def read_context() -> Context:
    """Read what the checks need from the files of the project."""
    return Context(
        library.read_all(), registers.sources(), registers.variables(), registers.params()
    )
