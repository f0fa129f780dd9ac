"""Table 7: the growth of Soko's gross profits."""

import pytest


@pytest.fixture(scope="module")
def table(table_of):
    return table_of("thesis_table_07_growth")


GOLDEN = {"2014_2015": "210", "2015_2016": "53", "2016_2017": "53", "2017_2018": "50"}


@pytest.mark.parametrize("years", GOLDEN)
def test_growth_is_as_printed(table, agrees, years):
    cell = table[f"growth_{years}", "soko"]
    agrees(cell, GOLDEN[years], GOLDEN[years], "percent")
    assert cell["year"] == years.replace("_", "-")
    assert cell["population"] == "gross profits"


def test_there_are_four_years_and_the_last_is_no_observation(table):
    assert len(table) == len(GOLDEN)
    status = {row.removeprefix("growth_"): cell["status"] for (row, _), cell in table.items()}
    assert status == dict.fromkeys(GOLDEN, "observed") | {"2017_2018": "estimate"}
