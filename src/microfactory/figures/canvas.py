"""A fresh figure in the one design."""

from __future__ import annotations

from typing import TYPE_CHECKING

from microfactory import theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def axes_of(width: float, height: float) -> tuple[Figure, Axes]:
    """Return a fresh figure that no global state knows of, so that nothing shows it twice."""
    import matplotlib.figure

    theme.apply()
    figure = matplotlib.figure.Figure(figsize=(width, height))
    return figure, figure.subplots()
