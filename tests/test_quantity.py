"""Intervals by their properties; units against a second registry of pint as oracle."""

import math
from decimal import Decimal

import pint
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from microfactory.quantity import (
    UNIT_NAMES,
    Interval,
    UnitError,
    WorkingTime,
    comparable,
    convert,
    parse_unit,
    resolution,
)

WEEK = WorkingTime(hours_per_day=8, days_per_week=6, days_per_month=26, days_per_year=312)
RATES = {("KES", 2017): 103.41, ("EUR", 2017): 0.8869, ("KES", 2018): 101.3}
NUMBERS = st.floats(-1e9, 1e9, allow_subnormal=False)


@st.composite
def intervals(draw):
    """Return an interval, open at either end now and then."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return Interval(draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None])))


@st.composite
def members(draw):
    """Return an interval and a number inside."""
    interval = draw(intervals())
    return interval, draw(
        st.floats(max(interval.low, -1e12), min(interval.high, 1e12), allow_subnormal=False)
    )


# --- intervals ---------------------------------------------------------------------------------


@given(members(), members())
def test_whatever_the_parts_are_the_whole_holds_them(one, other):
    (a, x), (b, y) = one, other
    assert (a + b).contains(x + y)
    assert (a - b).contains(x - y)
    assert (a * b).contains(x * y)
    assert (a * y).contains(x * y)
    if b.contains(0):
        with pytest.raises(ZeroDivisionError):
            a / b
    else:
        assert (a / b).contains(x / y)


@given(*[st.tuples(NUMBERS, NUMBERS).map(sorted).map(lambda ends: Interval(*ends))] * 2)
def test_no_wider_than_the_ends_make_it(a, b):
    ends = [(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
    for found, exact in (
        (a + b, [x + y for x, y in ends]),
        (a - b, [x - y for x, y in ends]),
        (a * b, [x * y for x, y in ends]),
    ):
        assert (found.low, found.high) == (min(exact), max(exact))
    if not b.contains(0):
        exact = [x / y for x, y in ends]
        assert ((a / b).low, (a / b).high) == (min(exact), max(exact))


@given(intervals(), intervals())
def test_overlap_is_having_a_value_in_common(a, b):
    low, high = max(a.low, b.low), min(a.high, b.high)
    assert a.overlaps(b) == b.overlaps(a) == (low <= high)


def test_ends_are_inside_and_what_is_beyond_is_not():
    interval = Interval(5, 7)
    assert interval.contains(5) and interval.contains(7)
    assert not interval.contains(4.99) and not interval.contains(7.01)
    assert interval.overlaps(Interval(7, 9)) and not interval.overlaps(Interval(7.01, 9))
    assert interval.middle == 6 and interval.is_bounded and not interval.is_point


def test_an_open_end_is_unbounded_and_a_point_is_a_point():
    assert Interval(2500, None).contains(1e300)
    assert not Interval(2500, None).is_bounded and not Interval(None, 5).is_bounded
    assert Interval.exactly(3).is_point and not Interval(None, None).is_point
    assert Interval(0, None) * Interval(0, 0) == Interval(0, 0)
    assert Interval(1, None) / Interval(2, None) == Interval(0, math.inf)


@pytest.mark.parametrize("ends", [(2, 1), (math.nan, 1), (1, math.nan), (1, "x")])
def test_what_is_no_interval_is_refused(ends):
    with pytest.raises(ValueError, match=r"above|NaN|could not convert"):
        Interval(*ends)


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(5, 7), "5 to 7"),
        (Interval(5, 5), "5"),
        (Interval(2500, None), "2500 or more"),
        (Interval(None, 0.5), "0.5 or less"),
        (Interval(None, None), "any value"),
    ],
)
def test_in_words(interval, text):
    assert str(interval) == text


# --- printed precision -------------------------------------------------------------------------


@given(st.decimals(-1000, 1000, places=6), st.integers(0, 4))
def test_the_number_before_rounding_is_inside_what_is_printed(value, places):
    printed = round(value, places)
    interval = Interval.printed(str(printed))
    half = Decimal(1).scaleb(-places) / 2
    assert math.isclose(interval.low, printed - half, abs_tol=1e-9)
    assert math.isclose(interval.high, printed + half, abs_tol=1e-9)
    assert interval.low - 1e-9 <= float(value) <= interval.high + 1e-9


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("0.60", "0.01"),
        ("0.6", "0.1"),
        ("12", "1"),
        ("3.5e6", "1e5"),
        ("10000", "1"),
        ("1e3", "1e3"),
    ],
)
def test_the_last_printed_place(text, unit):
    assert resolution(Decimal(text)) == Decimal(unit)


def test_trailing_zeros_are_precision():
    assert Interval.printed("0.60") == Interval(0.595, 0.605)
    assert Interval.printed("0.6") == Interval(0.55, 0.65)
    with pytest.raises(ValueError, match="no last place"):
        resolution(Decimal("NaN"))


# --- units -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def oracle():
    registry = pint.UnitRegistry()
    for name in ("person", "piece", "workshop"):
        registry.define(f"{name} = [{name}]")
    return registry


FAMILIES = [
    ["minute", "hour", "day", "week", "month", "year"],
    ["meter", "kilometer", "km", "foot", "ft"],
    ["kilogram", "gram", "kg", "g"],
    ["person"],
    ["piece"],
]


@st.composite
def unit_pairs(draw):
    """Return two units of one dimension, as products of powers of names."""
    parts = draw(st.lists(st.sampled_from(FAMILIES), min_size=1, max_size=3, unique_by=id))
    powers = [draw(st.sampled_from([1, 2, -1, -2])) for _ in parts]
    return tuple(
        "*".join(
            f"{draw(st.sampled_from(names))}**{power}"
            for names, power in zip(parts, powers, strict=True)
        )
        for _ in range(2)
    )


@settings(max_examples=60)
@given(pair=unit_pairs(), value=st.floats(0.001, 1e6))
def test_conversion_agrees_with_pint(oracle, pair, value):
    unit, to = pair
    expected = oracle.Quantity(value, unit).m_as(to)
    found = convert(Interval(value, 2 * value), unit, to)
    assert found.low == pytest.approx(expected, rel=1e-9)
    assert found.high == pytest.approx(2 * expected, rel=1e-9)


def test_pure_numbers_and_percents():
    assert convert(Interval(50, 60), "percent", "1") == Interval(0.5, 0.6)
    assert convert(Interval.exactly(0.4), "1", "percent").low == pytest.approx(40)


@pytest.mark.parametrize("name", UNIT_NAMES)
def test_every_unit_of_the_project_is_read_alone_and_squared(name):
    assert parse_unit(f"{name}**2") == parse_unit(name) ** 2
    assert parse_unit(f"{name} / day") == parse_unit(f"{name}/day")


@pytest.mark.parametrize(
    ("unit", "message"),
    [
        ("USD/day", "a currency with its price year, e.g. 'USD_2017/day'"),
        ("KES", "e.g. 'KES_2017'"),
        ("USD_17/day", "known units; 'USD_17' is not one"),
        ("USD_20177", "known units; 'USD_20177' is not one"),
        ("usd_2017", "known units; 'usd_2017' is not one"),
        ("wrokshop", "Did you mean 'workshop'?"),
        ("USD_2017/dya", "Did you mean 'day'?"),
        ("kiloday", "'kiloday' is not one"),
        ("", "a unit such as"),
        ("2*day", "a unit such as"),
        ("day day", "a unit such as"),
        ("day**", "a unit such as"),
        ("day**0.5", "a unit such as"),
        ("per day", "a unit such as"),
        ("€/day", "a unit such as"),
        ("day\n", "a unit such as"),
        ("__import__", "a unit such as"),
        ("day*" * 30 + "day", "a unit such as"),
    ],
)
def test_what_is_no_unit_is_named_with_what_would_be(unit, message):
    with pytest.raises(UnitError) as caught:
        parse_unit(unit)
    assert caught.value.found == unit
    assert message in str(caught.value)


@pytest.mark.parametrize("unit", ["9**9**9**9", "9**999999999*day", "day**999999999", "day**9**9"])
def test_a_unit_is_never_computed_with(unit):
    with pytest.raises(UnitError, match="a unit such as"):
        parse_unit(unit)


def test_other_things_than_asked_for_are_refused():
    for unit, to in (("day", "person"), ("USD_2017/day", "USD_2017"), ("USD_2017", "day")):
        with pytest.raises(UnitError, match="measures the same"):
            convert(Interval(1, 2), unit, to)


# --- money -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "to", "factor"),
    [
        ("KES_2017", "USD_2017", 1 / 103.41),
        ("USD_2017/piece", "KES_2017/piece", 103.41),
        ("KES_2017/day", "EUR_2017/day", 0.8869 / 103.41),
        ("piece/USD_2017", "piece/KES_2017", 1 / 103.41),
        ("KES_2017/day", "KES_2017/day", 1),
    ],
)
def test_currencies_of_one_year(unit, to, factor):
    found = convert(Interval(100, 300), unit, to, rates=RATES)
    assert (found.low, found.high) == pytest.approx((100 * factor, 300 * factor))


@given(NUMBERS, st.sampled_from(["KES_2017", "EUR_2017", "USD_2017"]))
def test_there_and_back_again(value, other):
    there = convert(Interval.exactly(value), "KES_2017/day", f"{other}/day", rates=RATES)
    back = convert(there, f"{other}/day", "KES_2017/day", rates=RATES)
    assert back.low == pytest.approx(value)


@pytest.mark.parametrize("to", ["USD_2018", "KES_2018", "KES_2018/USD_2017"])
def test_a_price_year_never_changes(to):
    with pytest.raises(UnitError, match=r"deflator|one currency"):
        convert(
            Interval(1, 2), "USD_2017" if "/" not in to else "KES_2017/USD_2017", to, rates=RATES
        )


def test_a_missing_rate_is_named():
    with pytest.raises(UnitError, match="an exchange rate of TZS for 2017"):
        convert(Interval(1, 2), "TZS_2017", "USD_2017", rates=RATES)
    with pytest.raises(UnitError, match="an exchange rate of KES for 2017"):
        convert(Interval(1, 2), "USD_2017", "KES_2017")


# --- working time ------------------------------------------------------------------------------

#: What one dollar an hour comes to, by the conventions of WEEK.
PER_HOUR = {"hour": 1, "day": 8, "week": 48, "month": 208, "year": 2496}


@pytest.mark.parametrize("unit", PER_HOUR)
@pytest.mark.parametrize("to", PER_HOUR)
def test_a_wage_is_converted_by_working_time(unit, to):
    found = convert(Interval(1, 2), f"USD_2017/{unit}", f"USD_2017/{to}", working_time=WEEK)
    assert found.low == pytest.approx(PER_HOUR[to] / PER_HOUR[unit])
    assert found.high == pytest.approx(2 * found.low)


def test_a_wage_is_never_converted_by_the_calendar():
    with pytest.raises(UnitError, match="stated working time"):
        convert(Interval(1, 2), "USD_2017/month", "USD_2017/day")
    with pytest.raises(UnitError, match="per hour, day, week, month or year"):
        convert(Interval(1, 2), "USD_2017/minute", "USD_2017/day", working_time=WEEK)
    assert convert(Interval(2, 3), "week", "day", working_time=WEEK) == Interval(14, 21)


def test_currency_and_time_at_once():
    found = convert(
        Interval.exactly(26_000), "KES_2017/month", "USD_2017/day", rates=RATES, working_time=WEEK
    )
    assert found.low == pytest.approx(1000 / 103.41)


@pytest.mark.parametrize("days", [0, -1, math.inf, math.nan])
def test_working_time_is_positive(days):
    with pytest.raises(ValueError, match="positive"):
        WorkingTime(8, 6, 26, days)


@pytest.mark.parametrize(
    ("unit", "other", "same"),
    [
        ("KES_2018/month", "USD_2017/day", True),
        ("percent", "1", True),
        ("week", "year", True),
        ("percent", "person", False),
        ("USD_2017", "USD_2017/day", False),
        ("person/workshop", "person", False),
    ],
)
def test_comparable_is_measuring_the_same(unit, other, same):
    assert comparable(unit, other) is comparable(other, unit) is same


@pytest.mark.parametrize("pair", [("USD", "USD_2017"), ("USD_2017", "USD"), ("dya", "day")])
def test_only_units_are_compared(pair):
    with pytest.raises(UnitError):
        comparable(*pair)


@given(value=st.floats(1, 1e6), pair=unit_pairs())
def test_a_change_of_unit_changes_no_comparison(value, pair):
    unit, to = pair
    assume(unit != to)
    one, other = Interval(value, 2 * value), Interval(3 * value, 4 * value)
    assert not convert(one, unit, to).overlaps(convert(other, unit, to))
    assert comparable(unit, to)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("KSH_2018/day", "'KSH' is none. Did you mean 'KES'?"),
        ("USB_2017", "'USB' is none. Did you mean 'USD'?"),
        ("ABC_2017/day", "a currency of ISO 4217"),
        ("usd_2017/day", "Did you mean 'USD_2017'?"),
        ("usd/day", "Did you mean 'USD_2017'?"),
        ("USD_0017", "a price year between 1800 and 2100; 0017 is none"),
        ("KSH", "'KSH' is none"),
    ],
)
def test_three_capitals_are_not_money_yet(text, words):
    with pytest.raises(UnitError) as caught:
        parse_unit(text)
    assert words in str(caught.value)
