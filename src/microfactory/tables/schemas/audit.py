"""What the audit of the thesis finds, claim by claim."""

from __future__ import annotations

import pandera.pandas as pa

from microfactory.evidence import Grade
from microfactory.tables.columns import count, number, text

#: The closed sets of the audit; the code that computes them has them as enumerations.
SEVERITIES = ["major", "moderate", "minor"]
AUDIT_VERDICTS = [
    "consistent",
    "consistent within rounding",
    "ambiguous",
    "inconsistent",
    "not checkable",
]
UNIT = "see column unit"

LEDGER = pa.DataFrameSchema(
    {
        "claim": text("id of the claim"),
        "part": text("module of the claims that it stands in"),
        "chapter": count("chapter of the thesis; 0 before the first", "1"),
        "at": text("where it is said"),
        "says": text("what the thesis says, in our words"),
        "severity": text("what rests on it", isin=SEVERITIES),
        "verdict": text("whether it agrees with what it is computed from", isin=AUDIT_VERDICTS),
        "printed": text("the printed words"),
        "printed_value": text("the printed figure, in words"),
        "printed_low": number("lowest value that stands there; empty: open", UNIT),
        "printed_high": number("highest value that stands there; empty: open", UNIT),
        "allowed_low": number("lowest value that its printed form allows", UNIT),
        "allowed_high": number("highest value that its printed form allows", UNIT),
        "relation": text(
            "how the printed figure should stand to the computed one",
            isin=["equal to", "at most", "at least"],
        ),
        "computed_value": text("what the nearest reading gives, in words"),
        "computed_low": number("lowest value by the figures as printed", UNIT),
        "computed_high": number("highest value by the figures as printed", UNIT),
        "rounding_low": number("lowest value that rounding of the inputs allows", UNIT),
        "rounding_high": number("highest value that rounding of the inputs allows", UNIT),
        "unit": text("unit of the values"),
        "arithmetic": text("the computation, with the printed figures in it"),
        "gap": number("how far the nearest reading is from the printed figure", UNIT),
        "gap_share": number("the same as a share of the printed figure", "percent"),
        "readings": count("readings that were computed", "1"),
        "missing": text("what a check would need"),
        "note": text("what follows, and what would reconcile it"),
        "inputs": text("cells, as table/row/column, separated by a space; the printed one first"),
        "grade": text("worst grade of what went in", isin=["", *Grade]),
        "sources": text("keys of data/sources.yaml, separated by a space"),
    },
    strict=True,
    ordered=True,
    unique=["claim"],
    description="The audit: one row a quantitative claim of the thesis, with its verdict.",
)

READINGS = pa.DataFrameSchema(
    {
        "claim": text("id of the claim"),
        "reading": text("what is read; empty where there is one reading only"),
        "verdict": text("whether this reading agrees", isin=AUDIT_VERDICTS),
        "low": number("lowest value by the figures as printed; empty: open", UNIT),
        "high": number("highest value by the figures as printed; empty: open", UNIT),
        "rounding_low": number("lowest value that rounding allows", UNIT),
        "rounding_high": number("highest value that rounding allows", UNIT),
        "unit": text("unit of the values"),
    },
    strict=True,
    ordered=True,
    unique=["claim", "reading"],
    description="Each reading of each claim that could be computed.",
)

NEEDED = pa.DataFrameSchema(
    {
        "claim": text("id of the claim"),
        "kind": text("one input changed alone, or a consequence computed from several"),
        "says": text("the cell that would have to be different, or what is computed"),
        "low": number("lowest value by the figures as printed", UNIT),
        "high": number("highest value by the figures as printed", UNIT),
        "rounding_low": number("lowest value that rounding allows", UNIT),
        "rounding_high": number("highest value that rounding allows", UNIT),
        "unit": text("unit of the values"),
        "as_printed": number("what is printed in the place of one input", UNIT),
    },
    strict=True,
    ordered=True,
    unique=["claim", "kind", "says"],
    description="What would have to be true for a claim to hold.",
)

DENOMINATORS = pa.DataFrameSchema(
    {
        "column": text("key of the column of shares"),
        "label": text("what it is called"),
        "kind": text("how it was found", isin=["candidate", "whole number"]),
        "candidate": text("what the whole would be"),
        "low": number("the whole, or the first of a run of whole numbers", "1"),
        "high": number("the last of the run", "1"),
        "reproduced": count("cells that it reproduces", "1"),
        "cells": count("cells that were tried", "1"),
        "fits": text("rows that it reproduces, separated by a space"),
        "fails": text("rows that it does not, with what it gives"),
    },
    strict=True,
    ordered=True,
    description="Which whole a column of shares was taken of: named candidates and all numbers.",
)
