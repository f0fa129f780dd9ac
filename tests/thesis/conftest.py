"""Golden values are typed a second time here, apart from the transcription in data/raw."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest


@pytest.fixture(scope="session")
def table_of(cells) -> Callable[[str], dict[tuple[str, str], dict[str, Any]]]:
    """Return the cells of a transcribed table by row and column."""

    def read(name: str) -> dict[tuple[str, str], dict[str, Any]]:
        rows = cells[cells["table"] == name].to_dict("records")
        return {(cell["row"], cell["column"]): cell for cell in rows}

    return read


def half_a_unit(text: str) -> float:
    """Return half a unit of the last digit of a figure as printed."""
    exponent = Decimal(text).as_tuple().exponent
    assert isinstance(exponent, int)
    return float(Decimal(5).scaleb(exponent - 1))


@pytest.fixture(scope="session")
def agrees() -> Callable[..., None]:
    """Return a check of one cell against the figures as printed; no figure is an open end."""

    def check(cell: dict[str, Any], low: str, high: str, unit: str, *, about: bool = False) -> None:
        for end, printed in (("low", low), ("high", high)):
            if not printed:
                assert pd.isna(cell[end]), (cell["row"], end)
                continue
            assert cell[end] == pytest.approx(float(printed), abs=half_a_unit(printed)), (
                cell["row"],
                end,
            )
        places = [half_a_unit(printed) * 2 for printed in (low, high) if printed]
        assert cell["resolution"] == pytest.approx(max(places)), cell["row"]
        assert cell["unit"] == unit
        assert cell["approx"] is about
        assert not cell["value"] and not cell["missing"]

    return check
