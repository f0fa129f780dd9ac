"""The tables of growth as the analysis gives them; a case without the facts has empty ones."""

from __future__ import annotations

import pandas as pd

from microfactory import growth, tables
from microfactory.stages.__main__ import main

from .conftest import bytes_of


def test_the_tables_are_those_of_the_analysis(here, results_of):
    facts = results_of("soko_branded").facts
    for name, found in (
        ("levels", growth.growth_levels(facts)),
        ("break_even", growth.break_even(facts)),
        ("capacities", growth.capacities(facts)),
        ("capacity_groups", growth.capacity_groups(facts)),
    ):
        written = tables.read(f"growth/soko_branded/{name}")
        pd.testing.assert_frame_equal(written, found, rtol=1e-7)
        assert len(found)


def test_a_case_of_another_country_has_no_wages_of_kenya(here):
    assert tables.read("growth/au_enterprises/full_time").empty
    found = tables.read("growth/soko_branded/full_time")
    assert found["sources"].str.contains("wageindicator").any()


def test_what_is_missing_before_it_is_named(own, capsys):
    before = bytes_of(own / "data" / "tidy" / "growth")
    (own / "data/tidy/cases/au_enterprises/facts.parquet").unlink()
    assert main(["growth", "au_enterprises"]) == 1
    assert "is not there yet" in capsys.readouterr().err
    assert bytes_of(own / "data" / "tidy" / "growth") == before
