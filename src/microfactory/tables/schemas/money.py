"""Where the money of a piece goes, and who keeps it."""

from __future__ import annotations

import pandera.pandas as pa

from microfactory.evidence import Grade, Missing
from microfactory.tables.columns import number, text

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
        "share_low": number("lowest share of what the manufacturer receives", "percent"),
        "share_high": number("highest share of what the manufacturer receives", "percent"),
        "retail_low": number("lowest share of the retail price", "percent"),
        "retail_high": number("highest share of the retail price", "percent"),
        "state": text("known, negligible, or why not", isin=["known", "negligible", *Missing]),
        "grade": text("worst grade of what went in", isin=["", *Grade]),
        "sources": text("keys of data/sources.yaml, separated by a space"),
        "at": text("where it stands in the document read"),
        "note": text("what a reader must know"),
    },
    strict=True,
    ordered=True,
    unique=["case", "bucket"],
    description="Unit economics of one piece: what goes where of the manufacturer's receipts.",
)
