"""Cost against volume: the curves, where the money goes, who wins, and what drives it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from microfactory import theme
from microfactory.figures.canvas import axes_of
from microfactory.figures.typology import TYPE_LABELS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: One colour for each production model, the same in every figure here.
MODEL_COLOURS: Mapping[str, str] = {
    "craft_sme": theme.PALETTE["green"],
    "flexible_sme": theme.PALETTE["blue"],
    "specialized_sme": theme.PALETTE["sky"],
    "networked_specialized_or_flexible": theme.PALETTE["purple"],
    "networked_craft": theme.PALETTE["vermillion"],
    "mass_production": theme.PALETTE["orange"],
}
#: Short enough for a label beside a line.
SHORT: Mapping[str, str] = {
    "craft_sme": "Craft SME",
    "flexible_sme": "Flexible SME",
    "specialized_sme": "Specialized SME",
    "networked_specialized_or_flexible": "Networked specialized",
    "networked_craft": "Networked craft",
    "mass_production": "Mass production",
    "none": "nobody earns",
}
#: What the buckets of the cost model are gathered into for a figure, and their colours.
GATHERED: Mapping[str, tuple[tuple[str, ...], str]] = {
    "labour": (("labour",), theme.PALETTE["vermillion"]),
    "material": (("material",), theme.PALETTE["orange"]),
    "plant and energy": (("equipment", "tooling", "energy"), theme.PALETTE["blue"]),
    "overhead and assembly": (("overhead", "assembly"), theme.PALETTE["sky"]),
    "set-up and coordination": (("set-up", "coordination"), theme.PALETTE["purple"]),
    "shipping": (("shipping",), theme.PALETTE["green"]),
    "working capital": (("working capital",), theme.MUTED),
}
DEAREST = 100.0


def cost_curves(
    curves: pd.DataFrame,
    *,
    chosen: str = "",
    banded: Sequence[str] = (),
    volume: float | None = None,
    anchors: pd.DataFrame | None = None,
) -> Figure:
    """Draw the cost a piece against the volume of a line.

    Parameters
    ----------
    curves
        `microfactory.tables.COST_CURVES`.
    chosen
        A model that is drawn in front of the others, which turn pale.
    banded
        Models whose 5th to 95th percentile is shaded.
    volume
        A volume that is marked.
    anchors
        `microfactory.tables.ANCHORS`: what Table 6 prints, as bars over its batches.
    """
    figure, axes = axes_of(theme.WIDE_WIDTH, 4.8)
    ends = []
    for name in TYPE_LABELS:
        rows = curves.loc[curves["model"] == name]
        pale = bool(chosen) and name != chosen
        colour = MODEL_COLOURS[name]
        if name in banded:
            axes.fill_between(
                rows["volume"], rows["low"], rows["high"], color=colour, alpha=0.16, linewidth=0
            )
        axes.plot(
            rows["volume"],
            rows["cost"],
            color=colour,
            linewidth=3 if name == chosen else 1.8,
            alpha=0.45 if pale else 1.0,
            zorder=4 if name == chosen else 3,
        )
        made = rows.dropna(subset=["cost"])
        if len(made):
            last = made.iloc[-1]
            ends.append((float(last["volume"]), float(last["cost"]), name, pale))
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_ylim(8, DEAREST)
    low, high = float(curves["volume"].min()), float(curves["volume"].max())
    axes.set_xlim(low, high * 7)
    for x, y, name, pale in _apart(ends):
        axes.annotate(
            SHORT[name],
            (x, y[0]),
            xytext=(high * 1.08, y[1]),
            color=MODEL_COLOURS[name],
            fontsize=8.5,
            va="center",
            fontweight="normal" if pale else "bold",
            arrowprops={
                "arrowstyle": "-",
                "color": MODEL_COLOURS[name],
                "alpha": 0.5,
                "linewidth": 0.8,
            },
        )
    if anchors is not None:
        for row in anchors.to_dict("records"):
            axes.fill_between(
                [row["batch_low"], min(row["batch_high"], high)],
                row["printed_low"] * 0.99,
                row["printed_high"] * 1.01,
                color=MODEL_COLOURS[str(row["model"])],
                alpha=0.55,
                linewidth=0,
            )
    if volume is not None:
        axes.axvline(volume, color=theme.INK, linewidth=1, linestyle=":")
    _volumes(axes.xaxis, low, high)
    _plain_log(axes.yaxis, (10, 20, 50, 100))
    axes.set_xlabel("pieces of one line in a season")
    axes.set_ylabel("cost a piece, dollars of 2017")
    return figure


def _apart(
    ends: list[tuple[float, float, str, bool]],
) -> list[tuple[float, tuple[float, float], str, bool]]:
    """Return the ends of the lines with heights for their labels that do not meet."""
    least = 1.1  # as a ratio, since the axis is logarithmic
    placed: list[tuple[float, tuple[float, float], str, bool]] = []
    height = 8.6
    for x, y, name, pale in sorted(ends, key=lambda end: end[1]):
        height = max(height * least, y) if placed else max(height, y * 0.92)
        placed.append((x, (y, height), name, pale))
    return placed


def _volumes(axis: object, low: float, high: float) -> None:
    ticks = [10.0**power for power in range(-1, 8) if low <= 10.0**power <= high]
    _plain_log(axis, ticks)


def _plain_log(axis: object, ticks: Sequence[float]) -> None:
    from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter

    axis.set_major_locator(FixedLocator(list(ticks)))  # type: ignore[attr-defined]
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))  # type: ignore[attr-defined]
    axis.set_minor_formatter(NullFormatter())  # type: ignore[attr-defined]


def cost_breakdown(buckets: pd.DataFrame, volume: float) -> Figure:
    """Draw where the cost of a piece goes at one volume, a bar a model.

    Parameters
    ----------
    buckets
        `microfactory.tables.COST_BUCKETS`.
    volume
        One of its volumes.
    """
    figure, axes = axes_of(theme.WIDE_WIDTH, 3.8)
    rows = buckets.loc[buckets["volume"] == volume]
    names = [name for name in TYPE_LABELS if name in set(rows["model"])]
    left = np.zeros(len(names))
    for label, (parts, colour) in GATHERED.items():
        chosen = rows.loc[rows["bucket"].isin(parts)].groupby("model")["cost"].sum()
        width = np.array([float(chosen[name]) for name in names])
        axes.barh(range(len(names)), width, left=left, height=0.62, color=colour, label=label)
        left = left + width
    limit = min(float(left.max()) * 1.14, 60.0)
    for place, total in enumerate(left):
        inside = total <= limit * 0.93
        axes.annotate(
            f"{total:,.2f}",
            (min(total, limit), place),
            xytext=(4 if inside else -4, 0),
            textcoords="offset points",
            va="center",
            ha="left" if inside else "right",
            fontsize=9,
            color=theme.INK,
            bbox=None if inside else {"facecolor": theme.PAPER, "edgecolor": "none", "pad": 1.5},
        )
    axes.set_xlim(0, limit)
    axes.set_yticks(range(len(names)), [TYPE_LABELS[name] for name in names])
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
    axes.set_xlabel("cost a wanted piece, dollars of 2017")
    figure.legend(loc="outside lower center", ncols=4, handlelength=1.2)
    return figure


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
    names = [*TYPE_LABELS, "none"]
    wide = winners.pivot_table(
        index="uncertainty", columns=["model", "volume"], values="probability"
    )
    volumes = np.sort(winners["volume"].unique())
    uncertainties = wide.index.to_numpy(float)
    present = [name for name in names if name in set(winners["model"])]
    shares = np.stack([wide[name][volumes].to_numpy(float) for name in present])
    winner, share = shares.argmax(axis=0), shares.max(axis=0)
    paper = np.array(to_rgb(theme.PAPER))
    colours = np.array([to_rgb(MODEL_COLOURS.get(name, theme.UNKNOWN)) for name in present])[winner]
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
    handles = [
        Patch(
            color=MODEL_COLOURS.get(present[place], theme.UNKNOWN),
            label=SHORT[present[place]],
        )
        for place in seen
    ]
    figure.legend(handles=handles, loc="outside lower center", ncols=4, handlelength=1.2)
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
    _volumes(axes.xaxis, float(volumes[0]), float(volumes[-1]))
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
        SHORT[name],
        color=theme.PAPER if name != "none" and share[mine].mean() > 0.75 else theme.INK,
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
    present = [name for name in (*TYPE_LABELS, "none") if name in set(winners["model"])]
    for axes, uncertainty in zip(np.atleast_1d(all_axes), panels, strict=True):
        rows = winners.loc[winners["uncertainty"] == uncertainty]
        table = rows.pivot_table(index="volume", columns="model", values="probability")[present]
        axes.stackplot(
            table.index,
            table.to_numpy(float).T,
            colors=[MODEL_COLOURS.get(name, theme.UNKNOWN) for name in present],
            labels=[SHORT[name] for name in present],
            linewidth=0,
        )
        axes.set_xscale("log")
        axes.set_xlim(table.index.min(), table.index.max())
        axes.set_ylim(0, 1)
        _plain_log(axes.xaxis, (10, 1000, 100_000))
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

    names = [name for name in (*TYPE_LABELS, "none") if name in set(before["model"])]
    figure, axes = axes_of(theme.TEXT_WIDTH, 0.5 * len(names) + 1.2)
    for rows, shift, alpha in ((before, -0.19, 0.4), (after, 0.19, 1.0)):
        shares = rows.set_index("model")["probability"]
        for place, name in enumerate(names):
            colour = MODEL_COLOURS.get(name, theme.UNKNOWN)
            axes.barh(place + shift, float(shares[name]), height=0.34, color=colour, alpha=alpha)
            axes.annotate(
                f"{100 * float(shares[name]):.0f}%",
                (float(shares[name]), place + shift),
                xytext=(4, 0),
                textcoords="offset points",
                va="center",
                fontsize=8,
                color=theme.MUTED,
            )
    axes.set_yticks(range(len(names)), [SHORT[name] for name in names])
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


def drivers(table: pd.DataFrame, count: int = 10) -> Figure:
    """Draw the largest total Sobol indices; what rests on an assumption stands out.

    Parameters
    ----------
    table
        Rows of `microfactory.tables.DRIVERS` for one pair and one volume.
    count
        How many parameters.
    """
    from matplotlib.patches import Patch

    rows = table.sort_values(["total", "parameter"], ascending=[False, True]).head(count)
    figure, axes = axes_of(theme.TEXT_WIDTH, 0.34 * len(rows) + 1.3)
    assumed, known = theme.PALETTE["orange"], theme.PALETTE["blue"]
    colours = [assumed if basis == "assumption" else known for basis in rows["basis"]]
    labels = [
        f"{label}, {SHORT.get(str(model), 'all models')}"
        for label, model in zip(rows["label"], rows["model"], strict=True)
    ]
    axes.barh(range(len(rows)), rows["total"].clip(lower=0), color=colours, height=0.6)
    axes.set_yticks(range(len(rows)), labels)
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
    axes.set_xlim(0, max(1.0, float(rows["total"].max()) * 1.05))
    for place, value in enumerate(rows["total"]):
        axes.annotate(
            f"{max(value, 0):.2f}",
            (max(value, 0), place),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=8.5,
            color=theme.MUTED,
        )
    axes.set_xlabel("total Sobol index")
    _legend(
        axes,
        [Patch(color=known, label="from the thesis"), Patch(color=assumed, label="assumption")],
    )
    return figure


def _legend(axes: Axes, handles: list[object]) -> None:
    axes.legend(handles=handles, loc="lower right")
