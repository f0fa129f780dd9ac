"""How volumes, money and models are said on the page."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import pandas as pd

from microfactory import tables
from microfactory.asking import Basis, basis
from microfactory.reading import joined

#: The models as they stand in a sentence.
CALLED: Mapping[str, str] = {
    "craft_sme": "the craft workshop",
    "flexible_sme": "the flexible SME",
    "specialized_sme": "the specialized SME",
    "networked_specialized_or_flexible": "the network of specialized SMEs",
    "networked_craft": "networked craft",
    "mass_production": "mass production",
    "none": "nobody",
}
SOURCE = "Table 6 and chapter 4 of the thesis; assumptions where it is silent"


def modelled() -> Basis:
    """Return what stands behind a number of the cost model: all of its parameters."""
    rows = tables.read("production_models/parameters")
    assumed = int((rows["basis"] == "assumption").sum())
    return basis(
        f"{len(rows)} parameters, {assumed} of them assumed; all at the foot of the page on costs",
        rows,
        population="a line of brass necklaces",
        year="2017",
        at="Table 6, chapter 4",
    )


def called(name: str) -> str:
    """Return a model, or a pair of an early and a late order, as it stands in a sentence.

    Examples
    --------
    >>> called("craft_sme"), called("mass_production+networked_craft")
    ('the craft workshop', 'mass production with a late order to networked craft')
    """
    early, _, late = name.partition("+")
    return f"{CALLED[early]} with a late order to {CALLED[late]}" if late else CALLED[name]


def pieces(volume: float) -> str:
    """Return a volume to two digits, as no crossover is known better.

    Examples
    --------
    >>> pieces(48.48), pieces(3283.7), pieces(16.6)
    ('48', '3,300', '17')
    """
    if not math.isfinite(volume) or volume <= 0:
        return "none"
    digits = 1 - math.floor(math.log10(volume))
    return f"{round(volume, max(digits, 0) if volume < 10 else digits):,.0f}"


def between(low: float, high: float, say: Callable[[float], str] | str = "{:,.0f}") -> str:
    """Return an interval in words, or one number where both ends are the same."""
    one, other = (say.format(end) if isinstance(say, str) else say(end) for end in (low, high))
    return one if one == other else f"{one} to {other}"


def stretches(winners: pd.DataFrame, model: str, least: float = 0.5) -> list[tuple[float, float]]:
    """Return the stretches of volume in which a model wins with at least this probability.

    Parameters
    ----------
    winners
        Rows of one uncertainty, sorted by volume or not.
    model, least
        Who, and how surely.
    """
    rows = winners.loc[winners["model"] == model].sort_values("volume")
    found: list[tuple[float, float]] = []
    begun: float | None = None
    last = math.nan
    for volume, share in zip(rows["volume"], rows["probability"], strict=True):
        if share >= least:
            begun = float(volume) if begun is None else begun
            last = float(volume)
        elif begun is not None:
            found.append((begun, last))
            begun = None
    return found if begun is None else [*found, (begun, last)]


def said(parts: list[tuple[float, float]]) -> str:
    """Return stretches of volume in words."""
    return joined([f"about {between(low, high, pieces)} pieces" for low, high in parts])
