"""What is transcribed, and what a case file says."""

from __future__ import annotations

import pandera.pandas as pa

from microfactory.evidence import Grade
from microfactory.tables.columns import count, evidence, number, observation, text

CELLS = pa.DataFrameSchema(
    {
        "table": text("name of the raw table"),
        "row": text("key of the row"),
        "column": text("key of the column"),
        **observation(),
        **evidence(),
    },
    strict=True,
    ordered=True,
    unique=["table", "row", "column"],
    description="Transcribed cells, one row a printed figure.",
)

FACTS = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "variable": text("key of data/variables.yaml"),
        "record": count(
            "position among the records of the variable; conflicting ones coexist", "1"
        ),
        **observation(),
        **evidence(),
        "cell": text("transcribed cell that the fact is, as table/row/column"),
    },
    strict=True,
    ordered=True,
    unique=["case", "variable", "record"],
    description="What is known of a case, one row an observation, gaps included.",
)

CASE_STAGES = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "stage": text("stage of production"),
        "performer": text("who does it; empty where not said"),
        "relation": text("how the performer stands to the firm, several joined by |"),
        "sales_share": number("share of the firm's sales made at this stage", "percent"),
        "grade": text("quality of the evidence, A best", isin=["", *Grade]),
        "source": text("key of data/sources.yaml: who says it"),
        "at": text("where it stands in the document read"),
        "note": text("what a reader must know"),
    },
    strict=True,
    ordered=True,
    unique=["case", "stage"],
    description="Who does which stage of production, as the case file says it.",
)
