"""The sections of the notebook on the virtual factory; everything in it is synthetic and says so."""

from microfactory.virtual_factory_report.answer import (
    front,
    hangs_on,
    livings,
    lorenz,
    policies,
    verdict,
)
from microfactory.virtual_factory_report.network import grades, one_year, run, setting
from microfactory.virtual_factory_report.year import batches, days, held_against, rework

__all__ = [
    "batches",
    "days",
    "front",
    "grades",
    "hangs_on",
    "held_against",
    "livings",
    "lorenz",
    "one_year",
    "policies",
    "rework",
    "run",
    "setting",
    "verdict",
]
