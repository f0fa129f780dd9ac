"""One schema a tidy table: what every column means and in which unit it is.

The data dictionary and the tests iterate over `SCHEMAS`; each concept has its module.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandera.pandas as pa

from microfactory.tables.schemas.audit import DENOMINATORS, LEDGER, NEEDED, READINGS
from microfactory.tables.schemas.census import (
    CENSUS_SIZE_CLASSES,
    CENSUS_STATES,
    SIZE_LAWS,
    SIZE_SHARES,
)
from microfactory.tables.schemas.comparison import NEXT_FACTS, PAIRS, RANKS, STATEMENTS
from microfactory.tables.schemas.cost_model import (
    ANCHORS,
    COST_BUCKETS,
    COST_CURVES,
    CROSSOVER_RANGES,
    CROSSOVERS,
    DRIVERS,
    MINIMUM_ORDERS,
    MODEL_PARAMETERS,
    RESPONSES,
    SCENARIOS,
    WINNERS,
)
from microfactory.tables.schemas.ethics import BENCHMARKS, PROFILE
from microfactory.tables.schemas.facts import CASE_STAGES, CELLS, FACTS
from microfactory.tables.schemas.growth import (
    BREAK_EVEN,
    CAPACITIES,
    CAPACITY_GROUPS,
    CAPACITY_PAIRS,
    DIGITISED,
    DIGITISED_CHECKS,
    EARNINGS,
    FULL_TIME,
    GROWTH_LEVELS,
    IMPLIED_MARGINS,
)
from microfactory.tables.schemas.investment import ESCAPES
from microfactory.tables.schemas.location import FLOWS, SITE_COSTS, SITE_SHARES
from microfactory.tables.schemas.money import BUCKETS, MARGINS, VALUE_CHAIN
from microfactory.tables.schemas.tradeoffs import FRAMEWORK, TRADEOFFS
from microfactory.tables.schemas.typology import SENSITIVITY, VERDICTS
from microfactory.tables.schemas.virtual_factory import (
    BATCH_COSTS,
    FRONT,
    LORENZ,
    POLICIES,
    YEAR_DAYS,
)

__all__ = [
    "ANCHORS",
    "BATCH_COSTS",
    "BENCHMARKS",
    "BREAK_EVEN",
    "BUCKETS",
    "CAPACITIES",
    "CAPACITY_GROUPS",
    "CAPACITY_PAIRS",
    "CASE_STAGES",
    "CELLS",
    "CENSUS_SIZE_CLASSES",
    "CENSUS_STATES",
    "COST_BUCKETS",
    "COST_CURVES",
    "CROSSOVERS",
    "CROSSOVER_RANGES",
    "DENOMINATORS",
    "DIGITISED",
    "DIGITISED_CHECKS",
    "DRIVERS",
    "EARNINGS",
    "ESCAPES",
    "FACTS",
    "FLOWS",
    "FRAMEWORK",
    "FRONT",
    "FULL_TIME",
    "GROWTH_LEVELS",
    "IMPLIED_MARGINS",
    "LEDGER",
    "LORENZ",
    "MARGINS",
    "MINIMUM_ORDERS",
    "MODEL_PARAMETERS",
    "NEEDED",
    "NEXT_FACTS",
    "PAIRS",
    "POLICIES",
    "PROFILE",
    "RANKS",
    "READINGS",
    "RESPONSES",
    "SCENARIOS",
    "SCHEMAS",
    "SENSITIVITY",
    "SITE_COSTS",
    "SITE_SHARES",
    "SIZE_LAWS",
    "SIZE_SHARES",
    "STATEMENTS",
    "TRADEOFFS",
    "VALUE_CHAIN",
    "VERDICTS",
    "WINNERS",
    "YEAR_DAYS",
]

SCHEMAS: Mapping[str, pa.DataFrameSchema] = {
    "cells": CELLS,
    "facts": FACTS,
    "case_stages": CASE_STAGES,
    "census_size_classes": CENSUS_SIZE_CLASSES,
    "census_states": CENSUS_STATES,
    "benchmarks": BENCHMARKS,
    "ethics": PROFILE,
    "pairs": PAIRS,
    "statements": STATEMENTS,
    "ranks": RANKS,
    "next_facts": NEXT_FACTS,
    "verdicts": VERDICTS,
    "sensitivity": SENSITIVITY,
    "size_shares": SIZE_SHARES,
    "size_laws": SIZE_LAWS,
    "value_chain": VALUE_CHAIN,
    "costs": BUCKETS,
    "framework": FRAMEWORK,
    "tradeoffs": TRADEOFFS,
    "anchors": ANCHORS,
    "cost_buckets": COST_BUCKETS,
    "cost_curves": COST_CURVES,
    "crossovers": CROSSOVERS,
    "crossover_ranges": CROSSOVER_RANGES,
    "drivers": DRIVERS,
    "minimum_orders": MINIMUM_ORDERS,
    "model_parameters": MODEL_PARAMETERS,
    "margins": MARGINS,
    "location_flows": FLOWS,
    "location_costs": SITE_COSTS,
    "location_shares": SITE_SHARES,
    "investment_escapes": ESCAPES,
    "digitised": DIGITISED,
    "digitised_checks": DIGITISED_CHECKS,
    "growth_levels": GROWTH_LEVELS,
    "implied_margins": IMPLIED_MARGINS,
    "break_even": BREAK_EVEN,
    "capacities": CAPACITIES,
    "capacity_pairs": CAPACITY_PAIRS,
    "capacity_groups": CAPACITY_GROUPS,
    "earnings": EARNINGS,
    "full_time": FULL_TIME,
    "audit_ledger": LEDGER,
    "audit_readings": READINGS,
    "audit_needed": NEEDED,
    "audit_denominators": DENOMINATORS,
    "responses": RESPONSES,
    "scenarios": SCENARIOS,
    "winners": WINNERS,
    "virtual_factory_policies": POLICIES,
    "virtual_factory_front": FRONT,
    "virtual_factory_days": YEAR_DAYS,
    "virtual_factory_lorenz": LORENZ,
    "virtual_factory_batches": BATCH_COSTS,
}
