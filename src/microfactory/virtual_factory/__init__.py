"""Orders matched to thousands of microfactories (Figures 17, 18 and 24 of the thesis), and a year of it."""

from microfactory.virtual_factory.batches import Batched, with_batches
from microfactory.virtual_factory.flow import cost_of, fair_flow, prices
from microfactory.virtual_factory.measures import MEASURES, is_conserved, measures
from microfactory.virtual_factory.network import GRADES, SKILLS, Allocation, Artisans, Lines, gini
from microfactory.virtual_factory.policies import Policy, at_random, best_first, fairly
from microfactory.virtual_factory.population import Population, Printed, orders, population
from microfactory.virtual_factory.printed import read_printed
from microfactory.virtual_factory.scenario import (
    Scenario,
    batch_costs,
    compare_policies,
    front,
    lorenz,
    policies,
    run,
    scenario,
)
from microfactory.virtual_factory.training import begin_of_service
from microfactory.virtual_factory.year import Rules, Year, simulate

__all__ = [
    "GRADES",
    "MEASURES",
    "SKILLS",
    "Allocation",
    "Artisans",
    "Batched",
    "Lines",
    "Policy",
    "Population",
    "Printed",
    "Rules",
    "Scenario",
    "Year",
    "at_random",
    "batch_costs",
    "begin_of_service",
    "best_first",
    "compare_policies",
    "cost_of",
    "fair_flow",
    "fairly",
    "front",
    "gini",
    "is_conserved",
    "lorenz",
    "measures",
    "orders",
    "policies",
    "population",
    "prices",
    "read_printed",
    "run",
    "scenario",
    "simulate",
    "with_batches",
]
