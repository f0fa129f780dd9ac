from __future__ import annotations

import pytest

from microfactory.assumptions import assumptions
from microfactory.virtual_factory import Printed, read_printed, scenario


@pytest.fixture(scope="session")
def printed(cells) -> Printed:
    return read_printed(cells)


@pytest.fixture(scope="session")
def assumed() -> dict[str, float]:
    return {name: one.value for name, one in assumptions("virtual_factory").items()}


@pytest.fixture(scope="session")
def setting(printed, assumed):
    return scenario(printed, assumed, seed=11)
