"""What a piece costs against how many are made, and where the money goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from microfactory import theme
from microfactory.figures.canvas import axes_of
from microfactory.figures.cost_model.look import MODEL_COLOURS, SHORT, plain_log, volume_axis
from microfactory.figures.typology import TYPE_LABELS

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: What the buckets of the cost model are gathered into for a figure, and their colours.
GATHERED: Mapping[str, tuple[tuple[str, ...], str]] = {
    "labour": (("labour",), theme.PALETTE["vermillion"]),
    "material": (("material",), theme.PALETTE["orange"]),
    "plant and energy": (("equipment", "tooling", "energy"), theme.PALETTE["blue"]),
    "overhead and assembly": (("overhead", "assembly"), theme.PALETTE["sky"]),
    "set-up and coordination": (("set-up", "coordination"), theme.PALETTE["purple"]),
    "shipping": (("shipping",), theme.PALETTE["green"]),
    "working capital": (("working capital",), theme.MUTED),
}
DEAREST = 100.0


def cost_curves(
    curves: pd.DataFrame,
    *,
    chosen: str = "",
    banded: Sequence[str] = (),
    volume: float | None = None,
    anchors: pd.DataFrame | None = None,
) -> Figure:
    """Draw the cost a piece against the volume of a line.

    Parameters
    ----------
    curves
        `microfactory.tables.COST_CURVES`.
    chosen
        A model that is drawn in front of the others, which turn pale.
    banded
        Models whose 5th to 95th percentile is shaded.
    volume
        A volume that is marked.
    anchors
        `microfactory.tables.ANCHORS`: what Table 6 prints, as bars over its batches.
    """
    figure, axes = axes_of(theme.WIDE_WIDTH, 4.8)
    ends = []
    for name in TYPE_LABELS:
        rows = curves.loc[curves["model"] == name]
        pale = bool(chosen) and name != chosen
        colour = MODEL_COLOURS[name]
        if name in banded:
            axes.fill_between(
                rows["volume"], rows["low"], rows["high"], color=colour, alpha=0.16, linewidth=0
            )
        axes.plot(
            rows["volume"],
            rows["cost"],
            color=colour,
            linewidth=3 if name == chosen else 1.8,
            alpha=0.45 if pale else 1.0,
            zorder=4 if name == chosen else 3,
        )
        made = rows.dropna(subset=["cost"])
        if len(made):
            last = made.iloc[-1]
            ends.append((float(last["volume"]), float(last["cost"]), name, pale))
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_ylim(8, DEAREST)
    low, high = float(curves["volume"].min()), float(curves["volume"].max())
    axes.set_xlim(low, high * 7)
    for x, y, name, pale in _apart(ends):
        axes.annotate(
            SHORT[name],
            (x, y[0]),
            xytext=(high * 1.08, y[1]),
            color=MODEL_COLOURS[name],
            fontsize=8.5,
            va="center",
            fontweight="normal" if pale else "bold",
            arrowprops={
                "arrowstyle": "-",
                "color": MODEL_COLOURS[name],
                "alpha": 0.5,
                "linewidth": 0.8,
            },
        )
    if anchors is not None:
        for row in anchors.to_dict("records"):
            axes.fill_between(
                [row["batch_low"], min(row["batch_high"], high)],
                row["printed_low"] * 0.99,
                row["printed_high"] * 1.01,
                color=MODEL_COLOURS[str(row["model"])],
                alpha=0.55,
                linewidth=0,
            )
    if volume is not None:
        axes.axvline(volume, color=theme.INK, linewidth=1, linestyle=":")
    volume_axis(axes.xaxis, low, high)
    plain_log(axes.yaxis, (10, 20, 50, 100))
    axes.set_xlabel("pieces of one line in a season")
    axes.set_ylabel("cost a piece, dollars of 2017")
    return figure


def _apart(
    ends: list[tuple[float, float, str, bool]],
) -> list[tuple[float, tuple[float, float], str, bool]]:
    """Return the ends of the lines with heights for their labels that do not meet."""
    least = 1.1  # as a ratio, since the axis is logarithmic
    placed: list[tuple[float, tuple[float, float], str, bool]] = []
    height = 8.6
    for x, y, name, pale in sorted(ends, key=lambda end: end[1]):
        height = max(height * least, y) if placed else max(height, y * 0.92)
        placed.append((x, (y, height), name, pale))
    return placed


def cost_breakdown(buckets: pd.DataFrame, volume: float) -> Figure:
    """Draw where the cost of a piece goes at one volume, a bar a model.

    Parameters
    ----------
    buckets
        `microfactory.tables.COST_BUCKETS`.
    volume
        One of its volumes.
    """
    figure, axes = axes_of(theme.WIDE_WIDTH, 3.8)
    rows = buckets.loc[buckets["volume"] == volume]
    names = [name for name in TYPE_LABELS if name in set(rows["model"])]
    left = np.zeros(len(names))
    for label, (parts, colour) in GATHERED.items():
        chosen = rows.loc[rows["bucket"].isin(parts)].groupby("model")["cost"].sum()
        width = np.array([float(chosen[name]) for name in names])
        axes.barh(range(len(names)), width, left=left, height=0.62, color=colour, label=label)
        left = left + width
    limit = min(float(left.max()) * 1.14, 60.0)
    for place, total in enumerate(left):
        inside = total <= limit * 0.93
        axes.annotate(
            f"{total:,.2f}",
            (min(total, limit), place),
            xytext=(4 if inside else -4, 0),
            textcoords="offset points",
            va="center",
            ha="left" if inside else "right",
            fontsize=9,
            color=theme.INK,
            bbox=None if inside else {"facecolor": theme.PAPER, "edgecolor": "none", "pad": 1.5},
        )
    axes.set_xlim(0, limit)
    axes.set_yticks(range(len(names)), [TYPE_LABELS[name] for name in names])
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
    axes.set_xlabel("cost a wanted piece, dollars of 2017")
    figure.legend(loc="outside lower center", ncols=4, handlelength=1.2)
    return figure
