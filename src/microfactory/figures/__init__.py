"""Figures of finished tables. Each takes a table and returns a figure; nothing is computed here.

What is not known is hatched grey; what is only bounded is drawn from its lowest to its highest
value.
"""

from microfactory.figures.comparison import hasse, hasse_diagrams, side_by_side
from microfactory.figures.cost_model import (
    cost_breakdown,
    cost_curves,
    drivers,
    win_beside,
    win_map,
    win_shares,
)
from microfactory.figures.ethics import ethics_profile
from microfactory.figures.findings import (
    certain_and_possible,
    counted,
    keep_of_price,
    pay_beside_levels,
)
from microfactory.figures.firm_sizes import exponents, firm_sizes, size_laws
from microfactory.figures.growth import (
    break_even,
    capacities,
    digitised,
    full_time,
    growth_levels,
)
from microfactory.figures.investment import escapes, fates, returns_curve
from microfactory.figures.location import (
    flow_map,
    isodapanes,
    split_production,
    varignon_frame,
)
from microfactory.figures.money import cost_buckets, retail_price, stage_grid, stage_map
from microfactory.figures.typology import TYPE_LABELS, membership, typology_map
from microfactory.figures.virtual_factory import fairness_front, lorenz_curves, year_of_pieces

__all__ = [
    "TYPE_LABELS",
    "break_even",
    "capacities",
    "certain_and_possible",
    "cost_breakdown",
    "cost_buckets",
    "cost_curves",
    "counted",
    "digitised",
    "drivers",
    "escapes",
    "ethics_profile",
    "exponents",
    "fairness_front",
    "fates",
    "firm_sizes",
    "flow_map",
    "full_time",
    "growth_levels",
    "hasse",
    "hasse_diagrams",
    "isodapanes",
    "keep_of_price",
    "lorenz_curves",
    "membership",
    "pay_beside_levels",
    "retail_price",
    "returns_curve",
    "side_by_side",
    "size_laws",
    "split_production",
    "stage_grid",
    "stage_map",
    "typology_map",
    "varignon_frame",
    "win_beside",
    "win_map",
    "win_shares",
    "year_of_pieces",
]
