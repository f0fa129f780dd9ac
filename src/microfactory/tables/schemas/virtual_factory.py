"""A synthetic year of the virtual factory."""

from __future__ import annotations

import pandera.pandas as pa

from microfactory.tables.columns import count, flag, number, text

POLICIES = pa.DataFrameSchema(
    {
        "policy": text("how orders are shared out"),
        "measure": text("what is measured"),
        "value": number("what came out", "see column unit"),
        "unit": text("unit of value"),
    },
    strict=True,
    ordered=True,
    unique=["policy", "measure"],
    description="A synthetic year of orders under several ways of sharing them out.",
)

FRONT = pa.DataFrameSchema(
    {
        "fairness": number("weight of fairness, in pieces of rework", "1", nullable=False),
        "unmet": number("pieces that nobody could take", "percent"),
        "late": number("delivered pieces that were late", "percent"),
        "days_late": number("working days by which late pieces were late", "day"),
        "first_pass": number("pieces that passed inspection at once", "percent"),
        "aa": number("delivered pieces rated AA", "percent"),
        "b": number("delivered pieces rated B", "percent"),
        "gini": number("Gini coefficient of earnings", "1"),
        "top_tenth": number("earnings of the best-paid tenth of artisans", "percent"),
        "without_work": number("artisans without any work", "percent"),
        "living_wage": number("artisans who earn a full-time living", "person"),
        "median": number("earnings of the artisan in the middle", "USD_2017"),
        "efficient": flag("no other weight is as good in all aims and better in one"),
    },
    strict=True,
    ordered=True,
    unique=["fairness"],
    description="A synthetic year as fairness weighs more: what it costs, and what it brings.",
)

YEAR_DAYS = pa.DataFrameSchema(
    {
        "day": count("working day of the year, from 0", "day"),
        "ordered": count("pieces ordered on the day", "piece"),
        "unmet": count("of them nobody could take", "piece"),
        "delivered": count("pieces that passed inspection on the day", "piece"),
        "late": count("of them after their due day", "piece"),
        "rejected": count("pieces sent back on the day", "piece"),
        "to_make": count("pieces still to make at its end", "piece"),
        "rework": count("of them rejected before", "piece"),
        "waiting": count("pieces waiting for inspection at its end", "piece"),
        "aa": count("delivered pieces rated AA", "piece"),
        "b": count("delivered pieces rated B", "piece"),
        "days_late": count("days by which late pieces were late, all together", "day"),
    },
    strict=True,
    ordered=True,
    unique=["day"],
    description="Every working day of the synthetic year under the fair flow.",
)

LORENZ = pa.DataFrameSchema(
    {
        "policy": text("how orders are shared out"),
        "artisans": number("part of the artisans, the least paid first", "1", nullable=False),
        "earnings": number("their part of all earnings", "1", nullable=False),
    },
    strict=True,
    ordered=True,
    unique=["policy", "artisans"],
    description="Lorenz curves of the synthetic artisans' earnings.",
)

BATCH_COSTS = pa.DataFrameSchema(
    {
        "batch": count("fewest pieces that an artisan is given of a line", "piece"),
        "able": number("part of artisans whose two weeks hold a batch", "1", nullable=False),
        "cost": number("cost of the allocation, in pieces of rework", "piece", nullable=False),
        "bound": number("what none can be cheaper than", "piece", nullable=False),
        "gap": number("between them, as a part of the cost", "1", nullable=False),
        "unmet": count("pieces that nobody could take", "piece"),
        "parts": count("parts of lines that artisans make", "1"),
        "pairs": count("pairs of artisan and line that were looked at", "1"),
    },
    strict=True,
    ordered=True,
    unique=["batch"],
    description="What minimum batches cost on the fullest cycle of the synthetic year.",
)

LIVINGS = pa.DataFrameSchema(
    {
        "policy": text("how orders are shared out"),
        "kind": text("kind of artisan in Table 11"),
        "artisans": count("artisans of the kind", "person"),
        "without_work": count("of them without any work", "person"),
        "living_wage": count("of them who earn a full-time living", "person"),
        "earnings": number("mean earnings of one", "USD_2017"),
        "share": number("part of all earnings that goes to the kind", "percent"),
    },
    strict=True,
    ordered=True,
    unique=["policy", "kind"],
    description="Who gets a full-time living in the synthetic year, by kind of artisan and policy.",
)

REWORK = pa.DataFrameSchema(
    {
        "year": text("year that a rate of rejection is printed for"),
        "rejection": number("pieces rejected at inspection", "percent", nullable=False),
        "made": number("pieces made for each that is delivered, simulated", "1", nullable=False),
        "expected": number("the same by 1/(1-p)", "1", nullable=False),
        "late": number("delivered pieces that were late", "percent"),
        "unmet": number("pieces that nobody could take", "percent"),
    },
    strict=True,
    ordered=True,
    unique=["year"],
    description="The synthetic year at each of the printed rates of rejection.",
)

HELD_AGAINST = pa.DataFrameSchema(
    {
        "what": text("what is compared"),
        "low": number("lower end of what is printed", "see column unit", nullable=False),
        "high": number("upper end of what is printed", "see column unit", nullable=False),
        "simulated": number("what came out", "see column unit", nullable=False),
        "unit": text("unit of the three"),
    },
    strict=True,
    ordered=True,
    unique=["what"],
    description="The synthetic year under the fair flow, held against what is printed of the real one.",
)

SENSITIVE = pa.DataFrameSchema(
    {
        "assumption": text("key of data/assumptions/virtual_factory.yaml"),
        "label": text("what it is called"),
        "end": text("end of its range", isin=["low", "high"]),
        "value": number("its value there", "unit of the assumption", nullable=False),
        "policy": text("how orders are shared out"),
        "top_tenth": number("earnings of the best-paid tenth of artisans", "percent"),
        "without_work": number("artisans without any work", "percent"),
        "first_pass": number("inspected pieces that passed", "percent"),
        "unmet": number("pieces that nobody could take", "percent"),
    },
    strict=True,
    ordered=True,
    unique=["assumption", "end", "policy"],
    description="The synthetic year with one assumption at an end of its range and the others as they are.",
)
