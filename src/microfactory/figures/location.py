"""Weber's diagrams: pulls in balance, lines of equal cost, one plant or two, and a map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from microfactory import theme
from microfactory.figures.canvas import axes_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Floats = npt.NDArray[np.float64]
#: Where labels of places near to others stand: points right and up of the place, and which side is there.
LABELS_AT = {
    "nairobi": (-9, -16, "right"),
    "mombasa": (9, -20, "left"),
    "guangzhou": (8, 10, "right"),
}


def varignon_frame(sites: Floats, weights: Floats, point: Floats, forces: pd.DataFrame) -> Figure:
    """Draw Varignon's frame: the threads from the point to the weights, and the polygon of forces.

    Parameters
    ----------
    sites, weights
        Coordinates and weights of the sites.
    point
        Where the knot comes to rest.
    forces
        As `microfactory.location.varignon` gives them for that point.
    """
    import matplotlib.figure

    theme.apply()
    figure = matplotlib.figure.Figure(figsize=(theme.TEXT_WIDTH, 3.6))
    frame, polygon = figure.subplots(1, 2, width_ratios=[1.5, 1])
    for number, (site, weight) in enumerate(zip(sites, weights, strict=True)):
        colour = theme.CYCLE[number % len(theme.CYCLE)]
        frame.plot(*zip(point, site, strict=True), color=colour, linewidth=0.8 + 0.5 * weight)
        frame.plot(*site, "o", color=colour, markersize=8)
        frame.annotate(
            f"{weight:g}",
            (float(site[0]), float(site[1])),
            xytext=(7, 5),
            textcoords="offset points",
            color=colour,
            fontweight="bold",
        )
    frame.plot(*point, "o", color=theme.INK, markersize=7, zorder=5)
    frame.annotate(
        "P",
        tuple(map(float, point)),
        xytext=(-4, -16),
        textcoords="offset points",
        fontweight="bold",
    )
    frame.set_title("The threads of the frame")
    frame.margins(0.14)
    _equal(frame)
    at = np.zeros(2)
    for number, (x, y) in enumerate(zip(forces["x"], forces["y"], strict=True)):
        polygon.annotate(
            "",
            (at[0] + x, at[1] + y),
            (float(at[0]), float(at[1])),
            arrowprops={
                "arrowstyle": "-|>",
                "color": theme.CYCLE[number % len(theme.CYCLE)],
                "linewidth": 2,
                "shrinkA": 0,
                "shrinkB": 0,
            },
        )
        at = at + np.array([x, y])
    corners = np.vstack([[0, 0], forces[["sum_x", "sum_y"]].to_numpy(float)])
    polygon.plot(corners[:, 0], corners[:, 1], linewidth=0)  # arrows set no limits
    polygon.set_title("Their pulls, end to end")
    polygon.margins(0.18)
    _equal(polygon)
    return figure


def _equal(axes: Axes) -> None:
    axes.set_aspect("equal", adjustable="box")
    axes.set_xticklabels([])
    axes.set_yticklabels([])
    axes.tick_params(length=0)


def isodapanes(
    sites: Floats, point: Floats, x: Floats, y: Floats, extra: Floats, places: pd.DataFrame
) -> Figure:
    """Draw the lines of equal extra transport cost, with the places that have cheaper labour.

    Parameters
    ----------
    sites, point
        The sites, and where transport costs least.
    x, y, extra
        Grid and field, as `microfactory.location.extra_transport` gives it.
    places
        As `microfactory.location.labour_places` gives them, with ``x`` and ``y``.
    """
    figure, axes = axes_of(theme.TEXT_WIDTH, 4.2)
    lines = axes.contour(x, y, extra, levels=8, colors=theme.MUTED, linewidths=0.9)
    axes.clabel(lines, fontsize=8, fmt="%g")
    axes.plot(sites[:, 0], sites[:, 1], "s", color=theme.INK, label="materials and market")
    axes.plot(*point, "o", color=theme.PALETTE["blue"], markersize=9, label="least transport")
    for moves, colour, words in (
        (True, theme.PALETTE["green"], "labour saves more than the way costs"),
        (False, theme.PALETTE["vermillion"], "labour saves less"),
    ):
        some = places.loc[places["moves"] == moves]
        if len(some):
            axes.plot(some["x"], some["y"], "D", color=colour, markersize=8, label=words)
    for row in places.to_dict("records"):
        axes.annotate(
            f"{row['place']}: saves {row['saving']:g}, costs {row['extra_transport']:.1f}",
            (row["x"], row["y"]),
            xytext=(9, -3),
            textcoords="offset points",
            fontsize=9,
        )
    _equal(axes)
    axes.grid(visible=False)
    figure.legend(loc="outside lower center", ncols=2)
    return figure


def split_production(
    first: Floats, second: Floats, solutions: Sequence[tuple[float, Floats, Floats]]
) -> Figure:
    """Draw one plant or two, as the goods between them weigh more.

    Parameters
    ----------
    first, second
        Sites of the first and of the second plant.
    solutions
        Weight of the link, place of the first plant, place of the second.
    """
    import matplotlib.figure

    theme.apply()
    figure = matplotlib.figure.Figure(figsize=(theme.TEXT_WIDTH, 2.9))
    panels = figure.subplots(1, len(solutions), sharex=True, sharey=True, squeeze=False)[0]
    for axes, (link, one, other) in zip(panels, solutions, strict=True):
        for site in first:
            axes.plot(*zip(site, one, strict=True), color=theme.PALETTE["sky"], linewidth=1.2)
        for site in second:
            axes.plot(*zip(site, other, strict=True), color=theme.PALETTE["orange"], linewidth=1.2)
        axes.plot(*zip(one, other, strict=True), color=theme.INK, linewidth=1 + 0.4 * link)
        axes.plot(first[:, 0], first[:, 1], "s", color=theme.PALETTE["blue"])
        axes.plot(second[:, 0], second[:, 1], "^", color=theme.PALETTE["vermillion"], markersize=8)
        together = bool(np.allclose(one, other))
        for place, name in ((one, "P" if together else "P1"), (other, "" if together else "P2")):
            axes.plot(*place, "o", color=theme.INK, markersize=6, zorder=5)
            axes.annotate(
                name,
                tuple(map(float, place)),
                xytext=(-4, 8),
                textcoords="offset points",
                fontsize=9,
            )
        axes.set_title(f"link of {link:g}")
        axes.margins(0.12)
        _equal(axes)
    return figure


def flow_map(flows: pd.DataFrame, costs: pd.DataFrame) -> Figure:
    """Draw what pulls where on a map of longitude and latitude.

    Parameters
    ----------
    flows
        Of one reading (`microfactory.tables.FLOWS`).
    costs
        Of the same reading (`microfactory.tables.SITE_COSTS`).
    """
    figure, axes = axes_of(theme.WIDE_WIDTH, 4.0)
    best = costs.loc[costs["best"]].iloc[0]
    widest = float(flows["pull"].max())
    for number, row in enumerate(flows.to_dict("records")):
        colour = theme.CYCLE[number]
        axes.plot(
            [row["longitude"], best["longitude"]],
            [row["latitude"], best["latitude"]],
            color=colour,
            linewidth=0.6 + 7 * row["pull"] / widest,
            alpha=0.55,
            solid_capstyle="round",
        )
        axes.plot(row["longitude"], row["latitude"], "o", color=colour, markersize=7)
    labelled = costs.loc[costs["place"] != "between"]
    for row in labelled.to_dict("records"):
        carried = flows.loc[flows["place"] == row["place"], "flow"].iloc[0]
        x, y, side = LABELS_AT.get(str(row["place"]), (8, 8, "left"))
        axes.annotate(
            f"{row['label']}\n{carried}; from here ${row['cost']:.2f}",
            (row["longitude"], row["latitude"]),
            xytext=(x, y),
            textcoords="offset points",
            ha=side,
            multialignment=side,
            fontsize=9,
        )
    axes.plot(
        best["longitude"],
        best["latitude"],
        "o",
        markersize=15,
        markerfacecolor="none",
        markeredgecolor=theme.INK,
        markeredgewidth=2,
    )
    axes.set_xlim(-150, 135)
    axes.set_ylim(-18, 55)
    axes.set_xlabel("longitude, degrees")
    axes.set_ylabel("latitude, degrees")
    return figure
