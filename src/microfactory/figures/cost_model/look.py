"""Colours and names of the production models, and axes of volumes, the same in all figures here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import cycle

from microfactory import theme
from microfactory.figures.typology import TYPE_LABELS

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


#: Where two models compete as one, an early order to one and a late one to the other.
PAIR_COLOURS = (theme.PALETTE["yellow"], theme.MUTED)


def short(name: str) -> str:
    """Return the short name of a model, of a pair of them, or of nobody.

    Examples
    --------
    >>> short("craft_sme"), short("mass_production+networked_craft")
    ('Craft SME', 'Mass production, then networked craft')
    """
    early, _, late = name.partition("+")
    return (
        f"{SHORT[early]}, then {SHORT[late][0].lower()}{SHORT[late][1:]}" if late else SHORT[name]
    )


def competitors(names: Iterable[str]) -> dict[str, str]:
    """Return those who may win in the order of the figures, each with its colour."""
    found = dict.fromkeys(names)
    pairs = [name for name in found if "+" in name]
    colours = {name: MODEL_COLOURS[name] for name in TYPE_LABELS if name in found}
    colours |= dict(zip(pairs, cycle(PAIR_COLOURS), strict=False))
    return colours | ({"none": theme.UNKNOWN} if "none" in found else {})


def volume_axis(axis: object, low: float, high: float) -> None:
    """Let the ticks of a logarithmic axis of pieces be powers of ten."""
    ticks = [10.0**power for power in range(-1, 8) if low <= 10.0**power <= high]
    plain_log(axis, ticks)


def plain_log(axis: object, ticks: Sequence[float]) -> None:
    """Let a logarithmic axis have these ticks, written out."""
    from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter

    axis.set_major_locator(FixedLocator(list(ticks)))  # type: ignore[attr-defined]
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))  # type: ignore[attr-defined]
    axis.set_minor_formatter(NullFormatter())  # type: ignore[attr-defined]
