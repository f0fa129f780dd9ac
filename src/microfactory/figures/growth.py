"""Growth against levels, what breaks even, capacity, and how many it keeps."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

from microfactory import theme
from microfactory.figures.canvas import axes_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MILLION = 1e6
#: Series and reading -> how the line is called, and its colour.
LINES = {
    ("gross_profit", "by"): ("gross profit, growth by the table", theme.PALETTE["blue"]),
    ("gross_profit", "to"): ("gross profit, growth to the printed figure", theme.PALETTE["sky"]),
    ("gross_profit", "factor"): ("gross profit, the factor of the text", theme.PALETTE["green"]),
    ("revenue", "factor"): ("revenue, the factor of the text", theme.PALETTE["vermillion"]),
    ("revenue", "per_year"): ("revenue, the average every year", theme.PALETTE["orange"]),
    ("revenue", "in_all"): ("revenue, the average over the period", theme.PALETTE["purple"]),
}
STATEMENTS = {
    "off_season": "use outside the holidays",
    "peak": "peak, reached on average",
    "peak_bound": "peak, as the most",
    "scenario": "sales scenario",
}


def growth_levels(levels: pd.DataFrame) -> Figure:
    """Draw the levels that every reading of the growth implies, on a logarithmic scale.

    Parameters
    ----------
    levels
        `microfactory.tables.GROWTH_LEVELS` of one case. What is forecast is dashed.
    """
    figure, axes = axes_of(theme.TEXT_WIDTH, 4.4)
    known = levels.loc[levels["level_low"].notna()]
    for (series, reading), line in known.groupby(["series", "reading"], sort=False):
        label, colour = LINES[str(series), str(reading)]
        middle = (line["level_low"] + line["level_high"]) / 2 / MILLION
        years = line["year"]
        seen = (line["status"] != "estimate") | (line["series"] != "gross_profit")
        marker = "o" if series == "gross_profit" else "s"
        axes.plot(years[seen], middle[seen], color=colour, marker=marker, label=label)
        last = seen[seen].index[-1]
        axes.plot(years.loc[last:], middle.loc[last:], color=colour, linestyle="--", marker=marker)
    axes.set_yscale("log")
    ticks = [0.2, 0.5, 1, 2]
    axes.set_yticks(ticks, [f"{tick:g}" for tick in ticks])
    axes.minorticks_off()
    axes.set_xticks(sorted(known["year"].unique()))
    axes.set_ylabel("million dollars, logarithmic")
    axes.grid(axis="x", visible=False)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=2)
    return figure


def break_even(steps: pd.DataFrame) -> Figure:
    """Draw the result of a year against its revenue, with the rounding of the print.

    Parameters
    ----------
    steps
        `microfactory.tables.BREAK_EVEN` of one case and one reading.
    """
    by = {str(row["quantity"]): row for row in steps.to_dict("records")}
    figure, axes = axes_of(theme.TEXT_WIDTH, 3.6)
    far = by["break_even_revenue"]["rounded_high"] * 1.12

    def result(revenue: float, end: str, other: str) -> float:
        margin, overhead = float(by["margin"][end]) / 100, float(by["overhead"][other])
        return (margin * revenue - overhead) / MILLION

    across = [by["revenue"]["low"], far]
    axes.fill_between(
        [revenue / MILLION for revenue in across],
        [result(revenue, "rounded_low", "rounded_high") for revenue in across],
        [result(revenue, "rounded_high", "rounded_low") for revenue in across],
        color=theme.PALETTE["blue"],
        alpha=0.18,
        linewidth=0,
    )
    axes.plot(
        [revenue / MILLION for revenue in across],
        [result(revenue, "low", "high") for revenue in across],
        color=theme.PALETTE["blue"],
    )
    axes.axhline(0, color=theme.MUTED, linewidth=1)
    marks = [("as it was", by["revenue"]["low"]), ("breaks even", by["break_even_revenue"]["low"])]
    if "claimed_factor" in by:
        factor = by["claimed_factor"]["low"]
        marks.insert(1, (f"times {factor:g}", by["revenue"]["low"] * factor))
    for words, revenue in marks:
        x, y = revenue / MILLION, result(revenue, "low", "high")
        axes.plot([x], [y], marker="o", color=theme.INK)
        axes.annotate(
            f"{words}: ${x:.2f} million",
            (x, y),
            xytext=(8, -12),
            textcoords="offset points",
            fontsize=9,
            va="top",
        )
    axes.set_xlim(across[0] / MILLION * 0.9, far / MILLION * 1.12)
    axes.set_xlabel("revenue of a year, million dollars")
    axes.set_ylabel("result, million dollars")
    return figure


def capacities(found: pd.DataFrame, revenue: float) -> Figure:
    """Draw the sales of a full year that each statement on capacity implies.

    Parameters
    ----------
    found
        `microfactory.tables.CAPACITIES` of one case.
    revenue
        What was sold in the year, in the same money.
    """
    rows = found.to_dict("records")
    figure, axes = axes_of(theme.TEXT_WIDTH, 0.5 * len(rows) + 1.3)
    far = max(row["low"] for row in rows) * 2.2 / MILLION
    for place, row in enumerate(rows):
        low, high = row["low"] / MILLION, row["high"] / MILLION
        shown = min(high, far)
        colour = theme.PALETTE["vermillion" if row["statement"] == "scenario" else "blue"]
        if low == high:
            axes.plot([low], [place], marker="D", color=colour)
        else:
            fade = 0.35 if math.isinf(high) else 1.0
            axes.plot([low, shown], [place, place], color=colour, linewidth=7, alpha=fade)
        text = f"{low:.1f}" if low == high else f"{low:.1f} to {high:.1f}"
        text = f"{low:.1f} or more" if math.isinf(high) else text
        axes.annotate(
            text,
            (low, place),
            xytext=(0, 9),
            textcoords="offset points",
            fontsize=9,
        )
    axes.axvline(revenue / MILLION, color=theme.MUTED, linestyle=":")
    axes.set_xscale("log")
    ticks = [tick for tick in (1, 2, 5, 10, 20, 50) if tick <= far]
    axes.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
    axes.minorticks_off()
    axes.set_yticks(range(len(rows)), [STATEMENTS[str(row["statement"])] for row in rows])
    axes.set_ylim(len(rows) - 0.5, -0.8)
    axes.set_xlim(revenue / MILLION * 0.6, far)
    axes.set_xlabel("sales of a year at full capacity, million dollars, logarithmic")
    axes.grid(axis="y", visible=False)
    return figure


def full_time(found: pd.DataFrame, labels: dict[str, str], heads: float) -> Figure:
    """Draw how many people the work could keep full-time at each wage, scenario by scenario.

    Parameters
    ----------
    found
        `microfactory.tables.FULL_TIME` of one case.
    labels
        Scenarios to show, and what they are called.
    heads
        How many are called full-time now.
    """
    from matplotlib.lines import Line2D

    wages = list(dict.fromkeys(found["benchmark"]))
    figure, axes = axes_of(theme.WIDE_WIDTH, 0.42 * len(wages) + 1.6)
    for number, scenario in enumerate(labels):
        colour = theme.CYCLE[number]
        for row in found.loc[found["scenario"] == scenario].to_dict("records"):
            place = wages.index(row["benchmark"]) + 0.22 * (number - (len(labels) - 1) / 2)
            _span(axes, place, row["people_low"], row["people_high"], colour)
    axes.axvline(heads, color=theme.MUTED, linestyle=":")
    names = [
        f"{wage.replace('_', ' ')}, {year}"
        for wage, year in found.drop_duplicates("benchmark")[
            ["benchmark", "benchmark_year"]
        ].itertuples(index=False)
    ]
    axes.set_yticks(range(len(wages)), names, fontsize=8.5)
    axes.set_ylim(len(wages) - 0.4, -0.6)
    axes.set_xscale("log")
    ticks = (50, 100, 200, 500, 1000)
    axes.set_xticks(ticks, [f"{tick:,}" for tick in ticks])
    axes.minorticks_off()
    axes.set_xlabel("people who could be paid it all year, logarithmic")
    axes.grid(axis="y", visible=False)
    handles = [
        Line2D([], [], color=theme.CYCLE[number], linewidth=6, label=label)
        for number, label in enumerate(labels.values())
    ]
    handles.append(Line2D([], [], color=theme.MUTED, linestyle=":", label="full-time now"))
    axes.legend(handles=handles, loc="lower right", bbox_to_anchor=(1, 1.0), ncols=2)
    return figure


def _span(axes: Axes, place: float, low: float, high: float, colour: str) -> None:
    """Draw an interval as a bar, and a single value as a mark."""
    if high - low < 1:
        axes.plot([low], [place], marker="D", markersize=4.5, color=colour)
    else:
        axes.plot([low, high], [place, place], color=colour, linewidth=5, solid_capstyle="butt")


def digitised(values: pd.DataFrame) -> Figure:
    """Draw values that a reader read off a figure, as bars of their series period by period.

    Parameters
    ----------
    values
        Rows of one figure (`microfactory.tables.DIGITISED`). Pale: what could not be read off
        closer.
    """
    from matplotlib.patches import Patch
    from matplotlib.ticker import FuncFormatter

    periods = sorted(dict.fromkeys(values["period"]))
    series = list(dict.fromkeys(values["series"]))
    figure, axes = axes_of(theme.TEXT_WIDTH, 3.4)
    width = 0.8 / len(series)
    for number, name in enumerate(series):
        colour = theme.CYCLE[number % len(theme.CYCLE)]
        for row in values.loc[values["series"] == name].to_dict("records"):
            place = periods.index(row["period"]) - 0.4 + width * (number + 0.5)
            axes.bar(place, row["low"], width=width, color=colour)
            spread = row["high"] - row["low"]
            axes.bar(place, spread, bottom=row["low"], width=width, color=colour, alpha=0.35)
    axes.set_xticks(range(len(periods)), periods)
    axes.set_ylabel(_in_words(values["unit"]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
    axes.grid(axis="x", visible=False)
    handles = [
        Patch(facecolor=theme.CYCLE[number % len(theme.CYCLE)], label=name)
        for number, name in enumerate(series)
    ]
    axes.legend(handles=handles, loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=3)
    return figure


def _in_words(units: pd.Series[str]) -> str:
    """Return what an axis measures; money of several years is that of each period's own."""
    currencies = dict.fromkeys(unit.partition("_")[0] for unit in units)
    years = dict.fromkeys(unit.partition("_")[2] for unit in units)
    shown = " or ".join("dollars" if each == "USD" else each for each in currencies)
    if not any(years):
        return shown
    return f"{shown} of {next(iter(years)) if len(years) == 1 else 'their year'}"
