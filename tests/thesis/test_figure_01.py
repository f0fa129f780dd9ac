"""Figure 1: US manufacturing establishments by number of employees, 2012.

The thesis prints no counts. The golden values are the Census Bureau's, and shares that follow from
them by hand; the parameters were confirmed with surpyval (tests/test_binned.py).
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from microfactory import firm_sizes
from microfactory.census import read_tidy

RAW = Path(__file__).resolve().parents[2] / "data" / "raw"


@pytest.fixture(scope="module")
def classes():
    return read_tidy(RAW / "census_cbp_2012_size_classes.csv")


def of(classes, naics):
    return classes[classes["naics"] == naics]


def test_every_industry_has_nine_classes_that_make_its_total(classes):
    assert classes.groupby("naics").size().eq(10).all()
    assert classes.groupby("level")["naics"].nunique().to_dict() == {
        "jewelry": 1,
        "manufacturing": 1,
        "sector3": 21,
    }
    counts = classes.assign(total=classes["size_class"] == "total")
    sums = counts.pivot_table("establishments", "naics", "total", "sum")
    assert (sums[True] == sums[False]).all()


def test_the_sectors_make_manufacturing(classes):
    sums = classes.groupby(["level", "size_class"])["establishments"].sum()
    assert sums["sector3"].to_dict() == sums["manufacturing"].to_dict()
    assert sums["manufacturing"]["total"] == 297_221


def test_the_economic_census_counts_nearly_as_many():
    states = pd.read_csv(RAW / "census_ec_2012_states.csv", dtype={"state_fips": str})
    assert len(states) == 51
    assert states["establishments"].sum() == 296_955


def test_withheld_employment_is_missing_and_never_zero(classes):
    withheld = classes["employment_missing"] == "withheld"
    assert withheld.sum() == 6
    assert (withheld == classes["employment_flag"].isin(["D", "S"])).all()
    assert (withheld == classes["employment"].isna()).all()
    assert (classes.loc[~withheld, "employment"] > 0).all()


def test_shares_of_manufacturing(classes):
    shares = firm_sizes.size_shares(of(classes, "31----")).set_index("group")
    expected = {"craft": 111780 + 52063, "mass": 1919 + 809}
    expected["undecided"] = 297_221 - sum(expected.values())
    for group, count in expected.items():
        for end in ("low", "high"):
            assert shares[f"establishments_{end}"][group] == count
            assert shares[f"establishment_share_{end}"][group] == pytest.approx(count / 297_221)
    assert shares["establishment_share_low"].round(4).to_dict() == {
        "craft": 0.5512,
        "undecided": 0.4396,
        "mass": 0.0092,
    }
    assert shares["employment_share_low"].round(4).to_dict() == {
        "craft": 0.05,
        "undecided": 0.6851,
        "mass": 0.2649,
    }


def test_jewelry_is_smaller_than_manufacturing(classes):
    shares = firm_sizes.size_shares(of(classes, "339910")).set_index("group")
    assert shares["establishments_low"].to_dict() == {"craft": 1673, "undecided": 443, "mass": 3}
    # Both classes of mass producers are withheld; the total leaves 2,279 employees for them.
    assert shares.loc["mass", ["employment_low", "employment_high"]].tolist() == [2279, 2279]


@pytest.mark.parametrize(
    ("naics", "cutoff", "mu", "sigma", "alpha"),
    [
        ("31----", 1, 1.5910, 1.9478, 0.4454),
        ("31----", 50, 3.0762, 1.4887, 1.0810),
        ("339910", 1, -0.9717, 2.2150, 0.7080),
    ],
)
def test_laws(classes, naics, cutoff, mu, sigma, alpha):
    industry = of(classes, naics).query("size_class != 'total'")
    counts, edges = industry["establishments"].astype(int), industry["low"].astype(int)
    lognormal = firm_sizes.fit_binned(counts, edges, "lognormal", cutoff)
    pareto = firm_sizes.fit_binned(counts, edges, "pareto", cutoff)
    assert lognormal.parameters == pytest.approx({"mu": mu, "sigma": sigma}, abs=5e-5)
    assert pareto.parameters == pytest.approx({"alpha": alpha}, abs=5e-5)
    assert firm_sizes.compare_fits(lognormal, pareto).favoured == "lognormal"


def test_no_law_holds_for_all_sizes_but_a_lognormal_does_from_fifty_employees(classes):
    table = firm_sizes.fit_table(
        of(classes, "31----"), [1, 50], np.random.default_rng(2012), draws=199
    ).set_index(["cutoff", "family"])
    assert table["p_value"].drop((50.0, "lognormal")).eq(1 / 200).all()
    assert table["p_value"][50.0, "lognormal"] > 0.1
    assert table["dissimilarity"][1.0, "lognormal"] < 0.01
    assert table["dissimilarity"][1.0, "pareto"] > 0.19


def test_where_a_firm_of_75_would_stand(classes):
    found = firm_sizes.place(75, 75, of(classes, "339910"))
    assert found.size_classes == ("50_99",)
    assert found.smaller_low == pytest.approx((1340 + 333 + 201 + 157) / 2119)
    assert found.larger_low == pytest.approx((23 + 8 + 2 + 1) / 2119)
