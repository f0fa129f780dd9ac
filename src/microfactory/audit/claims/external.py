"""Figures that the thesis quotes, against official series, with the vintage said.

A series is revised and a thesis quotes the vintage of its day; a difference is never called wrong.
"""

from __future__ import annotations

from microfactory.audit.printed import stated
from microfactory.audit.registry import claim, unchecked

CONTEXT, INTERVIEWS, SOKO = (
    "thesis_text_context",
    "thesis_text_interviews",
    "thesis_text_soko_reports",
)
MANUFACTURING = "worldbank_manufacturing_share"
INDUSTRY = "worldbank_industry_employment"
INFORMAL, WAGES, LIVING = "kenya_informal_economy", "kenya_wages", "kenya_living_wage"
RATE = "worldbank_exchange_rate"
KNBS = "KNBS, Economic Surveys 2016 and 2017, as the press quoted them"
#: Working days of a month, six a week, as in params.yaml; a convention, not a figure of the thesis.
DAYS = 26


@claim(
    says="Manufacturing was 16.6 percent of the world's GDP in 2017.",
    printed=f"{CONTEXT}/manufacturing_share_gdp_2017/world",
    inputs={
        "later": f"{MANUFACTURING}/world_2017/wdi_2024",
        "before": f"{MANUFACTURING}/world_2016/wdi_2019",
    },
    severity="moderate",
    how="{later}; {before}",
    vintage="the World Bank's vintages of January 2019 (to 2016) and with data to 2024",
)
def manufacturing_share_2017(later: float, before: float) -> dict[str, float]:
    """The series was revised by up to 1.4 points between two later vintages; that of 2017, which the
    thesis read, is not at hand. A vintage of 2019 ends with 2016 for the world.
    """
    return {"2017, vintage with data to 2024": later, "2016, vintage of 2019": before}


@claim(
    says="Manufacturing fell as a share of the world's GDP from 1995 to 2017.",
    printed=stated("a fall", None, 0, "percent"),
    inputs={
        "end": f"{MANUFACTURING}/world_2017/wdi_2024",
        "start": f"{MANUFACTURING}/world_1997/wdi_2024",
        "end_2019": f"{MANUFACTURING}/world_2016/wdi_2019",
        "start_2019": f"{MANUFACTURING}/world_1997/wdi_2019",
    },
    severity="moderate",
    at="ch. 1, Introduction",
    how="{end} - {start}; {end_2019} - {start_2019}",
    vintage="the World Bank's vintages of January 2019 (to 2016) and with data to 2024",
)
def manufacturing_fell(
    end: float, start: float, end_2019: float, start_2019: float
) -> dict[str, float]:
    """By 2.9 points from 1997 to 2017 in the later vintage, by 1.9 to 2016 in the earlier one."""
    return {
        "1997 to 2017, vintage with data to 2024": end - start,
        "1997 to 2016, vintage of 2019": end_2019 - start_2019,
    }


@claim(
    says="The fall of manufacturing was steady.",
    printed=stated("no rise", None, 0, "percent"),
    inputs={
        "y2009": f"{MANUFACTURING}/world_2009/wdi_2024",
        "y2015": f"{MANUFACTURING}/world_2015/wdi_2024",
        "y2009_2019": f"{MANUFACTURING}/world_2009/wdi_2019",
        "y2015_2019": f"{MANUFACTURING}/world_2015/wdi_2019",
    },
    severity="minor",
    at="ch. 1, Introduction",
    how="{y2015} - {y2009}; {y2015_2019} - {y2009_2019}",
    vintage="the World Bank's vintages of January 2019 and with data to 2024",
)
def manufacturing_fell_steadily(
    y2009: float, y2015: float, y2009_2019: float, y2015_2019: float
) -> dict[str, float]:
    """From its low of 2009 the share rose by 0.9 points to 2015 in the later vintage and by 0.2 in the
    earlier one: most of the fall is before 2009.
    """
    return {
        "2009 to 2015, vintage with data to 2024": y2015 - y2009,
        "2009 to 2015, vintage of 2019": y2015_2019 - y2009_2019,
    }


@claim(
    says="Manufacturing lost 4.9 points of the world's GDP from 1995 to 2017.",
    printed=f"{CONTEXT}/manufacturing_share_gdp_1995/world",
    inputs={
        "later": f"{MANUFACTURING}/world_1997/wdi_2024",
        "earlier": f"{MANUFACTURING}/world_1997/wdi_2019",
    },
    severity="moderate",
    how="{later}; {earlier}",
    vintage="1997, the first year of both of the World Bank's later vintages",
)
def manufacturing_share_1995(later: float, earlier: float) -> dict[str, float]:
    """Neither vintage at hand begins before 1997, when the share is 19.0 and 17.6 percent; two years
    before it may have been more, but hardly four points.
    """
    return {"1997, vintage with data to 2024": later, "1997, vintage of 2019": earlier}


