"""How a firm grows, what it takes to break even, its capacity, and what that pays."""

from __future__ import annotations

import pandera.pandas as pa

from microfactory.evidence import Grade, Status
from microfactory.tables.columns import count, number, text


def _ends(name: str, what: str, unit: str) -> dict[str, pa.Column]:
    """Return the two columns of an interval."""
    prefix = f"{name}_" if name else ""
    return {
        f"{prefix}low": number(f"lowest {what}", unit),
        f"{prefix}high": number(f"highest {what}", unit),
    }


def _evidence() -> dict[str, pa.Column]:
    return {
        "grade": text("worst grade of what went in", isin=["", *Grade]),
        "sources": text("keys of data/sources.yaml, separated by a space"),
        "at": text("where it stands in the document read"),
    }


GROWTH_LEVELS = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "series": text("what grows", isin=["gross_profit", "revenue"]),
        "reading": text("how the statement on growth is read"),
        "words": text("the reading in words"),
        "year": count("year", "year"),
        "status": text("kind of statement on the growth up to this year", isin=["", *Status]),
        **_ends("growth", "growth against the year before", "percent"),
        **_ends("index", "level against the first year", "1"),
        **_ends("index_rounded", "level against the first year, before rounding", "1"),
        **_ends("level", "level", "see column unit"),
        **_ends(
            "level_rounded", "level before the printed figures were rounded", "see column unit"
        ),
        "unit": text("money of a stated year; empty without levels"),
        **_evidence(),
    },
    strict=True,
    ordered=True,
    unique=["case", "series", "reading", "year"],
    description="Growth compounded, with the levels that it implies, by every reading.",
)

IMPLIED_MARGINS = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "profit_reading": text("how the growth of gross profits is read"),
        "revenue_reading": text("how the growth of revenue is read"),
        "year": count("year", "year"),
        **_ends("", "gross margin that the two imply", "percent"),
        **_ends("rounded", "gross margin before the printed figures were rounded", "percent"),
        "possible": text("whether it stays below 100", isin=["yes", "within rounding", "no"]),
        **_evidence(),
    },
    strict=True,
    ordered=True,
    unique=["case", "profit_reading", "revenue_reading", "year"],
    description="Gross margins of earlier years that two statements on growth imply together.",
)

BREAK_EVEN = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "reading": text("whose revenue is read"),
        "words": text("the reading in words"),
        "quantity": text("key of the step"),
        "label": text("what it is called in a report"),
        **_ends("", "value, from the figures as printed", "see column unit"),
        **_ends("rounded", "value before the printed figures were rounded", "see column unit"),
        "unit": text("unit of the value"),
        **_evidence(),
    },
    strict=True,
    ordered=True,
    unique=["case", "reading", "quantity"],
    description="From gross margin, revenue and loss to the revenue at which the loss is gone.",
)

CAPACITIES = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "statement": text("key of the statement"),
        "label": text("what is said, in words"),
        **_ends("", "sales of a year at full capacity", "see column unit"),
        **_ends("use", "use over the year", "percent"),
        **_ends("off", "use outside the last quarter", "percent"),
        **_ends("peak", "use in the last quarter", "percent"),
        "unit": text("money of a stated year"),
        **_evidence(),
    },
    strict=True,
    ordered=True,
    unique=["case", "statement"],
    description="The capacity that each statement on its use implies, and the use that follows.",
)

CAPACITY_PAIRS = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "one": text("key of a statement"),
        "other": text("key of another statement"),
        "agree": text("whether one capacity fits both", isin=["yes", "only as a bound", "no"]),
        **_ends("apart", "factor from the capacity of one to that of the other", "1"),
    },
    strict=True,
    ordered=True,
    unique=["case", "one", "other"],
    description="Which statements on the use of capacity can be true of one capacity.",
)

CAPACITY_GROUPS = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "of": text("group whose capacity the stated use is taken to be of"),
        "group": text("group whose capacity it is counted on"),
        **_ends("use", "use outside the last quarter, counted on the group", "percent"),
        **_ends("", "sales of a year at full capacity of the group", "see column unit"),
        "agrees": text("whether the sales scenario fits that capacity", isin=["yes", "no", ""]),
        "unit": text("money of a stated year"),
        **_evidence(),
    },
    strict=True,
    ordered=True,
    unique=["case", "of", "group"],
    description="The stated use of capacity, by whose capacity it is a share of.",
)

EARNINGS = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "scenario": text("key of the scenario"),
        "label": text("the scenario in words"),
        "group": text("who shares it"),
        **_ends("heads", "people in the group", "person"),
        **_ends("sales", "sales of the year", "see column unit"),
        **_ends("revenue", "what one of them is paid in the year", "unit of column unit, a person"),
        **_ends("take_home", "what one of them keeps of it", "unit of column unit, a person"),
        **_ends("day", "the same for each working day", "unit of column unit, a day"),
        "unit": text("money of a stated year"),
        **_evidence(),
    },
    strict=True,
    ordered=True,
    unique=["case", "scenario", "group"],
    description="What the people of a network would earn at a given use of capacity, shared evenly.",
)

FULL_TIME = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "scenario": text("key of the scenario"),
        "label": text("the scenario in words"),
        "benchmark": text("key of the wage"),
        "benchmark_year": count("year of the wage", "year"),
        "kind": text("legal floor or decent level"),
        "for_whom": text("whom the wage is for"),
        **_ends("wage", "wage for a working day", "USD of the same year"),
        **_ends("people", "people who could be paid it all year", "person"),
        **_ends("sales_needed", "sales at which all full-time workers could", "see column unit"),
        "unit": text("money of a stated year"),
        **_evidence(),
    },
    strict=True,
    ordered=True,
    unique=["case", "scenario", "benchmark"],
    description="How many people the work could keep full-time at a floor or a living wage.",
)

DIGITISED = pa.DataFrameSchema(
    {
        "figure": text("id of the figure in data/artefacts.yaml"),
        "series": text("bar or line of the figure"),
        "period": text("year, or year and quarter as 2016-Q4"),
        "low": number("lowest value that can be read off", "see column unit", nullable=False),
        "high": number("highest value that can be read off", "see column unit", nullable=False),
        "unit": text("unit of low and high"),
        "note": text("what a reader must know"),
    },
    strict=True,
    ordered=True,
    unique=["figure", "series", "period"],
    description="Values that a reader read off figures that exist only as images.",
)

DIGITISED_CHECKS = pa.DataFrameSchema(
    {
        "figure": text("id of the figure in data/artefacts.yaml"),
        "period": text("year"),
        "label": text("what is held against the text"),
        **_ends("", "value by the figure", "see column unit"),
        **_ends("printed", "value by the text, before rounding", "see column unit"),
        "unit": text("unit of the values"),
        "agrees": text("whether they have a value in common", isin=["yes", "no", ""]),
    },
    strict=True,
    ordered=True,
    unique=["figure", "period"],
    description="What digitised figures say on what the text prints.",
)
