"""The sections of the comparison notebook: what is certain between cases, and what would settle more."""

from microfactory.compare_report.certain import (
    bounded,
    certain,
    left_out,
    rank_intervals,
    themes,
    verdicts,
)
from microfactory.compare_report.collecting import (
    acceptability,
    next_facts,
)
from microfactory.compare_report.gathering import (
    Comparison,
    beside,
    compared,
    knowledge,
)
from microfactory.compare_report.pay import wages
from microfactory.compare_report.pictures import (
    hasse,
    hasse_by_indicator,
    picture,
)

__all__ = [
    "Comparison",
    "acceptability",
    "beside",
    "bounded",
    "certain",
    "compared",
    "hasse",
    "hasse_by_indicator",
    "knowledge",
    "left_out",
    "next_facts",
    "picture",
    "rank_intervals",
    "themes",
    "verdicts",
    "wages",
]
