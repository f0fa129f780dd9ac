"""Chapter 4, the network of artisans: workshops, full-time work, women, families, skills."""

from __future__ import annotations

import math

from microfactory.audit.printed import stated
from microfactory.audit.registry import claim, unchecked

SOKO, T11 = "thesis_text_soko_reports", "thesis_table_11_artisans"


def _whole_shares(share: float, people: float, of: str) -> dict[str, float]:
    """Return the shares that whole numbers of people can be, next below and above a printed share.

    The idea is that of the GRIM test: a share of few people can take few values.
    """
    exact = share * people / 100
    return {
        f"of {of}, the whole number below": 100 * math.floor(exact) / people,
        f"of {of}, the whole number above": 100 * math.ceil(exact) / people,
    }


@claim(
    says="Soko gives no consistent earnings to the majority of its artisans.",
    printed=stated("a majority", 50, None, "percent"),
    inputs={
        "part": f"{T11}/part_time_employees/y2017",
        "outsourced": f"{T11}/outsourced_artisans/y2017",
        "active": f"{SOKO}/artisans_active_2017/soko",
    },
    severity="major",
    at="ch. 4, Worker Wellbeing - Job security",
    how="100 x ({part} + {outsourced}) / {active}",
)
def majority_without_consistent_earnings(part: float, outsourced: float, active: float) -> float:
    """Part-time and outsourced artisans are 68 percent of the active ones."""
    return 100 * (part + outsourced) / active


@claim(
    says="In its early years Soko had to control quality across hundreds of microfactories.",
    printed=f"{SOKO}/microfactories_needing_quality_control/soko",
    inputs={
        "lead_2013": f"{T11}/lead_artisans/y2013",
        "outsourced_2013": f"{T11}/outsourced_artisans/y2013",
        "lead_2014": f"{T11}/lead_artisans/y2014",
        "outsourced_2014": f"{T11}/outsourced_artisans/y2014",
    },
    severity="minor",
    how="{lead_2013}; {lead_2013} + {outsourced_2013}; {lead_2014} + {outsourced_2014}",
)
def early_microfactories(
    lead_2013: float, outsourced_2013: float, lead_2014: float, outsourced_2014: float
) -> dict[str, float]:
    """There were 20 lead artisans in 2013, and 40 workshops if each outsourced artisan had one; by 2014
    it would be 110. The hundreds look ahead.
    """
    return {
        "lead artisans of 2013": lead_2013,
        "and a workshop for each outsourced artisan": lead_2013 + outsourced_2013,
        "the same for 2014": lead_2014 + outsourced_2014,
    }


@claim(
    says="Soko's full-time staff is 70 percent female.",
    printed=f"{SOKO}/women_share_staff/soko",
    inputs={
        "share": f"{SOKO}/women_share_staff/soko",
        "staff": f"{SOKO}/staff_full_time_2017/soko",
    },
    severity="minor",
    how="100 x n / {staff} for the whole numbers n next to {share} / 100 x {staff}",
)
def women_among_the_staff(share: float, staff: float) -> dict[str, float]:
    """52 of 75 are 69 percent and 53 are 71: no whole number of 75 is 70 percent, so it was rounded more
    coarsely, or the staff of that day was not 75.
    """
    return _whole_shares(share, staff, "the full-time staff")


@claim(
    says="Women led 16 percent of the microfactories at the end of the year.",
    printed=f"{SOKO}/women_led_share_after/soko",
    inputs={
        "share": f"{SOKO}/women_led_share_after/soko",
        "lead": f"{T11}/lead_artisans/y2017",
    },
    severity="moderate",
    how="100 x n / {lead} for the whole numbers n next to {share} / 100 x {lead}",
)
def women_led_after(share: float, lead: float) -> dict[str, float]:
    """20 of the 125 lead artisans are 16 percent, to the last digit."""
    return _whole_shares(share, lead, "the lead artisans of 2017")


@claim(
    says="Women led 2 percent of the microfactories at first.",
    printed=f"{SOKO}/women_led_share_before/soko",
    inputs={
        "share": f"{SOKO}/women_led_share_before/soko",
        "before": f"{T11}/lead_artisans/y2016",
        "now": f"{T11}/lead_artisans/y2017",
    },
    severity="moderate",
    how="100 x n / {before} and 100 x n / {now} for the whole numbers n next to the share",
)
def women_led_before(share: float, before: float, now: float) -> dict[str, float]:
    """One of the 72 lead artisans of 2016 is 1.4 percent and two are 2.8: none prints as 2. Of 125 it
    would be two or three. The start of the year in question may have had another number.
    """
    return {
        **_whole_shares(share, before, "the lead artisans of 2016"),
        **_whole_shares(share, now, "the lead artisans of 2017"),
    }


@claim(
    says="341 families of lead artisans were affected positively.",
    printed=f"{SOKO}/families_impacted/soko",
    inputs={
        "now": f"{T11}/lead_artisans/y2017",
        "before": f"{T11}/lead_artisans/y2016",
        "full": f"{T11}/full_time_employees/y2017",
    },
    severity="moderate",
    how="{now}; {before} + {now}; {now} + {full}",
)
def families_of_lead_artisans(now: float, before: float, full: float) -> dict[str, float]:
    """There were 125 lead artisans in 2017, so 341 families are 2.7 for each. Members of families, or
    families of others as well, would reconcile it; the families of lead artisans and full-time
    employees would be 483.
    """
    return {
        "a family for each lead artisan of 2017": now,
        "for each of 2016 and of 2017": before + now,
        "for each lead artisan and full-time employee": now + full,
    }


@families_of_lead_artisans.consequence("the families for each lead artisan", "family/person")
def families_for_each(now: float, printed: float) -> float:
    """2.7."""
    return printed / now


unchecked(
    "safety_training_reached",
    says="Soko aimed at 75 percent compliance in safety training and reports success.",
    printed=f"{SOKO}/safety_compliance_target_2016/soko",
    missing="the rate that was reached; only the target is printed",
    severity="moderate",
    part=__name__,
)
unchecked(
    "women_in_the_network",
    says="Women are 26 percent of the active network and 34 percent of part-time employees.",
    printed=f"{SOKO}/women_share_active_2017/soko",
    missing="the number of women by kind of artisan",
    severity="moderate",
    part=__name__,
    note="Of 1520 and of 290 people any whole percent is possible; 395 women would be active, 99 of them "
    "part-time employees.",
)
