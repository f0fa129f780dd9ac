"""Growth against levels, and what it takes to break even."""

from __future__ import annotations

import math
from collections.abc import Mapping

from microfactory import figures
from microfactory.asking import basis, of_row
from microfactory.growth_report.found import SERIES, Growth, shown, steps_of, value_of
from microfactory.reading import (
    Drawn,
    Prose,
    Table,
    amount,
    asked,
    capital,
    draw,
    graded,
    plain,
    table,
)

#: How the numbers here were computed.
HOW = "the growth, revenue, margin and loss that are stated, compounded and solved for"


def levels_figure(found: Growth) -> Drawn | Prose:
    """Return the levels that each reading implies."""
    known = found.levels.loc[found.levels["level_low"].notna()]
    if known.empty:
        return Prose("Levels need a gross margin and a revenue of one year; they are not known.")
    last = int(known["year"].max())
    told = [
        f"{SERIES[str(series)]} by {plain(line.iloc[0]['words'])} "
        f"from {value_of(line.iloc[0].to_dict(), 'level_')} in {line.iloc[0]['year']}"
        for (series, _), line in known.groupby(["series", "reading"], sort=False)
    ]
    return draw(
        figures.growth_levels(found.levels),
        alt=f"Levels up to {last} on a logarithmic scale: {'; '.join(told)}.",
        title="Growth, turned into levels",
        caption=(
            "All lines hang from the accounts of one year. Where a line of gross profit lies above one "
            "of revenue, the two cannot both be true. Dashed: a forecast."
        ),
        source="Tables 6 and 7 of the thesis, and its text",
        basis=basis(HOW, found.levels, found.break_even),
    )


def levels_table(found: Growth) -> Table | Prose:
    """Return growth, index and level of each reading and year."""
    if found.levels.empty:
        return Prose("No growth is stated.")
    rows = []
    for row in found.levels.to_dict("records"):
        key = f"level-{row['series']}-{row['reading']}-{row['year']}"
        what = f"{capital(SERIES[row['series']])} of {row['year']}: {row['words']}"
        rows.append(
            {
                "series": capital(SERIES[row["series"]]),
                "words": row["words"],
                "year": str(row["year"]),
                "growth": shown(row, "growth", "percent"),
                "index": shown(row, "index", "1"),
                "level": asked(key, shown(row, "level", row["unit"]), row, found.sources, what=what)
                if not math.isnan(row["level_low"])
                else "",
                "rounded": shown(row, "level_rounded", row["unit"]),
                "grade": graded(row["grade"]),
                "card": of_row(HOW, row),
            }
        )
    columns = [
        {"key": "series", "label": "Series"},
        {"key": "words", "label": "Read as", "kind": "long"},
        {"key": "year", "label": "Year", "kind": "number"},
        {"key": "growth", "label": "Growth", "kind": "number"},
        {"key": "index", "label": "Against the first year", "kind": "number"},
        {"key": "level", "label": "Level", "kind": "number"},
        {"key": "rounded", "label": "Before rounding", "kind": "number"},
        {"key": "grade", "label": "Evidence"},
    ]
    return table(
        rows,
        columns,
        "Growth compounded, and the levels that it implies",
        basis=basis(HOW, found.levels, found.break_even),
    )


def margins_table(found: Growth) -> Table | Prose:
    """Return which readings of the two series can be true together."""
    if found.implied_margins.empty:
        return Prose("There are no two statements on growth to hold against each other.")
    rows = [
        {
            "year": str(row["year"]),
            "profit": capital(BRIEF[row["profit_reading"]]),
            "revenue": capital(BRIEF[row["revenue_reading"]]),
            "margin": amount(row["low"], row["high"], "percent"),
            "rounded": amount(row["rounded_low"], row["rounded_high"], "percent"),
            "possible": row["possible"],
        }
        for row in found.implied_margins.to_dict("records")
    ]
    columns = [
        {"key": "year", "label": "Year"},
        {"key": "profit", "label": "Gross profit"},
        {"key": "revenue", "label": "Revenue"},
        {"key": "margin", "label": "Gross margin implied", "kind": "number"},
        {"key": "rounded", "label": "Before rounding", "kind": "number"},
        {"key": "possible", "label": "Possible"},
    ]
    return table(
        rows,
        columns,
        "Gross margins that two statements imply together",
        note=(
            "A gross margin above 100% cannot be. A factor given as a word, doubled, is taken to mean "
            "1.5 to 2.5 where rounding is allowed for."
        ),
        basis=basis(HOW, found.levels, found.break_even),
    )


#: Readings in few words, for a table that names two of them in a line.
BRIEF: Mapping[str, str] = {
    "by": "table, by",
    "to": "table, to",
    "factor": "text, factor",
    "per_year": "average a year",
    "in_all": "average in all",
}


def break_even_figure(found: Growth) -> Drawn | Prose:
    """Return the result of a year against its revenue."""
    steps = steps_of(found)
    if not steps:
        return Prose(
            "What it takes to break even needs a gross margin, a revenue and a loss; **not all three are "
            "known**."
        )
    own = found.break_even.loc[found.break_even["reading"] == "accounts"]
    return draw(
        figures.break_even(own),
        alt=(
            f"The result rises with revenue from a loss of {value_of(steps['loss'])} at "
            f"{value_of(steps['revenue'])} to nought at {value_of(steps['break_even_revenue'])}; before rounding, "
            f"at {value_of(steps['break_even_revenue'], 'rounded_')}."
        ),
        title="What revenue breaks even",
        caption="Overhead and gross margin stay as they were. Pale: the rounding of the printed figures.",
        source="the accounts of the firm, as cited in the thesis",
        basis=basis(HOW, found.levels, found.break_even),
    )


def break_even_table(found: Growth) -> Table | Prose:
    """Return the steps from margin, revenue and loss to the revenue that breaks even."""
    steps, wider = steps_of(found), steps_of(found, "all_records")
    if not steps:
        return Prose("There is nothing to compute it from.")
    rows = []
    for quantity, row in steps.items():
        what = capital(row["label"])
        other = wider[quantity]
        rows.append(
            {
                "label": what,
                "value": asked(f"even-{quantity}", value_of(row), row, found.sources, what=what),
                "rounded": value_of(row, "rounded_"),
                "wider": ""
                if (other["low"], other["high"]) == (row["low"], row["high"])
                else value_of(other),
                "grade": graded(row["grade"]),
                "card": of_row(HOW, row),
            }
        )
    columns = [
        {"key": "label", "label": "Step"},
        {"key": "value", "label": "As printed", "kind": "number"},
        {"key": "rounded", "label": "Before rounding", "kind": "number"},
        {"key": "wider", "label": "With any revenue on record", "kind": "number"},
        {"key": "grade", "label": "Evidence"},
    ]
    return table(
        rows,
        columns,
        "From loss to break-even",
        subtitle="with the revenue of the accounts that state the loss",
        note=(
            "The revenue that breaks even is the present one and the loss over the gross margin. The last "
            "figures hold where a record of another source gives another revenue for the year."
        ),
        basis=basis(HOW, found.levels, found.break_even),
    )
