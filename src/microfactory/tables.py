"""The tidy tables: one schema each, and the one way in and out of ``data/tidy``.

A schema says what every column means and in which unit it is; the data dictionary and the tests
iterate over `SCHEMAS`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from microfactory import paths
from microfactory.evidence import Grade, Missing, Status

#: Written numbers keep this many significant digits: beyond it, processors differ.
SIGNIFICANT_DIGITS = 8


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


def _evidence() -> dict[str, pa.Column]:
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


def _value() -> dict[str, pa.Column]:
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


CELLS = pa.DataFrameSchema(
    {
        "table": text("name of the raw table"),
        "row": text("key of the row"),
        "column": text("key of the column"),
        **_value(),
        **_evidence(),
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
        **_value(),
        **_evidence(),
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

CENSUS_SIZE_CLASSES = pa.DataFrameSchema(
    {
        "naics": text("NAICS 2012 code as the Census writes it"),
        "level": text("manufacturing, three-digit sector or jewelry"),
        "size_class": text("employment size class, or total"),
        "low": number("fewest employees of the class", "person/establishment"),
        "high": number("most employees of the class; empty: open", "person/establishment"),
        "establishments": count(
            "establishments of the class; empty where withheld", "establishment", nullable=True
        ),
        "employment": number("employees in mid-March; empty where withheld", "person"),
        "employment_flag": text("noise or disclosure flag as published", isin=["", *"DGHJNS"]),
        "employment_missing": text("why employment is empty"),
    },
    strict=True,
    ordered=True,
    unique=["naics", "size_class"],
    description="Establishments by employment size class, County Business Patterns 2012.",
)

CENSUS_STATES = pa.DataFrameSchema(
    {
        "state_fips": text("FIPS code of the state"),
        "state": text("name of the state"),
        "establishments": count("manufacturing establishments", "establishment"),
        "employees": number("employees; empty where withheld", "person"),
    },
    strict=True,
    ordered=True,
    unique=["state_fips"],
    description="Manufacturing by state, Economic Census 2012; a cross-check of the count.",
)

BENCHMARKS = pa.DataFrameSchema(
    {
        "benchmark": text("key of the benchmark"),
        "kind": text(
            "legal floor, decent level, poverty line, or a figure of others to read beside",
            isin=["legal_floor", "decent_level", "poverty_line", "reference"],
        ),
        "country": text("ISO code of the country; empty where it is no one country's"),
        "place": text("where it holds"),
        "for_whom": text("grade of work, household or kind of worker that it is for"),
        "year": count("year in force, or of the prices; empty: not stated", "year", nullable=True),
        "low": number("lower end", "see column unit"),
        "high": number("upper end", "see column unit"),
        "unit": text("unit of low and high"),
        "usd_per_day_low": number("lower end per working day", "USD of the same year / day"),
        "usd_per_day_high": number("upper end per working day", "USD of the same year / day"),
        "basis": text("quoted, or derived and how", isin=["quoted", "derived"]),
        "derivation": text("the arithmetic of a derived row, in words"),
        "grade": text("quality of the evidence, A best", isin=list(Grade)),
        "source": text("keys of data/sources.yaml, separated by a space"),
        "at": text("where it stands in the document read"),
        "note": text("what a reader must know"),
    },
    strict=True,
    ordered=True,
    unique=["benchmark", "country", "year"],
    description="Wage floors, living wages, poverty lines and figures of others, dated and placed.",
)

PROFILE = pa.DataFrameSchema(
    {
        "case": text("id of the case"),
        "indicator": text("key of the indicator"),
        "theme": text("consideration of chapter 3 that it speaks to"),
        "label": text("what it is called in a report"),
        "kind": text(
            "a measure, a level of an ordered scale, a category, or a red flag",
            isin=["measure", "level", "category", "red_flag"],
        ),
        "low": number("lowest value that the evidence allows; a level counts from 0", "see unit"),
        "high": number("highest value that the evidence allows; empty: open", "see unit"),
        "value": text("the level, category or state of the flag, in words"),
        "unit": text("unit of low and high"),
        "direction": count("1: higher is better; -1: lower is better; 0: neither", "1"),
        "state": text("known, or why not", isin=["known", *Missing]),
        "reading": text("what the value says beside its benchmark"),
        "floor_low": number("lower end of the legal floor, where one is set", "see unit"),
        "floor_high": number("upper end of the legal floor", "see unit"),
        "decent_low": number("lower end of the decent level, where one is set", "see unit"),
        "decent_high": number("upper end of the decent level", "see unit"),
        "status": text("weakest kind of statement that went in", isin=["", *Status]),
        "grade": text("worst grade of what went in", isin=["", *Grade]),
        "year": text("year or years that it speaks of"),
        "population": text("whose number it is"),
        "sources": text("keys of data/sources.yaml, separated by a space"),
        "at": text("where it stands in the document read"),
        "self_reported": flag("every fact in it comes from the firm itself"),
        "conflict": text("other records that disagree"),
        "needs": text("facts or benchmarks that are missing, separated by a space"),
        "note": text("assumptions and cautions"),
    },
    strict=True,
    ordered=True,
    unique=["case", "indicator"],
    description="Ethics profile of a case, one row an indicator; never added up.",
)

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
        "low": number("lowest value", "USD_2017/piece"),
        "high": number("highest value", "USD_2017/piece"),
        "share_low": number("lowest share of what the manufacturer receives", "percent"),
        "share_high": number("highest share of what the manufacturer receives", "percent"),
        "retail_low": number("lowest value per 100 dollars of retail price", "USD_2017"),
        "retail_high": number("highest value per 100 dollars of retail price", "USD_2017"),
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

SCHEMAS: Mapping[str, pa.DataFrameSchema] = {
    "cells": CELLS,
    "facts": FACTS,
    "case_stages": CASE_STAGES,
    "census_size_classes": CENSUS_SIZE_CLASSES,
    "census_states": CENSUS_STATES,
    "benchmarks": BENCHMARKS,
    "ethics": PROFILE,
    "value_chain": VALUE_CHAIN,
    "costs": BUCKETS,
}


def path_of(name: str) -> Path:
    """Return where a tidy table is, e.g. ``ethics/soko_branded`` → data/tidy/ethics/….parquet."""
    return paths.root() / "data" / "tidy" / f"{name}.parquet"


def significant(values: pd.Series) -> pd.Series:
    """Round numbers to the digits that every processor agrees on."""
    numbers = values.to_numpy(float)
    usable = np.isfinite(numbers) & (numbers != 0)
    scale = np.zeros_like(numbers)
    scale[usable] = np.floor(np.log10(np.abs(numbers[usable])))
    factor = 10.0 ** (SIGNIFICANT_DIGITS - 1 - scale)
    rounded = np.where(usable, np.round(numbers * factor) / factor, numbers)
    return pd.Series(rounded, index=values.index, name=values.name)


def conform(frame: pd.DataFrame, schema: pa.DataFrameSchema) -> pd.DataFrame:
    """Return the frame in the column order and the types of a schema, checked against it."""
    frame = frame.loc[:, list(schema.columns)].reset_index(drop=True)
    for name, column in schema.columns.items():
        frame[name] = frame[name].astype(column.dtype.type)
    return schema.validate(frame, lazy=True)


def write(name: str, frame: pd.DataFrame, schema: pa.DataFrameSchema) -> Path:
    """Validate a table and write it whole or not at all, with the same bytes for the same rows."""
    frame = conform(frame, schema)
    for column in frame.select_dtypes("float64"):
        frame[column] = significant(frame[column])
    target = path_of(name)
    with paths.replacing(target) as temporary:
        frame.to_parquet(temporary, engine="pyarrow", index=False, compression="zstd")
    return target


def read(name: str) -> pd.DataFrame:
    """Read a tidy table.

    Raises
    ------
    FileNotFoundError
        If the pipeline has not made it yet; the message says how.
    """
    target = path_of(name)
    if not target.is_file():
        raise FileNotFoundError(
            f"{paths.shown(target)} is not there yet: it is made by the pipeline. Run `make`."
        )
    return pd.read_parquet(target, engine="pyarrow")


def write_json(name: str, content: Any) -> Path:
    """Write a nested result beside the tables, with sorted keys."""
    target = path_of(name).with_suffix(".json")
    paths.write_text(
        target, json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    )
    return target


def read_json(name: str) -> Any:
    """Read what `write_json` wrote."""
    target = path_of(name).with_suffix(".json")
    if not target.is_file():
        raise FileNotFoundError(
            f"{paths.shown(target)} is not there yet: it is made by the pipeline. Run `make`."
        )
    return json.loads(target.read_text(encoding="utf-8"))
