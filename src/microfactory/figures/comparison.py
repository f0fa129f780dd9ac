"""Cases side by side, and the orders that are certain between them."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from microfactory import theme
from microfactory.figures.canvas import axes_of
from microfactory.figures.ethics import reach

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Letters of a name on one line of a box, and boxes beside each other: so that none overlap.
LETTERS, ACROSS = 20, 4
#: Diagrams beside each other, and boxes beside each other in one of them.
PANELS, ACROSS_PANEL = 2, 2


def side_by_side(profiles: pd.DataFrame, names: Mapping[str, str]) -> Figure:
    """Draw the indicators that are known of two cases or more, one mark a case.

    Parameters
    ----------
    profiles
        Rows of `microfactory.tables.PROFILE` of several cases, with ``scale_low`` and
        ``scale_high`` and, if wanted, the value in words as ``shown``; only known rows are drawn.
    names
        Ids of the cases, in the order of their colours, and what they are called.
    """
    from matplotlib.patches import Patch

    known = profiles.loc[profiles["state"] == "known"]
    shared = known.groupby("indicator")["case"].nunique()
    order = [name for name in dict.fromkeys(profiles["indicator"]) if shared.get(name, 0) >= 2]
    lines = max(1, *(int(shared[name]) for name in order)) if order else 1
    figure, axes = axes_of(theme.TEXT_WIDTH, (0.17 * lines + 0.14) * len(order) + 1.1)
    for row, indicator in enumerate(order):
        axes.barh(row, 1, height=0.84, color=theme.SURFACE)
        here = known.loc[known["indicator"] == indicator]
        drawn = [(case, each) for case in names for each in _rows(here, case)]
        height = 0.76 / len(drawn)
        for place, (case, each) in enumerate(drawn):
            span = reach(each)
            if span is None:
                continue
            low, high = span
            width = max(high - low, 0.012)
            left, middle = min(low, 1 - width), row - 0.38 + height * (place + 0.5)
            colour = theme.CYCLE[list(names).index(case) % len(theme.CYCLE)]
            axes.barh(middle, width, left=left, height=height * 0.8, color=colour)
            axes.annotate(
                str(each.get("shown", "")),
                (left + width, middle) if left + width < 0.7 else (left, middle),
                xytext=(4, 0) if left + width < 0.7 else (-4, 0),
                textcoords="offset points",
                ha="left" if left + width < 0.7 else "right",
                va="center",
                fontsize=7.5,
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
    figure.legend(handles=handles, loc="outside upper left", ncols=min(len(handles), 3))
    return figure


def _rows(known: pd.DataFrame, case: str) -> Sequence[Mapping[Any, Any]]:
    return known.loc[known["case"] == case].to_dict("records")


def hasse(
    ranks: pd.DataFrame, edges: Sequence[tuple[str, str]], names: Mapping[str, str]
) -> Figure:
    """Draw the partial order: a line leads from a case down to one that is certainly worse.

    Parameters
    ----------
    ranks
        Rows of `microfactory.tables.RANKS` of one scope.
    edges
        Pairs of ids, better and worse, without those that follow from others.
    names
        Ids and what they are called.
    """
    figure, axes = axes_of(theme.TEXT_WIDTH, 0.62 * _depth(ranks, ACROSS) + 0.3)
    _diagram(axes, ranks, edges, names, ACROSS)
    return figure


def hasse_diagrams(
    diagrams: Sequence[tuple[str, pd.DataFrame, Sequence[tuple[str, str]]]],
    names: Mapping[str, str],
) -> Figure:
    """Draw several partial orders beside one another, each with a title.

    Parameters
    ----------
    diagrams
        For each the title, and what `hasse` takes.
    names
        Ids and what they are called.
    """
    import matplotlib.figure

    theme.apply()
    rows = math.ceil(len(diagrams) / PANELS)
    depth = max(_depth(ranks, ACROSS_PANEL) for _, ranks, _ in diagrams)
    figure = matplotlib.figure.Figure(figsize=(theme.TEXT_WIDTH, rows * (0.55 * depth + 0.5)))
    grid = figure.subplots(rows, PANELS, squeeze=False).ravel()
    for axes, (title, ranks, edges) in zip(grid, diagrams, strict=False):
        _diagram(axes, ranks, edges, names, ACROSS_PANEL)
        axes.set_title("\n".join(textwrap.wrap(title, 42)), fontsize=9)
    for axes in grid[len(diagrams) :]:
        axes.set_axis_off()
    return figure


def _layers(ranks: pd.DataFrame, across: int) -> list[list[list[str]]]:
    """Return the cases by layer, each layer in rows of at most ``across``."""
    layers = []
    for _, rows in ranks.groupby("layer"):
        cases = [str(case) for case in rows["case"]]
        layers.append([cases[start : start + across] for start in range(0, len(cases), across)])
    return layers


def _depth(ranks: pd.DataFrame, across: int) -> int:
    return sum(len(layer) for layer in _layers(ranks, across))


def _diagram(
    axes: Axes,
    ranks: pd.DataFrame,
    edges: Sequence[tuple[str, str]],
    names: Mapping[str, str],
    across: int,
) -> None:
    """Draw one diagram; what no line touches is pale."""
    places, depth = {}, 0
    for layer in _layers(ranks, across):
        for cases in layer:
            for position, case in enumerate(cases):
                places[case] = ((position + 0.5) / len(cases), -float(depth))
            depth += 1
    for better, worse in edges:
        (x0, y0), (x1, y1) = places[better], places[worse]
        axes.plot([x0, x1], [y0, y1], color=theme.MUTED, linewidth=1, zorder=1)
    touched = {case for edge in edges for case in edge}
    for case, (x, y) in places.items():
        ordered = case in touched
        axes.annotate(
            "\n".join(textwrap.wrap(names[case], LETTERS)),
            (x, y),
            ha="center",
            va="center",
            ma="left",  # a browser's letters are narrower than those that were measured
            fontsize=8,
            color=theme.INK if ordered else theme.MUTED,
            bbox={
                "boxstyle": "round,pad=0.35",
                "facecolor": theme.PAPER,
                "edgecolor": theme.INK if ordered else theme.UNKNOWN,
            },
        )
    axes.set_xlim(0, 1)
    axes.set_ylim(-depth + 0.5, 0.5)
    axes.set_axis_off()
