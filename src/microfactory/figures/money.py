"""Where the money for a piece goes, and who does which stage."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from microfactory import theme
from microfactory.figures.canvas import axes_of
from microfactory.quantity import Interval

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


RELATION_COLOURS: Mapping[str, str] = {
    "in_house": theme.PALETTE["blue"],
    "contracted": theme.PALETTE["orange"],
    "partner": theme.PALETTE["sky"],
    "customer": theme.SURFACE,
    "unknown": theme.UNKNOWN,
}

#: Characters of the small print that fit between nought and a hundred percent of the stages.
LINE = 66


def cost_buckets(buckets: pd.DataFrame, money: str) -> Figure:
    """Draw where the price of one piece goes, as a waterfall down to what is left.

    Parameters
    ----------
    buckets
        Unit economics of one case (`microfactory.tables.BUCKETS`). Without a retail price it
        begins at what the manufacturer receives.
    money
        What they are stated in, in words.
    """
    priced = math.isfinite(buckets.set_index("bucket")["high"].get("retail_price", math.nan))
    shown = buckets if priced else buckets.loc[~buckets["bucket"].isin(["retail_price", "others"])]
    parts = shown.reset_index(drop=True).to_dict("records")
    figure, axes = axes_of(theme.TEXT_WIDTH, 0.46 * len(parts) + 1.0)
    top = parts[0]["high"] if math.isfinite(parts[0]["high"]) else parts[0]["low"]
    sign = "$" if str(parts[0]["unit"]).startswith("USD_") else ""
    left = top
    for row, part in enumerate(parts):
        colour, text = _bucket_colour(part["bucket"]), _money(part["low"], part["high"], sign)
        at = left
        if part["bucket"] in ("retail_price", "receipts", "remainder"):
            left, at = _level(axes, row, part, left, colour)
        elif math.isfinite(part["low"]) and math.isfinite(part["high"]):
            _step(axes, row, left, part, colour)
            left -= part["high"]
        else:
            _unknown(axes, row, left)
        axes.annotate(
            text, (at, row), xytext=(5, 0), textcoords="offset points", va="center", fontsize=9
        )
    axes.set_yticks(range(len(parts)), [str(part["label"]) for part in parts])
    axes.set_ylim(len(parts) - 0.4, -0.6)
    lows = [part["low"] for part in parts if math.isfinite(part["low"])]
    axes.set_xlim(min(0.0, min(lows) * 1.1), top * 1.18)  # a loss lies left of nought
    axes.set_xlabel(f"{money} a piece")
    axes.grid(axis="y", visible=False)
    return figure


def _level(
    axes: Axes, row: int, part: Mapping[Hashable, Any], left: float, colour: str
) -> tuple[float, float]:
    """Draw an amount from nought; return where the next part hangs, and where its text stands."""
    low, high = part["low"], part["high"]
    if not math.isfinite(low):
        _unknown(axes, row, left)
        return left, left
    axes.barh(row, low, height=0.55, color=colour)
    if not math.isfinite(high):
        return low, low
    axes.barh(row, high - low, left=low, height=0.55, color=colour, alpha=0.35)
    return high, max(high, 0.0)


def _step(axes: Axes, row: int, left: float, part: Mapping[Hashable, Any], colour: str) -> None:
    """Draw what goes off, hanging from where the part before it ended; pale where not certain."""
    low, spread = part["low"], part["high"] - part["low"]
    axes.barh(row, low, left=left - low, height=0.55, color=colour)
    axes.barh(row, spread, left=left - part["high"], height=0.55, color=colour, alpha=0.35)


def _unknown(axes: Axes, row: int, left: float) -> None:
    axes.barh(
        row, left, height=0.55, facecolor="none", edgecolor=theme.UNKNOWN, hatch=theme.UNKNOWN_HATCH
    )


def _money(low: float, high: float, sign: str) -> str:
    """Return an amount as it stands beside its bar; what has no lowest value is unknown."""
    if not math.isfinite(low):
        return "unknown"
    if not math.isfinite(high):
        return f"{sign}{low:,.2f} or more"
    return f"{sign}{low:,.2f}" if low == high else f"{sign}{low:,.2f} to {sign}{high:,.2f}"


def _bucket_colour(bucket: str) -> str:
    return {
        "retail_price": theme.INK,
        "others": theme.PALETTE["orange"],
        "receipts": theme.MUTED,
        "workers": theme.PALETTE["vermillion"],
        "remainder": theme.PALETTE["blue"],
    }.get(bucket, theme.PALETTE["sky"])


def stage_map(chain: pd.DataFrame) -> Figure:
    """Draw the stages of production with who does them; width is the stage's share of the margin.

    Parameters
    ----------
    chain
        Stages of one case (`microfactory.tables.VALUE_CHAIN`). A stage without a printed share is
        drawn as a thin slice of its own.
    """
    figure, axes = axes_of(theme.TEXT_WIDTH, 0.46 * len(chain) + 1.1)
    for row, stage in enumerate(chain.to_dict("records")):
        relations = str(stage["relation"]).split("|")
        margin = stage["margin"]
        width = 0.0 if math.isnan(margin) else margin
        for part, relation in enumerate(relations):
            axes.barh(
                row,
                width / len(relations) if width else 1.2 / len(relations),
                left=part * (width or 1.2) / len(relations),
                height=0.6,
                color=RELATION_COLOURS[relation],
                edgecolor=theme.MUTED,
                hatch="////" if relation == "unknown" else None,
            )
        share = "no share printed" if math.isnan(margin) else f"{margin:.0f}%"
        who = f"{stage['performer'] or 'not said'} ({_relation_words(relations)})"
        beside = axes.annotate(
            _wrapped(f"{share} · {who}", round(LINE * (1 - width / 100))),
            (width or 1.2, row),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=8.5,
        )
        beside.set_in_layout(False)  # long words would squeeze the bars until none is left
    axes.set_yticks(range(len(chain)), [str(label) for label in chain["label"]])
    axes.set_ylim(len(chain) - 0.4, -0.6)
    axes.set_xlim(0, 100)
    axes.set_xlabel("share of the margin of a necklace, percent")
    axes.grid(axis="y", visible=False)
    return figure


def _wrapped(text: str, width: int) -> str:
    """Return text on at most two lines; what is longer ends in an ellipsis."""
    return "\n".join(textwrap.wrap(text, max(width, 16), max_lines=2, placeholder=" …"))


def _relation_words(relations: Sequence[str]) -> str:
    words = {
        "in_house": "in-house",
        "contracted": "contracted",
        "partner": "with a partner",
        "customer": "the customer's",
        "unknown": "not said who",
    }
    return " and ".join(words[relation] for relation in relations)


def retail_price(cases: Sequence[tuple[str, pd.DataFrame]]) -> Figure:
    """Draw for several cases what the manufacturer gets of a hundred dollars of retail price.

    Parameters
    ----------
    cases
        Names with unit economics (`microfactory.tables.BUCKETS`) whose parts are all known. A part
        that is an interval is drawn at its middle.
    """
    from matplotlib.patches import Patch

    figure, axes = axes_of(theme.WIDE_WIDTH, 0.85 * len(cases) + 1.5)
    parts = {
        "workers": ("those who make it", theme.PALETTE["vermillion"]),
        "materials": ("materials", theme.PALETTE["sky"]),
        "shipping": ("shipping", theme.PALETTE["orange"]),
        "overhead": ("overhead", theme.PALETTE["purple"]),
        "remainder": ("what is left", theme.PALETTE["blue"]),
    }
    longest = 0.0
    for row, (_, buckets) in enumerate(cases):
        found = {str(part["bucket"]): part for part in buckets.to_dict("records")}
        left = 0.0
        for name, (_, colour) in parts.items():
            middle = (found[name]["retail_low"] + found[name]["retail_high"]) / 2
            axes.barh(row, middle, left=left, height=0.5, color=colour, edgecolor=theme.PAPER)
            if middle >= 0.5:
                axes.annotate(
                    f"{middle:.1f}".removesuffix(".0"),
                    (left + middle / 2, row - 0.27),
                    xytext=(0, 2),
                    textcoords="offset points",
                    ha="center",
                    va="bottom",
                    fontsize=9,
                )
            left += middle
        longest = max(longest, left)
    axes.set_yticks(range(len(cases)), [name for name, _ in cases])
    axes.set_ylim(len(cases) - 0.5, -0.7)
    axes.set_xlim(0, longest * 1.04)
    axes.set_xlabel("dollars, of the hundred that a shop takes for a brass necklace")
    axes.grid(axis="y", visible=False)
    handles = [Patch(facecolor=colour, label=label) for label, colour in parts.values()]
    axes.legend(handles=handles, loc="lower right", bbox_to_anchor=(1, 1.0), ncols=len(handles))
    return figure


def stage_grid(chains: Mapping[str, pd.DataFrame], kept: Mapping[str, Interval]) -> Figure:
    """Draw who does which stage for several cases, a column each.

    Parameters
    ----------
    chains
        Names of cases and their stages (`microfactory.tables.VALUE_CHAIN`), all of the same stages.
    kept
        What each keeps of the margin, in percent.
    """
    first = next(iter(chains.values()))
    figure, axes = axes_of(theme.WIDE_WIDTH, 0.62 * len(first) + 1.5)
    for column, (_, chain) in enumerate(chains.items()):
        for row, stage in enumerate(chain.to_dict("records")):
            relations = str(stage["relation"]).split("|")
            for part, relation in enumerate(relations):
                axes.barh(
                    row,
                    0.92 / len(relations),
                    left=column + 0.04 + part * 0.92 / len(relations),
                    height=0.86,
                    color=RELATION_COLOURS[relation],
                    alpha=0.55,
                    edgecolor=theme.MUTED,
                    hatch=theme.UNKNOWN_HATCH if relation == "unknown" else None,
                )
            axes.text(
                column + 0.5,
                row,
                _wrapped(str(stage["performer"]) or "not said", 22),
                ha="center",
                va="center",
                fontsize=8,
            )
    labels = [
        f"{stage['label']}" + ("" if math.isnan(stage["margin"]) else f" ({stage['margin']:.0f}%)")
        for stage in first.to_dict("records")
    ]
    axes.set_yticks(range(len(labels)), labels)
    axes.set_ylim(len(first) - 0.5, -0.5)
    axes.set_xlim(0, len(chains))
    names = [f"{textwrap.fill(name, 22)}\nkeeps {_span(kept[name])}" for name in chains]
    axes.set_xticks([column + 0.5 for column in range(len(chains))], names)
    axes.grid(visible=False)
    axes.tick_params(length=0)
    return figure


def _span(share: Interval) -> str:
    low, high = (f"{end:.1f}".removesuffix(".0") for end in (share.low, share.high))
    return f"{low}%" if low == high else f"{low} to {high}%"
