"""Statistics that the thesis cites: what their printed form allows to be checked.

Means are of hundreds of answers, so that any mean to two decimals is possible and the GRIM test
cannot fail; it is therefore no claim here. What can be asked is which spread of the answers the
printed significance needs.
"""

from __future__ import annotations

import math

from scipy import stats

from microfactory.audit.printed import stated
from microfactory.audit.registry import claim, unchecked

CONTEXT = "thesis_text_context"
#: The level at which the cited studies call a difference significant, and its two-sided bound.
LEVEL = 0.05
BOUND = float(stats.norm.isf(LEVEL / 2))


def _largest_spread(difference: float, n: float) -> float:
    """Return the standard deviation at which a difference of two means just reaches p = .05.

    For two groups of the same size and spread that together have ``n`` members, by the two-sided
    test of Student. Groups of other sizes need a smaller spread.

    Examples
    --------
    >>> round(_largest_spread(1, 20), 3)
    1.064
    """
    return difference / (float(stats.t.isf(LEVEL / 2, n - 2)) * math.sqrt(4 / n))


@claim(
    says="Handmade gifts are preferred, 4.11 against 3.81, on a scale from 1 to 7.",
    printed=f"{CONTEXT}/fuchs_gift_scale/austria",
    inputs={
        "handmade": f"{CONTEXT}/fuchs_gift_handmade_mean/austria",
        "machine": f"{CONTEXT}/fuchs_gift_machine_mean/austria",
    },
    severity="minor",
    how="{handmade}; {machine}",
)
def means_on_the_scale(handmade: float, machine: float) -> dict[str, float]:
    """Both means lie on the scale, on either side of its middle."""
    return {"handmade": handmade, "made by machine": machine}


@claim(
    says="The preference for handmade gifts is for the handmade ones.",
    printed=stated("more than as much", 0, None),
    inputs={
        "handmade": f"{CONTEXT}/fuchs_gift_handmade_mean/austria",
        "machine": f"{CONTEXT}/fuchs_gift_machine_mean/austria",
    },
    severity="minor",
    at="ch. 4, Competitive Advantage: Handicraft as a Design Choice",
    how="{handmade} - {machine}",
)
def direction_of_the_preference(handmade: float, machine: float) -> float:
    """0.30 on a scale of six steps: a twentieth of its length."""
    return handmade - machine


@claim(
    says="Soap called handmade is worth more to its buyers.",
    printed=stated("more than as much", 1, None),
    inputs={
        "handmade": f"{CONTEXT}/fuchs_soap_handmade_wtp/usa",
        "machine": f"{CONTEXT}/fuchs_soap_machine_wtp/usa",
    },
    severity="minor",
    at="ch. 4, Competitive Advantage: Handicraft as a Design Choice",
    how="{handmade} / {machine}",
)
def premium_of_handmade_soap(handmade: float, machine: float) -> float:
    """6.56 against 5.63 dollars is a premium of 17 percent."""
    return handmade / machine


gifts = unchecked(
    "significance_of_the_preference",
    says="The preference of 487 consumers for handmade gifts is statistically significant.",
    printed=f"{CONTEXT}/fuchs_gift_handmade_mean/austria",
    missing="the standard deviations, the sizes of the groups, F and p",
    severity="moderate",
    part=__name__,
    note="Answers on a scale from 1 to 7 cannot spread by more than 3, and do by 2 if each answer is as "
    "frequent. For p < .05 with two groups of the same size they may spread by 1.7 at most; the "
    "other factors of a three-way analysis can lower what is needed.",
)


@gifts.consequence(
    "the largest standard deviation with which the difference reaches p = .05",
    "1",
    handmade=f"{CONTEXT}/fuchs_gift_handmade_mean/austria",
    machine=f"{CONTEXT}/fuchs_gift_machine_mean/austria",
    n=f"{CONTEXT}/fuchs_gift_n/austria",
)
def spread_of_the_gifts(handmade: float, machine: float, n: float) -> float:
    """1.7 points, in two groups of the same size."""
    return _largest_spread(handmade - machine, n)


