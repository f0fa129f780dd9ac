"""Read a raw table that has columns of its own, each cell checked, every problem reported at once."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from microfactory import paths
from microfactory.ingest.cells import parse_number, read_text_table
from microfactory.problems import Problem, shown, stop_if_any
from microfactory.tables import conform

#: The types of columns that hold numbers; the others hold text.
NUMBERS = ("float64", "int64", "Int64")


def read_typed(path: Path, schema: pa.DataFrameSchema) -> pd.DataFrame:
    """Read a CSV with exactly the columns of a schema, which also says what is text and what number.

    Raises
    ------
    ProblemsFound
        With every cell that is no number, every gap where there must be none, every low above its
        high, every value outside a closed set, and every key that stands twice.
    """
    raw = read_text_table(path, list(schema.columns))
    where = paths.shown(path)
    problems: list[Problem] = []
    columns: dict[str, list[float] | list[str]] = {}
    for name, column in schema.columns.items():
        texts = [str(text) for text in raw[name]]
        if str(column.dtype) not in NUMBERS:
            columns[name] = texts
            allowed = [
                check.statistics for check in column.checks if "allowed_values" in check.statistics
            ]
            for place, text in enumerate(texts, start=2):
                if any(text not in closed["allowed_values"] for closed in allowed):
                    choices = ", ".join(filter(None, map(str, allowed[0]["allowed_values"])))
                    problems.append(
                        Problem(
                            f"{where} row {place}, column {name}", shown(text), f"one of {choices}"
                        )
                    )
            continue
        numbers = []
        for place, text in enumerate(texts, start=2):
            number = _number(text, nullable=bool(column.nullable))
            if number is None:
                expected = "a number" if not column.nullable else "a number, or nothing"
                problems.append(
                    Problem(f"{where} row {place}, column {name}", shown(text), expected)
                )
            numbers.append(float("nan") if number is None else number)
        columns[name] = numbers
    frame = pd.DataFrame(columns)
    problems += _orders(frame, where)
    problems += _keys(frame, list(schema.unique or []), where)
    stop_if_any(problems)
    return conform(frame, schema)


def _number(text: str, *, nullable: bool) -> float | None:
    """Return the number, NaN for a gap where one may be, or None for what is neither."""
    if not text:
        return float("nan") if nullable else None
    try:
        return float(parse_number(text))
    except ValueError:
        return None


def _orders(frame: pd.DataFrame, where: str) -> list[Problem]:
    if not {"low", "high"} <= set(frame.columns):
        return []
    return [
        Problem(
            f"{where} row {place + 2}, column low", f"{low:g}", f"at most the high end {high:g}"
        )
        for place, (low, high) in enumerate(zip(frame["low"], frame["high"], strict=True))
        if low > high
    ]


def _keys(frame: pd.DataFrame, key: list[str], where: str) -> list[Problem]:
    again = frame.duplicated(key) if key else pd.Series(False, index=frame.index)
    return [
        Problem(
            f"{where} row {place + 2}",
            f"{'/'.join(str(frame.iloc[place][name]) for name in key)} again",
            f"each {' and '.join(key)} once",
        )
        for place in range(len(frame))
        if again.iloc[place]
    ]
