"""Table 1, read literally: what it says of the 24 fully specified products."""

from __future__ import annotations

import pandas as pd
import pytest

from microfactory import paths
from microfactory.typology import Definition, single_valued

INDUSTRIAL, LOCAL = "industrial", "local"


@pytest.fixture(scope="module")
def definition() -> Definition:
    folder = paths.root() / "data" / "raw"
    table, text = (
        pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)
        for name in ("thesis_table_01_bounds", "thesis_text_typology")
    )
    return Definition.from_cells(table, text)


@pytest.fixture(scope="module")
def profiles(definition) -> pd.DataFrame:
    return single_valued(definition).set_index(list(definition.criteria))


def test_twelve_match_no_row_and_six_match_two(profiles):
    assert profiles["rows"].value_counts().to_dict() == {0: 12, 1: 6, 2: 6}


def test_flexible_sme_contains_every_centralized_row(profiles):
    centralized = profiles.xs("centralized", level="distribution")
    assert centralized["admitted_by"].str.contains("flexible_sme").all()
    outside = profiles.drop("centralized", level="distribution")
    assert not outside["admitted_by"].str.contains("flexible_sme").any()


#: The products that some row admits, and the narrowest of those rows.
GOLDEN = {
    (LOCAL, "small", "units", "centralized"): "craft_sme",
    (LOCAL, "small", "components", "centralized"): "craft_sme",
    (LOCAL, "large", "units", "centralized"): "flexible_sme",
    (LOCAL, "large", "components", "centralized"): "flexible_sme",
    (INDUSTRIAL, "small", "units", "centralized"): "mass_production",
    (INDUSTRIAL, "large", "units", "centralized"): "mass_production",
    (INDUSTRIAL, "small", "components", "centralized"): "specialized_sme",
    (INDUSTRIAL, "large", "components", "centralized"): "specialized_sme",
    (INDUSTRIAL, "small", "components", "distributed"): "networked_specialized_or_flexible",
    (INDUSTRIAL, "large", "components", "distributed"): "networked_specialized_or_flexible",
    (INDUSTRIAL, "small", "units", "decentralized"): "networked_craft",
    (INDUSTRIAL, "small", "units", "distributed"): "networked_craft",
}


def test_each_product_has_the_narrowest_row_that_admits_it(profiles):
    placed = profiles.loc[profiles["type"] != "none", "type"]
    assert placed.to_dict() == GOLDEN


def test_two_rows_only_where_something_is_a_special_case_of_flexible_sme(profiles):
    double = profiles.loc[profiles["rows"] == 2, ["admitted_by", "type"]]
    for names, kind in double.itertuples(index=False):
        assert set(names.split("|")) == {"flexible_sme", kind}
