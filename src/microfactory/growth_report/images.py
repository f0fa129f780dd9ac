"""Figures 22, 23 and 25, which exist only as images: drawn when a reader supplies their values."""

from __future__ import annotations

import math
from collections.abc import Mapping

from microfactory import figures, growth, tables
from microfactory.asking import basis
from microfactory.growth_report.found import Growth, value_of
from microfactory.quantity import Interval
from microfactory.reading import (
    Drawn,
    Prose,
    Table,
    capital,
    draw,
    table,
)

#: Figures that exist only as images, and what they show.
IMAGES: Mapping[str, str] = {
    "figure_22": "cost of goods as a share of revenue",
    "figure_23": "what the artisans earned through the firm, by quarter",
    "figure_25": "operating expenditures of 2017",
}


def image_figure(found: Growth, figure: str) -> Drawn | Prose:
    """Return a figure that exists only as an image, from digitised values; or that there are none.

    Parameters
    ----------
    figure
        ``figure_22``, ``figure_23`` or ``figure_25``.
    """
    label = figure.replace("figure_", "Figure ")
    values = found.digitised.loc[found.digitised["figure"] == figure]
    if values.empty:
        return Prose(
            f"**{label}** ({IMAGES[figure]}) exists only as an image. Its values are not in the text of "
            "the thesis and are not invented; who has the printed figure can supply them, as "
            "`data/digitised/README.md` says.",
            basis=basis("what a reader read off the printed figure", found.digitised),
        )
    told = [
        f"{row['series']} {row['period']}: {value_of(row)}" for row in values.to_dict("records")
    ]
    return draw(
        figures.digitised(values),
        alt=f"{label}, {IMAGES[figure]}. {'; '.join(told)}.",
        title=f"{label}: {IMAGES[figure]}",
        caption="Read off the printed figure by a reader. Pale: what could not be read off closer.",
        source="digitised from the thesis",
        basis=basis("what a reader read off the printed figure", found.digitised),
    )


def images_table(found: Growth) -> Table | Prose:
    """Return what the digitised figures say on what the text prints."""
    facts = tables.read(f"cases/{found.case}/facts")
    printed = facts.loc[facts["variable"] == "last_quarter_sales_share"]
    last = None
    if len(printed):
        share = printed.iloc[0]
        factor = 100 if share["unit"] == "1" else 1
        last = Interval(
            None if math.isnan(share["low"]) else share["low"] * factor, share["high"] * factor
        )
    checks = growth.digitised_checks(found.digitised, found.break_even, last)
    if checks.empty:
        return Prose("Without digitised values there is nothing to hold against the text.")
    rows = [
        {
            "figure": row["figure"].replace("figure_", "Figure "),
            "period": row["period"],
            "label": capital(row["label"]),
            "value": value_of(row),
            "printed": "" if math.isnan(row["printed_high"]) else value_of(row, "printed_"),
            "agrees": row["agrees"],
        }
        for row in checks.to_dict("records")
    ]
    columns = [
        {"key": "figure", "label": "Figure"},
        {"key": "period", "label": "Year"},
        {"key": "label", "label": "What"},
        {"key": "value", "label": "By the figure", "kind": "number"},
        {"key": "printed", "label": "By the text", "kind": "number"},
        {"key": "agrees", "label": "Agree"},
    ]
    return table(
        rows,
        columns,
        "The figures against the text",
        basis=basis("what a reader read off the printed figure, and the facts of the case", checks),
    )
