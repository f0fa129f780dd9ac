"""What an indicator may ask for: chosen facts and benchmarks, with a memory of what was asked.

Everything that an indicator reads is remembered, so that its result carries the worst grade and the
union of the sources of what really went into it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from microfactory.ethics.beside import Benchmark, Other, stands
from microfactory.facts import Record, choose
from microfactory.quantity import Interval, Rates, UnitError, WorkingTime, convert

#: What is counted one by one and not rounded.
COUNTED = frozenset({"person", "workshop", "establishment", "firm", "family"})
#: How far short of its upper end rounding ends, as a part of the half unit.
JUST_SHORT = 1e-4


class Gap(Exception):
    """A fact or a benchmark that is not there."""

    def __init__(self, *names: str) -> None:
        self.names = names
        super().__init__(" ".join(names))


class Unusable(Exception):
    """Facts that are there and cannot be put together; the message says why."""


@dataclass(frozen=True)
class Setting:
    """What holds for every indicator of a case.

    Parameters
    ----------
    country
        ISO code of where the work is done; empty where it is not known.
    benchmarks, rates, week
        Benchmarks per working day, exchange rates, and working time.
    about
        How far off a figure may be that its source marks as approximate, as a part of it.
    others
        Shares that are said of others.
    """

    country: str
    benchmarks: tuple[Benchmark, ...]
    rates: Rates
    week: WorkingTime
    about: float = 0.0
    others: tuple[Other, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What an indicator found.

    Parameters
    ----------
    value
        An interval, or the categories that the evidence allows.
    unit
        Where it is not the indicator's own: money of another price year.
    reading
        What it says, beside its benchmark where there is one.
    floor, decent
        The legal floor and the decent level in the same unit.
    notes
        Assumptions and cautions.
    """

    value: Interval | tuple[str, ...]
    unit: str = ""
    reading: str = ""
    floor: Interval | None = None
    decent: Interval | None = None
    notes: tuple[str, ...] = ()


