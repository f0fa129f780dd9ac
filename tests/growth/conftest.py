"""Schemas left out where examples are many; the other tests go through them."""

from __future__ import annotations

import pytest

from microfactory.growth import balance, capacity, levels, pay

from . import building


@pytest.fixture(scope="module")
def unchecked():
    with pytest.MonkeyPatch.context() as patch:
        for module in (balance, building, capacity, levels, pay):
            patch.setattr(module, "conform", lambda frame, schema: frame)
        yield
