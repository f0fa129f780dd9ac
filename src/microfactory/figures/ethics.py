"""The ethics profile as a picture."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from microfactory import theme
from microfactory.figures.canvas import axes_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def ethics_profile(profile: pd.DataFrame, themes: Mapping[str, str]) -> Figure:
    """Draw every indicator on its own scale, grouped by consideration, gaps included.

    Parameters
    ----------
    profile
        Rows of `microfactory.tables.PROFILE` with the columns ``scale_low`` and ``scale_high``; what
        is neither a level nor a percentage is drawn up to twice the highest of what is known and
        its benchmarks.
    themes
        Keys of the considerations and what they are called, in the order to draw.
    """
    rows = profile.to_dict("records")
    figure, axes = axes_of(theme.TEXT_WIDTH, 0.2 * (len(rows) + profile["theme"].nunique()) + 0.7)
    row, ticks, labels = 0.0, [], []
    for key, heading in themes.items():
        group = [each for each in rows if each["theme"] == key]
        if not group:
            continue
        axes.annotate(
            heading,
            (0, row),
            xytext=(-4, 0),
            textcoords="offset points",
            ha="right",
            va="center",
            fontweight="bold",
            fontsize=8.5,
        )
        row += 1
        for each in group:
            _indicator(axes, row, each)
            ticks.append(row)
            labels.append(str(each["label"]))
            row += 1
    axes.set_yticks(ticks, labels, fontsize=8)
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(row - 0.3, -0.8)
    axes.set_xlim(0, 1)
    axes.set_xticks([0, 1], ["worst", "best"])
    axes.grid(visible=False)
    axes.spines["left"].set_visible(False)
    return figure


def _indicator(axes: Axes, row: float, each: Mapping[Any, Any]) -> None:
    """Draw one line of a profile."""
    if each["state"] != "known":
        applies = each["state"] != "not_applicable"
        axes.barh(
            row,
            1,
            height=0.5,
            facecolor="none",
            edgecolor=theme.UNKNOWN,
            linewidth=0.5,
            hatch=theme.UNKNOWN_HATCH if applies else None,
        )
        return
    axes.barh(row, 1, height=0.5, color=theme.SURFACE)
    span = reach(each)
    if span is None:
        return
    low, high = span
    shade = theme.GRADES[each["grade"]]
    width = max(high - low, 0.012)
    axes.barh(
        row,
        width,
        left=min(low, 1 - width),
        height=0.5,
        color=shade if each["direction"] else theme.MUTED,
        edgecolor=theme.PALETTE["blue"],
        linewidth=0.6,
    )
    for name in ("floor", "decent"):
        mark = each[f"{name}_low"]
        if math.isfinite(mark):
            place = _placed(mark, each)
            if place is not None:
                axes.plot([place, place], [row - 0.42, row + 0.42], color=theme.INK, linewidth=1.2)


def _top(each: Mapping[Any, Any]) -> float:
    """Return the upper end of the scale to draw."""
    if each["kind"] == "level" or each["unit"] == "percent":
        return float(each["scale_high"])
    known = [each[name] for name in ("low", "high", "floor_high", "decent_high")]
    return 2 * max([value for value in known if math.isfinite(value)], default=1.0)


def _placed(value: float, each: Mapping[Any, Any]) -> float | None:
    """Return a value's place between the worst (0) and the best (1) end of its scale."""
    bottom = float(each["scale_low"]) if math.isfinite(each["scale_low"]) else 0.0
    top = _top(each)
    if top <= bottom:
        return None
    share = min(max((value - bottom) / (top - bottom), 0.0), 1.0)
    return 1 - share if each["direction"] < 0 else share


def reach(each: Mapping[Any, Any]) -> tuple[float, float] | None:
    """Return where a known interval lies on its scale."""
    bottom = float(each["scale_low"]) if math.isfinite(each["scale_low"]) else 0.0
    low = each["low"] if math.isfinite(each["low"]) else bottom
    high = each["high"] if math.isfinite(each["high"]) else _top(each)
    ends = [_placed(low, each), _placed(high, each)]
    places = [end for end in ends if end is not None]
    return (min(places), max(places)) if len(places) == 2 else None
