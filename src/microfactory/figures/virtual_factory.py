"""The virtual factory: who earns what, what fairness costs, and where the pieces of a year are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from microfactory import theme
from microfactory.figures.canvas import axes_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def lorenz_curves(curves: pd.DataFrame) -> Figure:
    """Draw the Lorenz curves of earnings, one a policy.

    Parameters
    ----------
    curves
        `microfactory.tables.LORENZ`.
    """
    figure, axes = axes_of(theme.TEXT_WIDTH, 4.2)
    axes.plot(
        [0, 100], [0, 100], color=theme.MUTED, linewidth=1, linestyle=":", label="all the same"
    )
    for number, (policy, rows) in enumerate(curves.groupby("policy", sort=False)):
        axes.plot(
            100 * rows["artisans"],
            100 * rows["earnings"],
            color=theme.CYCLE[number],
            label=str(policy),
        )
    axes.set_xlabel("artisans, from the least paid up, %")
    axes.set_ylabel("their part of all earnings, %")
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 100)
    axes.legend(loc="upper left")
    return figure


def fairness_front(front: pd.DataFrame) -> Figure:
    """Draw what fairness costs in quality against what it brings.

    Parameters
    ----------
    front
        `microfactory.tables.FRONT`.
    """
    figure, axes = axes_of(theme.TEXT_WIDTH, 3.8)
    blue = theme.PALETTE["blue"]
    axes.plot(front["gini"], front["first_pass"], "-", color=blue)
    for efficient, rows in front.groupby("efficient"):
        fill = blue if efficient else axes.get_facecolor()
        axes.plot(rows["gini"], rows["first_pass"], "o", color=blue, markerfacecolor=fill)
    for row in front.to_dict("records"):
        axes.annotate(
            f"{row['fairness']:g}",
            (row["gini"], row["first_pass"]),
            xytext=(3, 6),
            textcoords="offset points",
            fontsize=8.5,
            color=theme.MUTED,
        )
    axes.invert_xaxis()
    axes.set_xlabel("Gini coefficient of earnings (to the right: more equal)")
    axes.set_ylabel("inspected pieces that passed, %")
    return figure


def year_of_pieces(days: pd.DataFrame) -> Figure:
    """Draw where the pieces of a year are on each day.

    Parameters
    ----------
    days
        `microfactory.tables.YEAR_DAYS`.
    """
    figure, axes = axes_of(theme.TEXT_WIDTH, 3.8)
    axes.stackplot(
        days["day"],
        days["to_make"] - days["rework"],
        days["waiting"],
        days["rework"],
        labels=["to make", "waiting for inspection", "rejected, to make again"],
        colors=[theme.PALETTE["sky"], theme.PALETTE["orange"], theme.PALETTE["vermillion"]],
        linewidth=0,
    )
    axes.set_xlabel("working day of the year")
    axes.set_ylabel("pieces in hand")
    axes.set_xlim(0, float(days["day"].max()))
    axes.set_ylim(bottom=0)
    axes.legend(loc="upper left")
    return figure
