"""Ethics as a profile that keeps its evidence: indicators, gaps and red flags, never one number.

An indicator is one decorated function in one of the modules of this package; importing the package
fills the register.
"""

from microfactory.ethics import (
    conditions,
    meaning,
    product_and_community,
    prospects,
    shares,
    wages,
)
from microfactory.ethics.coverage import coverage
from microfactory.ethics.profile import profile
from microfactory.ethics.red_flags import red_flags
from microfactory.ethics.registry import REGISTRY, THEMES, Indicator, Kind, Registry, indicator

__all__ = [
    "REGISTRY",
    "THEMES",
    "Indicator",
    "Kind",
    "Registry",
    "catalogue",
    "conditions",
    "coverage",
    "indicator",
    "meaning",
    "product_and_community",
    "profile",
    "prospects",
    "red_flags",
    "shares",
    "wages",
]

catalogue = REGISTRY.catalogue
