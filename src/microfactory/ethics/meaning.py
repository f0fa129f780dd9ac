"""Meaningfulness of the work, and autonomy in it."""

from __future__ import annotations

from microfactory.ethics.known import Finding, Known
from microfactory.ethics.registry import NONE, YES, indicator
from microfactory.quantity import Interval

SHARE = (0.0, 100.0)


@indicator(
    theme="meaningfulness",
    label="Purpose beyond profit",
    levels=YES,
    needs=["stated_purpose"],
    reference="Mackey, J. and Sisodia, R. (2014), Conscious Capitalism",
)
def stated_purpose(known: Known) -> tuple[str, ...]:
    """Whether a purpose beyond profit reaches those who make the product."""
    return known.category("stated_purpose")


@indicator(
    theme="meaningfulness",
    label="Pride in the work",
    levels=YES,
    needs=["pride_in_work"],
    reference="Hackman, J. R. and Oldham, G. R. (1976), Motivation through the design of work",
)
def pride_in_work(known: Known) -> tuple[str, ...]:
    """Whether workers themselves say that they are proud of their work."""
    return known.category("pride_in_work")


@indicator(
    theme="meaningfulness",
    label="Workers who find their work meaningful",
    unit="percent",
    scale=SHARE,
    needs=["meaningful_work_share"],
    benchmark="job_without_meaning_share",
    reference="Dahlgreen, W. (2015), 37% of British workers think their jobs are meaningless",
)
def meaningful_work(known: Known) -> Finding:
    """Workers asked who say that their job makes a meaningful contribution.

    Beside it stands a survey's share of those who say that theirs does not; some had no opinion, so
    the two need not add up to all.
    """
    share = known.interval("meaningful_work_share", "percent")
    without = Interval(100 - share.high, 100 - share.low)
    beside = known.beside_others(without, ["job_without_meaning_share"])
    return Finding(share, reading=f"the rest, {without} percent: {beside}" if beside else "")


@indicator(
    theme="autonomy",
    label="Ownership of the means of production",
    levels=YES,
    needs=["owns_means"],
    reference="Sen, A. (1999), Development as Freedom",
)
def owns_means(known: Known) -> tuple[str, ...]:
    """Whether those who make the product own their workshops and tools."""
    return known.category("owns_means")


@indicator(
    theme="autonomy",
    label="Free to sell elsewhere",
    levels=YES,
    needs=["sells_elsewhere"],
    reference="World Fair Trade Organization (2017), 10 Principles of Fair Trade",
)
def sells_elsewhere(known: Known) -> tuple[str, ...]:
    """Whether workers may take other customers and sell wares of their own."""
    return known.category("sells_elsewhere")


@indicator(
    theme="autonomy",
    label="Freedom of design",
    levels=YES,
    needs=["design_freedom"],
    reference="Hackman, J. R. and Oldham, G. R. (1976), Motivation through the design of work",
)
def design_freedom(known: Known) -> tuple[str, ...]:
    """Whether those who make the product have a say in what it looks like."""
    return known.category("design_freedom")


@indicator(
    theme="autonomy",
    label="Work on the whole product",
    levels=YES,
    needs=["whole_product_work"],
    reference="Davis, L. E. (1967), The design of jobs",
)
def whole_product_work(known: Known) -> tuple[str, ...]:
    """Whether workers make whole products or large parts rather than repeat one small task."""
    return known.category("whole_product_work")


@indicator(
    theme="autonomy",
    label="Workers with plans to grow",
    unit="percent",
    scale=SHARE,
    needs=["enterprising_share"],
    benchmark=NONE,
    reference="Kabeer, N. (1999), Resources, agency, achievements",
)
def plans_to_grow(known: Known) -> Interval:
    """Workers who have a long-term plan for an operation of their own."""
    return known.interval("enterprising_share", "percent")
