"""Returns against investment: the curve that traps, what becomes of firms, who escapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from microfactory import theme
from microfactory.figures.canvas import axes_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Floats = npt.NDArray[np.float64]
KINDS = {"stable": ("o", "full"), "unstable": ("o", "none"), "undecided": ("o", "left")}


def returns_curve(
    capital: Floats,
    following: Floats,
    points: pd.DataFrame,
    others: dict[str, Floats] | None = None,
) -> Figure:
    """Draw next period's capital against this period's, with the fixed points.

    Parameters
    ----------
    capital, following
        The curve.
    points
        As `microfactory.investment.fixed_points` gives them.
    others
        Further curves by label, drawn thin: the technologies that the curve chooses from.
    """
    figure, axes = axes_of(theme.TEXT_WIDTH, 4.2)
    axes.plot(capital, capital, color=theme.MUTED, linewidth=1, linestyle=":", label="as it was")
    for number, (label, values) in enumerate((others or {}).items()):
        axes.plot(
            capital,
            values,
            color=theme.CYCLE[number + 1],
            linewidth=1.4,
            linestyle="--",
            label=label,
        )
    axes.plot(capital, following, color=theme.PALETTE["blue"], label="after a period")
    for kind, (marker, fill) in KINDS.items():
        some = points.loc[points["kind"] == kind]
        axes.plot(
            some["capital"],
            some["capital"],
            marker,
            fillstyle=fill,
            color=theme.PALETTE["vermillion"],
            markeredgewidth=2,
            markersize=9,
            label=f"{kind}: {', '.join(f'{value:.3g}' for value in some['capital'])}"
            if len(some)
            else "_none",
        )
    axes.set_xlabel("capital this period")
    axes.set_ylabel("capital next period")
    axes.set_xlim(0, float(capital.max()))
    axes.set_ylim(bottom=0)
    axes.legend(loc="upper left")
    return figure


def fates(capital: Floats, edge: float | None) -> Figure:
    """Draw what becomes of firms, each a line, those that end above the threshold in another colour.

    Parameters
    ----------
    capital
        Of shape (periods + 1, firms).
    edge
        The threshold, if there is one.
    """
    figure, axes = axes_of(theme.TEXT_WIDTH, 3.6)
    escaped = capital[-1] > edge if edge is not None else np.zeros(capital.shape[1], bool)
    for up, colour, words in (
        (False, theme.PALETTE["vermillion"], "falls back"),
        (True, theme.PALETTE["blue"], "grows"),
    ):
        lines = capital[:, escaped == up]
        if lines.shape[1]:
            axes.plot(lines, color=colour, linewidth=0.9, alpha=0.6)
            axes.plot([], [], color=colour, label=f"{words}: {lines.shape[1]} firms")
    if edge is not None:
        axes.axhline(edge, color=theme.INK, linewidth=1, linestyle=":", label="threshold")
    axes.set_xlabel("period")
    axes.set_ylabel("capital")
    axes.legend()
    return figure


def escapes(shares: pd.DataFrame) -> Figure:
    """Draw which share of firms ends above the threshold, against the size of the loan.

    Parameters
    ----------
    shares
        `microfactory.tables.ESCAPES`.
    """
    figure, axes = axes_of(theme.TEXT_WIDTH, 3.6)
    calm = shares.loc[~shares["shocks"]].drop_duplicates("loan")
    axes.plot(calm["loan"], 100 * calm["escaped"], color=theme.CYCLE[0], label="without luck")
    lucky = shares.loc[shares["shocks"]]
    for number, (spread, rows) in enumerate(lucky.groupby("spread"), start=1):
        axes.errorbar(
            rows["loan"],
            100 * rows["escaped"],
            yerr=196 * rows["standard_error"],
            color=theme.CYCLE[number],
            marker="o",
            markersize=4,
            capsize=2,
            linewidth=1.5,
            label=f"luck with a spread of {spread:g}",
        )
    axes.set_ylim(0, 102)
    axes.set_xlabel("asset financing, in units of capital")
    axes.set_ylabel("firms above the threshold, %")
    axes.legend(loc="lower right")
    return figure
