"""Which statements about two cases hold, whatever the missing facts turn out to be.

A comparison starts from a `Grid`: cases by indicators, each cell an interval. What is unknown
ranges over the whole scale of its indicator; nothing is imputed and nothing is dropped because it
is missing, since dropping manufactures dominance.
"""

from microfactory.comparison.acceptability import Acceptability, smaa
from microfactory.comparison.claims import Finding, Relation, Settlement, Verdict, check_claim
from microfactory.comparison.dominance import (
    Dominance,
    Outcome,
    PairStatus,
    compare,
    compare_by_indicator,
    compare_by_theme,
)
from microfactory.comparison.extensions import RankProbabilities, rank_probabilities
from microfactory.comparison.grid import Grid
from microfactory.comparison.missing_facts import next_facts
from microfactory.comparison.order import PartialOrder, partial_order, telling_pairs
from microfactory.comparison.reading import read_grid
from microfactory.comparison.statements import UNDECIDED, decided_statements, pair_statements
from microfactory.comparison.weights import WeightSpace, weight_space

__all__ = [
    "UNDECIDED",
    "Acceptability",
    "Dominance",
    "Finding",
    "Grid",
    "Outcome",
    "PairStatus",
    "PartialOrder",
    "RankProbabilities",
    "Relation",
    "Settlement",
    "Verdict",
    "WeightSpace",
    "check_claim",
    "compare",
    "compare_by_indicator",
    "compare_by_theme",
    "decided_statements",
    "next_facts",
    "pair_statements",
    "partial_order",
    "rank_probabilities",
    "read_grid",
    "smaa",
    "telling_pairs",
    "weight_space",
]
