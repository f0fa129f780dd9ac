"""Who wins over volume and uncertainty, and what a change does to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from microfactory import theme
from microfactory.figures.canvas import axes_of
from microfactory.figures.cost_model.look import competitors, plain_log, short, volume_axis

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def win_map(winners: pd.DataFrame, chosen: tuple[float, float] | None = None) -> Figure:
    """Draw which model wins over volume and uncertainty; the paler, the less sure.

    Parameters
    ----------
    winners
        Rows of `microfactory.tables.WINNERS` with uncertain demand, among one set of models.
    chosen
        A volume and an uncertainty to mark.
    """
    from matplotlib.colors import to_rgb
    from matplotlib.patches import Patch

    figure, axes = axes_of(theme.WIDE_WIDTH, 4.6)
    wide = winners.pivot_table(
        index="uncertainty", columns=["model", "volume"], values="probability"
    )
    volumes = np.sort(winners["volume"].unique())
    uncertainties = wide.index.to_numpy(float)
    palette = competitors(winners["model"])
    present = list(palette)
    shares = np.stack([wide[name][volumes].to_numpy(float) for name in present])
    winner, share = shares.argmax(axis=0), shares.max(axis=0)
    paper = np.array(to_rgb(theme.PAPER))
    colours = np.array([to_rgb(colour) for colour in palette.values()])[winner]
    strength = np.clip((share - 0.3) / 0.7, 0.12, 1.0)[..., None]
    shade = paper * (1 - strength) + colours * strength
    edges_x = _edges(np.log10(volumes))
    edges_y = _edges(uncertainties)
    mesh = axes.pcolormesh(
        10**edges_x, edges_y, shade, linewidth=0.4, edgecolors=shade.reshape(-1, 3)
    )
    mesh.set_antialiased(False)
    for place in range(len(present)):
        others = np.delete(shares, place, axis=0).max(axis=0)
        lead = shares[place] - others
        if lead.min() < 0 < lead.max():
            axes.contour(
                volumes, uncertainties, lead, levels=[0.0], colors=theme.INK, linewidths=1.0
            )
        _named(axes, present[place], winner == place, share, volumes, uncertainties)
    lines = axes.contour(
        volumes,
        uncertainties,
        share,
        levels=[0.9],
        colors=theme.PAPER,
        linewidths=1.2,
        linestyles="--",
    )
    axes.clabel(lines, fmt=lambda _: "90%", fontsize=8)
    seen = [place for place in range(len(present)) if (winner == place).any()]
    handles = [Patch(color=palette[present[place]], label=short(present[place])) for place in seen]
    columns = 2 if any("+" in name for name in present) else 4
    figure.legend(handles=handles, loc="outside lower center", ncols=columns, handlelength=1.2)
    if chosen is not None:
        axes.plot(
            *chosen,
            marker="o",
            markersize=9,
            markerfacecolor=theme.PAPER,
            markeredgecolor=theme.INK,
            markeredgewidth=1.6,
        )
    axes.set_xscale("log")
    axes.set_xlim(10 ** edges_x[0], 10 ** edges_x[-1])
    axes.set_ylim(edges_y[0], edges_y[-1])
    volume_axis(axes.xaxis, float(volumes[0]), float(volumes[-1]))
    axes.grid(visible=False)
    axes.set_xlabel("expected demand for one line in a season, pieces")
    axes.set_ylabel("uncertainty of demand\nhalf a year ahead (sd / mean)")
    return figure


def _named(
    axes: Axes,
    name: str,
    mine: np.ndarray,
    share: np.ndarray,
    volumes: np.ndarray,
    uncertainties: np.ndarray,
) -> None:
    """Write the name of a model into its part of the map, where the part is wide enough."""
    if mine.mean() < 0.08:
        return
    weight = np.where(mine, share, 0.0)
    x = 10 ** np.average(np.tile(np.log10(volumes), (len(uncertainties), 1)), weights=weight)
    y = np.average(np.tile(uncertainties[:, None], (1, len(volumes))), weights=weight)
    narrow = mine.any(axis=0).mean() < 0.3
    axes.text(
        x,
        y,
        short(name).replace(", ", ",\n"),
        color=theme.PAPER
        if name != "none" and "+" not in name and share[mine].mean() > 0.75
        else theme.INK,
        fontweight="bold",
        ha="center",
        va="center",
        rotation=90 if narrow else 0,
    )


def _edges(middles: np.ndarray) -> np.ndarray:
    between = (middles[1:] + middles[:-1]) / 2
    first, last = 2 * middles[0] - between[0], 2 * middles[-1] - between[-1]
    return np.concatenate([[first], between, [last]])


def win_shares(winners: pd.DataFrame, uncertainties: Sequence[float]) -> Figure:
    """Draw the probability of winning by volume, stacked to one, a panel an uncertainty.

    Parameters
    ----------
    winners
        Rows of `microfactory.tables.WINNERS` among one set of models; certain demand is drawn
        first, where it is there.
    uncertainties
        Those to draw.
    """
    import matplotlib.figure

    theme.apply()
    figure = matplotlib.figure.Figure(figsize=(theme.WIDE_WIDTH, 3.3))
    panels = list(uncertainties)
    all_axes = figure.subplots(1, len(panels), sharey=True)
    palette = competitors(winners["model"])
    present = list(palette)
    for axes, uncertainty in zip(np.atleast_1d(all_axes), panels, strict=True):
        rows = winners.loc[winners["uncertainty"] == uncertainty]
        table = rows.pivot_table(index="volume", columns="model", values="probability")[present]
        axes.stackplot(
            table.index,
            table.to_numpy(float).T,
            colors=list(palette.values()),
            labels=[short(name) for name in present],
            linewidth=0,
        )
        axes.set_xscale("log")
        axes.set_xlim(table.index.min(), table.index.max())
        axes.set_ylim(0, 1)
        plain_log(axes.xaxis, (10, 1000, 100_000))
        axes.set_title(f"uncertainty {uncertainty:g}", fontsize=9.5, fontweight="normal")
        axes.set_xlabel("expected demand, pieces")
        for tick, side in zip(axes.get_xticklabels(), ("left", "center", "right"), strict=False):
            tick.set_horizontalalignment(side)
    first = np.atleast_1d(all_axes)[0]
    first.set_ylabel("probability of winning")
    handles, labels = first.get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=4, handlelength=1.2)
    return figure


def win_beside(before: pd.DataFrame, after: pd.DataFrame) -> Figure:
    """Draw the probability of winning of every model, as in the data and as changed.

    Parameters
    ----------
    before, after
        Rows of `microfactory.tables.WINNERS` of one volume and uncertainty.
    """
    from matplotlib.patches import Patch

    palette = competitors(before["model"])
    names = list(palette)
    figure, axes = axes_of(theme.TEXT_WIDTH, 0.5 * len(names) + 1.2)
    for rows, shift, alpha in ((before, -0.19, 0.4), (after, 0.19, 1.0)):
        shares = rows.set_index("model")["probability"]
        for place, name in enumerate(names):
            share = float(shares[name])
            axes.barh(place + shift, share, height=0.34, color=palette[name], alpha=alpha)
            axes.annotate(
                f"{100 * share:.0f}%",
                (share, place + shift),
                xytext=(4, 0),
                textcoords="offset points",
                va="center",
                fontsize=8,
                color=theme.MUTED,
            )
    axes.set_yticks(range(len(names)), [short(name) for name in names])
    axes.invert_yaxis()
    axes.set_xlim(0, 1.08)
    axes.grid(axis="y", visible=False)
    axes.set_xlabel("probability of winning")
    figure.legend(
        handles=[
            Patch(color=theme.MUTED, alpha=0.4, label="as in the data"),
            Patch(color=theme.MUTED, label="as changed"),
        ],
        loc="outside lower center",
        ncols=2,
        handlelength=1.2,
    )
    return figure
