"""The census tables, and the cross-check by state."""

from __future__ import annotations

import pandas as pd

from microfactory import census, tables
from microfactory.stages.__main__ import main

from .conftest import bytes_of


def test_the_classes_are_those_of_the_file(here):
    raw = here / "data" / "raw" / "census_cbp_2012_size_classes.csv"
    found = tables.read("census/size_classes")
    pd.testing.assert_frame_equal(found, census.read_tidy(raw), check_dtype=False)
    total = found.loc[(found["naics"] == "31----") & (found["size_class"] == "total")]
    assert total["establishments"].tolist() == [297_221]


def test_the_states_add_up_to_the_other_count(here):
    assert tables.read("census/states")["establishments"].sum() == 296_955


def test_a_wrong_number_stops_it(own, capsys):
    before = bytes_of(own / "data" / "tidy" / "census")
    path = own / "data" / "raw" / "census_ec_2012_states.csv"
    header, first, *rest = path.read_text().splitlines()
    wrong = first.rsplit(",", 1)[0] + ",about twelve"
    path.write_text("\n".join([header, wrong, *rest]) + "\n")
    assert main(["ingest_census"]) == 1
    said = capsys.readouterr().err
    assert "census_ec_2012_states.csv" in said and "about twelve" in said
    assert bytes_of(own / "data" / "tidy" / "census") == before
