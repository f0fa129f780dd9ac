"""Unit economics of one piece: where its price goes, and what a stated margin follows from."""

from microfactory.costs.buckets import PARTS, PER_PIECE, by_bucket, unit_economics
from microfactory.costs.margins import follows_from, margin_readings

__all__ = [
    "PARTS",
    "PER_PIECE",
    "by_bucket",
    "follows_from",
    "margin_readings",
    "unit_economics",
]
