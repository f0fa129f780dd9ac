"""Chapter 4, living wage, advancement and value: what artisans and their employees earn."""

from __future__ import annotations

from microfactory.audit.printed import stated
from microfactory.audit.registry import claim

SOKO, INTERVIEWS = "thesis_text_soko_reports", "thesis_text_interviews"
T6, T11 = "thesis_table_06_cost_buckets", "thesis_table_11_artisans"
#: Working days of a year, six a week, as in params.yaml; a convention, not a figure of the thesis.
DAYS = 312


@claim(
    says="Lead artisans paid their full-time employees 5 dollars a day on average.",
    printed=f"{SOKO}/wage_employees_2017/soko",
    inputs={
        "new": f"{SOKO}/wage_new_microfactories/soko",
        "established": f"{SOKO}/wage_established_microfactories/soko",
    },
    severity="moderate",
    how="{new}; ({new} + {established}) / 2; {established}",
)
def average_wage_of_employees(new: float, established: float) -> dict[str, float]:
    """Another section has 5 dollars for new microfactories and 7 for established ones. The average over
    both is 5 only if nearly all employees work in new ones, as the text hints.
    """
    return {
        "all in new microfactories": new,
        "as many in established ones": (new + established) / 2,
        "all in established ones": established,
    }


@average_wage_of_employees.consequence(
    "the largest share in established microfactories with which the average prints as 5", "percent"
)
def largest_share_in_established(new: float, established: float, printed: float) -> float:
    """A quarter: with more than that the average rounds to 6."""
    return 100 * (printed + 0.5 - new) / (established - new)


@claim(
    says="After six months lead artisans make 7 dollars a day.",
    printed=f"{SOKO}/lead_artisan_earnings_2017/soko",
    inputs={
        "revenue": f"{SOKO}/artisan_revenue_total_2017/soko",
        "home": f"{SOKO}/artisan_take_home_margin_2017/soko",
        "lead": f"{T11}/lead_artisans/y2017",
        "full": f"{T11}/full_time_employees/y2017",
        "active": f"{SOKO}/artisans_active_2017/soko",
        "wage": f"{SOKO}/wage_established_microfactories/soko",
    },
    severity="major",
    how="{wage}; {revenue} x {home} / 100 / 312 / {lead}; the same / ({lead} + {full}); "
    "the same / {active}",
)
def daily_earnings_of_lead_artisans(
    revenue: float, home: float, lead: float, full: float, active: float, wage: float
) -> dict[str, float]:
    """Another section gives the same 7 dollars as what employees are paid. Half of 586 thousand
    dollars, over 312 working days, is 7.51 a day for each of the 125 lead artisans, which agrees, if
    nobody else lives on it. Shared with their full-time employees it is 1.94, among all active
    artisans 0.62.
    """
    day = revenue * home / 100 / DAYS
    return {
        "it is the wage of employees in established workshops": wage,
        "the take-home of all, for the lead artisans alone": day / lead,
        "shared with their full-time employees": day / (lead + full),
        "shared among all active artisans": day / active,
    }


@claim(
    says="Artisans keep half of their revenue as profit and pay full-time employees 5 dollars a day.",
    printed=f"{SOKO}/artisan_revenue_total_2017/soko",
    inputs={
        "wage": f"{SOKO}/wage_employees_2017/soko",
        "full": f"{T11}/full_time_employees/y2017",
        "home": f"{SOKO}/artisan_take_home_margin_2017/soko",
        "used": f"{SOKO}/capacity_use_outside_holidays/soko",
    },
    relation="at least",
    severity="major",
    how="312 x {wage} x {full} / (1 - {home} / 100); the same x {used} / 100",
)
def wages_against_the_artisans_revenue(
    wage: float, full: float, home: float, used: float
) -> dict[str, float]:
    """358 full-time employees at 5 dollars on 312 days cost 558 thousand dollars: nearly all of the 586
    thousand that the artisans took. If half of it was profit, they needed a revenue of 1.1 million for
    these wages alone. It fits if Soko's orders pay for a part of the days only, as a use of capacity
    of 20 to 30 percent suggests.
    """
    needed = DAYS * wage * full / (1 - home / 100)
    return {
        "Soko's orders pay every working day": needed,
        "they pay for the share of capacity that they use": needed * used / 100,
    }


