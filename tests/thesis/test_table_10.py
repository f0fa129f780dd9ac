"""Table 10: new skills among the 125 artisans surveyed in 2017. Golden: the printed percentages."""

import pytest

from microfactory import registers
from microfactory.benchmarks import benchmarks, exchange_rates
from microfactory.cases import load, path_of
from microfactory.ethics import profile
from microfactory.ingest import library

HALF_A_UNIT = 0.5


@pytest.fixture(scope="module")
def cells():
    return library.read_all()


def test_every_count_over_125_is_the_printed_share(cells):
    of = cells[cells["table"] == "thesis_table_10_skills"]
    table = of.pivot(index="row", columns="column", values="low")
    assert len(table) == 7
    off = (table["artisans"] / 125 * 100 - table["share"]).abs() > HALF_A_UNIT
    assert not off.any()


def test_the_profile_computes_the_shares_from_the_counts(cells):
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
    ).set_index("indicator")
    golden = {"trained_share": 67, "trainers_share": 80, "new_skills": 80}
    for name, printed in golden.items():
        assert found.loc[name, "low"] == pytest.approx(printed, abs=HALF_A_UNIT)
        assert found.loc[name, ["grade", "self_reported"]].tolist() == ["B", True]
