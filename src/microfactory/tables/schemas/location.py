"""Where Weber would put Soko's workshop, and what that rests on."""

from __future__ import annotations

import pandera.pandas as pa

from microfactory.tables.columns import flag, number, text

FLOWS = pa.DataFrameSchema(
    {
        "reading": text("whether components pull from where they come or from the port"),
        "flow": text("what is carried"),
        "place": text("key of the place that it pulls towards"),
        "label": text("what the place is called"),
        "longitude": number("longitude", "degree", nullable=False),
        "latitude": number("latitude", "degree", nullable=False),
        "pull_low": number("lowest pull on a piece", "USD_2017/piece", nullable=False),
        "pull": number("pull for 1000 km, at the values assumed", "USD_2017/piece", nullable=False),
        "pull_high": number("highest pull for 1000 km", "USD_2017/piece", nullable=False),
    },
    strict=True,
    ordered=True,
    unique=["reading", "flow"],
    description="What pulls a workshop where, as money for a piece and a thousand kilometres.",
)

SITE_COSTS = pa.DataFrameSchema(
    {
        "reading": text("whether components pull from where they come or from the port"),
        "place": text("key of the place; between: none of the places"),
        "label": text("what the place is called"),
        "longitude": number("longitude", "degree", nullable=False),
        "latitude": number("latitude", "degree", nullable=False),
        "cost": number("transport of everything for a piece", "USD_2017/piece", nullable=False),
        "best": flag("transport costs least here"),
    },
    strict=True,
    ordered=True,
    unique=["reading", "place"],
    description="What transport costs for a piece with the workshop at each place.",
)

SITE_SHARES = pa.DataFrameSchema(
    {
        "reading": text("whether components pull from where they come or from the port"),
        "place": text("key of the place; between: none of the places"),
        "label": text("what the place is called"),
        "share": number("share of draws in which it is best", "1", nullable=False),
        "standard_error": number("of the share, by the number of draws", "1", nullable=False),
    },
    strict=True,
    ordered=True,
    unique=["reading", "place"],
    description="How often a place is best over the ranges of what is assumed.",
)
