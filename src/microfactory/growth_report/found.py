"""What the pipeline computed of the growth of a case, and how its values are shown."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from microfactory import casebook, growth, registers, tables
from microfactory.evidence import Source
from microfactory.reading import (
    amount,
)

GROUPS: Mapping[str, str] = {
    "registered": "all who are registered",
    "active": "those who were active in the year",
    "full_time": "owners of workshops and full-time employees",
    "owners": "owners of workshops",
}

STATEMENTS: Mapping[str, str] = {
    "off_season": "the use outside the holidays",
    "peak": "the peak of the last quarter",
    "scenario": "the sales scenario",
}

SERIES: Mapping[str, str] = {"gross_profit": "gross profit", "revenue": "revenue"}
#: Figures that exist only as images, and what they show.
IMAGES: Mapping[str, str] = {
    "figure_22": "cost of goods as a share of revenue",
    "figure_23": "what the artisans earned through the firm, by quarter",
    "figure_25": "operating expenditures of 2017",
}


@dataclass(frozen=True)
class Growth:
    """Finished tables on the growth of one case."""

    case: str
    name: str
    sources: Mapping[str, Source]
    levels: pd.DataFrame
    implied_margins: pd.DataFrame
    break_even: pd.DataFrame
    capacities: pd.DataFrame
    capacity_pairs: pd.DataFrame
    capacity_groups: pd.DataFrame
    earnings: pd.DataFrame
    full_time: pd.DataFrame
    digitised: pd.DataFrame


def growing(case: str) -> Growth:
    """Return what the pipeline computed of the growth of a case."""
    names = ["levels", "implied_margins", "break_even", "capacities", "capacity_pairs"]
    names += ["capacity_groups", "earnings", "full_time"]
    return Growth(
        case,
        casebook.name_of(case),
        registers.sources(),
        **{name: tables.read(f"growth/{case}/{name}") for name in names},
        digitised=tables.read("digitised"),
    )


def supposing(found: Growth, made_before: float, use: float) -> Growth:
    """Return the same with capacity and pay computed anew under a reader's suppositions.

    Parameters
    ----------
    found
        What the pipeline computed.
    made_before
        Part of the last quarter's sales that was produced before it.
    use
        Use of capacity throughout the year, beside the full one.
    """
    facts = tables.read(f"cases/{found.case}/facts")
    week = registers.params().week()
    header = tables.read_json(f"cases/{found.case}/case")["case"]
    wages = tables.read("benchmarks")
    wages = wages.loc[wages["country"] == header.get("country", "")]
    capacities = growth.capacities(facts, made_before=made_before)
    uses = (use, 1.0)
    return Growth(
        found.case,
        found.name,
        found.sources,
        found.levels,
        found.implied_margins,
        found.break_even,
        capacities,
        growth.capacity_pairs(capacities),
        growth.capacity_groups(facts, made_before=made_before),
        growth.earnings(facts, week, uses, made_before=made_before),
        growth.full_time(facts, wages, week, uses, made_before=made_before),
        found.digitised,
    )


def steps_of(found: Growth, reading: str = "accounts") -> dict[str, dict[Any, Any]]:
    """Return the steps to break-even by their key, by one reading of the revenue."""
    own = found.break_even.loc[found.break_even["reading"] == reading]
    return {str(row["quantity"]): row for row in own.to_dict("records")}


def value_of(row: Mapping[Any, Any], prefix: str = "") -> str:
    """Return the value of a row in words."""
    return amount(row[f"{prefix}low"], row[f"{prefix}high"], str(row["unit"]))


def shown(row: Mapping[Any, Any], name: str, unit: str) -> str:
    """Return one of the intervals of a row in words; nothing where it is not known."""
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    return "" if math.isnan(low) else amount(low, high, unit)
