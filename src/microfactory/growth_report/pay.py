"""What the work pays, and how many it could keep full-time."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from microfactory import figures
from microfactory.asking import basis, of_row
from microfactory.growth_report.found import GROUPS, Growth, shown
from microfactory.reading import (
    Drawn,
    Prose,
    Table,
    amount,
    asked,
    capital,
    draw,
    graded,
    table,
)

#: What a capacity is taken from, in few words.
BASES: Mapping[str, str] = {
    "off_season": "by the use outside the holidays",
    "scenario": "by the sales scenario",
}

#: How the numbers here were computed.
HOW = "what was paid out in a year, shared out, and the wages of the country"


def earnings_table(found: Growth) -> Table | Prose:
    """Return what a person would earn in each scenario, by who shares the work."""
    if found.earnings.empty:
        return Prose("What the workers are paid in all is not known.")
    rows = [
        {
            "label": capital(row["label"]),
            "group": f"{GROUPS[row['group']]}: {amount(row['heads_low'], row['heads_high'], '1')}",
            "sales": shown(row, "sales", row["unit"]),
            "take": asked(
                f"pay-{row['scenario']}-{row['group']}",
                shown(row, "take_home", row["unit"]),
                row,
                found.sources,
                what=f"Kept by one of {GROUPS[row['group']]}: {row['label']}",
            ),
            "day": shown(row, "day", row["unit"]),
            "grade": graded(row["grade"]),
            "card": of_row(HOW, row),
        }
        for row in found.earnings.to_dict("records")
    ]
    columns = [
        {"key": "label", "label": "Scenario", "kind": "long"},
        {"key": "group", "label": "Shared by", "kind": "long"},
        {"key": "sales", "label": "Sales", "kind": "number"},
        {"key": "take", "label": "Kept by each in a year", "kind": "number"},
        {"key": "day", "label": "A working day", "kind": "number"},
        {"key": "grade", "label": "Evidence"},
    ]
    return table(
        rows,
        columns,
        "What the work pays",
        note=(
            "The workers' part of the sales and what they keep of it stay as they were; the work is "
            "shared evenly, which no network does."
        ),
        basis=basis(HOW, found.earnings, found.full_time),
    )


def full_time_figure(found: Growth) -> Drawn | Prose:
    """Return how many people the work could keep full-time, at each wage."""
    heads = found.earnings.loc[found.earnings["group"] == "full_time", "heads_low"]
    if found.full_time.empty or heads.empty:
        return Prose("How many could be full-time needs their pay and the wages of the country.")
    scenarios = dict.fromkeys(found.full_time["scenario"])
    labels = {key: _short(key) for key in scenarios if not key.endswith("_100")}
    told = [
        f"{row['benchmark'].replace('_', ' ')}: {_people(row)}"
        for row in found.full_time.loc[found.full_time["scenario"] == "as_it_was"].to_dict(
            "records"
        )
    ]
    return draw(
        figures.full_time(found.full_time, labels, float(heads.iloc[0])),
        alt=f"People who could be paid a wage all year, in the year as it was: {'; '.join(told)}.",
        title="How many the work could keep full-time",
        caption=(
            "Each wage in the year nearest to that of the pay; the years between are not bridged. "
            "A diamond is a single value, a bar an interval."
        ),
        source="the firm; wage orders and living wages of Kenya",
        wide=True,
        basis=basis(HOW, found.earnings, found.full_time),
    )


def _short(scenario: str) -> str:
    """Return a scenario in few words, for a legend."""
    base, _, use = scenario.rpartition("_")
    if base not in BASES:
        return "the year as it was"
    return f"{use}% all year, {BASES[base]}"


def _people(row: Mapping[Any, Any]) -> str:
    low, high = math.floor(row["people_low"]), math.floor(row["people_high"])
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def full_time_table(found: Growth) -> Table | Prose:
    """Return how many each wage allows, and the sales at which all full-time workers had it."""
    if found.full_time.empty:
        return Prose("There are no wages of the country to count with.")
    wide = found.full_time.drop_duplicates("benchmark")
    scenarios = found.full_time.drop_duplicates("scenario")[["scenario", "label"]]
    rows = []
    for wage in wide.to_dict("records"):
        row: dict[str, Any] = {
            "wage": f"{capital(wage['benchmark'].replace('_', ' '))}, {wage['benchmark_year']}",
            "day": amount(wage["wage_low"], wage["wage_high"], f"USD_{wage['benchmark_year']}"),
            "needed": shown(wage, "sales_needed", wage["unit"]),
            "grade": graded(wage["grade"]),
            "card": of_row(HOW, wage),
        }
        own = found.full_time.loc[found.full_time["benchmark"] == wage["benchmark"]]
        for each in own.to_dict("records"):
            row[each["scenario"]] = asked(
                f"people-{each['scenario']}-{each['benchmark']}",
                _people(each),
                each,
                found.sources,
                what=f"People at this wage: {each['label']}",
            )
        rows.append(row)
    columns = [
        {"key": "wage", "label": "Wage"},
        {"key": "day", "label": "A working day", "kind": "number"},
    ]
    columns += [
        {"key": key, "label": capital(label), "kind": "number"}
        for key, label in scenarios.itertuples(index=False)
    ]
    columns += [
        {
            "key": "needed",
            "label": "Sales at which all full-time workers have it",
            "kind": "number",
        },
        {"key": "grade", "label": "Evidence"},
    ]
    return table(
        rows,
        columns,
        "Full-time at a floor or a living wage",
        basis=basis(HOW, found.earnings, found.full_time),
    )
