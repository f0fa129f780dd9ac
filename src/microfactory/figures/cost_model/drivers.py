"""What drives the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from microfactory import theme
from microfactory.figures.canvas import axes_of
from microfactory.figures.cost_model.look import SHORT

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def drivers(table: pd.DataFrame, count: int = 10) -> Figure:
    """Draw the largest total Sobol indices; what rests on an assumption stands out.

    Parameters
    ----------
    table
        Rows of `microfactory.tables.DRIVERS` for one pair and one volume.
    count
        How many parameters.
    """
    from matplotlib.patches import Patch

    rows = table.sort_values(["total", "parameter"], ascending=[False, True]).head(count)
    figure, axes = axes_of(theme.TEXT_WIDTH, 0.34 * len(rows) + 1.3)
    assumed, known = theme.PALETTE["orange"], theme.PALETTE["blue"]
    colours = [assumed if basis == "assumption" else known for basis in rows["basis"]]
    labels = [
        f"{label}, {SHORT.get(str(model), 'all models')}"
        for label, model in zip(rows["label"], rows["model"], strict=True)
    ]
    axes.barh(range(len(rows)), rows["total"].clip(lower=0), color=colours, height=0.6)
    axes.set_yticks(range(len(rows)), labels)
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
    axes.set_xlim(0, max(1.0, float(rows["total"].max()) * 1.05))
    for place, value in enumerate(rows["total"]):
        axes.annotate(
            f"{max(value, 0):.2f}",
            (max(value, 0), place),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=8.5,
            color=theme.MUTED,
        )
    axes.set_xlabel("total Sobol index")
    _legend(
        axes,
        [Patch(color=known, label="from the thesis"), Patch(color=assumed, label="assumption")],
    )
    return figure


def _legend(axes: Axes, handles: list[object]) -> None:
    axes.legend(handles=handles, loc="lower right")
