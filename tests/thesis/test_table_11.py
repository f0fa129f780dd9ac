"""Table 11: kinds of artisans by year. Golden: totals and shares that the chapter prints."""

import pytest

from microfactory import registers
from microfactory.benchmarks import benchmarks, exchange_rates
from microfactory.cases import load, path_of
from microfactory.ethics import profile
from microfactory.ingest import library

KINDS = {
    2016: ("lead_artisans", "employees_full_and_part_time", "outsourced_artisans"),
    2017: ("lead_artisans", "full_time_employees", "part_time_employees", "outsourced_artisans"),
}


@pytest.fixture(scope="module")
def cells():
    return library.read_all()


@pytest.fixture(scope="module")
def table(cells):
    of = cells[cells["table"] == "thesis_table_11_artisans"]
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


@pytest.mark.parametrize("year, active", [(2016, 1805), (2017, 1520)])
def test_the_kinds_add_up_to_the_active_artisans(table, year, active):
    assert table.loc[list(KINDS[year]), f"y{year}"].sum() == active


def test_a_third_of_the_active_artisans_worked_full_time(soko):
    """Ch. 4, Job security: only a third; the print gives no digits, so to a percentage point."""
    assert soko.loc["full_time_share", "low"] == pytest.approx(100 / 3, abs=2)
    assert soko.loc["full_time_share", "low"] == pytest.approx(31.8, abs=0.05)
    assert soko.loc["piece_worker_share", "low"] == pytest.approx(49.1, abs=0.05)


def test_the_stated_share_of_the_active_is_read_and_the_counts_beside_it(soko):
    """60 to 80 percent in a quarter; 1520 of 2500 or more in the year are at most 60.8 percent."""
    assert (soko.loc["active_share", "low"], soko.loc["active_share", "high"]) == (60, 80)
    assert soko.loc["active_share", "at"] == "ch. 4, Table 11"
    assert (
        "the counts of a year give, 0 to 60.8 percent, agrees" in soko.loc["active_share", "note"]
    )
