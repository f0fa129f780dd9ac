"""Table 9: what Soko's artisans invested in, 2017. Golden: the shares as printed, to half a unit.

The heading says shares of revenue; the numbers are those of people over the 125 surveyed, save the
last, and the profile therefore gives both readings.
"""

import pytest

from microfactory import registers
from microfactory.benchmarks import benchmarks, exchange_rates
from microfactory.cases import load, path_of
from microfactory.ethics import profile
from microfactory.ingest import library

HALF_A_UNIT = 0.5
ROWS = ("land", "new_microfactory", "livestock", "other")


@pytest.fixture(scope="module")
def cells():
    return library.read_all()


@pytest.fixture(scope="module")
def table(cells):
    of = cells[cells["table"] == "thesis_table_09_investments"]
    return of.pivot(index="row", columns="column", values="low")


@pytest.fixture(scope="module")
def soko(cells):
    loaded = load(path_of("soko_branded"), cells, registers.sources(), registers.variables())
    week = registers.params().week()
    found = profile(
        "soko_branded",
        loaded.facts,
        benchmarks(cells, week),
        sources=registers.sources(),
        rates=exchange_rates(cells),
        week=week,
        about=0.15,
        country="KE",
    )
    return found.set_index("indicator")


def test_shares_are_of_the_people_surveyed(table):
    of_people = table.loc[list(ROWS), "artisans"] / 125 * 100
    off = (of_people - table.loc[list(ROWS), "revenue_share"]).abs() > HALF_A_UNIT
    assert off[off].index.tolist() == ["other"], "4 of 125 is 3.2 percent, printed 2"


def test_the_shares_do_not_make_a_hundred(table):
    assert table["revenue_share"].sum() == 99
    assert table.loc[list(ROWS), "revenue_share"].sum() == 74


def test_the_profile_gives_the_share_stated_and_the_people_counted(soko):
    assert soko.loc["invested_share", ["low", "high"]].tolist() == [75, 75]
    people = soko.loc["investors_share"]
    assert people["high"] == pytest.approx(75, abs=HALF_A_UNIT)
    assert people["low"] == pytest.approx(34, abs=HALF_A_UNIT)


def test_one_owner_in_eight_was_an_employee_a_year_before(soko):
    assert soko.loc["founders_share", "low"] == pytest.approx(12, abs=HALF_A_UNIT)