@claim(
    says="Employment in industry stayed around 22 percent of the world's employment.",
    printed=f"{CONTEXT}/industry_employment_share/world",
    inputs={
        year: f"{INDUSTRY}/world_{year[1:]}/wdi_2021"
        for year in ("y1991", "y2002", "y2014", "y2017")
    },
    severity="minor",
    how="{y1991}; {y2002}; {y2014}; {y2017}",
    vintage="the World Bank's vintage with data to 2021, modelled by the ILO",
)
def industry_share_of_employment(
    y1991: float, y2002: float, y2014: float, y2017: float
) -> dict[str, float]:
    """From 1991 to 2017 it lies between 20.4 (2002) and 23.4 percent (2014), around 22 with one and a half
    points either way.
    """
    return {
        "1991": y1991,
        "2002, the lowest": y2002,
        "2014, the highest": y2014,
        "2017": y2017,
    }


@claim(
    says="Of 832,900 new jobs of Kenya in 2016 747,300 were informal.",
    printed=f"{INFORMAL}/new_jobs_informal_share_2016/total",
    inputs={
        "informal": f"{CONTEXT}/new_informal_jobs_2016/kenya",
        "all_jobs": f"{CONTEXT}/new_jobs_2016/kenya",
    },
    severity="moderate",
    at="ch. 2, Craft SME Production",
    how="100 x {informal} / {all_jobs}",
    vintage=KNBS,
)
def informal_share_of_new_jobs(informal: float, all_jobs: float) -> float:
    """89.7 percent, as the survey has it."""
    return 100 * informal / all_jobs


@claim(
    says="832,900 jobs were created in Kenya in 2016.",
    printed=f"{CONTEXT}/new_jobs_2016/kenya",
    inputs={"official": f"{INFORMAL}/new_jobs_2016/total"},
    severity="minor",
    how="{official}",
    vintage=KNBS,
)
def new_jobs_of_kenya(official: float) -> float:
    """As the survey has it."""
    return official


@claim(
    says="747,300 of them were informal.",
    printed=f"{CONTEXT}/new_informal_jobs_2016/kenya",
    inputs={"official": f"{INFORMAL}/new_jobs_informal_2016/total"},
    severity="minor",
    how="{official}",
    vintage=KNBS,
)
def new_informal_jobs_of_kenya(official: float) -> float:
    """As the survey has it."""
    return official


@claim(
    says="The informal sector of Kenya employed around 13.3 million people in 2016.",
    printed=f"{CONTEXT}/informal_workers_2016/kenya",
    inputs={"official": f"{INFORMAL}/informal_employment_2016/total"},
    severity="minor",
    how="{official}",
    vintage=KNBS,
)
def informal_workers_of_kenya(official: float) -> float:
    """As the survey has it; small-scale agriculture is outside both."""
    return official


@claim(
    says="They were 83 percent of Kenya's employment.",
    printed=f"{CONTEXT}/informal_employment_share_2016/kenya",
    inputs={
        "informal": f"{CONTEXT}/informal_workers_2016/kenya",
        "before": f"{INFORMAL}/total_employment_2015/total",
        "new": f"{CONTEXT}/new_jobs_2016/kenya",
    },
    severity="moderate",
    how="100 x {informal} / ({before} + {new})",
    vintage=KNBS,
)
def informal_share_of_kenya(informal: float, before: float, new: float) -> float:
    """15.16 million of 2015 and the new jobs of 2016 make 15.99 million, of which 13.3 are 83 percent."""
    return 100 * informal / (before + new)


@claim(
    says="2.7 million Kenyans worked in informal manufacturing.",
    printed=f"{CONTEXT}/informal_manufacturing_workers_2016/kenya",
    inputs={
        "share": f"{INFORMAL}/informal_manufacturing_share_2016/total",
        "informal": f"{INFORMAL}/informal_employment_2016/total",
    },
    severity="minor",
    how="{share} / 100 x {informal}",
    vintage=KNBS,
)
def informal_manufacturing_of_kenya(share: float, informal: float) -> float:
    """20.4 percent of 13.3 million."""
    return share / 100 * informal


