"""Answers of the typology, and what they rest on."""

from __future__ import annotations

import pandera.pandas as pa

from microfactory.tables.columns import flag, text

VERDICTS = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "name": text("what the case is called"),
        "type": text("production model, blended, none or undetermined"),
        "possible": text("answers that some completion has, joined by |"),
        "parts": text("production models of the parts of a blended product, joined by |"),
        "source_class": text("the class that the source itself names; empty: none"),
        "source_at": text("where the source names it"),
        "source_note": text("what a reader must know of it"),
        "agrees": text(
            "whether the answer is the source's class", isin=["yes", "no", "not compared"]
        ),
        "readings": text("readings of Table 1 under which the answer differs, separated by ;"),
    },
    strict=True,
    ordered=True,
    unique=["case"],
    description="The production model of every case, beside the class that the source names.",
)

SENSITIVITY = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "part": text("step of production; empty: the whole"),
        "on": text("criterion or discriminator"),
        "given": text("what the case says"),
        "instead": text("what it is changed to, or unknown"),
        "type": text("the answer then"),
        "possible": text("answers that are possible then, joined by |"),
        "changes": flag("the answer differs from the one as it is"),
    },
    strict=True,
    ordered=True,
    description="What the answer would be if one fact were another, or not known.",
)
