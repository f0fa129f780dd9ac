"""What a piece costs at which volume, where the curves cross, and what an order asks for."""

from __future__ import annotations

import math

import numpy as np

from microfactory import figures, tables
from microfactory.cost_report.words import CALLED, SOURCE, between, modelled, pieces
from microfactory.figures.cost_model import SHORT
from microfactory.reading import Drawn, Table, capital, draw, joined, spanned, table

#: The models that Table 6 has figures for.
OBSERVED = ("flexible_sme", "networked_craft", "mass_production")


def curves(volume: float) -> Drawn:
    """Return the cost a piece against volume, with what Table 6 prints beside it."""
    found = tables.read("cost_model/curves")
    volumes = np.sort(found["volume"].unique())
    nearest = volumes[np.abs(np.log(volumes / volume)).argmin()]
    at = found.loc[found["volume"] == nearest].dropna(subset=["cost"]).sort_values("cost")
    told = [f"{CALLED[row['model']]} {row['cost']:.1f} dollars" for row in at.to_dict("records")]
    return draw(
        figures.cost_curves(
            found, banded=OBSERVED, volume=volume, anchors=tables.read("cost_model/anchors")
        ),
        alt=(
            "Lines of the cost a piece against the volume of a line, both on logarithmic scales. "
            f"At {pieces(volume)} pieces: {joined(told)}."
        ),
        title="What a piece costs, by how many are made",
        caption=(
            "Lines: all parameters at their middle. Shaded: from the 5th to the 95th percentile over "
            "all that they may be. Straight bars: the sum of the buckets of Table 6 over its batches. "
            "A steep left end is a minimum order that nobody needs, a line that stops has no more hands."
        ),
        source=SOURCE,
        wide=True,
        basis=modelled(),
    )


def by_volume() -> Table:
    """Return the cost a piece of every model at round volumes; a browser draws one at a time as bars."""
    found = tables.read("cost_model/curves")
    volumes = np.sort(found["volume"].unique())
    round_ones = [step * 10.0**power for power in range(7) for step in (1, 2, 5)]
    inside = [each for each in round_ones if volumes[0] <= each <= volumes[-1]]
    nearest = list(
        dict.fromkeys(volumes[np.abs(np.log(volumes / each)).argmin()] for each in inside)
    )
    rows = []
    for volume in nearest:
        row: dict[str, object] = {"volume": pieces(volume)}
        for each in found.loc[found["volume"] == volume].to_dict("records"):
            row[each["model"]] = (
                spanned(between(each["low"], each["high"], "${:,.2f}"), each["low"], each["high"])
                if math.isfinite(each["low"]) and math.isfinite(each["high"])
                else "cannot be made"
            )
        rows.append(row)
    models = [name for name in SHORT if name in set(found["model"])]
    columns = [{"key": "volume", "label": "Pieces of a line"}]
    columns += [{"key": name, "label": SHORT[name], "kind": "number"} for name in models]
    return table(
        rows,
        columns,
        "Cost a piece, volume by volume",
        subtitle="US dollars of 2017, from the 5th to the 95th percentile over all that the parameters may be",
        play="slide",
        basis=modelled(),
    )


def anchors() -> Table:
    """Return the model's cost at the batches of Table 6 beside what the table prints."""
    rows = [
        {
            "model": SHORT[str(row["model"])],
            "batch": between(row["batch_low"], row["batch_high"]),
            "printed": between(row["printed_low"], row["printed_high"], "{:.2f}"),
            "median": f"{row['model_middle']:.2f}",
            "range": between(row["model_low"], row["model_high"], "{:.2f}"),
        }
        for row in tables.read("cost_model/anchors").to_dict("records")
    ]
    columns = [
        {"key": "model", "label": "Model"},
        {"key": "batch", "label": "Batch in Table 6", "kind": "number"},
        {"key": "printed", "label": "Buckets of Table 6", "kind": "number", "unit": "$"},
        {"key": "median", "label": "Modelled, median", "kind": "number", "unit": "$"},
        {"key": "range", "label": "Modelled, 5 to 95%", "kind": "number", "unit": "$"},
    ]
    return table(
        rows,
        columns,
        "Does the model give back Table 6?",
        note=(
            "The wages, times and buckets come from Table 6, so this is a check of the arithmetic more "
            "than of the world. The model is dearer where it counts what the table leaves out: set-up, "
            "benefits, rejects, interest, and a minimum order above the batch."
        ),
        basis=modelled(),
    )


