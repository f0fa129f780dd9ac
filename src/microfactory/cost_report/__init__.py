"""The sections of the notebook on cost against volume, and its section of every case study."""

from microfactory.cost_report.case import against_volume, against_volume_text
from microfactory.cost_report.curves import (
    anchors,
    breakdown,
    by_volume,
    crossovers,
    curves,
    minimum_orders,
)
from microfactory.cost_report.interactive import explorer
from microfactory.cost_report.rests_on import assumptions, drivers, parameters, scenarios
from microfactory.cost_report.winners import (
    in_short,
    map_of_all,
    map_of_table_6,
    map_with_quick_response,
    responses,
    shares,
)

__all__ = [
    "against_volume",
    "against_volume_text",
    "anchors",
    "assumptions",
    "breakdown",
    "by_volume",
    "crossovers",
    "curves",
    "drivers",
    "explorer",
    "in_short",
    "map_of_all",
    "map_of_table_6",
    "map_with_quick_response",
    "minimum_orders",
    "parameters",
    "responses",
    "scenarios",
    "shares",
]
