"""The framework of chapter 3, and what is said of each case on it."""

from __future__ import annotations

import pandera.pandas as pa

from microfactory.evidence import Grade, Missing, Status
from microfactory.tables.columns import number, text

FRAMEWORK = pa.DataFrameSchema(
    {
        "item": text("key of the item: its area and its words"),
        "area": text("tradeoff, or other part of the framework"),
        "area_label": text("what the area is called"),
        "group": text("group within the area, where one is printed"),
        "label": text("the item in words"),
        "definition": text("what the item is, where that is printed"),
        "source": text("key of data/sources.yaml: who says it"),
        "at": text("where it stands in the document read"),
    },
    strict=True,
    ordered=True,
    unique=["item"],
    description="Tradeoffs with their sub-criteria, exogenous factors, stages and decisions.",
)

TRADEOFFS = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "item": text("item of the framework"),
        "area": text("tradeoff, or other part of the framework"),
        "label": text("the item in words"),
        "kind": text(
            "a figure, words, or that nothing is said", isin=["indicator", "finding", "nothing"]
        ),
        "key": text(
            "variable of the figure, numbered from the second population on; empty: nothing"
        ),
        "what": text("what the figure is called"),
        "low": number("lowest value", "see column unit"),
        "high": number("highest value; empty: open", "see column unit"),
        "value": text("category, or the finding in words of this project"),
        "unit": text("unit of low and high"),
        "state": text("known, or why not", isin=["known", *Missing]),
        "year": text("year or years that it speaks of"),
        "population": text("whose number it is"),
        "status": text("kind of statement", isin=["", *Status]),
        "grade": text("worst grade of what went in", isin=["", *Grade]),
        "sources": text("keys of data/sources.yaml, separated by a space"),
        "at": text("where it stands in the document read"),
        "note": text("what a reader must know"),
    },
    strict=True,
    ordered=True,
    unique=["case", "item", "key"],
    description="What the evidence says of a case on each item of the framework; never added up.",
)
