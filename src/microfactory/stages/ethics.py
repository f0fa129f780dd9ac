"""Compute the ethics profile of one case."""

from __future__ import annotations

import pandas as pd

from microfactory import benchmarks, registers, tables
from microfactory.assumptions import assumptions
from microfactory.cases import Case, Loaded
from microfactory.ethics import profile
from microfactory.ingest import library


def profile_case(
    case: Case, facts: pd.DataFrame, cells: pd.DataFrame, priced: pd.DataFrame
) -> pd.DataFrame:
    """Return the profile of one case.

    Parameters
    ----------
    case, facts
        The case and its facts (`microfactory.tables.FACTS`).
    cells, priced
        Benchmarks as transcribed, for the exchange rates, and as computed.
    """
    return profile(
        case.case.id,
        facts,
        priced,
        sources={**registers.sources(), **case.sources},
        rates=benchmarks.exchange_rates(cells),
        week=registers.params().week(),
        about=assumptions("ethics")["about"].value,
        country=case.case.country,
    )


def profile_afresh(loaded: Loaded) -> pd.DataFrame:
    """Return the profile of a case that was read from its file, without the pipeline."""
    cells = library.read_group("benchmarks")
    others = pd.concat([cells, library.read_group("interviews")], ignore_index=True)
    priced = benchmarks.benchmarks(others, registers.params().week())
    return profile_case(loaded.case, loaded.facts, cells, priced)


def main(case_id: str) -> None:
    """Write the profile."""
    cells, priced = tables.read("cells/benchmarks"), tables.read("benchmarks")
    case = Case.model_validate(tables.read_json(f"cases/{case_id}/case"))
    facts = tables.read(f"cases/{case_id}/facts")
    found = profile_case(case, facts, cells, priced)
    tables.write(f"ethics/{case_id}", found, tables.PROFILE)
