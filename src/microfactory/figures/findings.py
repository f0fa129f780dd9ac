"""The small figures of the front page, drawn for half its width and for a phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from microfactory import theme
from microfactory.figures.canvas import axes_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Inches; at four fifths of it, the least that a page shows it at, it fits a phone.
WIDTH = 4.2


def keep_of_price(cases: Sequence[tuple[str, pd.DataFrame]]) -> Figure:
    """Draw what those who make a piece keep of a hundred dollars of its price, and what is left.

    A part that is an interval is drawn at its middle and says its ends.

    Parameters
    ----------
    cases
        Names with unit economics (`microfactory.tables.BUCKETS`) whose parts are all known.
    """
    figure, axes = axes_of(WIDTH, 0.66 * len(cases) + 0.95)
    shades = {"workers": theme.PALETTE["vermillion"], "remainder": theme.PALETTE["blue"]}
    for row, (name, buckets) in enumerate(cases):
        found = {str(part["bucket"]): part for part in buckets.to_dict("records")}
        left = 0.0
        for bucket in ("workers", "materials", "shipping", "overhead", "remainder"):
            low, high = found[bucket]["retail_low"], found[bucket]["retail_high"]
            width = (low + high) / 2
            axes.barh(
                row,
                width,
                left=left,
                height=0.38,
                color=shades.get(bucket, theme.UNKNOWN),
                edgecolor=theme.PAPER,
            )
            if bucket in shades:
                # A narrow share has its number at its left edge, where the next one leaves room.
                place, side = (left + width / 2, "center") if width > 1.5 else (left, "left")
                axes.annotate(_ends(low, high), (place, row + 0.21), ha=side, va="top", fontsize=9)
            left += width
        _name(axes, row, name)
    axes.set_xlabel("dollars of a hundred; grey: materials, shipping, overhead")
    return _bare(axes, len(cases), figure)


def _label(value: float) -> str:
    """Return a number of a label, without a decimal that says nothing."""
    return f"{value:.1f}".removesuffix(".0")


def _ends(low: float, high: float) -> str:
    """Return an interval as it stands beside its bar."""
    low_end, high_end = _label(low), _label(high)
    return low_end if low_end == high_end else f"{low_end} to {high_end}"


def _name(axes: Axes, row: int, name: str, x: float = 0) -> None:
    """Write what a bar is above it: a phone has no room beside it."""
    axes.annotate(
        name,
        (x, row - 0.24),
        ha="left",
        va="bottom",
        fontsize=9,
        annotation_clip=False,
    )


def _bare(axes: Axes, rows: int, figure: Figure) -> Figure:
    axes.set_yticks([])
    axes.set_ylim(rows - 0.45, -0.75)
    axes.grid(axis="y", visible=False)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="x", labelsize=8.5)
    axes.xaxis.label.set_fontsize(9)
    return figure


def pay_beside_levels(
    pay: Sequence[tuple[str, float, float]], levels: Sequence[tuple[str, float, float]]
) -> Figure:
    """Draw intervals of pay beside the levels that they are read against.

    Parameters
    ----------
    pay, levels
        Name, lowest and highest value, in dollars a day; both from small to large.
    """
    figure, axes = axes_of(WIDTH, 0.52 * (len(pay) + len(levels)) + 0.75)
    for row, (name, low, high) in enumerate([*pay, *levels]):
        of_pay = row < len(pay)
        axes.barh(
            row,
            max(high - low, 0.08),
            left=low,
            height=0.3,
            color=theme.PALETTE["vermillion"] if of_pay else theme.PALETTE["sky"],
        )
        _name(axes, row, name)
        axes.annotate(
            _ends(low, high),
            (high, row),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
        )
    axes.set_xlim(0, 1.22 * max(high for _, _, high in [*pay, *levels]))
    axes.set_xlabel("dollars a working day")
    return _bare(axes, len(pay) + len(levels), figure)


def certain_and_possible(counts: Sequence[tuple[str, int, int]]) -> Figure:
    """Draw how many are certainly something, and of how many more it is possible.

    Parameters
    ----------
    counts
        Name, how many certainly are it, and how many more may be.
    """
    from matplotlib.ticker import MaxNLocator

    figure, axes = axes_of(WIDTH, 0.42 * len(counts) + 0.75)
    for row, (name, certain, possible) in enumerate(counts):
        axes.barh(row, certain, height=0.26, color=theme.PALETTE["vermillion"])
        axes.barh(
            row,
            possible,
            left=certain,
            height=0.26,
            facecolor="none",
            edgecolor=theme.MUTED,
            hatch=theme.UNKNOWN_HATCH,
            linewidth=0.6,
        )
        _name(axes, row, name)
    axes.set_xlim(0, max(certain + possible for _, certain, possible in counts) + 0.5)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel("products; hatched: possible, not certain")
    return _bare(axes, len(counts), figure)


def counted(counts: Mapping[str, int], shades: Mapping[str, str]) -> Figure:
    """Draw how many there are of each kind.

    Parameters
    ----------
    counts
        What they are and how many, in order.
    shades
        Their colours; grey where none is given.
    """
    from matplotlib.ticker import MaxNLocator

    figure, axes = axes_of(WIDTH, 0.42 * len(counts) + 0.75)
    for row, (name, count) in enumerate(counts.items()):
        axes.barh(row, count, height=0.26, color=shades.get(name, theme.UNKNOWN))
        _name(axes, row, name)
        axes.annotate(
            f"{count}",
            (count, row),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
        )
    axes.set_xlim(0, 1.12 * max(counts.values()))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    return _bare(axes, len(counts), figure)
