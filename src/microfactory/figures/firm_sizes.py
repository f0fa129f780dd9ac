"""How large factories are, and which law that follows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from microfactory import theme
from microfactory.figures.canvas import axes_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure


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
    from matplotlib.ticker import FuncFormatter, NullFormatter

    figure, axes = axes_of(theme.TEXT_WIDTH, 3.6)
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
    smallest = float(table["establishments"].min())
    axes.set_ylim(bottom=max(10 ** math.floor(math.log10(max(smallest, 1)) - 0.2), 0.5))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
    axes.yaxis.set_minor_formatter(NullFormatter())
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


def size_laws(classes: pd.DataFrame, laws: pd.DataFrame, cutoff: float) -> Figure:
    """Draw the counter-cumulative distribution of sizes with the fitted laws.

    Parameters
    ----------
    classes
        Size classes of one industry (`microfactory.tables.CENSUS_SIZE_CLASSES`).
    laws
        Laws fitted to it (`microfactory.tables.SIZE_LAWS`).
    cutoff
        Fewest employees of the classes that the drawn laws were fitted to.
    """
    from matplotlib.ticker import FuncFormatter, NullFormatter
    from scipy.special import ndtr

    figure, axes = axes_of(theme.TEXT_WIDTH, 4.0)
    shown = classes.loc[classes["size_class"] != "total"]
    counts = shown["establishments"].to_numpy(float)
    edges = shown["low"].to_numpy(float)
    above = counts[::-1].cumsum()[::-1]
    axes.loglog(edges, above, "o", color=theme.INK, markersize=6, label="published counts")
    start = float(above[edges == cutoff][0])
    grid = np.geomspace(cutoff, 5_000, 200)
    fitted = {
        str(law["family"]): law for law in laws.loc[laws["cutoff"] == cutoff].to_dict("records")
    }
    lognormal, pareto = fitted["lognormal"], fitted["pareto"]
    if math.isfinite(lognormal["mu"]):
        score = (np.log(grid) - lognormal["mu"]) / lognormal["sigma"]
        first = (math.log(cutoff) - lognormal["mu"]) / lognormal["sigma"]
        axes.loglog(
            grid,
            start * ndtr(-score) / ndtr(-first),
            color=theme.PALETTE["blue"],
            label="lognormal",
        )
    axes.loglog(
        grid,
        start * (grid / cutoff) ** -pareto["alpha"],
        color=theme.PALETTE["vermillion"],
        linestyle="--",
        label=f"Pareto, exponent {pareto['alpha']:.2f}",
    )
    axes.set_ylim(bottom=max(above.min() / 4, 0.5), top=above.max() * 2)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
        axis.set_minor_formatter(NullFormatter())
    axes.set_xlabel("employees")
    axes.set_ylabel("establishments with at least so many")
    axes.legend()
    return figure


def exponents(laws: pd.DataFrame, labels: dict[str, str], axtell: float) -> Figure:
    """Draw the Pareto exponent above each cut-off, which would not move if the law held.

    Parameters
    ----------
    laws
        `microfactory.tables.SIZE_LAWS` of the industries to draw.
    labels
        What each industry is called, by its code.
    axtell
        The exponent of US firms in Axtell (2001), for comparison.
    """
    from matplotlib.ticker import FuncFormatter, NullFormatter

    figure, axes = axes_of(theme.TEXT_WIDTH, 3.4)
    for place, (code, label) in enumerate(labels.items()):
        rows = laws.loc[(laws["naics"] == code) & (laws["family"] == "pareto")]
        colour = theme.CYCLE[place]
        spread = [rows["alpha"] - rows["alpha_low"], rows["alpha_high"] - rows["alpha"]]
        axes.errorbar(
            rows["cutoff"],
            rows["alpha"],
            yerr=spread,
            color=colour,
            marker="o",
            capsize=3,
            label=label,
        )
    axes.axhline(axtell, color=theme.MUTED, linewidth=1, linestyle=":")
    axes.annotate(
        f"US firms, Axtell 2001: {axtell}",
        (1, axtell),
        xytext=(0, 4),
        textcoords="offset points",
        fontsize=8.5,
        color=theme.MUTED,
    )
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set_xlabel("fitted from so many employees upwards")
    axes.set_ylabel("Pareto exponent, with 95% interval")
    axes.legend()
    return figure
