"""Job security, personal safety and work-life balance."""

from __future__ import annotations

from microfactory.ethics.known import Finding, Known, percent_of
from microfactory.ethics.registry import NONE, YES, Kind, indicator
from microfactory.quantity import Interval

SHARE = (0.0, 100.0)
WORK_WEEK = 48.0  # hours, the limit of the convention below


@indicator(
    theme="job_security",
    label="Workers with full-time work",
    unit="percent",
    scale=SHARE,
    needs=["workshop_owners", "employees_full_time", "workers_active"],
    instead=[["full_time_share"]],
    falls_with=["workers_active"],
    benchmark=NONE,
    reference="ILO Part-Time Work Convention, 1994 (No. 175)",
)
def full_time_share(known: Known) -> Finding:
    """Workshop owners and their full-time employees among the active workers."""
    if not known.has("workshop_owners", "employees_full_time", "workers_active"):
        return Finding(known.interval("full_time_share", "percent"))
    owners = known.interval("workshop_owners", "person")
    employees = known.interval("employees_full_time", "person")
    share = percent_of(owners + employees, known.interval("workers_active", "person"))
    return Finding(share, notes=("owners are counted as full-time",))


@indicator(
    theme="job_security",
    label="Workers who had work",
    unit="percent",
    scale=SHARE,
    needs=["active_share"],
    instead=[["workers_active", "workers_registered"]],
    falls_with=["workers_registered"],
    benchmark=NONE,
    reference="GRI 401: Employment (2016)",
)
def active_share(known: Known) -> Finding:
    """Workers who had work, of those on the books of the network.

    What the source states is read first, and the counts of a year are held against it: where the
    books are kept in round numbers they give a bound only.
    """
    if not known.has("active_share"):
        return Finding(known.share("workers_active", "workers_registered", "person"))
    stated, aside = known.interval("active_share", "percent"), known.aside()
    if not known.has("workers_active", "workers_registered"):
        return Finding(stated)
    counted = aside.share("workers_active", "workers_registered", "person")
    agree = "agrees with" if stated.overlaps(counted) else "contradicts"
    return Finding(
        stated, notes=(f"what the counts of a year give, {counted} percent, {agree} it",)
    )


@indicator(
    theme="job_security",
    label="Capacity filled with orders",
    unit="percent",
    scale=SHARE,
    needs=["capacity_use"],
    uses=["capacity_preferred"],
    benchmark="the use that workers say they prefer",
    reference="Waldman-Brown (2018), ch. 4, Scalability",
)
def capacity_filled(known: Known) -> Finding:
    """Part of what workers could make that the firm orders, outside its busiest season."""
    use = known.interval("capacity_use", "percent")
    if not known.has("capacity_preferred"):
        return Finding(use)
    wanted = known.interval("capacity_preferred", "percent")
    reading = "open whether it reaches what workers prefer"
    if use.high < wanted.low:
        reading = f"certainly less than the {wanted} percent that workers prefer"
    elif use.low >= wanted.high:
        reading = f"at least the {wanted} percent that workers prefer"
    return Finding(use, reading=reading, decent=wanted)


@indicator(
    theme="job_security",
    label="Sales in the busiest quarter",
    unit="percent",
    direction=-1,
    scale=(25, 100),
    needs=["last_quarter_sales_share"],
    benchmark="25 percent: a year without seasons",
    reference="Waldman-Brown (2018), ch. 4, Level of Service",
)
def seasonal_peak(known: Known) -> Interval:
    """Part of the year's sales in its busiest quarter: the higher, the less steady the work."""
    return known.interval("last_quarter_sales_share", "percent")


@indicator(
    theme="job_security",
    label="Consistent earnings",
    levels=["everybody", "majority", "minority", "nobody"],
    needs=["without_consistent_earnings"],
    reference="ILO Employment Relationship Recommendation, 2006 (No. 198)",
)
def consistent_earnings(known: Known) -> tuple[str, ...]:
    """How many cannot count on steady earnings from the firm."""
    return known.category("without_consistent_earnings")


@indicator(
    theme="job_security",
    label="Wish for more work",
    levels=["nearly unanimous", "majority", "minority", "nobody"],
    needs=["wants_more_work"],
    reference="ILO (2013), Resolution concerning statistics of work, time-related underemployment",
)
def underemployment(known: Known) -> tuple[str, ...]:
    """How many of those asked want more work than they get."""
    return known.category("wants_more_work")


