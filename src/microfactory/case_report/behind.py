"""What stands behind the computed numbers of a case study."""

from __future__ import annotations

import pandas as pd

from microfactory.asking import Basis, basis
from microfactory.casebook import Results


def behind(results: Results, how: str, *frames: pd.DataFrame, at: str = "") -> Basis:
    """Return what stands behind numbers of a case that have no card of their own.

    Parameters
    ----------
    results
        Of the case.
    how
        What they were computed from.
    frames
        The rows that count; all facts of the case if not given.
    at
        Where the inputs stand.
    """
    return basis(how, *(frames or (results.facts,)), population=results.name, at=at)


def census(results: Results) -> Basis:
    """Return what stands behind a place among the factories of the United States."""
    return Basis(
        f"the size of a site of {results.name}, and counts of establishments in classes",
        population="manufacturing establishments with employees, United States",
        year="2012",
        grade="A",
        sources=("census_cbp_2012",),
    )
