"""Throughput of bulk classification against one product at a time.

The products are random on all criteria and discriminators, with a share of gaps, lists and alternatives, so nearly every
row is a profile of its own: the hard case for a table.
"""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pandas as pd
from measuring import Row, paired

from microfactory import paths
from microfactory.typology import CRITERIA, Definition, classify, classify_table

SAMPLE = 200


def cells(name: str) -> pd.DataFrame:
    file = Path(paths.root()) / "data" / "raw" / f"{name}.csv"
    return pd.read_csv(file, dtype=str, keep_default_na=False)


def products(definition: Definition, rows: int, random: np.random.Generator) -> pd.DataFrame:
    values = dict(definition.criteria)
    questions = (each for each in definition.discriminators if not each.slopes)
    values |= {each.name: each.domain for each in questions}
    columns: dict[str, np.ndarray] = {}
    for name, some in values.items():
        pool = [*some, "", f"{some[0]}|{some[1]}", f"{some[0]} or {some[1]}"]
        if name == "networked_workshops":
            pool = [*some, ""]
        columns[name] = random.choice(np.array(pool, dtype=object), rows)
    people = np.ceil(np.exp(random.normal(3, 2, rows)))
    columns["employees_per_site"] = np.where(random.random(rows) < 0.2, np.nan, people)
    return pd.DataFrame(columns)


def mapping(row: pd.Series) -> dict[str, dict[str, object]]:
    content: dict[str, dict[str, object]] = {"criteria": {}, "discriminators": {}}
    for name, cell in row.items():
        if cell == "" or pd.isna(cell):
            continue
        answer: object = cell
        if isinstance(cell, str):
            ways = [way.split("|") for way in cell.split(" or ")]
            answer = {"one_of": ways} if len(ways) > 1 else ways[0] if len(ways[0]) > 1 else cell
        content["criteria" if name in CRITERIA else "discriminators"][str(name)] = answer
    return content


def rows(quick: bool) -> list[Row]:
    number = 20_000 if quick else 200_000
    definition = Definition.from_cells(
        cells("thesis_table_01_bounds"), cells("thesis_text_typology")
    )
    table = products(definition, number, np.random.default_rng(1))
    one_by_one = [mapping(table.iloc[row]) for row in range(SAMPLE)]
    classify(one_by_one[0], definition)
    return [
        paired(
            "classification of a table of products",
            lambda: classify_table(table, definition),
            "one product at a time",
            lambda: [classify(content, definition) for content in one_by_one],
            share=SAMPLE / number,
            repeats=5,
            clock=time.process_time,
        )
    ]
