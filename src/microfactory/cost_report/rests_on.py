"""What the answer rests on: drivers, scenarios, and every parameter with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microfactory import figures, tables
from microfactory.asking import Basis
from microfactory.cost_report.words import CALLED, SOURCE, modelled, pieces
from microfactory.figures.cost_model import SHORT
from microfactory.reading import (
    Drawn,
    Prose,
    Table,
    amount,
    capital,
    draw,
    graded,
    joined,
    plain,
    table,
)

BASIS = {
    "printed": "printed",
    "derived": "derived from several figures",
    "reading": "read from words",
    "assumption": "assumption",
}


def drivers(other: str, volume: float) -> Drawn:
    """Return what drives the gap in profit between networked craft and another model."""
    found = tables.read("cost_model/drivers")
    rows = found.loc[(found["other"] == other) & (found["volume"] == volume)]
    first = rows.sort_values("total", ascending=False).head(3)
    told = [
        f"{row['label']} of {CALLED.get(str(row['model']), 'all models')} {row['total']:.2f}"
        for row in first.to_dict("records")
    ]
    return draw(
        figures.drivers(rows),
        alt=f"Bars of total Sobol indices; the largest: {joined(told)}.",
        title=f"Networked craft against {CALLED[other]}, at {pieces(volume)} pieces",
        caption=(
            "Share of the variance of the gap in expected profit that would be left if all other "
            "parameters were known. Orange: the parameter is an assumption."
        ),
        source=SOURCE,
        basis=modelled(),
    )


def assumptions() -> Prose:
    """Return how far the two comparisons rest on assumptions, in words."""
    found = tables.read("cost_model/drivers")
    parts = []
    for key, rows in found.groupby(["other", "volume"], sort=False):
        other, volume = str(key[0]), float(str(key[1]))
        ordered = rows.assign(total=rows["total"].clip(lower=0)).sort_values(
            ["total", "parameter"], ascending=[False, True]
        )
        share = ordered.loc[ordered["basis"] == "assumption", "total"].sum()
        share /= ordered["total"].sum()
        top = ordered.iloc[0]
        kind = "an assumption" if top["basis"] == "assumption" else "from the thesis"
        parts.append(
            f"- against {CALLED[other]} at {pieces(volume)} pieces, assumptions carry "
            f"{100 * share:.0f}% of the indices; the first driver is the {plain(top['label'])} of "
            f"{CALLED.get(str(top['model']), 'all models')} ({top['total']:.2f}, {kind})"
        )
    return Prose(
        "Where networked craft is compared,\n\n" + "\n".join(parts) + "\n",
        basis=modelled(),
        what="How far the comparison rests on assumptions",
    )


def scenarios(uncertainty: float = 0.5) -> Table:
    """Return who wins at which volume when one thing is changed."""
    found = tables.read("cost_model/scenarios")
    near = (found["uncertainty"] - uncertainty).abs()
    found = found.loc[near == near.min()]
    volumes = sorted(found["volume"].unique())
    best = found.loc[found.groupby(["scenario", "volume"], sort=False)["probability"].idxmax()]
    base = best.loc[best["scenario"] == best["scenario"].iloc[0]].set_index("volume")["model"]
    because = {
        each["name"]: each["because"] for each in tables.read_json("production_models/scenarios")
    }
    rows = []
    for scenario in dict.fromkeys(found["scenario"]):
        own = best.loc[best["scenario"] == scenario].set_index("volume")
        row = {"scenario": str(scenario), "because": because[str(scenario)]}
        for volume in volumes:
            name, share = str(own.loc[volume, "model"]), float(own.loc[volume, "probability"])
            row[f"{volume:.0f}"] = f"{SHORT[name]} {100 * share:.0f}%"
        changes = [volume for volume in volumes if own.loc[volume, "model"] != base[volume]]
        row["changes"] = (
            f"the winner at {joined([pieces(volume) for volume in changes])}" if changes else ""
        )
        rows.append(row)
    columns = [
        {"key": "scenario", "label": "Scenario"},
        {"key": "because", "label": "Why it is asked", "kind": "long"},
        *({"key": f"{volume:.0f}", "label": f"{pieces(volume)} pieces"} for volume in volumes),
        {"key": "changes", "label": "What it changes", "kind": "long"},
    ]
    return table(
        rows,
        columns,
        "What the answer hangs on",
        subtitle=f"the likeliest winner of the three models of Table 6, demand uncertain by {found['uncertainty'].iloc[0]:g}",
        basis=modelled(),
    )


def parameters(model: str) -> Table:
    """Return every parameter of a model, with its evidence or the reason of the assumption."""
    about = tables.read_json("production_models/about")
    found = tables.read("production_models/parameters")
    rows = [
        {
            "label": capital(str(row["label"])),
            "value": _value(row),
            "basis": BASIS[str(row["basis"])],
            "grade": graded(str(row["grade"])),
            "at": row["at"],
            "note": row["note"],
            "card": _stands_on(row),
        }
        for row in found.loc[found["model"] == model].to_dict("records")
    ]
    columns = [
        {"key": "label", "label": "Parameter"},
        {"key": "value", "label": "Value", "kind": "number"},
        {"key": "basis", "label": "Basis"},
        {"key": "grade", "label": "Evidence"},
        {"key": "at", "label": "Place in the thesis"},
        {"key": "note", "label": "How it was read, or why this range", "kind": "long"},
    ]
    shared = model == "shared"
    return table(
        rows,
        columns,
        "Shared by all models" if shared else f"{about[model]['name']}: parameters",
        subtitle="" if shared else capital(str(about[model]["stands_for"])),
        basis=modelled(),
    )


def _stands_on(row: Mapping[Any, Any]) -> Basis:
    """Return what stands behind one parameter."""
    assumed = row["basis"] == "assumption"
    return Basis(
        "nothing: it is assumed" if assumed else f"the thesis, {BASIS[str(row['basis'])]}",
        grade=str(row["grade"]),
        sources=tuple(str(row["sources"]).split()),
        at=str(row["at"]),
        status="assumption" if assumed else "estimate",
    )


def _value(row: Mapping[Any, Any]) -> str:
    """Return an interval with its unit; a share as percent."""
    low, high, unit = float(row["low"]), float(row["high"]), str(row["unit"])
    if unit == "1" and row["parameter"] != "error_growth":
        return amount(round(100 * low, 1), round(100 * high, 1), "percent")
    if unit == "1/year":
        return f"{amount(100 * low, 100 * high, 'percent')} a year"
    return amount(low, high, unit).replace("kilowatt_hours", "kWh").replace("kilowatt_hour", "kWh")
