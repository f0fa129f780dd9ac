"""What is not wrong but unlikely: a slip that a person should look at once more."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from microfactory.cases import Loaded
from microfactory.checking.context import Context
from microfactory.evidence import Source, Status
from microfactory.facts import Record, conflicts, read_records
from microfactory.problems import Problem
from microfactory.quantity import CURRENCY, Interval, UnitError, convert
from microfactory.registers import VariableKind

#: A value is worth a second look when it is so many times above or below all other cases.
FAR = 100.0
#: So many others it takes to say so, and a source seldom tells of what was longer ago than this.
OTHERS, LONG_AGO = 3, 60
#: What cannot be more than something else of the same firm and year.
PARTS_OF: Sequence[tuple[str, str]] = (
    ("workers_active", "workers_registered"),
    ("worker_margin_profit", "worker_margin_revenue"),
    ("worker_margin_revenue", "manufacturer_margin"),
    ("material_cost", "manufacturer_margin"),
    ("manufacturer_margin", "retail_price"),
    ("worker_revenue_total", "annual_revenue"),
)
#: What may be less than nothing; counts, prices, times and other shares may not.
BELOW_ZERO = frozenset({
    "worker_profit_margin", "worker_margin_profit", "worker_piece_share_profit",
    "manufacturer_margin", "manufacturing_cost_premium", "profit_margin_overall",
    "profit_margin_gross", "net_loss", "revenue_growth", "gross_profit_growth",
})  # fmt: skip
#: Percentages that are no part of a whole, and so may be more than it.
ABOVE_THE_WHOLE = frozenset({
    "manufacturing_cost_premium", "revenue_growth", "gross_profit_growth", "capacity_use",
    "peak_capacity", "scenario_capacity_use", "injuries", "safety_compliance",
})  # fmt: skip


def warnings(loaded: Loaded, where: str, context: Context) -> list[Problem]:
    """Return what a person should look at once more, each at its path.

    What points to a transcribed cell was read twice already and is passed over.

    Parameters
    ----------
    loaded
        The case with its facts; it is without errors.
    where
        What messages call its file.
    context
        The registers and the other cases.
    """
    case = loaded.case
    records = read_records(loaded.facts.to_dict("records"))
    sources = {**context.sources, **case.sources}
    found: list[Problem] = []
    written = {
        (name, number)
        for name, facts in case.facts.items()
        for number, fact in enumerate(facts)
        if fact.cell is None
    }
    for name, several in records.items():
        for number, record in enumerate(several):
            at = f"{where} @ facts.{name}[{number}]"
            if (name, number) in written:
                found += _share(record, context.variables[name].unit, at)
                found += _possible(record, context.variables[name].unit, at)
                found += _years(record, sources, at)
                found += _magnitude(record, case.case.id, at, context)
    return [*found, *_contradictions(records, written, where, context)]


def _warn(at: str, found: str, expected: str, hint: str = "") -> Problem:
    return Problem(at, found, expected, hint, severity="warning")


def _share(record: Record, unit: str, at: str) -> Iterator[Problem]:
    """Warn of a share in percent that looks like a ratio, and the other way round."""
    if record.interval is None or unit not in ("percent", "1"):
        return
    ends = [abs(end) for end in (record.interval.low, record.interval.high) if math.isfinite(end)]
    largest = max(ends, default=0.0)
    if record.unit == "percent" and 0 < largest < 1:
        hint = f'Write {largest * 100:g} with unit: percent, or {largest:g} with unit: "1".'
        yield _warn(at, f"{largest:g} percent", "a percentage of 1 and more", hint)
    if record.unit == "1" and unit == "percent" and largest > 1:
        hint = f"Write unit: percent, if it is {largest:g}%."
        yield _warn(at, f"the ratio {largest:g}, which is {largest * 100:g}%", "a ratio to 1", hint)


def _possible(record: Record, unit: str, at: str) -> Iterator[Problem]:
    """Warn of less than nothing, and of a part that is more than the whole."""
    if record.interval is None:
        return
    name, look = record.variable, "Look at the sign and the decimal point."
    if record.interval.low < 0 and math.isfinite(record.interval.low) and name not in BELOW_ZERO:
        yield _warn(at, record.shown, "a number of at least 0", look)
    if (
        unit == record.unit == "percent"
        and name not in ABOVE_THE_WHOLE
        and record.interval.low > 100
    ):
        yield _warn(at, record.shown, "a part of a whole, at most 100 percent", look)


def _years(record: Record, sources: Mapping[str, Source], at: str) -> Iterator[Problem]:
    """Warn of years that the source cannot know of, or hardly speaks of."""
    said_in = sources[record.source].years if record.source in sources else ()
    years = [int(year) for year in re.findall(r"\d{4}", record.year)]
    if not said_in:
        return
    latest, words = max(said_in), f"a year up to {max(said_in)}, that of {record.source}"
    if years and max(years) > latest and record.status != Status.TARGET:
        yield _warn(f"{at}.year", record.year, words, "A plan for later years is a target.")
    if years and min(years) < min(said_in) - LONG_AGO:
        yield _warn(
            f"{at}.year", record.year, f"a year nearer to {min(said_in)}, that of {record.source}"
        )
    if record.price_year > latest:
        yield _warn(f"{at}.unit", f"prices of {record.price_year}", words)


def _plain(record: Record, unit: str, context: Context) -> Interval | None:
    """Return a value in the unit of its variable, money in dollars of its own year."""
    money = CURRENCY.search(record.unit)
    target = CURRENCY.sub(f"USD_{money[2]}", unit) if money else unit
    try:
        return convert(
            record.interval or Interval(None, None),
            record.unit,
            target,
            rates=context.rates,
            working_time=context.params.week(),
        )
    except UnitError:
        return None


def _magnitude(record: Record, case: str, at: str, context: Context) -> Iterator[Problem]:
    """Warn of a value far from those of all other cases."""
    variable = context.variables[record.variable]
    if variable.kind is not VariableKind.NUMBER or record.interval is None:
        return
    value = _plain(record, variable.unit, context)
    facts = context.casebook
    others = (
        facts.loc[(facts["variable"] == record.variable) & (facts["case"] != case)]
        if len(facts)
        else facts
    )
    known = [
        interval
        for several in read_records(others.to_dict("records")).values()
        for other in several
        if other.is_observation and other.interval is not None
        for interval in [_plain(other, variable.unit, context)]
        if interval is not None and interval.low > 0 and interval.is_bounded
    ]
    if value is None or len(known) < OTHERS:
        return
    least, most = min(one.low for one in known), max(one.high for one in known)
    if math.isfinite(value.high) and 0 < value.high < least / FAR:
        yield _warn(at, record.shown, f"about {least:g} to {most:g} {variable.unit}, as of other cases",
                    "Look at the unit and the decimal point.")  # fmt: skip
    if math.isfinite(value.low) and value.low > most * FAR:
        yield _warn(at, record.shown, f"about {least:g} to {most:g} {variable.unit}, as of other cases",
                    "Look at the unit and the decimal point.")  # fmt: skip


def _contradictions(
    records: Mapping[str, Sequence[Record]],
    written: Collection[tuple[str, int]],
    where: str,
    context: Context,
) -> Iterator[Problem]:
    """Warn of records of one thing that exclude one another, and of parts larger than their whole."""
    week = context.params.week()
    for name, several in records.items():
        for number, record in enumerate(several):
            at = f"{where} @ facts.{name}[{number}]"
            for later in range(number + 1, len(several)):
                if record.missing or not {(name, number), (name, later)} & set(written):
                    continue  # what transcribed cells disagree in, the report shows
                for words in conflicts([record], [several[later]], context.rates, week):
                    expected = "what goes together, of the same people and year"
                    hint = "Both may stand; the report shows that they disagree."
                    yield _warn(at, f"{record.shown} and {words}", expected, hint)
    for part, whole in PARTS_OF:
        for one in records.get(part, ()):
            for other in records.get(whole, ()):
                if _exceeds(one, other, context):
                    yield _warn(
                        f"{where} @ facts.{part}",
                        f"{one.shown}, more than {whole} of {other.shown}",
                        "a part no larger than the whole",
                        "Look at both, and at the years.",
                    )


def _exceeds(one: Record, other: Record, context: Context) -> bool:
    """Whether a part is certainly larger than its whole in the same year, rounding allowed for."""
    if not (one.is_observation and other.is_observation and one.year == other.year):
        return False
    if one.interval is None or other.interval is None:
        return False
    try:
        same = convert(other.rounded(), other.unit, one.unit, rates=context.rates,
                       working_time=context.params.week())  # fmt: skip
    except UnitError:
        return False
    return one.rounded().low > same.high
