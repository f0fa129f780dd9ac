"""What the sections need of the pipeline; `make test` runs it first."""

from __future__ import annotations

import pytest

from microfactory import tables


@pytest.fixture(scope="session")
def winners():
    return tables.read("cost_model/winners")
