"""Figures of finished tables. Each takes a table and returns a figure; nothing is computed here.

What is not known is hatched grey; what is only bounded is drawn from its lowest to its highest
value.
"""

from microfactory.figures.comparison import hasse, side_by_side
from microfactory.figures.ethics import ethics_profile
from microfactory.figures.firm_sizes import exponents, firm_sizes, size_laws
from microfactory.figures.money import cost_buckets, retail_price, stage_map
from microfactory.figures.typology import TYPE_LABELS, membership, typology_map

__all__ = [
    "TYPE_LABELS",
    "cost_buckets",
    "ethics_profile",
    "exponents",
    "firm_sizes",
    "hasse",
    "membership",
    "retail_price",
    "side_by_side",
    "size_laws",
    "stage_map",
    "typology_map",
]
