"""Every tidy table of the project is there to be taken away, twice."""

from __future__ import annotations

import json

import pandas as pd

from microfactory.stages import data_package

from .conftest import bytes_of


def test_every_table_is_there_as_csv_and_parquet_with_the_same_rows(here):
    folder = here / "reports" / "data"
    about = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {each["name"] for each in about["resources"]} >= {"facts", "ethics", "costs", "cells"}
    for each in about["resources"]:
        frame = pd.read_parquet((folder / each["path"]).with_suffix(".parquet"))
        assert len(frame) == each["rows"] == len(pd.read_csv(folder / each["path"])), each["name"]
        assert list(frame) == [field["name"] for field in each["schema"]["fields"]]


def test_what_no_table_is_any_more_goes_and_the_rest_has_the_same_bytes(own):
    folder = own / "reports" / "data"
    before = bytes_of(folder)
    (folder / "gone.csv").write_text("a\n1\n")
    data_package.main()
    assert bytes_of(folder) == before
