"""A small world for case files: two sources, four variables, and a table of cells."""

import pandas as pd

from microfactory.evidence import Source
from microfactory.registers import Variable
from microfactory.tables import CELLS, conform

SOURCES = {name: Source(citation="A report", kind="press") for name in ("report", "thesis")}


def variable(**fields):
    return Variable(label="x", theme="x", description="what it is about", **fields)


VARIABLES = {
    "wage": variable(unit="USD_2017/day"),
    "share": variable(unit="percent"),
    "age": variable(unit="year"),
    "skill": variable(kind="category", categories=("skilled", "unskilled")),
}
CELL = {
    "table": "t", "row": "pay", "column": "acme", "printed": "~$5.50", "low": 5.5, "high": 5.5,
    "resolution": 0.01, "approx": True, "value": "", "missing": "", "unit": "USD_2017/day",
    "year": "2017", "population": "workers", "status": "estimate", "grade": "C",
    "source": "thesis", "at": "p. 9", "note": "a guess",
}  # fmt: skip
WORD = {"low": None, "high": None, "resolution": None, "unit": "", "approx": False}
FACT = {"status": "observed", "grade": "B", "source": "report", "at": "p. 1"}
HEAD = {"id": "acme", "firm": "Acme", "product": "cardigan", "country": "PT"}


def cells_of(*changes):
    rows = [{**CELL, **change} for change in changes]
    return conform(pd.DataFrame(rows, columns=list(CELLS.columns)), CELLS)


CELLS_OF_T = cells_of(
    {},
    {"row": "skill", "value": "skilled", **WORD},
    {"row": "age", "missing": "not_researched", "status": "", "grade": "", **WORD},
    {"row": "retail", "value": "shops|markets", "note": "said twice", **WORD},
    {"row": "retail", "column": "acme_in_house", "value": "customer", "note": "read", **WORD},
    {"row": "retail", "column": "acme_sales_share", "low": 18, "high": 18, "unit": "percent"},
    {"row": "design", "value": "designers", "note": "", **WORD},
    # An item of the framework: the names of findings.
    {
        "table": "thesis_table_02_tradeoffs",
        "row": "costs",
        "column": "criterion_1",
        "value": "inventory",
        **WORD,
    },
)
