"""Columns of shares whose whole is looked for, and what the search finds.

A column does not always mean what its heading says. Here the candidates are named beforehand, each is
tried on every cell, and beside them stands every whole number that reproduces the cells.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from microfactory.audit.printed import Figures
from microfactory.audit.readings import (
    Share,
    best_denominators,
    denominators,
    share_fits,
    try_wholes,
)
from microfactory.quantity import Interval

T9, T10, T11 = "thesis_table_09_investments", "thesis_table_10_skills", "thesis_table_11_artisans"
SOKO = "thesis_text_soko_reports"


@dataclass(frozen=True)
class Column:
    """A column of shares and the wholes that it may have been taken of.

    Parameters
    ----------
    id, label
        Key, and what it is called.
    shares
        Name of the row -> the cells of the part and of the share.
    wholes
        Name of the candidate -> the cell that holds it.
    """

    id: str
    label: str
    shares: Mapping[str, tuple[str, str]]
    wholes: Mapping[str, str]


PEOPLE = {
    "artisans surveyed": f"{SOKO}/survey_n_2017/soko",
    "lead artisans": f"{T11}/lead_artisans/y2017",
    "full-time employees": f"{T11}/full_time_employees/y2017",
    "active artisans": f"{SOKO}/artisans_active_2017/soko",
    "registered artisans": f"{SOKO}/artisans_registered_2017/soko",
}

COLUMNS: Sequence[Column] = (
    Column(
        "table_09",
        "Table 9, shares headed as of Soko-generated revenue",
        {
            name: (f"{T9}/{name}/artisans", f"{T9}/{name}/revenue_share")
            for name in ("land", "new_microfactory", "livestock", "other")
        },
        PEOPLE,
    ),
    Column(
        "table_10",
        "Table 10, shares of the surveyed network",
        {
            name: (f"{T10}/{name}/artisans", f"{T10}/{name}/share")
            for name in (
                "trained_by_soko",
                "lead_artisans_trained_others",
                "skill_quality_control",
                "skill_soldering",
                "new_material_in_use",
                "material_brass_sheet_wire",
                "material_horn",
            )
        },
        PEOPLE,
    ),
)


def shares_of(column: Column, figures: Figures) -> list[Share]:
    """Return the parts and printed shares of a column."""
    found = []
    for name, (part, share) in column.shares.items():
        count, percent = figures.get(part), figures.get(share)
        if count is not None and percent is not None:
            found.append(Share(name, count.face.low, percent.span))
    return found


def denominators_table(figures: Figures) -> pd.DataFrame:
    """Return for each column what every candidate reproduces, and the whole numbers that do most.

    ``kind`` is ``candidate`` for a whole that was named beforehand, ``whole number`` for one that the
    search over all numbers found.
    """
    rows = []
    for column in COLUMNS:
        shares = shares_of(column, figures)
        wholes: dict[str, Interval] = {}
        for name, key in column.wholes.items():
            whole = figures.get(key)
            if whole is not None:
                wholes[name] = whole.face
        for one in try_wholes(shares, wholes):
            rows.append(
                _row(column, "candidate", one.name, one.whole.low, one.whole.high, one.fits, shares)
            )
        _, found = best_denominators(shares)
        for names in sorted(set(found.values())):
            numbers = [number for number, fits in found.items() if fits == names]
            for low, high in runs(numbers):
                rows.append(_row(column, "whole number", "", low, high, names, shares))
        for share in shares:
            for low, high in runs(denominators([share])):
                rows.append(_row(column, "whole number", "", low, high, (share.name,), [share]))
    return pd.DataFrame(rows).drop_duplicates(ignore_index=True)


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return whole numbers as runs without a gap.

    Examples
    --------
    >>> runs([1, 2, 3, 7])
    [(1, 3), (7, 7)]
    """
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _row(
    column: Column,
    kind: str,
    candidate: str,
    low: float,
    high: float,
    fits: Sequence[str],
    shares: Sequence[Share],
) -> dict[str, Any]:
    missed = [share for share in shares if share.name not in fits]
    whole = Interval(low, high)
    return {
        "column": column.id,
        "label": column.label,
        "kind": kind,
        "candidate": candidate,
        "low": float(low),
        "high": float(high) if math.isfinite(high) else math.nan,
        "reproduced": len(fits),
        "cells": len(shares),
        "fits": " ".join(fits),
        "fails": " ".join(
            f"{share.name}={100 * share.part / whole.low:.4g}%"
            for share in missed
            if whole.is_point and not share_fits(share, whole)
        ),
    }
