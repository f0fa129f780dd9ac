"""Where the money of a piece goes, and who keeps it."""

from __future__ import annotations

import pandera.pandas as pa

from microfactory.evidence import Grade, Missing, Status
from microfactory.tables.columns import flag, number, text

VALUE_CHAIN = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "stage": text("stage of production"),
        "label": text("what the stage is called"),
        "performer": text("who does it; empty where not said"),
        "relation": text("how the performer stands to the firm, several joined by |"),
        "margin": number("share of the margin that goes with the stage", "percent"),
        "captured_low": number("lowest share of the margin that the firm keeps", "percent"),
        "captured_high": number("highest share of the margin that the firm keeps", "percent"),
        "grade": text("worst grade of what went in", isin=["", *Grade]),
        "sources": text("keys of data/sources.yaml, separated by a space"),
        "at": text("where it stands in the document read"),
        "note": text("what a reader must know"),
    },
    strict=True,
    ordered=True,
    unique=["case", "stage"],
    description="Who does which stage of production, and what share of the margin stays.",
)

BUCKETS = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "bucket": text("key of the bucket"),
        "label": text("what it is called in a report"),
        "low": number("lowest value", "see column unit"),
        "high": number("highest value", "see column unit"),
        "unit": text("money of a stated year a piece; the same in all rows of a case"),
        "rounded_low": number(
            "lowest value before the printed figures were rounded", "see column unit"
        ),
        "rounded_high": number(
            "highest value before the printed figures were rounded", "see column unit"
        ),
        "share_low": number("lowest share of what the manufacturer receives", "percent"),
        "share_high": number("highest share of what the manufacturer receives", "percent"),
        "retail_low": number("lowest share of the retail price", "percent"),
        "retail_high": number("highest share of the retail price", "percent"),
        "state": text("known, negligible, or why not", isin=["known", "negligible", *Missing]),
        "status": text("weakest kind of statement that went in", isin=["", *Status]),
        "grade": text("worst grade of what went in", isin=["", *Grade]),
        "sources": text("keys of data/sources.yaml, separated by a space"),
        "at": text("where it stands in the document read"),
        "note": text("what a reader must know"),
    },
    strict=True,
    ordered=True,
    unique=["case", "bucket"],
    description="Unit economics of one piece: where its retail price goes, down to what is left.",
)

MARGINS = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "stated": text("variable that states a margin"),
        "label": text("what the stated margin is called"),
        "stated_low": number("lowest value as stated", "percent"),
        "stated_high": number("highest value as stated", "percent"),
        "reading": text("costs that are taken off, joined by a hyphen"),
        "words": text("the same in words"),
        "low": number("lowest margin by this reading", "percent"),
        "high": number("highest margin by this reading", "percent"),
        "rounded_low": number("lowest margin, the amounts rounded as printed", "percent"),
        "rounded_high": number("highest margin, the amounts rounded as printed", "percent"),
        "agrees": text(
            "whether the reading gives the stated figure",
            isin=["yes", "within rounding", "no", "within the bound", "above the bound"],
        ),
        "every_cost": flag("every cost that is known has been taken off"),
        "twice": flag("a cost has been taken off twice"),
        "grade": text("worst grade of what went in", isin=["", *Grade]),
        "sources": text("keys of data/sources.yaml, separated by a space"),
        "at": text("where it stands in the document read"),
        "note": text("what a reader must know of the stated margin"),
    },
    strict=True,
    ordered=True,
    unique=["case", "stated", "reading"],
    description="Stated profit margins beside what the costs of one piece give, every way tried.",
)
