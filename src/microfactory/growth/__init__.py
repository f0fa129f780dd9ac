"""How a firm grows: growth against levels, what it takes to break even, capacity, and what it pays."""

from microfactory.growth.balance import break_even, revenue_to_break_even
from microfactory.growth.capacity import (
    LAST_QUARTER,
    capacities,
    capacity_groups,
    capacity_pairs,
)
from microfactory.growth.digitised import digitised_checks
from microfactory.growth.levels import growth_levels, implied_margins
from microfactory.growth.pay import earnings, full_time

__all__ = [
    "LAST_QUARTER",
    "break_even",
    "capacities",
    "capacity_groups",
    "capacity_pairs",
    "digitised_checks",
    "earnings",
    "full_time",
    "growth_levels",
    "implied_margins",
    "revenue_to_break_even",
]
