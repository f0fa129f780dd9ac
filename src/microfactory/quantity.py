"""Numbers with their uncertainty and their units.

A figure in a source is an interval: what is printed says where the value may lie, and either end
may be open. Units are strict: a currency carries its price year, and a wage is converted between
hour, day and month by stated working time, never by the calendar.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, cast

from microfactory.codes import COMMON_CURRENCIES, CURRENCIES, CURRENCY_HABITS
from microfactory.problems import did_you_mean

if TYPE_CHECKING:
    import pint

#: The units that facts may be given in; a new one is a line here.
UNITS = (
    "minute = [time]",
    "hour = 60 * minute",
    "day = 24 * hour",
    "week = 7 * day",
    "year = 365.25 * day",
    "month = year / 12",
    "meter = [length] = m",
    "kilometer = 1000 * meter = km",
    "foot = 0.3048 * meter = ft",
    "kilogram = [mass] = kg",
    "gram = 0.001 * kilogram = g",
    "kilowatt_hour = [energy] = kWh",
    "degree = [angle]",
    "person = [person]",
    "piece = [piece]",
    "batch = [batch]",
    "workshop = [workshop]",
    "establishment = [establishment]",
    "firm = [firm]",
    "family = [family]",
    "country = [country]",
    "job = [job]",
    "percent = 0.01",
)
UNIT_NAMES = tuple(line.split(" = ")[0] for line in UNITS)
CURRENCY = re.compile(r"\b([A-Z]{3})(?:_(\d{4}))?\b")
#: A product or quotient of names, each to a small whole power; nothing that could be computed with.
UNIT_TEXT = re.compile(
    r"(?:1|{name}) ?(?:[*/] ?(?:1|{name}) ?)*".replace(
        "{name}", r"[A-Za-z][A-Za-z0-9_]*(?: ?\*\* ?-?[1-9])?"
    )
)
LONGEST_UNIT = 80


class UnitError(ValueError):
    """A unit that cannot be read, or a conversion that the given data do not allow."""

    def __init__(self, found: str, expected: str, hint: str = "") -> None:
        self.found, self.expected, self.hint = found, expected, hint
        super().__init__(f"found {found!r}; expected {expected}" + (f". {hint}" if hint else ""))


@dataclass(frozen=True)
class Interval:
    """A closed interval of real numbers; an open end is infinite.

    Examples
    --------
    >>> Interval(5, 7) / Interval.exactly(10)
    Interval(low=0.5, high=0.7)
    >>> Interval(2500, None)
    Interval(low=2500.0, high=inf)
    """

    low: float
    high: float

    def __init__(self, low: float | None, high: float | None) -> None:
        low = -math.inf if low is None else float(low)
        high = math.inf if high is None else float(high)
        if math.isnan(low) or math.isnan(high):
            raise ValueError("an interval's ends are numbers, not NaN")
        if low > high:
            raise ValueError(f"low {low:g} is above high {high:g}")
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "high", high)

    @classmethod
    def exactly(cls, value: float) -> Interval:
        """Return the interval that holds one value."""
        return cls(value, value)

    @classmethod
    def printed(cls, text: str | Decimal) -> Interval:
        """Return what a printed figure may have been before it was rounded: half a unit each way.

        Examples
        --------
        >>> Interval.printed("0.60")
        Interval(low=0.595, high=0.605)
        """
        value = Decimal(text)
        half = resolution(value) / 2
        return cls(float(value - half), float(value + half))

    @property
    def is_point(self) -> bool:
        """Whether it holds one value only."""
        return self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are finite."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def middle(self) -> float:
        """The middle, for drawing only: it is not an estimate."""
        return (self.low + self.high) / 2

    def contains(self, value: float) -> bool:
        """Whether the value lies inside, the ends included."""
        return self.low <= value <= self.high

    def overlaps(self, other: Interval) -> bool:
        """Whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval | float) -> Interval:
        other = other if isinstance(other, Interval) else Interval.exactly(other)
        ends = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval | float) -> Interval:
        other = other if isinstance(other, Interval) else Interval.exactly(other)
        if other.contains(0):
            raise ZeroDivisionError(f"the divisor [{other.low:g}, {other.high:g}] contains zero")
        ends = [_over(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __str__(self) -> str:
        if self.is_point:
            return f"{self.low:g}"
        if math.isinf(self.high):
            return "any value" if math.isinf(self.low) else f"{self.low:g} or more"
        if math.isinf(self.low):
            return f"{self.high:g} or less"
        return f"{self.low:g} to {self.high:g}"


def _times(a: float, b: float) -> float:
    """Multiply as interval arithmetic does, where zero times an open end is zero."""
    return 0.0 if a == 0 or b == 0 else a * b


def _over(a: float, b: float) -> float:
    """Divide as interval arithmetic does, where anything over an open end is zero at the limit."""
    return 0.0 if math.isinf(b) else a / b


def resolution(value: Decimal) -> Decimal:
    """Return one unit in the last printed place.

    Examples
    --------
    >>> resolution(Decimal("0.60")), resolution(Decimal("3.5e6"))
    (Decimal('0.01'), Decimal('1E+5'))
    """
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{value} has no last place")
    return Decimal((0, (1,), exponent))


@dataclass(frozen=True)
class WorkingTime:
    """How much work a day, a week, a month and a year hold; each a stated choice of params.yaml."""

    hours_per_day: float
    days_per_week: float
    days_per_month: float
    days_per_year: float

    def __post_init__(self) -> None:
        if not all(math.isfinite(part) and part > 0 for part in vars(self).values()):
            raise ValueError("working time is counted in positive numbers")

    def days(self, unit: str) -> float:
        """Return the working days in one hour, day, week, month or year of work."""
        known = {
            "hour": 1 / self.hours_per_day,
            "day": 1.0,
            "week": self.days_per_week,
            "month": self.days_per_month,
            "year": self.days_per_year,
        }
        if unit not in known:
            raise UnitError(unit, "a wage per hour, day, week, month or year")
        return known[unit]


#: (currency, year) -> units of it for one US dollar, the average of the year.
Rates = Mapping[tuple[str, int], float]


@cache
def registry() -> pint.UnitRegistry[float]:
    """Return the one unit registry; made on first use, since pint is slow to import."""
    import pint

    units: pint.UnitRegistry[float] = pint.UnitRegistry(None, autoconvert_offset_to_baseunit=False)
    for line in UNITS:
        units.define(line)
    return units


@cache
def parse_unit(text: str) -> pint.Unit:
    """Read a unit.

    Parameters
    ----------
    text
        For example ``USD_2017/day``, ``percent``, ``person/workshop``, ``1`` for a pure number.

    Raises
    ------
    UnitError
        If a name is not known, a currency has no price year, or the text is not a unit.

    Examples
    --------
    >>> str(parse_unit("USD_2017/day"))
    'USD_2017 / day'
    """
    if len(text) > LONGEST_UNIT or not UNIT_TEXT.fullmatch(text):
        raise UnitError(text, "a unit such as 'USD_2017/day', 'percent', 'person' or '1'")
    for code, year in CURRENCY.findall(text):
        if code not in CURRENCIES:
            raise UnitError(text, f"a currency of ISO 4217; {code!r} is none", _currency_hint(code))
        if not year:
            dated = CURRENCY.sub(lambda found: f"{found[1]}_2017", text)
            raise UnitError(text, f"a currency with its price year, e.g. {dated!r}")
        if not 1800 <= int(year) <= 2100:
            raise UnitError(text, f"a price year between 1800 and 2100; {year} is none")
        _define_currency(f"{code}_{year}")
    if text.strip() == "1":
        return registry().Unit("")
    for name in re.findall(r"[A-Za-z_][A-Za-z_0-9]*", text):
        if name not in registry():
            capitals = name.upper()
            hint = did_you_mean(name, UNIT_NAMES)
            if CURRENCY.fullmatch(capitals) and capitals[:3] in CURRENCIES:
                meant = capitals if "_" in name else f"{capitals}_2017"
                hint = f"Did you mean {meant!r}?"
            raise UnitError(text, f"known units; {name!r} is not one", hint)
    try:
        return registry().Unit(text)
    except Exception as error:  # pint raises many kinds for malformed text
        raise UnitError(text, "a unit such as 'USD_2017/day'", type(error).__name__) from error


def _currency_hint(code: str) -> str:
    """Return the currency that was probably meant."""
    meant = CURRENCY_HABITS.get(code)
    return f"Did you mean {meant!r}?" if meant else did_you_mean(code, COMMON_CURRENCIES)


@cache
def _define_currency(token: str) -> None:
    registry().define(f"{token} = [{token}]")


def _parts(unit: pint.Unit) -> dict[str, float]:
    """Return name -> exponent of a parsed unit."""
    return {str(name): cast("float", power) for name, power in unit._units.items()}


def convert(
    value: Interval,
    unit: str,
    to: str,
    *,
    rates: Rates | None = None,
    working_time: WorkingTime | None = None,
) -> Interval:
    """Convert an interval between units, across currencies of one year and across working time.

    Parameters
    ----------
    value, unit, to
        What to convert, from which unit, to which.
    rates
        Exchange rates; needed where the currencies differ.
    working_time
        Needed where money per hour, day, week, month or year changes its time.

    Raises
    ------
    UnitError
        If the units do not measure the same thing, or a rate or working time is needed and missing.
        A change of price year always fails: no deflator is part of the data.

    Examples
    --------
    >>> week = WorkingTime(8, 6, 26, 312)
    >>> convert(Interval(25, 35), "USD_2017/hour", "USD_2017/day", working_time=week)
    Interval(low=200.0, high=280.0)
    """
    source, target = _parts(parse_unit(unit)), _parts(parse_unit(to))
    factor = 1.0
    money_in = [name for name in source if CURRENCY.fullmatch(name)]
    money_out = [name for name in target if CURRENCY.fullmatch(name)]
    if money_in and money_out and unit != to:
        if len(money_in) > 1 or len(money_out) > 1:
            raise UnitError(unit, f"one currency, to become {to!r}")
        power = source[money_in[0]]
        factor *= _exchange(money_in[0], money_out[0], rates) ** power
        source[money_out[0]] = source.pop(money_in[0])
        times = {"minute", "hour", "day", "week", "month", "year"}
        time_in = [name for name in source if name in times]
        time_out = [name for name in target if name in times]
        if len(time_in) == len(time_out) == 1 and time_in != time_out:
            if working_time is None:
                raise UnitError(unit, f"stated working time, to become {to!r}")
            per = working_time.days(time_out[0]) / working_time.days(time_in[0])
            factor *= per ** -source[time_in[0]]
            source[time_out[0]] = source.pop(time_in[0])
    left = registry().Quantity(factor, registry().Unit(_join(source)))
    right = registry().Unit(_join(target))
    if left.dimensionality != right.dimensionality:
        raise UnitError(unit, f"a unit that measures the same as {to!r}")
    return value * left.m_as(right)


def _join(parts: Mapping[str, float]) -> str:
    return " * ".join(f"{name}**{power:g}" for name, power in parts.items())


def _exchange(source: str, target: str, rates: Rates | None) -> float:
    """Return how many units of the target currency one unit of the source is worth."""
    if source == target:
        return 1.0
    (code_in, year_in), (code_out, year_out) = source.split("_"), target.split("_")
    if year_in != year_out:
        raise UnitError(source, f"prices of {year_out}", "No deflator is part of the data.")
    per_dollar = {("USD", int(year_in)): 1.0, **(rates or {})}
    try:
        return per_dollar[code_out, int(year_out)] / per_dollar[code_in, int(year_in)]
    except KeyError as missing:
        code, year = missing.args[0]
        raise UnitError(
            source, f"an exchange rate of {code} for {year}, to become {target!r}"
        ) from missing


def comparable(unit: str, other: str) -> bool:
    """Whether two units measure the same thing, whatever the currency and its year.

    Examples
    --------
    >>> comparable("KES_2018/month", "USD_2017/day"), comparable("percent", "person")
    (True, False)
    """
    one, two = (CURRENCY.sub("USD_2000", text) for text in (unit, other))
    parse_unit(unit), parse_unit(other)  # each must be a unit in its own right
    return bool(parse_unit(one).dimensionality == parse_unit(two).dimensionality)
