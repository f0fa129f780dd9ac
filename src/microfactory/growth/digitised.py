"""Figures 22, 23 and 25, when a reader supplies their values, against what the text says."""

from __future__ import annotations

import re

import pandas as pd

from microfactory.quantity import Interval
from microfactory.tables import DIGITISED_CHECKS, conform

COST_OF_GOODS, REVENUE, EXPENDITURES = "figure_22", "figure_23", "figure_25"


def digitised_checks(
    values: pd.DataFrame, break_even: pd.DataFrame, last_quarter: Interval | None
) -> pd.DataFrame:
    """Return what the digitised values say on figures that the text prints.

    Parameters
    ----------
    values
        `microfactory.tables.DIGITISED`.
    break_even
        `microfactory.tables.BREAK_EVEN` of the firm.
    last_quarter
        The printed share of the year's sales in the last quarter, in percent.

    Returns
    -------
    `microfactory.tables.DIGITISED_CHECKS`; empty without values.
    """
    steps = break_even.loc[break_even["reading"] == "accounts"].set_index("quantity")
    rows = []
    for year, low, high in _by_year(values, COST_OF_GOODS):
        margin = Interval.exactly(100) - Interval(low, high)
        printed = _printed(steps, "margin") if year == "2017" else None
        rows.append(
            (
                COST_OF_GOODS,
                year,
                "gross margin: 100 less the cost of goods",
                margin,
                printed,
                "percent",
            )
        )
    for year, share in _last_quarters(values):
        rows.append((REVENUE, year, "share of the last quarter", share, last_quarter, "percent"))
    for year, low, high in _by_year(values, EXPENDITURES):
        unit = str(values.loc[values["figure"] == EXPENDITURES, "unit"].iloc[0])
        printed = _printed(steps, "overhead") if year == "2017" and unit != "percent" else None
        rows.append(
            (
                EXPENDITURES,
                year,
                "operating expenditures, all kinds",
                Interval(low, high),
                printed,
                unit,
            )
        )
    table = [
        {
            "figure": figure,
            "period": period,
            "label": label,
            "low": span.low,
            "high": span.high,
            "printed_low": printed.low if printed else float("nan"),
            "printed_high": printed.high if printed else float("nan"),
            "unit": unit,
            "agrees": "" if printed is None else "yes" if span.overlaps(printed) else "no",
        }
        for figure, period, label, span, printed, unit in rows
    ]
    return conform(pd.DataFrame(table, columns=list(DIGITISED_CHECKS.columns)), DIGITISED_CHECKS)


def _printed(steps: pd.DataFrame, quantity: str) -> Interval | None:
    for row in steps.loc[steps.index == quantity].to_dict("records"):
        return Interval(row["rounded_low"], row["rounded_high"])
    return None


def _by_year(values: pd.DataFrame, figure: str) -> list[tuple[str, float, float]]:
    """Return the sums of all series of a figure, year by year."""
    own = values.loc[values["figure"] == figure]
    sums = own.groupby("period", sort=True)[["low", "high"]].sum()
    return [(str(period), float(row["low"]), float(row["high"])) for period, row in sums.iterrows()]


def _last_quarters(values: pd.DataFrame) -> list[tuple[str, Interval]]:
    """Return the last quarter's share of each year of which all quarters are there."""
    spans: dict[str, dict[str, Interval]] = {}
    for period, low, high in _by_year(values, REVENUE):
        found = re.fullmatch(r"(\d{4})-Q([1-4])", period)
        if found:
            spans.setdefault(found[1], {})[found[2]] = Interval(low, high)
    shares = []
    for year, quarters in sorted(spans.items()):
        if len(quarters) == 4 and sum(span.low for span in quarters.values()) > 0:
            last = quarters.pop("4")
            rest = Interval(
                sum(span.low for span in quarters.values()),
                sum(span.high for span in quarters.values()),
            )
            low = last.low / (last.low + rest.high) if last.low + rest.high else 0.0
            high = last.high / (last.high + rest.low)
            shares.append((year, Interval(100 * low, 100 * high)))
    return shares
