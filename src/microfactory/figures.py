"""Figures of finished tables. Each takes a table and returns a figure; nothing is computed here.

What is not known is hatched grey; what is only bounded is drawn from its lowest to its highest
value.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from microfactory import theme

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
RELATION_COLOURS: Mapping[str, str] = {
    "in_house": theme.PALETTE["blue"],
    "contracted": theme.PALETTE["orange"],
    "partner": theme.PALETTE["sky"],
    "customer": theme.SURFACE,
    "unknown": theme.UNKNOWN,
}


def _axes(width: float, height: float) -> tuple[Figure, Axes]:
    """Return a fresh figure that no global state knows of, so that nothing shows it twice."""
    import matplotlib.figure

    theme.apply()
    figure = matplotlib.figure.Figure(figsize=(width, height))
    return figure, figure.subplots()


def membership(result: Mapping[str, Any]) -> Figure:
    """Draw how far a product belongs to each type, from certain to possible.

    Parameters
    ----------
    result
        A classification as `microfactory.typology.Result.to_dict` gives it.
    """
    figure, axes = _axes(theme.TEXT_WIDTH, 3.0)
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


def firm_sizes(
    classes: pd.DataFrame, employees: tuple[float, float] | None = None, label: str = ""
) -> Figure:
    """Draw the number of establishments by employment class, with a firm's place marked.

    Parameters
    ----------
    classes
        Size classes of one industry (`microfactory.tables.CENSUS_SIZE_CLASSES`).
    employees
        Fewest and most employees of the firm's sites; the classes they touch are marked.
    label
        The firm's name beside the mark.
    """
    import seaborn as sns
    from matplotlib.ticker import FuncFormatter

    figure, axes = _axes(theme.TEXT_WIDTH, 3.6)
    shown = classes.loc[classes["size_class"] != "total"].reset_index(drop=True)
    names = [_class_label(low, high) for low, high in zip(shown["low"], shown["high"], strict=True)]
    touched = [
        employees is not None and low <= employees[1] and (math.isnan(high) or employees[0] <= high)
        for low, high in zip(shown["low"].astype(float), shown["high"].astype(float), strict=True)
    ]
    table = pd.DataFrame(
        {
            "class": names,
            "establishments": shown["establishments"].astype(float),
            "place": ["here" if mark else "elsewhere" for mark in touched],
        }
    )
    sns.barplot(
        table,
        x="class",
        y="establishments",
        hue="place",
        hue_order=["elsewhere", "here"],
        palette=[theme.PALETTE["sky"], theme.PALETTE["vermillion"]],
        saturation=1,
        dodge=False,
        legend=False,
        errorbar=None,
        ax=axes,
    )
    axes.set_yscale("log")
    axes.set_ylim(bottom=500)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.set_xlabel("employees of the establishment")
    axes.set_ylabel("establishments (log scale)")
    axes.grid(axis="x", visible=False)
    for position, count in enumerate(table["establishments"]):
        axes.annotate(
            f"{count:,.0f}",
            (position, count),
            xytext=(0, 3),
            textcoords="offset points",
            ha="center",
            fontsize=8,
            color=theme.MUTED,
        )
    if any(touched) and label:
        first = touched.index(True)
        last = len(touched) - 1 - touched[::-1].index(True)
        axes.annotate(
            label,
            ((first + last) / 2, table["establishments"].iloc[first]),
            xytext=(0, 18),
            textcoords="offset points",
            ha="center",
            fontweight="bold",
            color=theme.PALETTE["vermillion"],
        )
        axes.margins(y=0.18)
    return figure


def _class_label(low: float, high: float) -> str:
    return f"{low:,.0f}+" if pd.isna(high) else f"{low:.0f}–{high:.0f}"


def cost_buckets(buckets: pd.DataFrame) -> Figure:
    """Draw where the manufacturer's receipts of one piece go, as a waterfall.

    Parameters
    ----------
    buckets
        Unit economics of one case (`microfactory.tables.BUCKETS`).
    """
    parts = buckets.loc[buckets["bucket"] != "retail_price"].reset_index(drop=True)
    figure, axes = _axes(theme.TEXT_WIDTH, 0.5 * len(parts) + 1.0)
    receipts = parts.loc[parts["bucket"] == "receipts", "high"].iloc[0]
    left = receipts
    for row, part in enumerate(parts.to_dict("records")):
        known = not math.isnan(part["low"]) and math.isfinite(part["low"])
        colour = _bucket_colour(part["bucket"])
        if not known:
            axes.barh(
                row, receipts, height=0.55, facecolor="none", edgecolor=theme.UNKNOWN, hatch="////"
            )
            text, at = "unknown", receipts
        elif part["bucket"] == "receipts":
            axes.barh(row, part["high"], height=0.55, color=colour)
            text, at = f"${part['high']:.2f}", part["high"]
        elif part["bucket"] == "remainder":
            axes.barh(row, part["low"], height=0.55, color=colour)
            axes.barh(
                row,
                part["high"] - part["low"],
                left=part["low"],
                height=0.55,
                color=colour,
                alpha=0.35,
            )
            text, at = _dollars(part["low"], part["high"]), part["high"]
        else:
            axes.barh(row, part["low"], left=left - part["low"], height=0.55, color=colour)
            spread = part["high"] - part["low"]
            axes.barh(row, spread, left=left - part["high"], height=0.55, color=colour, alpha=0.35)
            text, at = _dollars(part["low"], part["high"]), left
            left -= part["high"]
        axes.annotate(
            text, (at, row), xytext=(5, 0), textcoords="offset points", va="center", fontsize=9
        )
    axes.set_yticks(range(len(parts)), [str(label) for label in parts["label"]])
    axes.set_ylim(len(parts) - 0.4, -0.6)
    axes.set_xlim(0, receipts * 1.18)
    axes.set_xlabel("US dollars of 2017 a piece")
    axes.grid(axis="y", visible=False)
    return figure


def _dollars(low: float, high: float) -> str:
    return f"${low:.2f}" if low == high else f"${low:.2f} to ${high:.2f}"


def _bucket_colour(bucket: str) -> str:
    return {
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
    figure, axes = _axes(theme.TEXT_WIDTH, 0.46 * len(chain) + 1.1)
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
        axes.annotate(
            f"{share} · {who}",
            (width or 1.2, row),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=8.5,
        )
    axes.set_yticks(range(len(chain)), [str(label) for label in chain["label"]])
    axes.set_ylim(len(chain) - 0.4, -0.6)
    axes.set_xlim(0, 100)
    axes.set_xlabel("share of the margin of a necklace, percent")
    axes.grid(axis="y", visible=False)
    return figure


def _relation_words(relations: Sequence[str]) -> str:
    words = {
        "in_house": "in-house",
        "contracted": "contracted",
        "partner": "with a partner",
        "customer": "the customer's",
        "unknown": "not said who",
    }
    return " and ".join(words[relation] for relation in relations)


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
    figure, axes = _axes(theme.TEXT_WIDTH, 0.2 * (len(rows) + profile["theme"].nunique()) + 0.7)
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
    span = _span(each)
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


def _span(each: Mapping[Any, Any]) -> tuple[float, float] | None:
    """Return where a known interval lies on its scale."""
    bottom = float(each["scale_low"]) if math.isfinite(each["scale_low"]) else 0.0
    low = each["low"] if math.isfinite(each["low"]) else bottom
    high = each["high"] if math.isfinite(each["high"]) else _top(each)
    ends = [_placed(low, each), _placed(high, each)]
    places = [end for end in ends if end is not None]
    return (min(places), max(places)) if len(places) == 2 else None


def retail_price(cases: Sequence[tuple[str, pd.DataFrame]]) -> Figure:
    """Draw for several cases what the manufacturer gets of a hundred dollars of retail price.

    Parameters
    ----------
    cases
        Names with unit economics (`microfactory.tables.BUCKETS`) whose parts are all known. A part
        that is an interval is drawn at its middle.
    """
    from matplotlib.patches import Patch

    figure, axes = _axes(theme.WIDE_WIDTH, 0.85 * len(cases) + 1.5)
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
