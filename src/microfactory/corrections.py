"""Declared corrections to transcriptions.

A transcription keeps what is printed. Where the print is evidently a slip, the correction stands
in ``data/corrections.yaml`` with its reason and with what it expects to find, so that a correction
whose cause is gone is an error and asks to be removed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field

from microfactory.problems import Problem, shown

PLACE = "data/corrections.yaml"


class Correction(BaseModel):
    """One entry of ``data/corrections.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    table: str
    row: str
    column: str
    field: str
    expects: str
    becomes: str
    reason: Annotated[str, Field(min_length=20)]


def apply(
    frame: pd.DataFrame, table: str, corrections: Sequence[Correction]
) -> tuple[pd.DataFrame, list[Problem]]:
    """Apply the corrections of one table to its raw text cells.

    Parameters
    ----------
    frame
        Raw cells as text, with columns ``row`` and ``column`` among others.
    table
        Name of the raw table.
    corrections
        All declared corrections; those of other tables are passed over.

    Returns
    -------
    The corrected copy, and a problem for each correction that no longer fits.
    """
    frame, problems = frame.copy(), []
    for position, correction in enumerate(corrections):
        if correction.table != table:
            continue
        where = f"{PLACE} @ [{position}] ({table}/{correction.row}/{correction.column})"
        if correction.field not in frame.columns:
            problems.append(
                Problem(where, f"field {shown(correction.field)}", "a column of the raw table")
            )
            continue
        hit = frame.index[(frame["row"] == correction.row) & (frame["column"] == correction.column)]
        if len(hit) != 1:
            problems.append(Problem(where, f"{len(hit)} cells with this key", "one cell"))
            continue
        now = frame.loc[hit[0], correction.field]
        if now != correction.expects:
            problems.append(
                Problem(
                    where,
                    f"{correction.field} {shown(now)}",
                    shown(correction.expects),
                    "The transcription has changed: remove this correction if it is mended.",
                )
            )
            continue
        frame.loc[hit[0], correction.field] = correction.becomes
    return frame, problems
