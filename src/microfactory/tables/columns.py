"""The kinds of columns that tidy tables have."""

from __future__ import annotations

import pandera.pandas as pa

from microfactory.evidence import Grade, Missing, Status


def text(description: str, *, nullable: bool = False, isin: list[str] | None = None) -> pa.Column:
    """Return a text column; an empty string says that there is nothing to say."""
    checks = [pa.Check.isin(isin)] if isin else []
    return pa.Column("str", checks, nullable=nullable, description=description)


def number(description: str, unit: str, *, nullable: bool = True) -> pa.Column:
    """Return a column of floating-point numbers with its unit; a gap is NaN."""
    return pa.Column(float, nullable=nullable, description=description, metadata={"unit": unit})


def count(description: str, unit: str, *, nullable: bool = False) -> pa.Column:
    """Return a column of whole numbers with its unit."""
    kind = "Int64" if nullable else "int64"
    return pa.Column(kind, nullable=nullable, description=description, metadata={"unit": unit})


def flag(description: str) -> pa.Column:
    """Return a column of yes and no."""
    return pa.Column(bool, description=description)


def evidence() -> dict[str, pa.Column]:
    """Return the columns that say how a number is known; the same in every table."""
    return {
        "year": text("year or years that the number speaks of, as YYYY or YYYY-YYYY"),
        "population": text("whose number it is"),
        "status": text("kind of statement", isin=["", *Status]),
        "grade": text("quality of the evidence, A best", isin=["", *Grade]),
        "source": text("key of data/sources.yaml: who says it"),
        "at": text("where it stands in the document read"),
        "note": text("what a reader must know"),
    }


def observation() -> dict[str, pa.Column]:
    """Return the columns that hold one observation."""
    return {
        "printed": text("the figure as printed"),
        "low": number("lowest value; empty with a high end: open", "see column unit"),
        "high": number("highest value; empty with a low end: open", "see column unit"),
        "resolution": number("one unit in the last printed place", "see column unit"),
        "approx": flag("the source says about, around, nearly or up to"),
        "value": text("category or label where the observation is no number"),
        "missing": text("why there is no value", isin=["", *Missing]),
        "unit": text("unit of low, high and resolution"),
    }
