"""The ethics profile as a picture."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from microfactory import theme
from microfactory.figures.canvas import axes_of

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


#: The colours of what a value is read beside.
FLOOR, DECENT = theme.PALETTE["vermillion"], theme.PALETTE["green"]
#: What a line says where it has no value.
GAPS = {
    "unknown": "asked, not known",
    "not_researched": "not researched",
    "not_applicable": "not applicable",
}


def ethics_profile(profile: pd.DataFrame, themes: Mapping[str, str]) -> Figure:
    """Draw every indicator on its own scale, grouped by consideration, gaps included.

    Parameters
    ----------
    profile
        Rows of `microfactory.tables.PROFILE` with the columns ``scale_low`` and ``scale_high`` and,
        if wanted, the value in words as ``shown``; what is neither a level nor a percentage is drawn
        up to twice the highest of what is known and its benchmarks.
    themes
        Keys of the considerations and what they are called, in the order to draw.
    """
    rows = profile.to_dict("records")
    figure, axes = axes_of(theme.WIDE_WIDTH, 0.2 * (len(rows) + profile["theme"].nunique()) + 1.1)
    row, ticks, labels, known = 0.0, [], [], []
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
            _words(axes, row, each)
            ticks.append(row)
            labels.append(str(each["label"]))
            known.append(each["state"] == "known")
            row += 1
    axes.set_yticks(ticks, labels, fontsize=8)
    for label, there in zip(axes.get_yticklabels(), known, strict=True):
        label.set_color(theme.INK if there else theme.MUTED)
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(row - 0.3, -0.8)
    axes.set_xlim(0, 1.55)
    axes.set_xticks([0, 1], ["worst", "best"])
    axes.spines["bottom"].set_bounds(0, 1)
    axes.grid(visible=False)
    axes.spines["left"].set_visible(False)
    figure.legend(handles=_handles(rows), loc="outside upper left", ncols=5, fontsize=8)
    return figure


def _handles(rows: Sequence[Mapping[Any, Any]]) -> list[Artist]:
    """Return what the colours and marks that occur mean."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    blue, grey = theme.PALETTE["blue"], theme.UNKNOWN
    known = [each for each in rows if each["state"] == "known"]
    grades = sorted({str(each["grade"]) for each in known if each["direction"]})
    handles: list[Artist] = [
        Patch(facecolor=theme.GRADES[grade], edgecolor=blue, label=f"grade {grade}")
        for grade in grades
    ]
    if any(not each["direction"] for each in known):
        handles.append(Patch(facecolor=theme.MUTED, label="no better end"))
    for name, colour, label in (
        ("floor", FLOOR, "legal floor"),
        ("decent", DECENT, "decent level"),
    ):
        if any(math.isfinite(each[f"{name}_low"]) for each in known):
            handles.append(Line2D([], [], color=colour, linewidth=2, label=label))
    states = {str(each["state"]) for each in rows}
    if states & {"unknown", "not_researched"}:
        handles.append(
            Patch(facecolor="none", edgecolor=grey, hatch=theme.UNKNOWN_HATCH, label="not known")
        )
    if "not_applicable" in states:
        handles.append(Patch(facecolor="none", edgecolor=grey, label="not applicable"))
    return handles


def _words(axes: Axes, row: float, each: Mapping[Any, Any]) -> None:
    """Write what the bar shows, and the grade of its evidence, at the end of a line."""
    known = each["state"] == "known"
    text = str(each.get("shown", "")) if known else GAPS[str(each["state"])]
    if known:
        axes.annotate(str(each["grade"]), (1.025, row), va="center", ha="center", fontsize=7.5)
    axes.annotate(
        text,
        (1.05, row),
        va="center",
        fontsize=7.5,
        color=theme.INK if known else theme.MUTED,
        style="normal" if known else "italic",
    )


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
    for name, colour in (("floor", FLOOR), ("decent", DECENT)):
        ends = [each[f"{name}_{end}"] for end in ("low", "high")]
        places = [_placed(end, each) for end in ends if math.isfinite(end)]
        found = [place for place in places if place is not None]
        if found:
            left, right = min(found), max(found)
            axes.plot([left, right], [row + 0.34, row + 0.34], color=colour, linewidth=2)
            for end in (left, right):
                axes.plot([end, end], [row - 0.36, row + 0.36], color=colour, linewidth=1.3)


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
