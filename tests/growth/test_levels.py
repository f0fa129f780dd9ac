"""Table 7 compounded in exact fractions, and which readings cannot be true together."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory.growth import growth_levels, implied_margins

from .building import ends, fact, facts_of, nothing

#: As printed, typed here a second time.
TABLE_7 = {2015: 210, 2016: 53, 2017: 53, 2018: 50}
REVENUE, MARGIN = Fraction(2_500_000), Fraction(65, 100)


@pytest.fixture(scope="module")
def soko(results_of):
    return results_of("soko_branded").facts


@pytest.fixture(scope="module")
def levels(soko):
    return growth_levels(soko).set_index(["series", "reading", "year"])


@pytest.mark.parametrize(("reading", "first"), [("by", 310), ("to", 210)])
def test_growth_compounds_as_fractions_do(levels, reading, first):
    factors = {year: 1 + Fraction(growth, 100) for year, growth in TABLE_7.items()}
    factors[2015] = Fraction(first, 100)
    index = {2014: Fraction(1)}
    for year, factor in factors.items():
        index[year] = index[year - 1] * factor
    for year, value in index.items():
        row = levels.loc[("gross_profit", reading, year)]
        assert ends(row, "index") == pytest.approx((float(value),) * 2)
        level = REVENUE * MARGIN * value / index[2017]
        assert ends(row, "level") == pytest.approx((float(level),) * 2)


def test_before_rounding_in_fractions(levels):
    half = Fraction(1, 200)
    low = (Fraction(310, 100) - half) * (Fraction(153, 100) - half) ** 2
    high = (Fraction(310, 100) + half) * (Fraction(153, 100) + half) ** 2
    row = levels.loc[("gross_profit", "by", 2017)]
    assert ends(row, "index_rounded") == pytest.approx((float(low), float(high)))


def test_the_forecast_is_no_observation(levels):
    assert levels.loc[("gross_profit", "by", 2018), "status"] == "estimate"
    assert levels.loc[("gross_profit", "by", 2017), "status"] == "observed"


def test_revenue_by_each_reading(levels):
    found = {
        reading: levels.loc[("revenue", reading, 2015), "level_low"]
        for reading in ("factor", "per_year", "in_all")
    }
    expected = {
        "factor": REVENUE / 4,
        "per_year": REVENUE / Fraction(153, 100) ** 2,
        "in_all": REVENUE / Fraction(153, 100),
    }
    assert found == pytest.approx({name: float(value) for name, value in expected.items()})


def test_a_period_read_as_a_whole_has_no_year_inside(levels):
    assert ("revenue", "in_all", 2016) not in levels.index


def test_revenue_cannot_have_doubled_when_gross_profits_grew_as_in_table_7(soko):
    """A gross margin of 111 percent in 2015; the reading of 210 percent does not matter."""
    found = implied_margins(soko).set_index(["profit_reading", "revenue_reading", "year"])
    expected = 100 * MARGIN * 4 / Fraction(153, 100) ** 2
    for reading in ("by", "to"):
        row = found.loc[(reading, "factor", 2015)]
        assert row["low"] == pytest.approx(float(expected)) and row["low"] > 100
        assert row["possible"] == "within rounding"  # only if "doubled" may mean 1.5 to 2.5
    assert found.loc[("to", "factor", 2014), "low"] > 100
    assert found.loc[("by", "factor", 2014), "possible"] == "yes"


def test_growth_alike_in_both_keeps_the_margin(soko):
    found = implied_margins(soko).query("profit_reading == 'by' and revenue_reading == 'per_year'")
    assert found["low"].tolist() == pytest.approx([65, 65])


def growth(start, percent, **said):
    return fact("gross_profit_growth", percent, unit="percent", year=f"{start}-{start + 1}", **said)


def test_without_accounts_there_is_an_index_and_no_level():
    found = growth_levels(facts_of(growth(2015, 10), growth(2016, 20)))
    assert found["index_low"].tolist() == pytest.approx([1, 1.1, 1.32])
    assert found["level_low"].isna().all() and set(found["unit"]) == {""}


def test_a_missing_year_breaks_the_chain():
    found = growth_levels(facts_of(growth(2013, 10), growth(2015, 20))).set_index("year")
    assert found.loc[2014, "index_low"] == pytest.approx(1.1)
    assert found.loc[2016, ["index_low"]].isna().all()


def test_small_growth_has_one_reading_only():
    assert set(growth_levels(facts_of(growth(2015, 99)))["reading"]) == {"by"}
    assert set(growth_levels(facts_of(growth(2015, 100)))["reading"]) == {"by", "to"}


def test_nothing_known_is_an_empty_table():
    assert growth_levels(nothing()).empty and implied_margins(nothing()).empty


def test_an_impossible_pair_without_rounding_is_impossible():
    rows = [
        growth(2016, 10),
        fact("revenue_factor", 3, unit="1", year="2016-2017"),
        fact("annual_revenue", 100),
        fact("profit_margin_gross", 50, unit="percent"),
    ]
    [row] = implied_margins(facts_of(*rows)).to_dict("records")
    assert row["possible"] == "no" and row["low"] == pytest.approx(50 * 3 / 1.1)


rates = st.integers(-50, 90)


@settings(max_examples=20)
@given(st.lists(rates, min_size=1, max_size=4), st.integers(0, 3))
def test_levels_move_with_the_index(unchecked, growths, place):
    rows = [growth(2014 + number, rate) for number, rate in enumerate(growths)]
    year = 2014 + min(place, len(growths))
    rows += [
        fact("annual_revenue", 200, year=str(year)),
        fact("profit_margin_gross", 50, unit="percent"),
    ]
    found = growth_levels(facts_of(*rows)).query("reading == 'by' and series == 'gross_profit'")
    ratio = found["level_low"] / found["index_low"]
    assert ratio.tolist() == pytest.approx([ratio.iloc[0]] * len(found))
    assert found.set_index("year").loc[year, "level_low"] == pytest.approx(100)
