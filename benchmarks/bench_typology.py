"""Throughput of bulk classification against one product at a time.

Run ``python benchmarks/bench_typology.py [ROWS]``; a million rows when left out. The products are
random on all criteria and discriminators, with a share of gaps, lists and alternatives, so nearly every
row is a profile of its own: the hard case for a table.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

from microfactory import paths
from microfactory.typology import CRITERIA, Definition, classify, classify_table

SAMPLE = 500


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


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    definition = Definition.from_cells(
        cells("thesis_table_01_bounds"), cells("thesis_text_typology")
    )
    table = products(definition, rows, np.random.default_rng(1))
    one_by_one = [mapping(table.iloc[row]) for row in range(min(SAMPLE, rows))]
    classify(one_by_one[0], definition)

    start = time.perf_counter()
    results = [classify(content, definition) for content in one_by_one]
    each = (time.perf_counter() - start) / len(one_by_one)

    start = time.perf_counter()
    bulk = classify_table(table, definition)
    whole = time.perf_counter() - start

    same = list(bulk["type"].head(len(results))) == [result.type for result in results]
    distinct = len(table.drop_duplicates())
    print(f"{rows:,} products, {distinct:,} of them distinct")
    print(f"bulk        {rows / whole:>12,.0f} a second  ({whole:.2f} s)")
    print(f"one by one  {1 / each:>12,.0f} a second  ({each * 1000:.2f} ms each, with reasons)")
    print(f"ratio       {each * rows / whole:>12,.0f}")
    print(f"same types in the first {len(results)}: {same}")


if __name__ == "__main__":
    main()
