"""The section of a case study: how the production model of this case fares against volume."""

from __future__ import annotations

from microfactory import figures, tables
from microfactory.casebook import Results
from microfactory.cost_report.curves import OBSERVED
from microfactory.cost_report.words import CALLED, SOURCE, modelled, pieces, said, stretches
from microfactory.figures.cost_model import MODEL_COLOURS, SHORT
from microfactory.reading import TYPE_NAMES, Drawn, Prose, draw, joined


def _model(results: Results) -> str:
    """Return the production model of a case, or nothing where it is not one of the six."""
    answer = str(results.typology["type"])
    return answer if answer in MODEL_COLOURS else ""


def against_volume(results: Results) -> Drawn | Prose:
    """Return the cost curve of this case's production model in front of the others."""
    model = _model(results)
    if not model:
        answer = TYPE_NAMES[str(results.typology["type"])]
        possible = [TYPE_NAMES[str(name)] for name in results.typology["possible"]]
        which = f", possibly {joined(possible, 'or')}" if possible else ""
        return Prose(
            f"The production model of this case is {answer}{which}, so no single curve is its own. The "
            "page on cost against volume has all six.",
            basis=modelled(),
            what="What the model says of this way of producing",
        )
    found = tables.read("cost_model/curves")
    own = found.loc[found["model"] == model].dropna(subset=["cost"])
    first, last = own.iloc[0], own.iloc[-1]
    return draw(
        figures.cost_curves(found, chosen=model, banded=(model,)),
        alt=(
            f"Cost a piece against the volume of a line: {CALLED[model]} in front of the other models, "
            f"from {first['cost']:.0f} dollars at {pieces(first['volume'])} pieces to "
            f"{last['cost']:.1f} at {pieces(last['volume'])}."
        ),
        title=f"{SHORT[model]} against volume",
        caption=(
            "The curve is that of the production model, set up from one firm each, and not of this case. "
            "Shaded: 5th to 95th percentile over all that the parameters may be."
        ),
        source=SOURCE,
        wide=True,
        basis=modelled(),
    )


def against_volume_text(results: Results) -> Prose:
    """Return where this case's production model wins, and how much of that is assumed."""
    model = _model(results)
    if not model:
        return Prose("")
    rows = tables.read("cost_model/winners")
    among = "table_6" if model in OBSERVED else "all"
    rows = rows.loc[(rows["among"] == among) & (rows["uncertainty"] == 0.5)]
    found = stretches(rows, model)
    mine = rows.loc[rows["model"] == model]
    best = mine.sort_values("probability", ascending=False).iloc[0]
    rivals = "the three models of Table 6" if among == "table_6" else "all six models"
    where = (
        f"earns most at {said(found)} more often than not"
        if found
        else "at no volume earns most more often than not"
    )
    parameters = tables.read("production_models/parameters")
    own = parameters.loc[parameters["model"] == model]
    assumed = int((own["basis"] == "assumption").sum())
    return Prose(
        f"Among {rivals}, with demand uncertain by half of its mean, {CALLED[model]} {where}; its best "
        f"place is at about {pieces(float(best['volume']))} pieces, with a probability of "
        f"{100 * float(best['probability']):.0f}%. Of its {len(own)} parameters {assumed} are "
        "assumptions. [Cost against volume](../reports/costs.html) says what the answer rests on.",
        basis=modelled(),
        what="What the model says of this way of producing",
    )
