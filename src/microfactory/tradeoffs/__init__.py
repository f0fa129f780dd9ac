"""The framework of chapter 3, and what the evidence says of each case on every item of it."""

from microfactory.tradeoffs.evidence import TABLE, tradeoffs
from microfactory.tradeoffs.indicators import INDICATORS, Indicator
from microfactory.tradeoffs.items import AREAS, TRADEOFFS, framework

__all__ = [
    "AREAS",
    "INDICATORS",
    "TABLE",
    "TRADEOFFS",
    "Indicator",
    "framework",
    "tradeoffs",
]
