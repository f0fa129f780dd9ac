"""Where products belong among the production models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from microfactory import theme
from microfactory.figures.canvas import axes_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


TYPE_LABELS: Mapping[str, str] = {
    "craft_sme": "Craft SME",
    "flexible_sme": "Flexible SME",
    "specialized_sme": "Specialized SME",
    "networked_specialized_or_flexible": "Networked specialized\nor flexible SMEs",
    "networked_craft": "Networked craft SMEs",
    "mass_production": "Mass production",
}


def membership(result: Mapping[str, Any]) -> Figure:
    """Draw how far a product belongs to each type, from certain to possible.

    Parameters
    ----------
    result
        A classification as `microfactory.typology.Result.to_dict` gives it.
    """
    figure, axes = axes_of(theme.TEXT_WIDTH, 3.0)
    names = list(TYPE_LABELS)
    for row, name in enumerate(names):
        low, high = result["membership"][name]
        possible = name in result["possible"]
        certain = name in result["necessary"]
        colour = theme.PALETTE["vermillion"] if certain else theme.PALETTE["blue"]
        colour = colour if possible else theme.UNKNOWN
        axes.barh(row, low, height=0.55, color=colour)
        axes.barh(row, high - low, left=low, height=0.55, color=colour, alpha=0.35)
        if high == 0:
            axes.plot([0], [row], marker="|", markersize=11, color=theme.UNKNOWN, clip_on=False)
    axes.set_yticks(range(len(names)), [TYPE_LABELS[name] for name in names])
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_xlim(0, 1)
    axes.set_xlabel("degree of membership: full colour certain, pale possible")
    axes.grid(axis="y", visible=False)
    return figure


def typology_map(verdicts: pd.DataFrame) -> Figure:
    """Draw which models every case certainly or possibly is, with the blends taken apart.

    Parameters
    ----------
    verdicts
        `microfactory.tables.VERDICTS`, in the order in which to draw. What is drawn of a case is marked
        with its id, so that a page can pick it out (`microfactory.article.ROW`).
    """
    rows = verdicts.to_dict("records")
    names = list(TYPE_LABELS)
    figure, axes = axes_of(theme.WIDE_WIDTH, 0.34 * len(rows) + 1.5)
    for row, each in enumerate(rows):
        possible = [name for name in str(each["possible"]).split("|") if name]
        parts = [name for name in str(each["parts"]).split("|") if name]
        for column, name in enumerate(names):
            axes.plot(column, row, marker="s", markersize=3, color=theme.GRID)
            mark: tuple[str, float, str] | None = None
            if each["type"] == name:
                mark = ("o", 11.0, "vermillion")
            elif each["type"] == "blended" and name in parts:
                mark = ("D", 8.5, "vermillion")
            elif name in possible:
                mark = ("o", 11.0, "sky")
            if mark:
                _mark(axes, column, row, *mark, _case(each))
        if each["type"] == "none" or "none" in possible:
            shade = "vermillion" if each["type"] == "none" else "sky"
            _mark(axes, len(names), row, "o", 11, shade, _case(each))
    axes.set_xticks(range(len(names) + 1), [*map(_in_two_lines, names), "None"], fontsize=8.5)
    axes.xaxis.tick_top()
    axes.tick_params(axis="both", length=0)
    axes.set_yticks(range(len(rows)), [str(each["name"]) for each in rows])
    for label, each in zip(axes.get_yticklabels(), rows, strict=True):
        label.set_gid(f"row-{_case(each)}")
    axes.set_ylim(len(rows) - 0.4, -0.7)
    axes.set_xlim(-0.5, len(names) + 0.5)
    axes.grid(axis="x", visible=False)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    return figure


def _case(row: Mapping[Any, Any]) -> str:
    """Return the id of a case; its name where it has none."""
    return str(row.get("case") or row["name"])


def _mark(
    axes: Axes, column: int, row: int, marker: str, size: float, shade: str, case: str
) -> None:
    """Draw one mark of the map; a diamond is hollow."""
    hollow = {"fillstyle": "none", "markeredgewidth": 2} if marker == "D" else {}
    axes.plot(
        column,
        row,
        marker=marker,
        markersize=size,
        color=theme.PALETTE[shade],
        gid=f"row-{case}",
        **hollow,  # type: ignore[arg-type]
    )


def _in_two_lines(name: str) -> str:
    """Return the label of a type broken where a column needs it."""
    label = TYPE_LABELS[name]
    return label if "\n" in label else label.replace(" ", "\n", 1)
