"""Chapter 3: the framework's counts, and surveys and forecasts that are set beside one another."""

from __future__ import annotations

from microfactory.audit.printed import stated
from microfactory.audit.registry import claim, unchecked

CONTEXT, COUNTS = "thesis_text_context", "thesis_text_counts"
T2, T3, F12 = (
    "thesis_table_02_tradeoffs",
    "thesis_table_03_wellbeing",
    "thesis_figure_12_stages",
)
#: Lists of the text -> the cell with the number that they announce.
ANNOUNCED = {
    **{
        row: f"{COUNTS}/{row}/announced"
        for row in (
            "diy_waves",
            "paradigms",
            "consumer_trends",
            "licenses",
            "good_jobs_steps",
            "conscious_principles",
            "industry_trends",
            "au_customer_segments",
            "stakeholder_sets",
            "artisan_motivations",
            "frameworks_created",
        )
    },
    "jewelry_production_types": f"{CONTEXT}/jewelry_production_types/thesis",
    "jewelry_retailer_types": f"{CONTEXT}/jewelry_retailer_types/thesis",
}


@claim(
    says="Six value tradeoffs enter production decisions.",
    printed=f"{CONTEXT}/production_tradeoffs/thesis",
    inputs={"cells": f"count:{T2}/*/criterion_1"},
    severity="moderate",
    how="{cells}",
)
def tradeoffs_of_table_2(cells: float) -> float:
    """Table 2 has a cell for each of the six."""
    return cells


@claim(
    says="Production has eight stages.",
    printed=f"{CONTEXT}/production_stages/thesis",
    inputs={"stages": f"count:{F12}/*/definition"},
    severity="moderate",
    how="{stages}",
)
def stages_of_figure_12(stages: float) -> float:
    """Eight stages are defined below Figure 12."""
    return stages


@claim(
    says="Worker wellbeing is discussed by the considerations of Table 3.",
    printed=f"count:{T3}/*/consideration",
    inputs={"sections": f"{COUNTS}/wellbeing_sections/listed"},
    severity="minor",
    how="{sections}",
)
def wellbeing_in_chapter_3(sections: float) -> float:
    """Each of the eight considerations of Table 3 has its section."""
    return sections


@claim(
    says="Soko is discussed by the same considerations of worker wellbeing.",
    printed=f"count:{T3}/*/consideration",
    inputs={"sections": f"{COUNTS}/wellbeing_sections_soko/listed"},
    severity="moderate",
    how="{sections}",
)
def wellbeing_in_chapter_4(sections: float) -> float:
    """Chapter 4 leaves none of the eight out; meaningfulness is there called a higher purpose."""
    return sections


@claim(
    says="The lists of the text have as many items as it announces, those of the typology apart.",
    printed=stated("no item too many or too few", 0, 0),
    inputs={
        **{f"announced_{name}": key for name, key in ANNOUNCED.items()},
        **{f"listed_{name}": f"{COUNTS}/{name}/listed" for name in ANNOUNCED},
    },
    severity="minor",
    at="ch. 2; ch. 3; ch. 4; ch. 5",
)
def items_of_the_other_lists(**numbers: float) -> float:
    """The difference of each pair, without its sign, and the sum of these over thirteen lists; the
    three lists of chapter 2's typology have claims of their own.
    """
    return sum(abs(numbers[f"announced_{name}"] - numbers[f"listed_{name}"]) for name in ANNOUNCED)


@claim(
    says="85 percent would pay at least a little more for a just company, 38 a moderate amount more.",
    printed=f"{CONTEXT}/pay_moderately_more_share/usa",
    inputs={"little": f"{CONTEXT}/pay_a_little_more_share/usa"},
    relation="at most",
    severity="minor",
    how="{little}",
)
def willing_to_pay_more(little: float) -> float:
    """Whoever would pay a moderate amount more would pay a little more, so the one share is part of
    the other, and it is.
    """
    return little


@claim(
    says="Considerably more jobs are at risk of automation in emerging markets than the OECD's 57 percent.",
    printed=f"{CONTEXT}/jobs_replaceable_by_automation/emerging_markets@high",
    inputs={"oecd": f"{CONTEXT}/jobs_at_risk_of_automation/oecd"},
    relation="at least",
    severity="minor",
    how="{oecd}",
)
def automation_in_emerging_markets(oecd: float) -> float:
    """Another source of the same chapter has up to 75 percent for emerging markets, a third more than
    57; up to 75 also allows less.
    """
    return oecd


@claim(
    says="37 percent of British workers find that their job makes no meaningful contribution.",
    printed=f"{CONTEXT}/job_without_meaning_share/uk",
    inputs={"title": f"{CONTEXT}/job_without_meaning_share_in_title/uk"},
    severity="minor",
    how="{title}",
)
def british_jobs_without_meaning(title: float) -> float:
    """The title of the cited page has the same figure."""
    return title


unchecked(
    "pace_of_fast_fashion",
    says="Fast fashion changes its lines every few months; chapter 4 says weeks rather than months.",
    printed=f"{CONTEXT}/product_line_interval/fast_fashion",
    missing="a number for either: few months and weeks stand in words only",
    severity="minor",
    part=__name__,
)
unchecked(
    "absenteeism_at_nummi",
    says="Absenteeism fell by a factor of ten at the NUMMI plant.",
    printed=f"{CONTEXT}/absenteeism_reduction_factor/nummi",
    missing="the two rates of absenteeism",
    severity="minor",
    part=__name__,
    note="For the hours a car both values are printed, and no factor: 48.5 to 19.6 is a factor of 2.5.",
)