soap = unchecked(
    "significance_of_the_premium",
    says="302 consumers would pay significantly more for handmade soap, p < .05.",
    printed=f"{CONTEXT}/fuchs_soap_p_value/usa",
    missing="the standard deviations and the sizes of the groups",
    severity="moderate",
    part=__name__,
    note="With two groups of the same size p < .05 needs that the answers spread by at most 4.1 dollars, "
    "which is plausible beside means of 6.56 and 5.63.",
)


@soap.consequence(
    "the largest standard deviation with which the difference reaches p = .05",
    "USD_2015/piece",
    handmade=f"{CONTEXT}/fuchs_soap_handmade_wtp/usa",
    machine=f"{CONTEXT}/fuchs_soap_machine_wtp/usa",
    n=f"{CONTEXT}/fuchs_soap_n/usa",
)
def spread_of_the_soap(handmade: float, machine: float, n: float) -> float:
    """4.1 dollars, in two groups of the same size."""
    return _largest_spread(handmade - machine, n)


@claim(
    says="84 percent of the welders and under 10 percent of the others had damaged eyes.",
    printed=stated(
        "more standard errors than chance makes, at the level of 5 percent", BOUND, None
    ),
    inputs={
        "welders": f"{CONTEXT}/damaged_conjunctivas/welders",
        "n_welders": f"{CONTEXT}/survey_n/welders",
        "others": f"{CONTEXT}/damaged_conjunctivas/non_welders@high",
        "n_others": f"{CONTEXT}/survey_n/non_welders",
    },
    severity="minor",
    at="ch. 3, Worker Wellbeing - Personal safety",
    how="({welders} - {others}) / 100 / (0.25 / {n_welders} + 0.25 / {n_others}) ** (1/2)",
)
def welders_against_the_others(
    welders: float, n_welders: float, others: float, n_others: float
) -> float:
    """A difference of 74 points is 22 standard errors, with the widest that shares can have; 1.96 are
    enough.
    """
    return (welders - others) / 100 / math.sqrt(0.25 / n_welders + 0.25 / n_others)


businesses = unchecked(
    "businesses_of_a_businessperson",
    says="African businesspeople run six businesses on average, one of them 66.",
    printed=f"{CONTEXT}/businesses_per_person/africa",
    missing="the number of people surveyed",
    severity="minor",
    part=__name__,
    note="One with 66 and nobody with fewer than one need a survey of 13 people or more.",
)


@businesses.consequence(
    "the fewest people with whom one of 66 leaves an average of 6",
    "person",
    most=f"{CONTEXT}/businesses_per_person/waste_entrepreneur",
)
def fewest_people(most: float, printed: float) -> float:
    """Thirteen, if all others run one business."""
    return (most - 1) / (printed - 1)


humanistic = unchecked(
    "firms_that_outperform",
    says="28 firms outperformed the S&P 500 by a factor of 10.5 from 1996 to 2011.",
    printed=f"{CONTEXT}/outperformance_factor/humanistic_firms",
    missing="whether the factor is of final values or of returns, and both series",
    severity="moderate",
    part=__name__,
    note="As a factor of final values it is 17 percent a year more over fifteen years; the firms were "
    "selected by the authors of the source.",
)


@humanistic.consequence("the yearly advantage that the factor implies over 15 years", "percent")
def yearly_advantage(printed: float) -> float:
    """17 percent."""
    return float(100 * (printed ** (1 / 15) - 1))


unchecked(
    "annual_returns_of_the_best_companies",
    says="The best companies to work for returned 10.32 percent a year, the S&P 500 3.71.",
    printed=f"{CONTEXT}/annual_return/best_companies",
    missing="the two series of returns for 1997 to 2011",
    severity="minor",
    part=__name__,
)
