import math

import pytest

from .building import fact, row_of


def test_families_against_owners_and_workers():
    families = fact("families_impacted", 341, unit="family")
    owners, active = (
        fact("workshop_owners", 125, unit="person"),
        fact("workers_active", 1520, unit="person"),
    )
    row = row_of("families_impacted", families, owners)
    assert row["low"] == 341 and "more families than workshop owners (125)" in row["note"]
    assert row_of("families_impacted", families)["note"] == ""
    many = fact("workshop_owners", 400, unit="person")
    assert row_of("families_impacted", families, many)["note"] == ""
    assert row_of("families_per_worker", families, active)["low"] == pytest.approx(341 / 1520)


@pytest.mark.parametrize(
    "name",
    [
        "material_testing",
        "skills_passed_on",
        "craft_tradition",
        "known_suppliers",
        "supplier_checks",
        "makers_disclosed",
        "recycled_material",
        "waste_handling",
    ],
)
def test_levels(name):
    assert row_of(name, fact(name, "partly"))["low"] == 1


def test_times_and_returns():
    row = row_of("product_line_interval", fact("new_line_interval", high=26, unit="week"))
    assert math.isnan(row["low"]) and row["high"] == pytest.approx(26 * 7 / (365.25 / 12))
    assert row_of("product_lifetime", fact("product_lifetime", 2, unit="year"))["low"] == 2
    returned = fact("rejection_rate_external", low=4, high=6, unit="percent")
    row = row_of("returned_by_customers", returned)
    assert (row["low"], row["high"], row["direction"]) == (4, 6, -1)
