"""The framework of chapter 3, and what the evidence says of each case on every item of it."""

from microfactory.framework import AREAS, TRADEOFFS, framework
from microfactory.tradeoffs.evidence import TABLE, tradeoffs
from microfactory.tradeoffs.indicators import INDICATORS, Indicator

__all__ = [
    "AREAS",
    "INDICATORS",
    "TABLE",
    "TRADEOFFS",
    "Indicator",
    "framework",
    "tradeoffs",
]
