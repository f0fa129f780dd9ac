"""The sections of the location notebook: Weber's frame, labour, two plants, and Soko's flows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from microfactory import figures, tables
from microfactory.asking import Basis, basis
from microfactory.location import TwoPlants, WeberPoint, extra_transport
from microfactory.problems import Problem, shown, stop_if_any
from microfactory.quantity import Interval
from microfactory.reading import Drawn, Prose, Table, amount, draw, joined, plain, table

Floats = npt.NDArray[np.float64]
WEBER = "after A. Weber, Theory of the Location of Industries; sites and weights are ours"

FRAME = Basis(
    "sites and weights of our own, by Weber's theory",
    sources=("waldman_brown_2018",),
    at="Figures 13 and 14",
    status="illustration",
)


def soko_basis() -> Basis:
    """Return what stands behind the numbers on Soko's place."""
    return basis(
        "shipping in Table 6, distances along great circles, and loads and rates that are assumed, below",
        population="one brass necklace of Soko",
        year="2017",
        grade="C",
        sources=("waldman_brown_2018",),
        at="Table 6, chapter 4",
    )


def sites(text: str) -> tuple[Floats, Floats]:
    """Return sites and weights that are written as ``x y weight``, one after another with a slash.

    Examples
    --------
    >>> places, weights = sites("0 0 3 / 10 0 4.5")
    >>> places.tolist(), weights.tolist()
    ([[0.0, 0.0], [10.0, 0.0]], [3.0, 4.5])
    """
    rows, problems = [], []
    for number, part in enumerate(text.split("/"), start=1):
        try:
            x, y, weight = (float(word) for word in part.split())
            rows.append((x, y, weight))
        except ValueError:
            expected = "three numbers: x, y and weight, e.g. '4 7 2.5'"
            problems.append(Problem(f"site {number}", shown(part.strip()), expected))
    stop_if_any(problems)
    found = np.array(rows)
    return found[:, :2], found[:, 2]


def labour_sites(text: str) -> tuple[pd.DataFrame, dict[str, float]]:
    """Return places of cheaper labour that are written as ``x y saving``: the places, and what each saves.

    Examples
    --------
    >>> places, savings = labour_sites("8 5 12 / 15 9 6")
    >>> places["place"].tolist(), savings
    (['A', 'B'], {'A': 12.0, 'B': 6.0})
    """
    points, savings = sites(text)
    names = [chr(ord("A") + number) for number in range(len(points))]
    found = pd.DataFrame({"place": names, "x": points[:, 0], "y": points[:, 1]})
    return found, dict(zip(names, savings.tolist(), strict=True))


def frame(places: Floats, weights: Floats, best: WeberPoint, forces: pd.DataFrame) -> Drawn:
    """Return Figure 13 as a computed figure: the frame at rest, and its forces."""
    held = " It stands on a site, which outpulls the others." if best.on_site is not None else ""
    return draw(
        figures.varignon_frame(places, weights, best.point, forces),
        alt=(
            f"Threads lead from a point at ({best.point[0]:.2f}, {best.point[1]:.2f}) to "
            f"{len(weights)} weights of {joined([f'{weight:g}' for weight in weights])}; beside it the "
            "same pulls as arrows, end to end, which come back to where they began."
        ),
        title="Varignon's frame: where the pulls are in balance",
        caption=f"The knot comes to rest where transport costs least, {best.cost:.2f}.{held}",
        source=WEBER,
        basis=FRAME,
    )


def labour(places: Floats, weights: Floats, best: WeberPoint, candidates: pd.DataFrame) -> Drawn:
    """Return the lines of equal extra cost with the places of cheaper labour.

    Parameters
    ----------
    candidates
        As `microfactory.location.labour_places` gives them, with ``x`` and ``y``.
    """
    every = np.vstack([places, candidates[["x", "y"]].to_numpy(float)])
    low, high = every.min(axis=0), every.max(axis=0)
    margin = 0.15 * (high - low).max()
    x, y = (np.linspace(low[axis] - margin, high[axis] + margin, 160) for axis in (0, 1))
    field = extra_transport(x, y, places, weights, best.cost)
    drawn_to = [str(place) for place in candidates.loc[candidates["moves"], "place"]]
    moved = f"Production moves to {drawn_to[0]}." if drawn_to else "Production stays."
    return draw(
        figures.isodapanes(places, best.point, x, y, field, candidates),
        alt=(
            f"Closed lines of equal extra transport cost around the cheapest point, with "
            f"{len(candidates)} places of cheaper labour. {moved}"
        ),
        title="Isodapanes: what cheaper labour has to make good",
        caption=f"Each line is a stretch of equal extra transport cost. {moved}",
        source=WEBER,
        basis=FRAME,
    )