@dataclass
class Known:
    """The facts of a case as an indicator sees them.

    With ``rounding`` every measured number is as wide as what its print may have rounded away; what
    is counted one by one is exact. A number that its source marks as approximate is as wide as the
    setting allows; a bound, such as "nearly three quarters", says by itself how far it reaches.

    Examples
    --------
    >>> nothing = Known({}, Setting("KE", (), {}, WorkingTime(8, 6, 26, 312)))
    >>> nothing.has("worker_wage")
    False
    """

    records: Mapping[str, Sequence[Record]]
    setting: Setting
    rounding: bool = False
    used: dict[str, list[Record]] = field(default_factory=dict)
    beside: list[Benchmark] = field(default_factory=list)

    def has(self, *names: str) -> bool:
        """Whether every one of the variables has an observation."""
        return all(choose(self.records.get(name, ())) for name in names)

    def aside(self) -> Known:
        """Return the same facts with a memory of their own, for a check that the value is not of."""
        return Known(self.records, self.setting, self.rounding)

    def chosen(self, name: str) -> list[Record]:
        """Return the records of a variable that are read, by the rule of `records.choose`.

        Raises
        ------
        Gap
            If there is no observation of it.
        """
        chosen = choose(self.records.get(name, ()))
        if not chosen:
            raise Gap(name)
        self.used[name] = chosen
        return chosen

    def interval(
        self, name: str, unit: str, *, rounded: bool = False, exact: Sequence[str] = ()
    ) -> Interval:
        """Return a number in a unit; where several records stand level, the span of them.

        Parameters
        ----------
        name, unit
            The variable, and the unit to give it in.
        rounded
            Whether to widen each end by half a unit of its last printed place, and what is marked as
            approximate further, for a statement that has to hold whatever was rounded away.
        exact
            Variables that ``rounding`` leaves as they are, since they are set and not measured.

        Raises
        ------
        Gap
            If there is no observation of it.
        Unusable
            If a record cannot be converted: an exchange rate or a deflator is not there.
        """
        spans = []
        for record in self.chosen(name):
            if record.interval is None:
                raise Unusable(f"{name} is given as {record.value!r}, not as a number")
            value = record.interval
            if rounded:
                value = self._loose(record, record.rounded())
            elif self.rounding and name not in exact:
                counted = record.unit in COUNTED
                value = value if counted else _before_rounding(record.rounded(), value)
                value = self._loose(record, value)
            try:
                spans.append(
                    convert(
                        value,
                        record.unit,
                        unit,
                        rates=self.setting.rates,
                        working_time=self.setting.week,
                    )
                )
            except UnitError as error:
                raise Unusable(f"{name}: {error}") from None
        return Interval(min(span.low for span in spans), max(span.high for span in spans))

    def _loose(self, record: Record, value: Interval) -> Interval:
        """Return a value as wide as a figure that is marked as approximate may be off."""
        if not is_about(record):
            return value
        assert record.interval is not None
        low, high = record.interval.low, record.interval.high
        share = self.setting.about
        return Interval(
            min(value.low, low - share * abs(low)), max(value.high, high + share * abs(high))
        )

    def category(self, name: str) -> tuple[str, ...]:
        """Return the categories of a variable: one, or several where level records differ."""
        return tuple(sorted({record.value for record in self.chosen(name)}))

    def price_year(self, name: str) -> int:
        """Return the year of the prices of a fact; the choice leaves one only."""
        return self.chosen(name)[0].price_year

    def share(self, part: str, whole: str, unit: str) -> Interval:
        """Return one count as percent of another that contains it.

        Raises
        ------
        Unusable
            If the part is larger than the whole, or the whole may be nothing.
        """
        return percent_of(self.interval(part, unit), self.interval(whole, unit))

    def legal_floor(self, year: int) -> Interval:
        """Return the legal floor of a year in dollars of that year per working day.

        The grade of work and the period of pay narrow it where they are known; else it spans the
        grades and periods of the wage order.

        Raises
        ------
        Gap
            If no floor of that country and year is known.
        """
        floors = [
            one
            for one in self.setting.benchmarks
            if (one.kind, one.country, one.year) == ("legal_floor", self.setting.country, year)
        ]
        if not floors or not self.setting.country:
            raise Gap("legal_floor")
        if self.has("work_grade"):
            grades = {*self.category("work_grade"), "all_workers"}
            floors = [one for one in floors if one.for_whom in grades]
        if self.has("pay_period"):
            periods = "|".join(self.category("pay_period")).split("|")
            floors = [one for one in floors if one.period in periods] or floors
        if not floors:
            raise Gap("legal_floor")
        return self._span(floors)

    def decent_level(self, key: str, year: int) -> tuple[Interval, Benchmark]:
        """Return the living wage of a key nearest in time, in dollars of its own year per day.

        Raises
        ------
        Gap
            If none of that key is known for the country.
        """
        levels = [
            one
            for one in self.setting.benchmarks
            if (one.kind, one.country, one.key) == ("decent_level", self.setting.country, key)
        ]
        if not levels or not self.setting.country:
            raise Gap(key)
        nearest = min(levels, key=lambda one: (abs(one.year - year), one.year))
        return self._span([nearest]), nearest

    def beside_others(self, share: Interval, keys: Sequence[str]) -> str:
        """Say where a share stands beside those of others; empty where none of the keys is known.

        The others are no part of the value: neither their grade nor their source is the value's.
        """
        found = [one for key in keys for one in self.setting.others if one.key == key]
        return "; ".join(f"{stands(share, one.percent)} {one.words}" for one in found)

    def _span(self, beside: Sequence[Benchmark]) -> Interval:
        self.beside += beside
        return Interval(
            min(one.usd_per_day.low for one in beside), max(one.usd_per_day.high for one in beside)
        )


def is_about(record: Record) -> bool:
    """Whether a record is a figure that its source marks as approximate, and not a bound."""
    return record.approx and record.interval is not None and record.interval.is_bounded


def _before_rounding(wide: Interval, printed: Interval) -> Interval:
    """Return the wide interval without its upper end, which would have been printed as the next.

    So two numbers that are printed differently are never the same before rounding.
    """
    return Interval(wide.low, wide.high - JUST_SHORT * (wide.high - printed.high))


def percent_of(part: Interval, whole: Interval) -> Interval:
    """Return a part in percent of the whole that contains it; never more than 100.

    Raises
    ------
    Unusable
        If the part is larger than the whole, or the whole may be nothing.

    Examples
    --------
    >>> percent_of(Interval.exactly(30), Interval(60, None))
    Interval(low=0.0, high=50.0)
    """
    if part.low > whole.high:
        raise Unusable(f"the part ({part}) is larger than the whole ({whole})")
    ratio = over(part, whole) * 100
    return Interval(ratio.low, min(ratio.high, 100.0))


def over(one: Interval, other: Interval) -> Interval:
    """Return a quotient.

    Raises
    ------
    Unusable
        If the divisor may be nothing.
    """
    try:
        return one / other
    except ZeroDivisionError as error:
        raise Unusable(str(error)) from None
