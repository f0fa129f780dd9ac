"""Move a volume, a wage, a shipping rate or a lead time, and see who wins then.

In JupyterLab these are sliders. Where a notebook is run without anybody at it, by the pipeline or by
the tests, the same answer comes as a figure, drawn once for the notebook's parameters.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from microfactory import cost_model, figures, registers, tables
from microfactory.cost_model import Question
from microfactory.cost_report.words import CALLED, SOURCE, modelled, pieces
from microfactory.reading import Drawn, Prose, draw, joined, plain

#: Draws behind one position of the sliders: a probability is then right to a percent or two.
DRAWS = 2048


@dataclass(frozen=True)
class Sliders:
    """The sliders with the figure that follows them."""

    box: Any

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return self.box._repr_mimebundle_(**kwargs)


def is_live() -> bool:
    """Whether someone sits at the notebook: the Jupyter server names the session of its kernels."""
    return "JPY_SESSION_NAME" in os.environ


def answer(
    volume: float,
    uncertainty: float,
    model: str,
    wage: float | None = None,
    shipping: float | None = None,
    lead_time: float | None = None,
) -> Drawn:
    """Return who wins, as in the data and with some parameters of one model changed.

    Parameters
    ----------
    volume, uncertainty
        Expected demand, and its coefficient of variation half a year ahead.
    model
        Whose parameters are changed.
    wage, shipping, lead_time
        Dollars an hour, dollars a piece, weeks; ``None`` leaves what is in the data.
    """
    changes = {"wage": wage, "shipping": shipping, "lead_time": lead_time}
    named = {f"{model}.{name}": value for name, value in changes.items()}
    table = tables.read("production_models/parameters")
    before = _winners(table, volume, uncertainty)
    after = _winners(cost_model.changed(table, named), volume, uncertainty)
    told = [
        f"{CALLED[str(row['model'])]} {100 * row['probability']:.0f}%"
        for row in after.sort_values("probability", ascending=False).to_dict("records")
        if row["probability"] >= 0.005
    ]
    units = {"wage": "dollars an hour", "shipping": "dollars a piece", "lead_time": "weeks"}
    said = [
        f"{name.replace('_', ' ')} {value:g} {units[name]}"
        for name, value in changes.items()
        if value is not None
    ]
    what = f"{CALLED[model]} with {joined(said)}" if said else "nothing is changed"
    return draw(
        figures.win_beside(before, after),
        alt=f"Probability of winning at {pieces(volume)} pieces: {joined(told)}.",
        title=f"Who wins at {pieces(volume)} pieces, demand uncertain by {uncertainty:g}",
        caption=f"As changed: {what}. Over {DRAWS:,} draws of all other parameters.",
        source=SOURCE,
        basis=modelled(),
    )


def in_words(drawn: Drawn) -> Prose:
    """Return the answer as a sentence, for who reads it and for who does not see the figure."""
    title, alt, caption = (str(drawn.words[name]) for name in ("title", "alt", "caption"))
    return Prose(
        f"**{plain(title)}.** {plain(alt)} {plain(caption)}",
        basis=modelled(),
        what="Who wins as changed",
    )


def _winners(table: pd.DataFrame, volume: float, uncertainty: float) -> pd.DataFrame:
    about = tables.read_json("production_models/about")
    dedicated = frozenset(name for name, model in about.items() if model["dedicated"])
    params = registers.params()
    question = Question(
        (float(volume),), (float(uncertainty),), float(params.cost_model["reference_weeks"])
    )
    space = cost_model.parameter_space(table, dedicated)
    return cost_model.win_map(space, question, np.random.default_rng(params.seed), DRAWS)


def explorer(
    volume: float,
    uncertainty: float,
    model: str,
    wage: float | None = None,
    shipping: float | None = None,
    lead_time: float | None = None,
) -> Drawn | Sliders:
    """Return sliders in JupyterLab, and the figure for these values anywhere else."""
    if is_live():
        return sliders(volume, uncertainty, model, wage, shipping, lead_time)
    return answer(volume, uncertainty, model, wage, shipping, lead_time)


def sliders(
    volume: float,
    uncertainty: float,
    model: str,
    wage: float | None,
    shipping: float | None,
    lead_time: float | None,
) -> Sliders:
    """Return the sliders; a change of model moves them to the middle of its own values."""
    import ipywidgets
    from IPython.display import display

    table = tables.read("production_models/parameters")
    middle = cost_model.parameter_space(table, frozenset()).middle()
    layout = ipywidgets.Layout(width="38em")
    style = {"description_width": "16em"}

    def slider(label: str, value: float, low: float, high: float, step: float) -> Any:
        return ipywidgets.FloatSlider(
            value=min(max(value, low), high),
            min=low,
            max=high,
            step=step,
            description=label,
            continuous_update=False,
            layout=layout,
            style=style,
        )

    chosen = ipywidgets.Dropdown(
        options=[(figures.TYPE_LABELS[name].replace("\n", " "), name) for name in middle],
        value=model,
        description="change",
        layout=layout,
        style=style,
    )
    many = ipywidgets.FloatLogSlider(
        value=volume,
        min=1,
        max=5,
        step=0.05,
        description="expected demand, pieces",
        readout_format=".0f",
        continuous_update=False,
        layout=layout,
        style=style,
    )
    unsure = slider("uncertainty half a year ahead", uncertainty, 0.05, 2.0, 0.05)
    own = {
        "wage": (wage, slider("wage, dollars an hour", 0, 0.1, 40, 0.1)),
        "shipping": (shipping, slider("shipping, dollars a piece", 0, 0, 8, 0.1)),
        "lead_time": (lead_time, slider("lead time, weeks", 1, 0.5, 40, 0.5)),
    }
    shown = ipywidgets.Output()
    moved: dict[str, bool] = {name: given is not None for name, (given, _) in own.items()}

    def to_middle(_: Any = None) -> None:
        for name, (given, widget) in own.items():
            value = float(getattr(middle[chosen.value], name))
            first = given if chosen.value == model else None
            widget.value = min(max(value if first is None else first, widget.min), widget.max)
            moved[name] = first is not None

    def redraw(_: Any = None) -> None:
        values = {
            name: float(widget.value) if moved[name] else None
            for name, (_given, widget) in own.items()
        }
        drawn = answer(float(many.value), float(unsure.value), str(chosen.value), **values)
        shown.clear_output(wait=True)
        with shown:
            display(in_words(drawn), drawn)

    def change_of(name: str) -> Any:
        def note(_: Any) -> None:
            moved[name] = True
            redraw()

        return note

    to_middle()
    for name, (_given, widget) in own.items():
        widget.observe(change_of(name), "value")
    for widget in (many, unsure):
        widget.observe(redraw, "value")
    chosen.observe(to_middle, "value")
    chosen.observe(redraw, "value")
    redraw()
    return Sliders(ipywidgets.VBox([chosen, many, unsure, *(w for _, w in own.values()), shown]))
