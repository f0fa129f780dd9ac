"""The case file: one product line of a firm, with what is known of it and how.

A fact is either written out or points to a transcribed cell (``cell: table/row/column``), so that a
figure of the thesis is typed once, in its table, and nowhere else.
"""

from microfactory.cases.load import Loaded, ids, listed, load, path_of
from microfactory.cases.model import (
    CASE_ID,
    Case,
    Fact,
    Finding,
    Header,
    Placed,
    SourceClass,
    Stage,
    Step,
)

__all__ = [
    "CASE_ID",
    "Case",
    "Fact",
    "Finding",
    "Header",
    "Loaded",
    "Placed",
    "SourceClass",
    "Stage",
    "Step",
    "ids",
    "listed",
    "load",
    "path_of",
]
