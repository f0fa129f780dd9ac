"""The sections on growth: levels, break-even, capacity, pay, and optional figures."""

from microfactory.growth_report.capacity import (
    capacity_figure,
    capacity_table,
    groups_table,
    pairs_table,
)
from microfactory.growth_report.found import Growth, growing, supposing
from microfactory.growth_report.images import image_figure, images_table
from microfactory.growth_report.levels import (
    break_even_figure,
    break_even_table,
    levels_figure,
    levels_table,
    margins_table,
)
from microfactory.growth_report.pay import earnings_table, full_time_figure, full_time_table
from microfactory.growth_report.short import in_short

__all__ = [
    "Growth",
    "break_even_figure",
    "break_even_table",
    "capacity_figure",
    "capacity_table",
    "earnings_table",
    "full_time_figure",
    "full_time_table",
    "groups_table",
    "growing",
    "image_figure",
    "images_table",
    "in_short",
    "levels_figure",
    "levels_table",
    "margins_table",
    "pairs_table",
    "supposing",
]