@wages_against_the_artisans_revenue.consequence(
    "the days a year that half of the revenue pays for", "day"
)
def days_that_costs_pay_for(wage: float, full: float, printed: float, home: float) -> float:
    """164 days, with nothing left for materials, part-time employees or outsourced artisans."""
    return printed * (1 - home / 100) / (wage * full)


@claim(
    says="Kennedy's income rose by a factor of nine, from 250 to 2480 dollars a month.",
    printed=f"{SOKO}/income_factor_2014/kennedy",
    inputs={
        "before": f"{SOKO}/income_before_2014/kennedy",
        "after": f"{SOKO}/income_after_2014/kennedy",
    },
    severity="moderate",
    how="{after} / {before}; ({after} - {before}) / {before}",
)
def factor_of_kennedy(before: float, after: float) -> dict[str, float]:
    """2480 is 9.9 times 250. The rise of 2230 is 8.9 times 250: "by a factor of nine" is right for the
    rise, not for the ratio.
    """
    return {
        "income after against before": after / before,
        "the rise against before": (after - before) / before,
    }


@claim(
    says="A workshop has a staff of 3 to 5; Rachiedo leads eight employees in two.",
    printed=f"{SOKO}/staff_per_workshop/soko",
    inputs={
        "employees": f"{SOKO}/employees_2017/rachiedo",
        "workshops": f"{SOKO}/factories_2017/rachiedo",
    },
    severity="minor",
    how="{employees} / {workshops}",
)
def staff_of_rachiedo(employees: float, workshops: float) -> float:
    """Four employees in each, as is usual."""
    return employees / workshops


@claim(
    says="Soko's artisans receive about 22 percent of a 30-dollar necklace.",
    printed=f"{SOKO}/artisan_revenue_share_necklace/soko",
    inputs={
        "part": f"{T6}/worker_margin_revenue/soko",
        "margin": f"{SOKO}/necklace_manufacturer_revenue/soko",
    },
    severity="moderate",
    how="100 x {part} / {margin}",
)
def revenue_share_of_a_necklace(part: float, margin: float) -> float:
    """7 of 30 dollars are 23.3 percent, as in the founding story; 22 needs 6.60."""
    return 100 * part / margin


@claim(
    says="About 11 percent of it are the artisans' profit.",
    printed=f"{SOKO}/artisan_profit_share_necklace/soko",
    inputs={
        "part": f"{T6}/worker_margin_profit/soko",
        "margin": f"{SOKO}/necklace_manufacturer_revenue/soko",
    },
    severity="moderate",
    how="100 x {part} / {margin}",
)
def profit_share_of_a_necklace(part: float, margin: float) -> float:
    """3.50 of 30 dollars are 11.7 percent."""
    return 100 * part / margin


@claim(
    says="Soko's artisans capture a slightly lower percentage than the workers of Au Enterprises.",
    printed=stated("slightly lower, by a tenth at most", 0.9, 1),
    inputs={
        "soko": f"{SOKO}/artisan_revenue_share_necklace/soko",
        "au": f"{INTERVIEWS}/worker_share_necklace/au_enterprises",
        "soko_part": f"{T6}/worker_margin_revenue/soko",
        "au_part": f"{T6}/worker_margin/au_enterprises",
        "profit": f"{SOKO}/artisan_profit_share_necklace/soko",
    },
    severity="major",
    at="ch. 4, Worker Wellbeing - Share of Value Creation",
    how="{soko} / {au}; {profit} / {au}; {soko_part} / {au_part}",
)
def share_of_value_against_au(
    soko: float, au: float, soko_part: float, au_part: float, profit: float
) -> dict[str, float]:
    """22 against 35 percent is lower by more than a third, and 11 by two thirds. In dollars of the same
    shelf price, 7 against 8, it is lower by an eighth, which comes near to slightly.
    """
    return {
        "shares of the maker's revenue": soko / au,
        "the artisans' profit against Au's pay": profit / au,
        "dollars of a necklace sold at the same price": soko_part / au_part,
    }
