"""Cost against volume: the parameters of each production model, and what follows from them."""

from __future__ import annotations

import pandera.pandas as pa

from microfactory.evidence import Grade
from microfactory.tables.columns import number, text

MODEL_PARAMETERS = pa.DataFrameSchema(
    {
        "model": text("production model, or shared by all"),
        "parameter": text("key of the parameter"),
        "label": text("what it is called in a report"),
        "unit": text("unit of low and high"),
        "low": number("lowest value", "see column unit", nullable=False),
        "high": number("highest value", "see column unit", nullable=False),
        "spread": text("what is even: the value, or its logarithm", isin=["even", "log"]),
        "basis": text(
            "printed; derived from several cells; read from words; or an assumption",
            isin=["printed", "derived", "reading", "assumption"],
        ),
        "grade": text("worst grade of what went in; empty: an assumption", isin=["", *Grade]),
        "sources": text("keys of data/sources.yaml, separated by a space"),
        "at": text("where it stands in the document read"),
        "cells": text("transcribed cells, as table/row/column, separated by a space"),
        "note": text("how it was read, or the reason of an assumption's range"),
    },
    strict=True,
    ordered=True,
    unique=["model", "parameter"],
    description="Parameters of the cost model, each an interval with its evidence.",
)
