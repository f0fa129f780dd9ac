"""Chapter 5: what the conclusions count."""

from __future__ import annotations

from microfactory.audit.registry import claim

CONTEXT, INTERVIEWS, SOKO = (
    "thesis_text_context",
    "thesis_text_interviews",
    "thesis_text_soko_reports",
)
T6, T11 = "thesis_table_06_cost_buckets", "thesis_table_11_artisans"


@claim(
    says="Au Enterprises employs one to two orders of magnitude fewer full-time workers.",
    printed=f"{INTERVIEWS}/full_time_workers_factor_below_soko/au_enterprises",
    inputs={
        "lead": f"{T11}/lead_artisans/y2017",
        "full": f"{T11}/full_time_employees/y2017",
        "au": f"{T6}/staff_full_time/au_enterprises",
        "staff": f"{T6}/staff_full_time/soko",
    },
    severity="minor",
    how="({lead} + {full}) / {au}; {staff} / {au}",
)
def full_time_workers_against_au(
    lead: float, full: float, au: float, staff: float
) -> dict[str, float]:
    """483 full-time artisans are 32 times the 15 of Au Enterprises: one and a half orders of magnitude.
    Soko's own full-time staff, without artisans, is five times as large.
    """
    return {
        "full-time artisans": (lead + full) / au,
        "Soko's own full-time staff": staff / au,
    }


@claim(
    says="Soko has brought hundreds of families out of poverty.",
    printed=f"{SOKO}/families_out_of_poverty/soko",
    inputs={
        "families": f"{SOKO}/families_impacted/soko",
        "lead": f"{T11}/lead_artisans/y2017",
    },
    severity="major",
    how="{families}; {lead}",
)
def families_out_of_poverty(families: float, lead: float) -> dict[str, float]:
    """The 341 families of the impact report are hundreds, and so are the 125 lead artisans. The report
    says that the families are well nourished, have access to health care and schools; that they
    were below a line of poverty and crossed it is not counted anywhere.
    """
    return {
        "the families of the impact report": families,
        "a family for each lead artisan": lead,
    }


@claim(
    says="Two billion people work in the informal sector.",
    printed=f"{CONTEXT}/informal_workers_restated/world",
    inputs={
        "people": f"{CONTEXT}/informal_workers/world",
    },
    severity="minor",
    how="{people}",
)
def informal_workers_of_the_conclusions(people: float) -> float:
    """As in chapter 1, from the same source."""
    return people
