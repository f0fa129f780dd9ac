"""Where to produce: Weber's location of industries (Figures 13 and 14 of the thesis)."""

from microfactory.location.flows import READINGS, best_places, flows, transport_costs
from microfactory.location.plants import TwoPlants, pulls_apart, two_plants
from microfactory.location.setting import extra_transport, labour_places, material_index, varignon
from microfactory.location.sphere import great_circle, weber_point_on_globe
from microfactory.location.weber import WeberPoint, cost_at, pulls_at, weber_point

__all__ = [
    "READINGS",
    "TwoPlants",
    "WeberPoint",
    "best_places",
    "cost_at",
    "extra_transport",
    "flows",
    "great_circle",
    "labour_places",
    "material_index",
    "pulls_apart",
    "pulls_at",
    "transport_costs",
    "two_plants",
    "varignon",
    "weber_point",
    "weber_point_on_globe",
]
