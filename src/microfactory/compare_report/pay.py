"""What workers are paid for a day, beside what others are and what the law and a decent life ask."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from microfactory.asking import of_row
from microfactory.compare_report.gathering import Comparison
from microfactory.reading import Table, amount, graded, table

#: The wages of others that the thesis gives, in its order, and its legal floor of Thailand.
OTHERS = (
    "wage_new_york",
    "wage_mexico",
    "wage_china",
    "minimum_wage_all_workers",
    "wage_apparel_asia",
    "wage_apparel_spain",
)


def wages(found: Comparison) -> Table:
    """Return the pay of a working day in each case, and of the reference firms of the thesis."""
    daily = found.profiles.loc[found.profiles["indicator"] == "daily_wage"]
    rows = [
        {
            "who": found.names[row["case"]],
            "whom": _when(row["population"], row["year"]),
            "pay": _money(row, "") if row["state"] == "known" else None,
            "floor": _money(row, "floor_"),
            "decent": _money(row, "decent_"),
            "status": row["status"],
            "grade": graded(str(row["grade"])),
            "card": of_row("the wage as it is stated, taken to a working day", row),
        }
        for row in daily.to_dict("records")
    ]
    named = found.benchmarks.set_index("benchmark", drop=False)
    for key in OTHERS:
        if key not in named.index:
            continue
        row = named.loc[key].to_dict()
        pay = amount(row["usd_per_day_low"], row["usd_per_day_high"], f"USD_{row['year']}/day")
        floor = row["kind"] == "legal_floor"
        rows.append(
            {
                "who": row["place"],
                "whom": _when(str(row["for_whom"]).replace("_", " "), str(row["year"])),
                "pay": "" if floor else _short(pay),
                "floor": _short(pay) if floor else "",
                "decent": "",
                "status": row["status"],
                "grade": graded(str(row["grade"])),
                "card": of_row("the wage as it is stated, taken to a working day", row),
            }
        )
    columns = [
        {"key": "who", "label": "Firm or place"},
        {"key": "whom", "label": "Who is paid", "kind": "long"},
        {"key": "pay", "label": "Pay", "kind": "number"},
        {"key": "floor", "label": "Legal floor", "kind": "number"},
        {"key": "decent", "label": "Living wage of one", "kind": "number"},
        {"key": "status", "label": "Status"},
        {"key": "grade", "label": "Evidence"},
    ]
    return table(
        rows,
        columns,
        "Pay of a working day in dollars of the year",
        note=(
            "An hour is an eighth of a working day and a month 26 of them. What a dollar buys differs from "
            "place to place and is not adjusted; only the ratios to a place's own floor and living wage "
            "are compared. Empty: none is at hand for the place and the year."
        ),
        basis=found.behind,
    )


def _when(whom: str, year: str) -> str:
    return f"{whom}, {year}" if whom and year else whom or year


def _money(row: Mapping[Any, Any], side: str) -> Markup | str:
    low, high = row[f"{side}low"], row[f"{side}high"]
    if math.isnan(low) and math.isnan(high):
        return ""
    return _short(amount(low, high, str(row["unit"])))


def _short(text: str) -> str:
    """Return an amount without the day and the year, which have columns of their own."""
    return text.partition(" a day")[0]
