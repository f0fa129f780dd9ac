import pytest

from microfactory.ethics.known import Gap, Known, Unusable, over, percent_of
from microfactory.quantity import Interval

from .building import fact, known_of, row_of


def test_what_is_asked_is_remembered():
    known = known_of(fact("surveyed", 125, unit="person"), fact("firm_age", 5, unit="year"))
    assert known.has("surveyed", "firm_age") and not known.has("injuries")
    assert known.used == {}
    known.interval("surveyed", "person")
    assert list(known.used) == ["surveyed"]


def test_level_records_are_read_as_their_span():
    known = known_of(
        fact("worker_wage", 5, unit="USD_2017/day"),
        fact("worker_wage", 1, unit="USD_2017/hour", population="others"),
    )
    assert known.interval("worker_wage", "USD_2017/day") == Interval(5, 8)


def test_what_cannot_be_converted_is_said():
    known = known_of(fact("worker_wage", 5, unit="KES_2016/day"))
    with pytest.raises(Unusable, match="an exchange rate of KES for 2016"):
        known.interval("worker_wage", "USD_2016/day")
    with pytest.raises(Gap, match="injuries"):
        known.interval("injuries", "percent")


def test_floor_spans_the_grades_until_the_grade_is_known():
    wide = known_of().legal_floor(2017)
    assert wide.low == pytest.approx(12926 / 26 / 103.41)
    assert wide.high == pytest.approx(19668.30 / 1.12 / 1.05 / 26 / 103.41)
    machinist = known_of(fact("work_grade", "machinist")).legal_floor(2017)
    assert machinist == Interval.exactly(wide.high)


def test_pay_by_the_day_has_a_floor_of_its_own():
    labourer = fact("work_grade", "general_labourer")
    both = known_of(labourer).legal_floor(2018)
    by_day = known_of(labourer, fact("pay_period", "day")).legal_floor(2018)
    by_month = known_of(labourer, fact("pay_period", "month")).legal_floor(2018)
    assert by_day.low == pytest.approx(653.10 / 101.30157)
    assert by_month.low == pytest.approx(13572 / 26 / 101.30157)
    assert both == Interval(by_month.low, by_day.high)


def test_pay_period_without_a_floor_of_its_own_narrows_nothing():
    grade = fact("work_grade", "machinist")
    assert known_of(grade, fact("pay_period", "day")).legal_floor(2017) == (
        known_of(grade).legal_floor(2017)
    )


@pytest.mark.parametrize("country, year", [("US", 2017), ("KE", 2009), ("", 2017)])
def test_no_floor_of_another_country_or_year_is_borrowed(country, year):
    with pytest.raises(Gap):
        known_of(country=country).legal_floor(year)


def test_the_nearest_living_wage_is_taken_and_named():
    level, benchmark = known_of().decent_level("living_wage_single_adult", 2017)
    assert benchmark.year == 2018
    assert level.low == pytest.approx(17800 / 26 / 101.30157)
    with pytest.raises(Gap):
        known_of(country="US").decent_level("living_wage_single_adult", 2017)


def test_a_part_is_never_more_than_the_whole():
    assert percent_of(Interval(40, 60), Interval(50, 50)) == Interval(80, 100)
    with pytest.raises(Unusable, match="larger than the whole"):
        percent_of(Interval.exactly(2), Interval.exactly(1))
    with pytest.raises(Unusable, match="zero"):
        over(Interval.exactly(2), Interval(0, 1))


def test_what_print_rounded_away_is_put_back_where_that_is_asked_for():
    paid = fact("worker_margin_revenue", 7, unit="USD_2017/piece", resolution=1.0)
    people = fact("workers_active", 1520, unit="person", resolution=1.0)
    known = known_of(paid, people)
    wide = Known(known.records, known.setting, rounding=True)
    money = wide.interval("worker_margin_revenue", "USD_2017/piece")
    assert money.low == 6.5 and 7.499 < money.high < 7.5
    assert known.interval("worker_margin_revenue", "USD_2017/piece") == Interval.exactly(7)
    assert wide.interval("workers_active", "person") == Interval.exactly(1520)
    tag = wide.interval("worker_margin_revenue", "USD_2017/piece", exact=["worker_margin_revenue"])
    assert tag == Interval.exactly(7)


def test_what_is_about_is_as_wide_as_the_setting_allows():
    """The stated value stays as printed; what a statement has to survive is wider."""
    about = {"unit": "USD_2017/day", "resolution": 1.0, "approx": True}
    wage = fact("worker_wage", 20, **about)
    known = known_of(wage)
    assert known.interval("worker_wage", "USD_2017/day") == Interval.exactly(20)
    assert known.interval("worker_wage", "USD_2017/day", rounded=True) == Interval(17, 23)
    exact = known_of(wage | {"approx": False})
    assert exact.interval("worker_wage", "USD_2017/day", rounded=True) == Interval(19.5, 20.5)


def test_rounding_wins_where_it_is_wider():
    wage = fact("worker_wage", 2, unit="USD_2017/day", resolution=1.0, approx=True)
    found = known_of(wage).interval("worker_wage", "USD_2017/day", rounded=True)
    assert found == Interval(1.5, 2.5)


def test_a_bound_says_by_itself_how_far_it_reaches():
    """Nearly three quarters is at most three quarters, and not up to 86 percent."""
    nearly = fact("last_quarter_sales_share", high=75, unit="percent", approx=True)
    row = row_of("seasonal_peak", nearly)
    assert row["sure_high"] == 75
    assert "to be taken" not in row["note"] and "approximate in the source" in row["note"]


def test_a_rough_count_is_loose_and_a_count_is_not():
    people = fact("workers_active", 100, unit="person")
    registered = fact("workers_registered", 200, unit="person")
    assert row_of("active_share", people, registered)["sure_high"] == 50
    rough = row_of("active_share", people, registered | {"approx": True})
    assert rough["sure_low"] == pytest.approx(100 / 2.3)
    assert rough["sure_high"] == pytest.approx(100 / 1.7)
    assert "to be taken as up to 15% off" in rough["note"]
