import pytest

from .building import fact, row_of


@pytest.mark.parametrize(
    "name",
    [
        "stated_purpose",
        "pride_in_work",
        "owns_means",
        "sells_elsewhere",
        "design_freedom",
        "whole_product_work",
    ],
)
def test_levels(name):
    row = row_of(name, fact(name, "yes"))
    assert (row["low"], row["high"], row["value"]) == (2, 2, "yes")


def test_shares_of_people():
    row = row_of("plans_to_grow", fact("enterprising_share", low=50, high=70, unit="percent"))
    assert (row["low"], row["high"]) == (50, 70)
    row = row_of("meaningful_work", fact("meaningful_work_share", 63, unit="percent"))
    assert row["low"] == 63
    assert row["reading"] == (
        "the rest, 37 percent: not apart from the 37 percent of working adults (United Kingdom) in 2015"
    )
    assert row["grade"] == "B" and row["sources"] == "soko_impact_2017", (
        "the others are no evidence"
    )