def breakdown(volume: float) -> Drawn:
    """Return where the cost of a piece goes, at the nearest volume that is worked out."""
    found = tables.read("cost_model/buckets")
    volumes = np.sort(found["volume"].unique())
    nearest = float(volumes[np.abs(np.log(volumes / volume)).argmin()])
    rows = found.loc[found["volume"] == nearest]
    totals = rows.groupby("model")["cost"].sum().sort_values()
    told = [f"{CALLED[str(name)]} {total:.2f} dollars" for name, total in totals.items()]
    large = rows.loc[rows["order"] > rows["volume"]].drop_duplicates("model")
    more = [
        f"{CALLED[row['model']]} makes {pieces(row['order'])}" for row in large.to_dict("records")
    ]
    caption = "All parameters at their middle."
    if more:
        caption += f" The minimum order is larger than what is wanted: {joined(more)}."
    return draw(
        figures.cost_breakdown(found, nearest),
        alt=f"Stacked bars of the cost a piece at {pieces(nearest)} pieces: {joined(told)}.",
        title=f"Where the cost of a piece goes, at {pieces(nearest)} pieces",
        caption=caption,
        source=SOURCE,
        wide=True,
        basis=modelled(),
    )


def crossovers() -> Table:
    """Return the volumes at which each pair of models changes places, as a set."""
    ranges = {
        (row["first"], row["second"]): row
        for row in tables.read("cost_model/crossover_ranges").to_dict("records")
    }
    rows = []
    for key, group in tables.read("cost_model/crossovers").groupby(["first", "second"], sort=False):
        first, second = str(key[0]), str(key[1])
        sure = ranges[first, second]
        records = group.to_dict("records")
        if records[0]["at"] == "none":
            where = f"none; {SHORT[records[0]['below']]} is always cheaper"
        else:
            where = "; ".join(
                f"{pieces(row['volume'])} (from there {SHORT[row['above']]}"
                f"{', by a step' if row['at'] == 'step' else ''})"
                for row in records
            )
        never = [
            f"{SHORT[str(name)]} always cheaper in {100 * share:.0f}%"
            for name, share in ((first, sure["first_cheaper"]), (second, sure["second_cheaper"]))
            if share > 0.005
        ]
        rows.append(
            {
                "pair": f"{SHORT[str(first)]} and {SHORT[str(second)]}",
                "where": where,
                "share": f"{100 * sure['share']:.0f}%",
                "range": (
                    f"{pieces(sure['low'])} to {pieces(sure['high'])}"
                    if math.isfinite(sure["low"])
                    else "none"
                ),
                "several": f"{100 * sure['several']:.0f}%",
                "never": capital("; ".join(never)),
            }
        )
    columns = [
        {"key": "pair", "label": "Pair"},
        {"key": "where", "label": "Crossovers, pieces", "kind": "long"},
        {"key": "share", "label": "They cross in", "kind": "number"},
        {"key": "range", "label": "First one, 5 to 95%", "kind": "number"},
        {"key": "several", "label": "More than once in", "kind": "number"},
        {"key": "never", "label": "Where not", "kind": "long"},
    ]
    return table(
        rows,
        columns,
        "Where two models change places",
        subtitle="cost of a certain demand, up to 100,000 pieces",
        note=(
            "Crossovers with all parameters at their middle; shares and ranges over 256 draws of all "
            "parameters. A step is where a model has no more hands or buys one more line."
        ),
        basis=modelled(),
    )


def minimum_orders() -> Table:
    """Return set-up cost, who bears it, and the minimum order beside what the set-up asks for."""
    rows = [
        {
            "model": SHORT[str(row["model"])],
            "setup": between(row["setup_low"], row["setup_high"]),
            "brand": between(row["brand_low"], row["brand_high"]),
            "contribution": between(row["contribution_low"], row["contribution_high"], "{:.1f}"),
            "needed": between(row["needed_low"], row["needed_high"]),
            "minimum": between(row["minimum_low"], row["minimum_high"]),
            "follows": "it may" if row["follows"] else "no",
        }
        for row in tables.read("cost_model/minimum_orders").to_dict("records")
    ]
    columns = [
        {"key": "model", "label": "Model"},
        {"key": "setup", "label": "Set-up of a line", "kind": "number", "unit": "$"},
        {"key": "brand", "label": "Borne by the brand", "kind": "number", "unit": "$"},
        {"key": "contribution", "label": "Contribution a piece", "kind": "number", "unit": "$"},
        {"key": "needed", "label": "Pieces that pay for the order", "kind": "number"},
        {"key": "minimum", "label": "Minimum order", "kind": "number"},
        {"key": "follows", "label": "Does it follow?"},
    ]
    return table(
        rows,
        columns,
        "Set-up, who bears it, and the minimum order",
        note=(
            "Contribution and pieces needed: 5th to 95th percentile at receipts of 30 dollars. What the "
            "brand does not bear its vendors do, and get back in their prices; costs here are those of "
            "the whole chain. The stated minimums do not follow from set-up over contribution: Au takes "
            "orders that do not pay for theirs, the networks and factories ask for many more pieces."
        ),
        basis=modelled(),
    )
