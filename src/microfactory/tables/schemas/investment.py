"""Who gets over the threshold of an illustrative curve of returns."""

from __future__ import annotations

import pandera.pandas as pa

from microfactory.tables.columns import flag, number

ESCAPES = pa.DataFrameSchema(
    {
        "spread": number("standard deviation of the logarithm of luck", "1", nullable=False),
        "loan": number("asset financing, in units of capital", "1", nullable=False),
        "shocks": flag("luck plays"),
        "escaped": number("share of firms above the threshold at the end", "1"),
        "fell": number("share that began above it and ended below", "1"),
        "standard_error": number("of the share that escaped", "1"),
    },
    strict=True,
    ordered=True,
    unique=["spread", "loan", "shocks"],
    description="Firms that escape by asset financing and by luck; an illustration, not a forecast.",
)
