"""Orders matched to thousands of microfactories (Figures 17, 18 and 24 of the thesis), and a year of it."""

from microfactory.virtual_factory.batches import Batched, with_batches
from microfactory.virtual_factory.demand import orders
from microfactory.virtual_factory.flow import cost_of, fair_flow
from microfactory.virtual_factory.grades import GRADED, Grades, banded
from microfactory.virtual_factory.measures import (
    MEASURES,
    efficient,
    is_conserved,
    livings,
    measures,
)
from microfactory.virtual_factory.network import GRADES, SKILLS, Allocation, Artisans, Lines, gini
from microfactory.virtual_factory.policies import Policy, at_random, best_first, fairly
from microfactory.virtual_factory.population import Population, Printed, grade_shares, population
from microfactory.virtual_factory.prices import prices
from microfactory.virtual_factory.printed import read_printed
from microfactory.virtual_factory.scenario import (
    Scenario,
    batch_costs,
    compare_policies,
    front,
    held_against,
    lorenz,
    policies,
    rework,
    run,
    scenario,
)
from microfactory.virtual_factory.sensitivity import sensitivity, widest
from microfactory.virtual_factory.training import begin_of_service
from microfactory.virtual_factory.year import Rules, Year, simulate

__all__ = [
    "GRADED",
    "GRADES",
    "MEASURES",
    "SKILLS",
    "Allocation",
    "Artisans",
    "Batched",
    "Grades",
    "Lines",
    "Policy",
    "Population",
    "Printed",
    "Rules",
    "Scenario",
    "Year",
    "at_random",
    "banded",
    "batch_costs",
    "begin_of_service",
    "best_first",
    "compare_policies",
    "cost_of",
    "efficient",
    "fair_flow",
    "fairly",
    "front",
    "gini",
    "grade_shares",
    "held_against",
    "is_conserved",
    "livings",
    "lorenz",
    "measures",
    "orders",
    "policies",
    "population",
    "prices",
    "read_printed",
    "rework",
    "run",
    "scenario",
    "sensitivity",
    "simulate",
    "widest",
    "with_batches",
]
