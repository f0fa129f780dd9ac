"""Living wage: pay beside the legal floor and beside a decent level.

Wages of different countries are not held against each other in dollars: those rows have no
direction. What compares is the ratio to the floor and to the living wage of the place.
"""

from __future__ import annotations

from microfactory.ethics.beside import Benchmark
from microfactory.ethics.known import Finding, Gap, Known, over
from microfactory.ethics.registry import Kind, indicator
from microfactory.quantity import Interval

ONE = Interval.exactly(1)
LARGEST_RATIO = 20.0
ANKER = "Anker, R. and Anker, M. (2017), Living Wages Around the World, Edward Elgar"
FLOOR = "ILO Minimum Wage Fixing Convention, 1970 (No. 131)"
BOUND = (
    "upper end: all of it goes to workshop owners and full-time employees",
    "lower end: all active workers share alike",
    "what they earn from other customers is not in it",
)


def side_of(ratio: Interval, level: str) -> str:
    """Say on which side of a level a ratio to it certainly lies.

    Examples
    --------
    >>> side_of(Interval(0.8, 0.9), "the legal floor")
    'certainly under the legal floor'
    >>> side_of(Interval(0.8, 1.2), "the legal floor")
    'open: under or above the legal floor'
    """
    if ratio.low >= 1:
        return f"certainly at or above {level}"
    if ratio.high < 1:
        return f"certainly under {level}"
    return f"open: under or above {level}"


def legal_floor_if_any(known: Known, year: int) -> Interval | None:
    """Return the legal floor of a year, or nothing where none is known for the country."""
    try:
        return known.legal_floor(year)
    except Gap:
        return None


def _in_kind(known: Known) -> tuple[str, ...]:
    """Return a caution where food or lodging come on top of the wage."""
    if not known.has("benefits_in_kind") or known.category("benefits_in_kind") == ("none",):
        return ()
    extra = " or ".join(known.category("benefits_in_kind")).replace("|", " and ")
    return (f"in cash: {extra} come on top and are not priced",)


def _ratio_to_floor(known: Known, name: str) -> Finding:
    year = known.price_year(name)
    unit = f"USD_{year}/day"
    wage, rounded = known.interval(name, unit), known.interval(name, unit, rounded=True)
    floor = known.legal_floor(year)
    return Finding(
        over(wage, floor),
        reading=side_of(over(rounded, floor), f"the legal floor of {year}"),
        floor=ONE,
        notes=_in_kind(known),
    )


def _ratio_to_decent(known: Known, key: str) -> Finding:
    year = known.price_year("worker_wage")
    unit = f"USD_{year}/day"
    wage = known.interval("worker_wage", unit)
    rounded = known.interval("worker_wage", unit, rounded=True)
    level, benchmark = known.decent_level(key, year)
    return Finding(
        over(wage, level),
        reading=side_of(over(rounded, level), f"the living wage of {benchmark.year}"),
        decent=ONE,
        notes=(*_in_kind(known), *_mismatch(benchmark, year)),
    )


def _mismatch(benchmark: Benchmark, year: int) -> tuple[str, ...]:
    """Say where and when a living wage was priced, if not here and now."""
    notes = [f"the living wage is {benchmark.note}"]
    if benchmark.year != year:
        notes.append(f"its prices are of {benchmark.year}, the wage of {year}; neither is adjusted")
    return tuple(notes)


@indicator(
    theme="living_wage",
    label="Daily wage",
    unit="USD_2017/day",
    direction=0,
    scale=(0, 1000),
    needs=["worker_wage"],
    uses=["benefits_in_kind", "work_grade", "pay_period"],
    benchmark="legal floor; living wage of a single adult",
    reference=FLOOR,
)
def daily_wage(known: Known) -> Finding:
    """Pay of a production worker for a working day, in dollars of the year of the wage."""
    year = known.price_year("worker_wage")
    wage = known.interval("worker_wage", f"USD_{year}/day")
    try:
        decent, benchmark = known.decent_level("living_wage_single_adult", year)
        notes = _mismatch(benchmark, year)
    except Gap:
        decent, notes = None, ()
    return Finding(
        wage,
        unit=f"USD_{year}/day",
        reading=f"{wage} dollars of {year} a working day",
        floor=legal_floor_if_any(known, year),
        decent=decent,
        notes=(*_in_kind(known), *notes),
    )


@indicator(
    theme="living_wage",
    label="Wage over the legal floor",
    scale=(0, LARGEST_RATIO),
    needs=["worker_wage"],
    uses=["benefits_in_kind", "work_grade", "pay_period"],
    benchmark="legal floor",
    reference=FLOOR,
)
def wage_to_legal_floor(known: Known) -> Finding:
    """Wage divided by the minimum wage in force that year for the grade and the period of pay."""
    return _ratio_to_floor(known, "worker_wage")


@indicator(
    theme="living_wage",
    label="Wage over the living wage of a single adult",
    scale=(0, LARGEST_RATIO),
    needs=["worker_wage"],
    uses=["benefits_in_kind"],
    benchmark="living_wage_single_adult",
    reference=ANKER,
)
def wage_to_living_wage_single(known: Known) -> Finding:
    """Wage divided by what one adult needs for a decent life, as published for the country."""
    return _ratio_to_decent(known, "living_wage_single_adult")


