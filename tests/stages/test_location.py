"""Soko's flows from the printed shipping cost; what is missing before it is named."""

from __future__ import annotations

import pytest

from microfactory import tables
from microfactory.location import READINGS
from microfactory.stages.__main__ import main

from .conftest import bytes_of


def test_both_readings_are_there_and_each_has_one_best_place(here):
    costs, shares = tables.read("location/costs"), tables.read("location/shares")
    assert set(costs["reading"]) == set(READINGS) == set(tables.read("location/flows")["reading"])
    assert costs.groupby("reading")["best"].sum().tolist() == [1, 1]
    assert shares.groupby("reading")["share"].sum().tolist() == pytest.approx([1, 1])


def test_what_is_missing_before_it_is_named(own, capsys):
    before = bytes_of(own / "data" / "tidy" / "location")
    (own / "data/tidy/cells/interviews.parquet").unlink()
    assert main(["location"]) == 1
    said = capsys.readouterr().err
    assert "is not there yet" in said and "Traceback" not in said
    assert bytes_of(own / "data" / "tidy" / "location") == before
