"""Cost against volume: which production model wins, where, and how sure that is.

Process-based cost modelling for every model of the typology (`process`), the volumes at which two
of them change places (`crossover`), set-up and minimum orders (`setup`), orders under uncertain
demand (`demand`, `response`), the probability of winning over all that is not known (`winning`),
what drives it (`drivers`), and scenarios in parallel (`sweep`).
"""

from microfactory.cost_model.anchors import beside_printed
from microfactory.cost_model.crossover import Crossover, Crossovers, crossovers
from microfactory.cost_model.demand import (
    Lognormal,
    TruncatedNormal,
    best_order,
    forecast_error,
    newsvendor,
)
from microfactory.cost_model.drivers import drivers
from microfactory.cost_model.pairs import crossover_ranges, crossover_table, responses
from microfactory.cost_model.parameters import (
    Inputs,
    ParameterSpace,
    changed,
    parameter_space,
)
from microfactory.cost_model.process import Terms, annuity, buckets, most_pieces, stations, terms
from microfactory.cost_model.response import Response, quick_response
from microfactory.cost_model.setup import break_even, minimums
from microfactory.cost_model.sweep import Scenario, sweep
from microfactory.cost_model.winning import NONE, Question, cost_ranges, win_map

__all__ = [
    "NONE",
    "Crossover",
    "Crossovers",
    "Inputs",
    "Lognormal",
    "ParameterSpace",
    "Question",
    "Response",
    "Scenario",
    "Terms",
    "TruncatedNormal",
    "annuity",
    "beside_printed",
    "best_order",
    "break_even",
    "buckets",
    "changed",
    "cost_ranges",
    "crossover_ranges",
    "crossover_table",
    "crossovers",
    "drivers",
    "forecast_error",
    "minimums",
    "most_pieces",
    "newsvendor",
    "parameter_space",
    "quick_response",
    "responses",
    "stations",
    "sweep",
    "terms",
    "win_map",
]