@indicator(
    theme="job_security",
    label="Piece workers",
    unit="percent",
    direction=0,
    scale=SHARE,
    needs=["piece_workers", "workers_active"],
    falls_with=["workers_active"],
    benchmark=NONE,
    reference="ILO Home Work Convention, 1996 (No. 177)",
)
def piece_worker_share(known: Known) -> Interval:
    """Count people of further workshops among the active workers; some prefer it: no direction."""
    return known.share("piece_workers", "workers_active", "person")


@indicator(
    theme="job_security",
    label="Form of contract",
    kind=Kind.CATEGORY,
    needs=["contract_form"],
    reference="ILO Employment Relationship Recommendation, 2006 (No. 198)",
)
def contract_form(known: Known) -> tuple[str, ...]:
    """Form in which most workers are engaged; some prefer independence, so it has no direction."""
    return known.category("contract_form")


@indicator(
    theme="personal_safety",
    label="Workshops that comply with safety rules",
    unit="percent",
    scale=SHARE,
    needs=["safety_compliance"],
    benchmark="100 percent: every workshop",
    reference="GRI 403: Occupational Health and Safety (2018)",
)
def safety_compliance(known: Known) -> Interval:
    """Workshops found to comply, as part of all; what is aimed at does not count."""
    return known.interval("safety_compliance", "percent")


@indicator(
    theme="personal_safety",
    label="Injured workers in a year",
    unit="percent",
    direction=-1,
    scale=SHARE,
    needs=["injuries"],
    benchmark="0 percent: nobody",
    reference="GRI 403: Occupational Health and Safety (2018)",
)
def injury_rate(known: Known) -> Interval:
    """Workers injured at work in a year, as part of all workers."""
    return known.interval("injuries", "percent")


@indicator(
    theme="personal_safety",
    label="Safety code in force",
    levels=YES,
    needs=["safety_code"],
    reference="ILO Occupational Safety and Health Convention, 1981 (No. 155)",
)
def safety_code(known: Known) -> Finding:
    """Written rules with protective equipment; a rule is not yet its practice."""
    note = "rules alone do not show that equipment is worn"
    return Finding(known.category("safety_code"), notes=(note,))


@indicator(
    theme="personal_safety",
    label="Healthcare",
    levels=YES,
    needs=["healthcare"],
    reference="ILO Social Protection Floors Recommendation, 2012 (No. 202)",
)
def healthcare(known: Known) -> tuple[str, ...]:
    """Whether the firm provides or pays for the healthcare of those who make the product."""
    return known.category("healthcare")


@indicator(
    theme="work_life_balance",
    label="Workers set their hours",
    levels=YES,
    needs=["flexible_hours"],
    reference="ILO (2019), Guide to developing balanced working time arrangements",
)
def flexible_hours(known: Known) -> tuple[str, ...]:
    """Whether those who make the product decide when they work."""
    return known.category("flexible_hours")


@indicator(
    theme="work_life_balance",
    label="Hours can be planned",
    levels=YES,
    needs=["plannable_hours"],
    reference="Ton, Z. (2014), The Good Jobs Strategy",
)
def plannable_hours(known: Known) -> tuple[str, ...]:
    """Whether workers know long enough ahead when there will be work."""
    return known.category("plannable_hours")


@indicator(
    theme="work_life_balance",
    label="Work at or near home",
    kind=Kind.CATEGORY,
    needs=["work_near_home"],
    reference="ILO Home Work Convention, 1996 (No. 177)",
)
def work_near_home(known: Known) -> tuple[str, ...]:
    """Whether family and work fit in one place: a freedom that also mixes the two; no direction."""
    return known.category("work_near_home")


@indicator(
    theme="work_life_balance",
    label="Hours of a week",
    unit="hour/week",
    direction=-1,
    scale=(0, 112),
    needs=["weekly_hours"],
    benchmark="48 hours",
    reference="ILO Hours of Work (Industry) Convention, 1919 (No. 1)",
)
def weekly_hours(known: Known) -> Finding:
    """Hours that production workers work in a week, overtime included."""
    return Finding(known.interval("weekly_hours", "hour/week"), decent=Interval.exactly(WORK_WEEK))


@indicator(
    theme="work_life_balance",
    label="Peak production against capacity",
    unit="percent",
    direction=-1,
    scale=(0, 1000),
    needs=["peak_capacity"],
    benchmark="100 percent: normal capacity",
    reference="Ton, Z. (2014), The Good Jobs Strategy",
)
def peak_load(known: Known) -> Finding:
    """Production of the busiest season against normal capacity."""
    return Finding(known.interval("peak_capacity", "percent"), decent=Interval.exactly(100))
