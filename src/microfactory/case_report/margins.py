"""What the stated profit margins of a case follow from."""

from __future__ import annotations

from collections.abc import Mapping

from microfactory.case_report.behind import behind
from microfactory.casebook import Results
from microfactory.costs import follows_from
from microfactory.reading import Prose, Table, amount, asked, capital, joined, plain, table

#: What a stated margin follows from, in words.
FOLLOWS: Mapping[str, str] = {
    "all": "follows from all the known costs, each taken off once",
    "some": "follows only when costs are left out",
    "twice": "follows only when a cost is taken off twice",
    "none": "follows from no choice of the costs",
    "unknown": "has nothing to be held against",
}


def margins_text(results: Results) -> Prose:
    """Return what the stated profit margins follow from, and which reading is taken."""
    said = []
    for stated, readings in results.margins.groupby("stated", sort=False):
        first = readings.iloc[0]
        figure = amount(first["stated_low"], first["stated_high"], "percent")
        words = follows_from(results.margins, str(stated))
        text = f"The stated {plain(first['label'])} of **{figure}** {FOLLOWS[words]}"
        agree = readings.loc[(readings["agrees"] == "yes")]
        if words in ("some", "twice"):
            text += f": {plain(joined(list(agree['words']), 'or'))}"
        said.append(f"{text}.")
        whole = readings.loc[readings["every_cost"] & ~readings["twice"]]
        if words not in ("all", "unknown") and len(whole):
            last = whole.iloc[-1]
            left = amount(last["low"], last["high"], "percent")
            said.append(f"With every known cost taken off once, {left} are left.")
        near = readings.loc[readings["agrees"] == "within rounding"]
        if words not in ("all", "unknown") and len(near):
            said.append(
                "Since the amounts are rounded, it could also be "
                f"{plain(joined(list(near['words']), 'or'))}."
            )
        bound = readings.loc[readings["agrees"].isin(["within the bound", "above the bound"])]
        for row in bound.to_dict("records"):
            most = amount(row["low"], row["high"], "percent")
            fits = "stays below" if row["agrees"] == "within the bound" else "exceeds"
            said.append(
                f"It {fits} what the accounts allow: {plain(row['words'])} leave {most}, out of which "
                "other costs of the goods are still to be paid."
            )
        if first["note"]:
            said.append(f"{capital(plain(first['note']))}.")
    if not said:
        return Prose("The evidence states no profit margin that the costs could be held against.")
    return Prose(
        " ".join(said),
        basis=behind(
            results, "the amounts of a piece, or shares of what the firm sells", results.margins
        ),
        what="What the stated margins follow from",
    )


def margins_table(results: Results) -> Table | Prose:
    """Return every way of taking costs off that gives a stated margin, and the ways that take all."""
    shown = results.margins.loc[
        results.margins["agrees"].ne("no") | (results.margins["every_cost"])
    ]
    if shown.empty:
        return Prose("Without a stated margin there is no reading to try.")
    rows = [
        {
            "stated": f"{capital(row['label'])}, "
            + amount(row["stated_low"], row["stated_high"], "percent"),
            "words": capital(row["words"]) + (" (materials twice)" if row["twice"] else ""),
            "margin": asked(
                f"margin-{row['stated']}-{row['reading']}",
                amount(row["low"], row["high"], "percent"),
                row,
                results.sources,
                what=f"{capital(row['label'])}: {row['words']}",
                note="Computed from the amounts of a piece, or from shares of the firm's sales.",
            ),
            "rounded": amount(row["rounded_low"], row["rounded_high"], "percent"),
            "agrees": row["agrees"],
            "every": "yes" if row["every_cost"] else "no",
        }
        for row in shown.to_dict("records")
    ]
    columns = [
        {"key": "stated", "label": "Stated"},
        {"key": "words", "label": "Reading", "kind": "long"},
        {"key": "margin", "label": "Gives", "kind": "number"},
        {"key": "rounded", "label": "Before rounding", "kind": "number"},
        {"key": "every", "label": "Every known cost"},
        {"key": "agrees", "label": "Agrees"},
    ]
    tried = len(results.margins)
    return table(
        rows,
        columns,
        "What the stated margins follow from",
        note=f"{tried} ways were tried; those that neither agree nor take every cost are left out.",
        basis=behind(
            results, "the amounts of a piece, or shares of what the firm sells", results.margins
        ),
    )