def split(
    first: Floats, second: Floats, links: Sequence[float], plants: Sequence[TwoPlants]
) -> Drawn:
    """Return the other reading of Figure 14: one plant or two, by the weight of what goes between.

    Parameters
    ----------
    first, second
        Sites of the first and of the second plant.
    links, plants
        Weights of what goes between them, and the answer to each.
    """
    solutions = list(zip(links, plants, strict=True))
    words = [f"{link:g}: {'one plant' if found.together else 'two'}" for link, found in solutions]
    return draw(
        figures.split_production(
            first, second, [(link, found.first, found.second) for link, found in solutions]
        ),
        alt=f"Panels with a growing weight of the goods between two plants. {'; '.join(words)}.",
        title="One plant or two",
        caption=(
            "Squares are deposits, the triangle the market. The heavier the goods between the plants, "
            "the nearer these stand, and from some weight on they are one."
        ),
        source=WEBER,
        basis=FRAME,
    )


def _of(name: str, reading: str) -> pd.DataFrame:
    found = tables.read(f"location/{name}")
    return found.loc[found["reading"] == reading].drop(columns="reading").reset_index(drop=True)


def soko_map(reading: str) -> Drawn:
    """Return the map of what pulls Soko's workshop where."""
    flows, costs = _of("flows", reading), _of("costs", reading)
    best = costs.loc[costs["best"]].iloc[0]
    by_port = reading == "by_port"
    return draw(
        figures.flow_map(flows, costs),
        alt=(
            f"Map with lines from {joined(list(flows['label']))} to {best['label']}, as thick as what "
            "pulls along them."
        ),
        title=f"By transport alone: {best['label']}",
        caption=(
            "Lines are as thick as the pull. Beside each place, what the transport of everything that "
            f"goes into a necklace would cost if it were made there.{' Components come by sea, to the port.' if by_port else ''}"
        ),
        source="Table 6 for shipping; loads and rates are assumptions, below",
        wide=True,
        basis=soko_basis(),
    )


def _paid(name: str) -> Interval:
    """Return what the maker of a piece keeps, from a transcribed cell."""
    cells = tables.read("cells/interviews")
    keys = cells["table"] + "/" + cells["row"] + "/" + cells["column"]
    cell = cells.loc[keys == name].iloc[0]
    return Interval(cell["low"], cell["high"])


def soko_verdict() -> Prose:
    """Return what transport says, and whether labour makes up for it in Nairobi."""
    here = _paid("thesis_table_06_cost_buckets/worker_margin_profit/soko")
    there = (
        _paid("thesis_table_06_cost_buckets/worker_margin/au_enterprises"),
        _paid("thesis_text_interviews/handmade_take_home/traditional_handmade"),
    )
    saved = Interval(min(pay.low for pay in there), max(pay.high for pay in there)) - here
    costs = _of("costs", "direct").set_index("place")
    best = costs.loc[costs["best"]].iloc[0]
    extra = float(costs.loc["nairobi", "cost"] - best["cost"])
    if extra <= 0:
        return Prose("Transport alone already puts the workshop in Nairobi.")
    inside = saved.low > extra
    return Prose(
        f"By transport alone the workshop would stand in {best['label']}: what is finished is dearer to "
        f"carry than what goes into it. Making a necklace in Nairobi costs \\${extra:.2f} more in "
        f"transport. Its maker keeps {plain(amount(here.low, here.high, 'USD_2017/piece'))} there; for "
        f"a piece made in the United States a jeweller at a bench keeps "
        f"{plain(amount(there[1].low, there[1].high, 'USD_2018/piece'))} and the staff of Au Enterprises "
        f"{plain(amount(there[0].low, there[0].high, 'USD_2017/piece'))}. That is a saving of "
        f"{plain(amount(saved.low, saved.high, 'USD_2017/piece'))}, if a dollar of either year is taken as one, "
        + (
            "which more than makes good the longer way: Nairobi lies inside Weber's critical isodapane. "
            "His theory explains the place by low pay, which the firm sets out to raise."
            if inside
            else "which does not surely make good the longer way."
        ),
        basis=soko_basis(),
        what="Where the workshop would stand",
    )


def soko_shares() -> Table:
    """Return how often each place is best over the ranges of what is assumed."""
    found = tables.read("location/shares")
    rows = [
        {
            "reading": {"direct": "from where they are made", "by_port": "from the port"}[
                row["reading"]
            ],
            "place": row["label"],
            "share": f"{100 * row['share']:.0f}% (± {100 * row['standard_error']:.0f})",
        }
        for row in found.sort_values(["reading", "share"], ascending=[False, False]).to_dict(
            "records"
        )
    ]
    columns = [
        {"key": "place", "label": "Transport costs least in"},
        {"key": "reading", "label": "Components pull"},
        {"key": "share", "label": "Share of draws", "kind": "number"},
    ]
    return table(
        rows,
        columns,
        "The best place, over the ranges of all loads and rates",
        note=(
            "Each load and rate is drawn evenly from its range below. The ranges are assumptions, so a "
            "share is no probability: it says how far the answer hangs on them."
        ),
        basis=soko_basis(),
    )
