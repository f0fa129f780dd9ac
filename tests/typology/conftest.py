from __future__ import annotations

import pandas as pd
import pytest

from microfactory import paths
from microfactory.typology import Definition


def read_raw(name: str) -> pd.DataFrame:
    file = paths.root() / "data" / "raw" / f"{name}.csv"
    return pd.read_csv(file, dtype=str, keep_default_na=False)


@pytest.fixture(scope="session")
def table() -> pd.DataFrame:
    return read_raw("thesis_table_01_bounds")


@pytest.fixture(scope="session")
def text() -> pd.DataFrame:
    return read_raw("thesis_text_typology")


@pytest.fixture(scope="session")
def definition(table, text) -> Definition:
    return Definition.from_cells(table, text)
