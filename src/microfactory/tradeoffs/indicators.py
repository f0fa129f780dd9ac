"""Where there are numbers: the facts that speak to a sub-criterion. No direction, and no score."""

from __future__ import annotations

from typing import NamedTuple


class Indicator(NamedTuple):
    """A fact that says something on one item of the framework."""

    #: Item of the framework.
    item: str
    #: Variable of ``data/variables.yaml``.
    variable: str
    #: What it is called beside the item.
    label: str


#: In the order of Table 2. A fact stands once, where the thesis discusses it.
INDICATORS: tuple[Indicator, ...] = (
    Indicator("costs_inventory", "inventory_time", "time that a piece waits"),
    Indicator("costs_resources", "material_cost", "materials and equipment of a piece"),
    Indicator("costs_labor", "worker_margin_revenue", "what the makers of a piece are paid"),
    Indicator("costs_labor", "worker_wage", "pay of workers"),
    Indicator("costs_labor", "manufacturing_cost_premium", "dearer to make than usual, by"),
    Indicator("costs_construction", "floor_area", "floor area"),
    Indicator("level_of_service_throughput", "weekly_output", "pieces a week"),
    Indicator("level_of_service_throughput", "production_cycle", "production cycle"),
    Indicator("level_of_service_time_to_market", "rollout_time", "lead time of a new product"),
    Indicator(
        "level_of_service_time_to_market", "rollout_time_retooling", "the same, with retooling"
    ),
    Indicator("level_of_service_responsiveness", "capacity_use", "use of capacity"),
    Indicator("level_of_service_responsiveness", "peak_capacity", "production at the peak"),
    Indicator(
        "level_of_service_responsiveness", "idle_factories_share", "factories kept idle on purpose"
    ),
    Indicator("level_of_service_agility", "min_batch", "smallest profitable batch"),
    Indicator("level_of_service_agility", "rollout_cost", "cost of a new line"),
    Indicator("level_of_service_agility", "rollout_cost_to_brand", "of it, borne by the brand"),
    Indicator("level_of_service_agility", "new_line_interval", "time between lines"),
    Indicator("competitive_advantage_location", "shipping_cost", "shipping of a piece"),
    Indicator("competitive_advantage_location", "shipping_cost_level", "shipping, in words"),
    Indicator("competitive_advantage_location", "shipping_share", "shipping, of revenue"),
    Indicator("competitive_advantage_product_differentiation", "retail_price_range", "prices"),
    Indicator("scalability_profitable_scale_up", "annual_revenue", "revenue of a year"),
    Indicator("scalability_profitable_scale_up", "revenue_growth", "growth of revenue"),
    Indicator("scalability_profitable_scale_up", "gross_profit_growth", "growth of gross profits"),
    Indicator("scalability_profitable_scale_up", "profit_margin_gross", "gross margin"),
    Indicator("scalability_profitable_scale_up", "profit_margin_overall", "overall margin"),
    Indicator("scalability_profitable_scale_up", "firm_result", "result of the year"),
    Indicator("quality_product", "rejection_rate_external", "rejected by clients"),
    Indicator("quality_process", "rejection_rate_internal", "rejected before shipping"),
    Indicator("quality_process", "quality_staff", "staff for quality"),
    Indicator("quality_certifications", "safety_compliance", "workshops that meet the standard"),
    Indicator("ethics_societal_wellbeing", "families_impacted", "families that are better off"),
    Indicator("ethics_environmental_impact", "environmental_negligence", "gross negligence"),
    Indicator("ethics_materials_reuse", "recycled_material", "recycled material"),
    Indicator("ethics_disposal", "waste_handling", "hazardous waste under control"),
    Indicator("batch_size_quantity_now", "batch_size", "pieces of a batch"),
)
#: Key of the indicators that follow from the stages and not from a fact.
STAGES_IN_HOUSE, MARGIN_KEPT = "stages_in_house", "margin_kept"
