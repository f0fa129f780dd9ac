"""Cases side by side, and the order that is certain between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from microfactory import theme
from microfactory.figures.canvas import axes_of
from microfactory.figures.ethics import reach

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def side_by_side(profiles: pd.DataFrame, names: Mapping[str, str]) -> Figure:
    """Draw the indicators that are known of two cases or more, one mark a case.

    Parameters
    ----------
    profiles
        Rows of `microfactory.tables.PROFILE` of several cases, with ``scale_low`` and
        ``scale_high``; only known rows are drawn.
    names
        Ids of the cases, in the order of their colours, and what they are called.
    """
    from matplotlib.patches import Patch

    known = profiles.loc[profiles["state"] == "known"]
    shared = known.groupby("indicator")["case"].nunique()
    order = [name for name in dict.fromkeys(profiles["indicator"]) if shared.get(name, 0) >= 2]
    figure, axes = axes_of(theme.TEXT_WIDTH, 0.36 * len(order) + 1.1)
    height = 0.76 / len(names)
    for row, indicator in enumerate(order):
        axes.barh(row, 1, height=0.8, color=theme.SURFACE)
        for place, case in enumerate(names):
            found = known.loc[(known["indicator"] == indicator) & (known["case"] == case)]
            for each in found.to_dict("records"):
                place_on_scale = reach(each)
                if place_on_scale is None:
                    continue
                low, high = place_on_scale
                width = max(high - low, 0.012)
                axes.barh(
                    row - 0.38 + height * (place + 0.5),
                    width,
                    left=min(low, 1 - width),
                    height=height,
                    color=theme.CYCLE[place % len(theme.CYCLE)],
                )
    labels = profiles.drop_duplicates("indicator").set_index("indicator")["label"]
    axes.set_yticks(range(len(order)), [str(labels[name]) for name in order], fontsize=8)
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(len(order) - 0.4, -0.6)
    axes.set_xlim(0, 1)
    axes.set_xticks([0, 1], ["worst", "best"])
    axes.grid(visible=False)
    axes.spines["left"].set_visible(False)
    handles = [
        Patch(facecolor=theme.CYCLE[place % len(theme.CYCLE)], label=name)
        for place, name in enumerate(names.values())
    ]
    axes.legend(
        handles=handles, loc="lower right", bbox_to_anchor=(1, 1.0), ncols=min(len(handles), 2)
    )
    return figure


def hasse(
    ranks: pd.DataFrame, edges: Sequence[tuple[str, str]], names: Mapping[str, str]
) -> Figure:
    """Draw the partial order: a line leads from a case down to one that is certainly worse.

    Parameters
    ----------
    ranks
        `microfactory.tables.RANKS`.
    edges
        Pairs of ids, better and worse, without those that follow from others.
    names
        Ids and what they are called.
    """
    deepest = int(ranks["layer"].max())
    figure, axes = axes_of(theme.TEXT_WIDTH, 0.9 * deepest + 0.6)
    places = {}
    for layer, rows in ranks.groupby("layer"):
        for position, case in enumerate(rows["case"]):
            places[str(case)] = ((position + 1) / (len(rows) + 1), -float(str(layer)))
    for better, worse in edges:
        (x0, y0), (x1, y1) = places[better], places[worse]
        axes.plot([x0, x1], [y0, y1], color=theme.MUTED, linewidth=1, zorder=1)
    for case, (x, y) in places.items():
        axes.annotate(
            names[case],
            (x, y),
            ha="center",
            va="center",
            fontsize=8.5,
            bbox={"boxstyle": "round,pad=0.35", "facecolor": theme.PAPER, "edgecolor": theme.MUTED},
        )
    axes.set_xlim(0, 1)
    axes.set_ylim(-deepest - 0.5, -0.5)
    axes.set_axis_off()
    return figure
