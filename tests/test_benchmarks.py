import pandas as pd
import pytest

from microfactory import registers
from microfactory.benchmarks import OTHERS, benchmarks, chained, exchange_rates
from microfactory.ingest import library
from microfactory.quantity import WorkingTime, parse_unit

WEEK = WorkingTime(8, 6, 26, 312)
CELLS = library.read_all()
TABLE = benchmarks(CELLS, WEEK)


def row(benchmark, year):
    found = TABLE[(TABLE["benchmark"] == benchmark) & (TABLE["year"] == year)]
    assert len(found) == 1
    return found.iloc[0]


def test_the_machinist_of_2017_follows_from_2022_by_two_rises():
    found = row("minimum_wage_machinist", 2017)
    assert found["low"] == pytest.approx(19668.30 / 1.12 / 1.05)
    assert found["usd_per_day_low"] == pytest.approx(19668.30 / 1.12 / 1.05 / 26 / 103.41)
    assert found["basis"] == "derived"
    assert found["derivation"] == (
        "19668.3 of 2022, divided by 1.12 (rise of 2022) and divided by 1.05 (rise of 2018)"
    )
    assert set(found["source"].split()) == {"tuko_2024", "kahawatungu_2022", "nation_2018"}


def test_the_general_labourer_forward_and_back():
    assert row("minimum_wage_general_labourer", 2013)["low"] == pytest.approx(8580 * 1.14)
    assert row("minimum_wage_general_labourer", 2015)["low"] == pytest.approx(12926 / 1.18)
    assert row("minimum_wage_general_labourer", 2017)["basis"] == "quoted"
    assert "in force from May 2015" in row("minimum_wage_general_labourer", 2015)["note"]
    assert "no rise between is known" in row("minimum_wage_general_labourer", 2019)["derivation"]


@pytest.mark.parametrize("start, end", [(2012, 2017), (2017, 2018), (2018, 2022)])
def test_quoted_rates_agree_with_the_quoted_rises(start, end):
    """The press rounds differently; the chain hangs together to a hundredth of a percent."""
    quoted = {
        year: row("minimum_wage_general_labourer", year)["low"] for year in (2012, 2017, 2018, 2022)
    }
    rises = {2013: 14, 2015: 12, 2017: 18, 2018: 5, 2022: 12}
    (link,) = chained({start: quoted[start]}, rises, [end])
    assert link.rate == pytest.approx(quoted[end], rel=1e-4)
    (back,) = chained({end: quoted[end]}, rises, [start])
    assert back.rate == pytest.approx(quoted[start], rel=1e-4)


def test_the_earlier_of_two_equally_near_years_is_taken():
    (link,) = chained({2010: 100, 2014: 200}, {2011: 10}, [2012])
    assert (link.start, link.rate) == (2010, pytest.approx(110))
    assert link.words == "100 of 2010, times 1.1 (rise of 2011)"


def test_pay_by_the_day_is_a_floor_of_its_own():
    daily = row("minimum_wage_general_labourer_daily", 2018)
    assert daily["usd_per_day_low"] == pytest.approx(653.10 / 101.30157)
    assert daily["low"] * 26 > row("minimum_wage_general_labourer", 2018)["low"]


def test_living_wages_say_whom_and_where_they_do_not_fit():
    single = row("living_wage_single_adult", 2018)
    assert single["usd_per_day_high"] == pytest.approx(25000 / 26 / 101.30157)
    assert single["kind"] == "decent_level"
    anker = row("living_wage_anker_urban", 2014)
    assert (anker["low"], anker["high"]) == (17276, 18542)
    assert "another region" in anker["note"]
    assert "rural" in row("living_wage_anker_rural", 2015)["note"]


def test_people_eat_on_days_off():
    line = row("poverty_line_international_1_90", 2015)
    assert line["usd_per_day_low"] == pytest.approx(92.4 / 98.17845 * 365 / 312)
    assert "365 over 312" in line["derivation"]


def test_figures_of_others_are_there_and_are_no_floor_of_kenya():
    others = TABLE[TABLE["kind"] == "reference"].set_index("benchmark")
    assert len(others) == OTHERS.count("| reference |")
    assert others.loc["wage_china", ["low", "high"]].tolist() == [1.5, 3]
    assert others.loc["wage_mexico", "usd_per_day_low"] == pytest.approx(24)
    assert pd.isna(others.loc["worker_revenue_share_industry", "usd_per_day_low"])
    thailand = row("minimum_wage_all_workers", 2018)
    assert (thailand["kind"], thailand["country"]) == ("legal_floor", "TH")


def test_every_row_is_dated_placed_sourced_and_in_a_unit():
    known = registers.sources()
    priced = TABLE[TABLE["kind"] != "reference"]
    assert priced["year"].notna().all() and priced["usd_per_day_low"].notna().all()
    for found in TABLE.to_dict("records"):
        assert found["place"] and found["for_whom"] and found["at"]
        assert set(found["source"].split()) <= set(known)
        parse_unit(found["unit"])
        assert (found["basis"] == "derived") == bool(found["derivation"])


def test_working_days_are_the_reader_s_choice():
    longer = benchmarks(CELLS, WorkingTime(8, 6, 20.8, 312))
    month = longer[longer["unit"].str.endswith("/month")]["usd_per_day_low"]
    usual = TABLE[TABLE["unit"].str.endswith("/month")]["usd_per_day_low"]
    assert (month / usual).to_list() == pytest.approx([26 / 20.8] * len(usual))


def test_rates_are_those_of_the_year():
    assert exchange_rates(CELLS)["KES", 2017] == 103.41


def test_without_the_thesis_s_interviews_the_rest_is_still_there():
    fewer = benchmarks(CELLS[CELLS["table"].str.startswith(("kenya", "worldbank"))], WEEK)
    assert set(fewer["kind"]) == {"legal_floor", "decent_level", "poverty_line"}
