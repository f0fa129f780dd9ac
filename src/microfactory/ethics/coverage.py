"""How much of a profile is known, why the rest is not, and who says it."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from microfactory.ethics.registry import THEMES
from microfactory.evidence import Missing, worst_grade

ALL = "all"


def coverage(profile: pd.DataFrame) -> pd.DataFrame:
    """Return how much is known, for each case and theme, and for all themes of a case together.

    Parameters
    ----------
    profile
        `microfactory.tables.PROFILE`, of one or more cases.

    Returns
    -------
    Columns ``case``, ``theme`` (``all`` for the whole), ``indicators``, ``known``, ``unknown``,
    ``not_applicable``, ``not_researched`` (counts that add up to ``indicators``), ``worst_grade``
    of what is known, and ``self_reported``, the part of what is known that rests on the firm's own
    word alone, from 0 to 1; NaN where nothing is known.
    """
    rows = []
    for case, rows_of_case in profile.groupby("case", sort=False):
        for theme in [ALL, *THEMES]:
            part = rows_of_case if theme == ALL else rows_of_case[rows_of_case["theme"] == theme]
            if len(part):
                rows.append({"case": str(case), "theme": theme} | _counts(part))
    return pd.DataFrame(rows)


def _counts(part: pd.DataFrame) -> dict[str, Any]:
    known = part[part["state"] == "known"]
    states = {state: int((part["state"] == state).sum()) for state in map(str, Missing)}
    return {
        "indicators": len(part),
        "known": len(known),
        **states,
        "worst_grade": str(worst_grade(known["grade"]) or ""),
        "self_reported": float(known["self_reported"].mean()) if len(known) else math.nan,
    }
