"""Every tidy table for download: one file a table, and a description that other programs read.

The description is a Frictionless data package (https://specs.frictionlessdata.io), made from the
schemas that the tables were checked against when they were written.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
import pandera.pandas as pa

from microfactory.codes import FORMULA
from microfactory.evidence import Source
from microfactory.problems import Problem, stop_if_any
from microfactory.tables import SCHEMAS

#: Name of the column that says which of several files a row comes from.
PART = "file"
#: Files that only repeat rows of others, for a page that reads one folder.
COPIES = re.compile(r"(comparison/\w+|references)/profiles")
#: Kind of a numpy or pandas type, and what Frictionless calls it.
TYPES: Mapping[str, str] = {"f": "number", "i": "integer", "b": "boolean", "O": "string"}


def schema_of(columns: tuple[str, ...]) -> str:
    """Return the name of the schema that has these columns; empty if none has.

    Examples
    --------
    >>> schema_of(tuple(SCHEMAS["costs"].columns))
    'costs'
    """
    return next((name for name, each in SCHEMAS.items() if tuple(each.columns) == columns), "")


def combined(files: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return one table a schema, out of the many files of a pipeline that runs case by case.

    Parameters
    ----------
    files
        Tables by their name below ``data/tidy``, e.g. ``ethics/soko_branded``.

    Returns
    -------
    Tables by the name of their schema. Where several files make one table, its first column says
    which file a row comes from.

    Raises
    ------
    ProblemsFound
        If a file follows no schema.
    """
    found: dict[str, dict[str, pd.DataFrame]] = {}
    problems = []
    for name in sorted(name for name in files if not COPIES.fullmatch(name)):
        schema = schema_of(tuple(files[name].columns))
        if schema:
            found.setdefault(schema, {})[name] = files[name]
        else:
            problems.append(
                Problem(f"data/tidy/{name}.parquet", "columns of no schema", "a table of SCHEMAS")
            )
    stop_if_any(problems)
    return {schema: _together(found[schema]) for schema in SCHEMAS if schema in found}


def _together(parts: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    if len(parts) == 1:
        return next(iter(parts.values()))
    many = []
    for name, frame in parts.items():
        one = frame.copy()
        one.insert(0, PART, pd.Series([name] * len(frame), index=frame.index, dtype="str"))
        many.append(one)
    # An empty part would only blur the types of the columns.
    return pd.concat([one for one in many if len(one)] or many[:1], ignore_index=True)


#: Text that every program takes for the number that it is.
NUMBER = r"[-+]?\d+(\.\d+)?"


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """Return a table as CSV in UTF-8; a gap is an empty cell, and no text is a formula."""
    safe = frame.copy()
    for column in [str(name) for name, kind in safe.dtypes.items() if kind == "str"]:
        text = safe[column]
        risky = text.str.startswith(FORMULA, na=False) & ~text.str.fullmatch(NUMBER, na=False)
        safe[column] = text.where(~risky, "'" + text)
    return safe.to_csv(index=False, lineterminator="\n").encode()


def columns_of(name: str, frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the dictionary of a table: for each column its name, type, unit, meaning, and values.

    Parameters
    ----------
    name
        A key of `microfactory.tables.SCHEMAS`.
    frame
        The table, which says whether it has a column for the file.
    """
    about = []
    if PART in frame.columns and PART not in SCHEMAS[name].columns:
        meaning = "file of data/tidy that the row comes from"
        about.append(
            {"name": PART, "type": "string", "unit": "", "description": meaning, "enum": []}
        )
    for column, schema in SCHEMAS[name].columns.items():
        about.append(
            {
                "name": column,
                "type": _type(schema),
                "unit": (schema.metadata or {}).get("unit", ""),
                "description": schema.description,
                "enum": _allowed(schema),
            }
        )
    return about


def _type(column: pa.Column) -> str:
    kind = getattr(column.dtype.type, "kind", "O")
    return TYPES.get(kind, "string")


def _allowed(column: pa.Column) -> list[str]:
    """Return the values of a closed set; the empty text stands for nothing to say."""
    for check in column.checks:
        allowed = (check.statistics or {}).get("allowed_values")
        if allowed:
            return [str(value) for value in allowed if str(value)]
    return []


def descriptor(tables: Mapping[str, pd.DataFrame], sources: Mapping[str, Source]) -> dict[str, Any]:
    """Return the description of all tables as CSV, a Frictionless data package.

    Parameters
    ----------
    tables
        As `combined` returns them.
    sources
        The register, which the columns ``source`` and ``sources`` refer to.
    """
    return {
        "profile": "tabular-data-package",
        "name": "microfactory",
        "title": "Networked SME production in Kenya and elsewhere: facts, analyses and their sources",
        "description": (
            "Every table that the toolkit computes from A. Waldman-Brown's thesis of 2018 and from "
            "public statistics. An empty cell is a gap or nothing to say, never zero; keys in the "
            "columns source and sources are those of the list of sources. In the CSV files, text that "
            "a spreadsheet program would take for a formula has an apostrophe before it."
        ),
        "licenses": [{"name": "MIT", "title": "MIT License"}],
        "sources": [_source(key, source) for key, source in sorted(sources.items())],
        "resources": [_resource(name, frame) for name, frame in tables.items()],
    }


def _source(key: str, source: Source) -> dict[str, str]:
    entry = {"name": key, "title": source.citation}
    return entry | ({"path": source.url} if source.url else {})


def _resource(name: str, frame: pd.DataFrame) -> dict[str, Any]:
    content = csv_bytes(frame)
    schema = SCHEMAS[name]
    fields = []
    for each in columns_of(name, frame):
        field = {key: each[key] for key in ("name", "type", "unit", "description") if each[key]}
        if each["enum"]:
            field["constraints"] = {"enum": each["enum"]}
        fields.append(field)
    return {
        "profile": "tabular-data-resource",
        "name": name.replace("_", "-"),
        "path": f"{name}.csv",
        "title": name.replace("_", " ").capitalize(),
        "description": schema.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "rows": len(frame),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {"fields": fields, "missingValues": [""], **_key(name, frame)},
    }


def _key(name: str, frame: pd.DataFrame) -> dict[str, list[str]]:
    """Return the primary key, if the schema names one and none of its cells is empty in CSV."""
    unique = [str(column) for column in SCHEMAS[name].unique or []]
    if not unique:
        return {}
    key = [column for column in [PART, *unique] if column in list(frame.columns)]
    empty = frame[key].isna() | (frame[key].astype("str") == "")
    return {} if empty.to_numpy().any() else {"primaryKey": key}
