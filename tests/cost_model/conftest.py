"""The parameters as the project has them, and inputs that a test can change one by one."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from microfactory import production_models, registers
from microfactory.cost_model import Inputs, ParameterSpace, parameter_space
from microfactory.cost_model.parameters import NAMES

#: A workshop in round numbers: a piece takes an hour at 10, material of 5, nothing else.
PLAIN = dict.fromkeys(NAMES, 0.0) | {
    "season": 1.0,
    "price": 30.0,
    "material_share": 1.0,
    "error_growth": 0.5,
    "wage": 10.0,
    "labour_time": 1.0,
    "station_time": 1.0,
    "station_hours": 1000.0,
    "uptime": 1.0,
    "equipment_life": 5.0,
    "tooling_life": 1e9,
    "material": 5.0,
    "lead_time": 1.0,
    "most_workers": 1e9,
    "minimum_order": 0.0,
}


def inputs(dedicated: bool = False, **changes: float) -> Inputs:
    """Return the plain workshop with some parameters changed."""
    values = {name: np.asarray(value, dtype=float) for name, value in (PLAIN | changes).items()}
    return Inputs(**values, dedicated=dedicated)


@pytest.fixture(scope="session")
def file() -> production_models.ProductionModels:
    return production_models.read()


@pytest.fixture(scope="session")
def table(file, cells) -> pd.DataFrame:
    return production_models.resolve(file, cells, registers.params().week())


@pytest.fixture(scope="session")
def dedicated(file) -> frozenset[str]:
    return production_models.dedicated(file)


@pytest.fixture(scope="session")
def space(table, dedicated) -> ParameterSpace:
    return parameter_space(table, dedicated)
