"""The use of capacity by season, and which statements on it fit together."""

from __future__ import annotations

from microfactory import figures
from microfactory.asking import basis, of_row
from microfactory.growth_report.found import GROUPS, STATEMENTS, Growth, shown, value_of
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

#: How the numbers here were computed.
HOW = "what is said of the use of capacity, with sales, pieces and people"


def capacity_figure(found: Growth) -> Drawn | Prose:
    """Return the capacity that each statement implies."""
    if found.capacities.empty:
        return Prose("Nothing is said on the use of capacity.")
    first = found.capacities.iloc[0]
    revenue = first["use_low"] / 100 * first["high"]
    told = [f"{row['label']}: {value_of(row)}" for row in found.capacities.to_dict("records")]
    return draw(
        figures.capacities(found.capacities, revenue),
        alt=f"Sales of a year at full capacity. {'; '.join(told)}.",
        title="One capacity, by what is said of its use",
        caption="Statements that can be true together have a stretch in common. Dotted: sales of the year.",
        source="the firm, as cited in chapter 4 of the thesis",
        basis=basis(HOW, found.capacities),
    )


def capacity_table(found: Growth) -> Table | Prose:
    """Return the use of capacity by season that follows from each statement."""
    if found.capacities.empty:
        return Prose("No season can be told from another.")
    rows = [
        {
            "label": capital(row["label"]),
            "capacity": asked(
                f"capacity-{row['statement']}",
                value_of(row),
                row,
                found.sources,
                what=capital(row["label"]),
            ),
            "off": shown(row, "off", "percent"),
            "peak": shown(row, "peak", "percent"),
            "use": shown(row, "use", "percent"),
            "grade": graded(row["grade"]),
            "card": of_row(HOW, row),
        }
        for row in found.capacities.to_dict("records")
    ]
    columns = [
        {"key": "label", "label": "If this is true", "kind": "long"},
        {"key": "capacity", "label": "a full year is", "kind": "number"},
        {"key": "off", "label": "Use outside the last quarter", "kind": "number"},
        {"key": "peak", "label": "Use in the last quarter", "kind": "number"},
        {"key": "use", "label": "Use over the year", "kind": "number"},
        {"key": "grade", "label": "Evidence"},
    ]
    return table(
        rows,
        columns,
        "Use of capacity by season, statement by statement",
        basis=basis(HOW, found.capacities),
    )


def pairs_table(found: Growth) -> Table | Prose:
    """Return which statements on capacity fit together."""
    if found.capacity_pairs.empty:
        return Prose("There are no two statements to hold against each other.")
    rows = [
        {
            "pair": f"{capital(STATEMENTS[row['one']])} and {STATEMENTS[row['other']]}",
            "agree": row["agree"],
            "apart": amount(row["apart_low"], row["apart_high"], "1"),
        }
        for row in found.capacity_pairs.to_dict("records")
    ]
    columns = [
        {"key": "pair", "label": "Statements", "kind": "long"},
        {"key": "agree", "label": "Fit one capacity"},
        {"key": "apart", "label": "Second over first", "kind": "number"},
    ]
    return table(
        rows,
        columns,
        "Which statements on capacity can be true together",
        note="Only as a bound: the peak was called up to so much, which also holds of far less.",
        basis=basis(HOW, found.capacities),
    )


def groups_table(found: Growth, of: str) -> Table | Prose:
    """Return the stated use counted on other people than those that it is taken to be of.

    Parameters
    ----------
    of
        Group whose capacity the stated use is taken to be a share of, a key of `GROUPS`.
    """
    own = found.capacity_groups.loc[found.capacity_groups["of"] == of]
    if own.empty:
        return Prose("It is not known whose capacity could be meant.")
    rows = [
        {
            "group": capital(GROUPS[row["group"]]),
            "use": shown(row, "use", "percent"),
            "capacity": asked(
                f"group-{of}-{row['group']}",
                value_of(row),
                row,
                found.sources,
                what=f"Capacity of {GROUPS[row['group']]}",
            ),
            "agrees": row["agrees"] or None,
        }
        for row in own.to_dict("records")
    ]
    columns = [
        {"key": "group", "label": "Counted on", "kind": "long"},
        {"key": "use", "label": "Use outside the last quarter", "kind": "number"},
        {"key": "capacity", "label": "Sales of a full year", "kind": "number"},
        {"key": "agrees", "label": "Fits the sales scenario"},
    ]
    return table(
        rows,
        columns,
        "The same work, counted on other people",
        subtitle=f"the stated use taken to be of {GROUPS[of]}",
        note="Everyone is taken to have the same capacity.",
        basis=basis(HOW, found.capacities),
    )
