"""Facts to compute growth from."""

from __future__ import annotations

import math

import pandas as pd

from microfactory.tables import FACTS, conform

MONEY = "USD_2017"


def fact(variable, low, high=None, *, unit=MONEY, resolution=0.0, **said):
    """Return one row of FACTS; without rounding unless a resolution is given."""
    row = dict.fromkeys(FACTS.columns, "")
    row |= {"case": "case", "variable": variable, "record": 0, "approx": False, "unit": unit}
    row |= {"low": low, "high": low if high is None else high, "resolution": resolution}
    row |= {"year": "2017", "status": "observed", "grade": "B", "source": "accounts", "at": "p. 1"}
    return row | said


def facts_of(*rows):
    seen: dict[str, int] = {}
    for row in rows:
        row["record"] = seen.get(row["variable"], 0)
        seen[row["variable"]] = row["record"] + 1
    return conform(pd.DataFrame(rows, columns=list(FACTS.columns)), FACTS)


def ends(row, name=""):
    prefix = f"{name}_" if name else ""
    return row[f"{prefix}low"], row[f"{prefix}high"]


def nothing():
    return facts_of()


NAN = math.nan
