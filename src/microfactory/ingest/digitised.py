"""Values that a reader read off a printed figure: optional, one file a figure."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from microfactory import paths
from microfactory.ingest.typed import read_typed
from microfactory.problems import Problem, ProblemsFound, did_you_mean, shown, stop_if_any
from microfactory.quantity import UnitError, parse_unit
from microfactory.tables import DIGITISED, conform

FOLDER = "data/digitised"
#: The columns of a file: those of the table without the figure, which its name says.
FILE = pa.DataFrameSchema(
    {name: column for name, column in DIGITISED.columns.items() if name != "figure"},
    strict=True,
    ordered=True,
    unique=["series", "period"],
    description="Values read off one figure.",
)


def read_digitised(expected: Mapping[str, str]) -> pd.DataFrame:
    """Read the files that a reader supplied; nothing is missing when there are none.

    Parameters
    ----------
    expected
        Name of a file, without ending, and the id of the figure that it holds.

    Returns
    -------
    `microfactory.tables.DIGITISED`, empty without files.

    Raises
    ------
    ProblemsFound
        For a file of another name, and with every wrong cell of every file.
    """
    folder = paths.root() / FOLDER
    found = sorted(folder.glob("*.csv")) if folder.is_dir() else []
    problems = [
        Problem(
            paths.shown(path),
            f"the name {shown(path.stem)}",
            f"one of {', '.join(sorted(expected))}",
            did_you_mean(path.stem, expected),
        )
        for path in found
        if path.stem not in expected
    ]
    tables = []
    for path in found:
        if path.stem in expected:
            try:
                tables.append(_read(path).assign(figure=expected[path.stem]))
            except ProblemsFound as error:
                problems += error.problems
    stop_if_any(problems)
    empty = pd.DataFrame(columns=list(DIGITISED.columns))
    return conform(pd.concat(tables, ignore_index=True) if tables else empty, DIGITISED)


def _read(path: Path) -> pd.DataFrame:
    values = read_typed(path, FILE)
    problems = []
    for place, unit in enumerate(values["unit"], start=2):
        try:
            parse_unit(str(unit))
        except UnitError as error:
            where = f"{paths.shown(path)} row {place}, column unit"
            problems.append(Problem(where, shown(unit), error.expected, error.hint))
    stop_if_any(problems)
    return values
