"""Cost against volume: the curves, where the money goes, who wins, and what drives it."""

from microfactory.figures.cost_model.curves import cost_breakdown, cost_curves
from microfactory.figures.cost_model.drivers import drivers
from microfactory.figures.cost_model.look import MODEL_COLOURS, SHORT, short
from microfactory.figures.cost_model.winners import win_beside, win_map, win_shares

__all__ = [
    "MODEL_COLOURS",
    "SHORT",
    "cost_breakdown",
    "cost_curves",
    "drivers",
    "short",
    "win_beside",
    "win_map",
    "win_shares",
]
