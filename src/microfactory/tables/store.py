"""The one way in and out of ``data/tidy``: checked, rounded, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from microfactory import paths

#: Written numbers keep this many significant digits: beyond it, processors differ.
SIGNIFICANT_DIGITS = 8


def path_of(name: str) -> Path:
    """Return where a tidy table is, e.g. ``ethics/soko_branded`` → data/tidy/ethics/….parquet."""
    return paths.root() / "data" / "tidy" / f"{name}.parquet"


def significant(values: pd.Series) -> pd.Series:
    """Round numbers to the digits that every processor agrees on."""
    numbers = values.to_numpy(float)
    usable = np.isfinite(numbers) & (numbers != 0)
    scale = np.zeros_like(numbers)
    scale[usable] = np.floor(np.log10(np.abs(numbers[usable])))
    places = SIGNIFICANT_DIGITS - 1 - scale
    # Powers of ten are exact, their inverses are not: so one is multiplied by, the other divided by.
    up, down = 10.0 ** np.maximum(places, 0), 10.0 ** np.maximum(-places, 0)
    rounded = np.where(usable, np.round(numbers * up / down) / up * down, numbers)
    return pd.Series(rounded, index=values.index, name=values.name)


def conform(frame: pd.DataFrame, schema: pa.DataFrameSchema) -> pd.DataFrame:
    """Return the frame in the column order and the types of a schema, checked against it."""
    frame = frame.loc[:, list(schema.columns)].reset_index(drop=True)
    for name, column in schema.columns.items():
        values = frame[name]
        if str(column.dtype) == "int64" and values.dtype.kind == "f":
            values = values.astype("Int64")  # which refuses a fraction, where int64 cuts it off
        frame[name] = values.astype(column.dtype.type)
    return schema.validate(frame, lazy=True)


def as_written(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table as it will be read back: its numbers with the digits that are kept."""
    kept = frame.copy()
    for column in kept.select_dtypes("float64"):
        kept[column] = significant(kept[column])
    return kept


def write(name: str, frame: pd.DataFrame, schema: pa.DataFrameSchema) -> Path:
    """Validate a table and write it whole or not at all, with the same bytes for the same rows."""
    frame = as_written(conform(frame, schema))
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


def read_each(folder: str, names: Iterable[str]) -> pd.DataFrame:
    """Read the tables of several cases as one, in the order of the names.

    Parameters
    ----------
    folder
        For example ``typology/verdicts``.
    names
        The cases.

    Raises
    ------
    FileNotFoundError
        If one of them is not there yet.
    """
    parts = [read(f"{folder}/{name}") for name in names]
    # An empty part would only blur the types of the columns.
    return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)


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
