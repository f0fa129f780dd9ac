"""Opportunities for advancement: equal ones, and ones at all."""

from __future__ import annotations

from microfactory.ethics.known import Finding, Known, Unusable, over
from microfactory.ethics.registry import NONE, YES, indicator
from microfactory.quantity import Interval

SHARE = (0.0, 100.0)
TRAINING = "GRI 404: Training and Education (2016)"
DIVERSITY = "GRI 405: Diversity and Equal Opportunity (2016)"
INVESTORS = ("investors_land", "investors_workshop", "investors_livestock", "investors_other")


@indicator(
    theme="advancement",
    label="Women among workers",
    unit="percent",
    scale=SHARE,
    needs=["women_share_workers"],
    benchmark="50 percent: parity",
    reference=DIVERSITY,
)
def women_among_workers(known: Known) -> Interval:
    """Women among those who make the product; in trades closed to them, more is the improvement."""
    return known.interval("women_share_workers", "percent")


@indicator(
    theme="advancement",
    label="Workshops led by women",
    unit="percent",
    scale=SHARE,
    needs=["women_led_share"],
    benchmark="50 percent: parity",
    reference=DIVERSITY,
)
def women_led_workshops(known: Known) -> Interval:
    """Part of the workshops that women lead."""
    return known.interval("women_led_share", "percent")


@indicator(
    theme="advancement",
    label="Women among staff",
    unit="percent",
    direction=0,
    scale=SHARE,
    needs=["women_share_staff"],
    benchmark="50 percent: parity",
    reference=DIVERSITY,
)
def women_among_staff(known: Known) -> Interval:
    """Women among the firm's own staff; beyond parity more is not better, so no direction."""
    return known.interval("women_share_staff", "percent")


@indicator(
    theme="advancement",
    label="Rise of income with the firm",
    scale=(0, 20),
    needs=["income_factor"],
    benchmark="1: no change",
    reference="UNEP (2021), Methodological Sheets for Subcategories in S-LCA, fair salary",
)
def income_rise(known: Known) -> Finding:
    """Income some time after joining, divided by income before; 1 is no change."""
    return Finding(
        known.interval("income_factor", "1"),
        notes=("those who left are not in it, and what others earned meanwhile is not deducted",),
    )


@indicator(
    theme="advancement",
    label="Risk of poverty, after over before",
    direction=-1,
    scale=(0, 5),
    needs=["poverty_risk_factor"],
    benchmark="1: no change",
    reference="Schreiner, M. (2010), A simple poverty scorecard",
)
def poverty_risk(known: Known) -> Interval:
    """Risk of poverty some time after joining, divided by the risk before; 1 is no change."""
    return known.interval("poverty_risk_factor", "1")


@indicator(
    theme="advancement",
    label="Workers trained by the firm",
    unit="percent",
    scale=SHARE,
    needs=["surveyed_trained", "surveyed"],
    instead=[["trained_share"]],
    falls_with=["surveyed"],
    benchmark=NONE,
    reference=TRAINING,
)
def trained_share(known: Known) -> Interval:
    """Surveyed workers whom the firm trained in the period."""
    if known.has("surveyed_trained", "surveyed"):
        return known.share("surveyed_trained", "surveyed", "person")
    return known.interval("trained_share", "percent")


@indicator(
    theme="advancement",
    label="Workers who trained others",
    unit="percent",
    scale=SHARE,
    needs=["surveyed_trainers", "surveyed"],
    instead=[["trainers_share"]],
    falls_with=["surveyed"],
    benchmark=NONE,
    reference=TRAINING,
)
def trainers_share(known: Known) -> Interval:
    """Surveyed workers who trained others: skill that the network passes on by itself."""
    if known.has("surveyed_trainers", "surveyed"):
        return known.share("surveyed_trainers", "surveyed", "person")
    return known.interval("trainers_share", "percent")


@indicator(
    theme="advancement",
    label="Workers with new skills",
    unit="percent",
    scale=SHARE,
    needs=["new_skills_share"],
    benchmark=NONE,
    reference=TRAINING,
)
def new_skills(known: Known) -> Interval:
    """Surveyed workers who picked up a new skill through the network."""
    return known.interval("new_skills_share", "percent")


@indicator(
    theme="advancement",
    label="Revenue put into investments",
    unit="percent",
    scale=SHARE,
    needs=["invested_share"],
    benchmark=NONE,
    reference="Carter, M. and Barrett, C. (2006), The economics of poverty traps",
)
def invested_share(known: Known) -> Interval:
    """Part of the workers' revenue from the firm that they invested, as the source states it."""
    return known.interval("invested_share", "percent")


@indicator(
    theme="advancement",
    label="Workers who invested",
    unit="percent",
    scale=SHARE,
    needs=[*INVESTORS, "surveyed"],
    falls_with=["surveyed"],
    benchmark=NONE,
    reference="Carter, M. and Barrett, C. (2006), The economics of poverty traps",
)
def investors_share(known: Known) -> Finding:
    """Surveyed workers who invested in anything: from the largest kind alone to all kinds added."""
    kinds = [known.interval(name, "person") for name in INVESTORS]
    total = kinds[0] + kinds[1] + kinds[2] + kinds[3]
    people = Interval(max(kind.low for kind in kinds), total.high)
    share = over(people, known.interval("surveyed", "person")) * 100
    if share.low > 100:
        raise Unusable("more investors than people surveyed")
    return Finding(
        Interval(share.low, min(share.high, 100.0)),
        notes=("lower end: one person made several investments; upper end: nobody did",),
    )


@indicator(
    theme="advancement",
    label="Owners who were employees a year before",
    unit="percent",
    scale=SHARE,
    needs=["new_workshops", "workshop_owners"],
    falls_with=["workshop_owners"],
    benchmark=NONE,
    reference="Waldman-Brown (2018), ch. 3, Equal opportunities for advancement",
)
def founders_share(known: Known) -> Finding:
    """Workshops that former employees opened in the year, against all workshop owners."""
    new = known.interval("new_workshops", "workshop")
    ratio = over(new, known.interval("workshop_owners", "person")) * 100
    if ratio.low > 100:
        raise Unusable("more new workshops than owners")
    value = Interval(ratio.low, min(ratio.high, 100.0))
    return Finding(value, notes=("supposes one owner a workshop",))


@indicator(
    theme="advancement",
    label="Access to finance",
    levels=YES,
    needs=["access_to_finance"],
    reference="Banerjee, A. and Duflo, E. (2011), Poor Economics",
)
def access_to_finance(known: Known) -> tuple[str, ...]:
    """Whether the firm helps workers to loans for tools and workshops."""
    return known.category("access_to_finance")


@indicator(
    theme="advancement",
    label="Freedom to organise",
    levels=YES,
    needs=["freedom_to_organise"],
    reference="ILO Freedom of Association Convention, 1948 (No. 87)",
)
def freedom_to_organise(known: Known) -> tuple[str, ...]:
    """Whether workers can and do join together and speak for themselves."""
    return known.category("freedom_to_organise")