@indicator(
    theme="living_wage",
    label="Wage over the living wage of a typical family",
    scale=(0, LARGEST_RATIO),
    needs=["worker_wage"],
    uses=["benefits_in_kind"],
    benchmark="living_wage_typical_family",
    reference=ANKER,
)
def wage_to_living_wage_family(known: Known) -> Finding:
    """Wage divided by what one worker of a typical family needs to earn, as published."""
    return _ratio_to_decent(known, "living_wage_typical_family")


@indicator(
    theme="living_wage",
    label="Wage over the Anker living wage of a town",
    scale=(0, LARGEST_RATIO),
    needs=["worker_wage"],
    uses=["benefits_in_kind"],
    benchmark="living_wage_anker_urban",
    reference=ANKER,
)
def wage_to_living_wage_anker(known: Known) -> Finding:
    """Wage divided by the Anker living wage of a town of the country, maybe of another region."""
    return _ratio_to_decent(known, "living_wage_anker_urban")


@indicator(
    theme="living_wage",
    label="Wage over the Anker living wage of the countryside",
    scale=(0, LARGEST_RATIO),
    needs=["worker_wage"],
    uses=["benefits_in_kind"],
    benchmark="living_wage_anker_rural",
    reference=ANKER,
)
def wage_to_living_wage_rural(known: Known) -> Finding:
    """Wage divided by the Anker living wage of a rural region: the lowest decent level published.

    Life in a town costs more, so a wage in a town that is under it is under any other as well, and
    one above it is not yet shown to be enough.
    """
    return _ratio_to_decent(known, "living_wage_anker_rural")


@indicator(
    theme="living_wage",
    label="Earnings of workshop owners over the legal floor",
    scale=(0, LARGEST_RATIO),
    needs=["owner_earnings"],
    uses=["work_grade", "pay_period", "benefits_in_kind"],
    benchmark="legal floor",
    reference=FLOOR,
)
def owner_earnings_to_legal_floor(known: Known) -> Finding:
    """Earnings of a workshop owner for a working day, divided by the minimum wage of the trade."""
    return _ratio_to_floor(known, "owner_earnings")


@indicator(
    theme="living_wage",
    label="Benefits in kind",
    kind=Kind.CATEGORY,
    needs=["benefits_in_kind"],
    reference="ILO Protection of Wages Convention, 1949 (No. 95), article 4",
)
def benefits_in_kind(known: Known) -> tuple[str, ...]:
    """Food and lodging on top of the wage: a help, or a dependence; so it has no direction."""
    return known.category("benefits_in_kind")


PEOPLE = ("workshop_owners", "employees_full_time", "workers_active")


def contract_income(known: Known) -> tuple[Interval, int]:
    """Return what the network's revenue can mean for one person, in dollars per working day.

    Returns
    -------
    The interval from all active workers sharing alike to the full-time ones having it all, before
    their costs; and the year of its prices.
    """
    year = known.price_year("worker_revenue_total")
    total = known.interval("worker_revenue_total", f"USD_{year}")
    owners, employees, active = (known.interval(name, "person") for name in PEOPLE)
    days = known.setting.week.days_per_year
    spread, kept = over(total, active * days), over(total, (owners + employees) * days)
    return Interval(min(spread.low, kept.low), kept.high), year


@indicator(
    theme="living_wage",
    label="Contract revenue per full-time person and day",
    unit="USD_2017/day",
    direction=0,
    scale=(0, 1000),
    needs=["worker_revenue_total", *PEOPLE],
    uses=["work_grade", "pay_period"],
    falls_with=PEOPLE,
    benchmark="legal floor",
    reference=FLOOR,
)
def contract_income_gross(known: Known) -> Finding:
    """Bounds of what the firm's payments mean for one person a working day, before own costs."""
    income, year = contract_income(known)
    floor = legal_floor_if_any(known, year)
    reading = side_of(over(income, floor), f"the legal floor of {year}") if floor else ""
    return Finding(income, f"USD_{year}/day", reading, floor, notes=BOUND)


@indicator(
    theme="living_wage",
    label="Contract income per full-time person and day, after own costs",
    unit="USD_2017/day",
    direction=0,
    scale=(0, 1000),
    needs=["worker_revenue_total", *PEOPLE, "worker_profit_margin"],
    uses=["work_grade", "pay_period"],
    falls_with=PEOPLE,
    benchmark="legal floor",
    reference=FLOOR,
)
def contract_income_net(known: Known) -> Finding:
    """Bounds of what the firm's payments mean for one person a working day, after own costs."""
    gross, year = contract_income(known)
    income = gross * known.interval("worker_profit_margin", "1")
    floor = legal_floor_if_any(known, year)
    reading = side_of(over(income, floor), f"the legal floor of {year}") if floor else ""
    return Finding(income, f"USD_{year}/day", reading, floor, notes=BOUND)


@indicator(
    theme="living_wage",
    label="Contract income over the legal floor, after own costs",
    scale=(0, LARGEST_RATIO),
    needs=["worker_revenue_total", *PEOPLE, "worker_profit_margin"],
    uses=["work_grade", "pay_period"],
    falls_with=PEOPLE,
    benchmark="legal floor",
    reference=FLOOR,
)
def contract_income_to_legal_floor(known: Known) -> Finding:
    """Contract income of a person after own costs, divided by the legal floor of the year."""
    gross, year = contract_income(known)
    income = gross * known.interval("worker_profit_margin", "1")
    ratio = over(income, known.legal_floor(year))
    reading = side_of(ratio, f"the legal floor of {year}")
    return Finding(ratio, reading=reading, floor=ONE, notes=BOUND)