@claim(
    says="The minimum wage of the unskilled in Nairobi is around 5 dollars a day.",
    printed=f"{INTERVIEWS}/minimum_wage_unskilled/nairobi",
    inputs={
        "month": f"{WAGES}/general_labourer_monthly_2017/nairobi",
        "rate": f"{RATE}/year_2017/kenya",
        "day_2018": f"{WAGES}/general_labourer_daily_2018/nairobi",
        "rate_2018": f"{RATE}/year_2018/kenya",
    },
    severity="moderate",
    how="{month} / 26 / {rate}; {day_2018} / {rate_2018}",
    vintage="Kenya's wage orders of 2017 and 2018, as the press quoted them",
)
def minimum_wage_of_the_unskilled(
    month: float, rate: float, day_2018: float, rate_2018: float
) -> dict[str, float]:
    """12,926 shillings a month over 26 days are 4.81 dollars, without housing. The daily rate, which
    includes it, was 6.45 dollars in the year after.
    """
    return {
        "the monthly rate of 2017, without housing": month / DAYS / rate,
        "the daily rate of 2018, with housing": day_2018 / rate_2018,
    }


@claim(
    says="The minimum wage of skilled machinists in Nairobi starts around 7 dollars a day.",
    printed=f"{INTERVIEWS}/minimum_wage_skilled/nairobi",
    inputs={
        "made_to_measure": f"{WAGES}/machinist_monthly_2022/nairobi",
        "mass": f"{WAGES}/machine_attendant_monthly_2022/nairobi",
        "rise_2022": f"{WAGES}/increase_2022/all_rates",
        "rise_2018": f"{WAGES}/increase_2018/all_rates",
        "rate": f"{RATE}/year_2017/kenya",
    },
    severity="moderate",
    how="{made_to_measure} / (1 + {rise_2022} / 100) / (1 + {rise_2018} / 100) / 26 / {rate}; "
    "the same from {mass}",
    vintage="Kenya's wage order of 2022, as the press quoted it, with the rises since 2017 taken off",
)
def minimum_wage_of_machinists(
    made_to_measure: float, mass: float, rise_2022: float, rise_2018: float, rate: float
) -> dict[str, float]:
    """6.22 dollars a day for machinists who work to measure and 5.45 for those of mass production, both
    without housing; the order of 2017 itself is not at hand for them.
    """
    divisor = (1 + rise_2022 / 100) * (1 + rise_2018 / 100) * DAYS * rate
    return {
        "machinists, made to measure": made_to_measure / divisor,
        "machinists of mass production": mass / divisor,
    }


def _living_wages(
    single: float, family: float, rate_2018: float, rural: float, rate_2015: float
) -> dict[str, float]:
    """Return living wages a day in dollars."""
    return {
        "a single adult, 2018": single / DAYS / rate_2018,
        "a typical family, 2018": family / DAYS / rate_2018,
        "rural Mount Kenya, 2015": rural / DAYS / rate_2015,
    }


BENCHMARKS = {
    "single": f"{LIVING}/wageindicator_single_2018/gross",
    "family": f"{LIVING}/wageindicator_family_2018/gross",
    "rate_2018": f"{RATE}/year_2018/kenya",
    "rural": f"{LIVING}/anker_mount_kenya_2015/gross",
    "rate_2015": f"{RATE}/year_2015/kenya",
}
HOW = "{single} / 26 / {rate_2018}; {family} / 26 / {rate_2018}; {rural} / 26 / {rate_2015}"


@claim(
    says="Soko is devoted to a living wage; employees of its lead artisans earn 5 dollars a day.",
    printed=f"{SOKO}/wage_employees_2017/soko",
    inputs=BENCHMARKS,
    severity="major",
    how=HOW,
)
def living_wage_of_employees(
    single: float, family: float, rate_2018: float, rural: float, rate_2015: float
) -> dict[str, float]:
    """5 dollars meet the living wage of the countryside at Mount Kenya (5.08 in 2015). In Kenya at large
    a single adult needed 6.76 to 9.49 in January 2018 and a family 13 to 18.
    """
    return _living_wages(single, family, rate_2018, rural, rate_2015)


@claim(
    says="After six months lead artisans make 7 dollars a day, as Soko's living wage.",
    printed=f"{SOKO}/lead_artisan_earnings_2017/soko",
    inputs=BENCHMARKS,
    severity="major",
    how=HOW,
)
def living_wage_of_lead_artisans(
    single: float, family: float, rate_2018: float, rural: float, rate_2015: float
) -> dict[str, float]:
    """7 dollars reach the lower end of what a single adult needs, and half of what a family does."""
    return _living_wages(single, family, rate_2018, rural, rate_2015)


unchecked(
    "informal_share_of_the_world",
    says="61 percent of the world's employed work informally.",
    printed=f"{CONTEXT}/informal_employment_share/world",
    missing="the ILO's statistical picture of 2018",
    severity="minor",
    part=__name__,
)
unchecked(
    "minimum_wage_of_thailand",
    says="Thailand just raised its minimum wage to 9.70 dollars a day.",
    printed=f"{INTERVIEWS}/minimum_wage/thailand",
    missing="an official rate of Thailand and its exchange rate",
    severity="minor",
    part=__name__,
)
