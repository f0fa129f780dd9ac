"""Abstract and chapter 1: the size of the network, the informal sector, the interviews."""

from __future__ import annotations

from microfactory.audit.registry import claim, unchecked

CONTEXT, SOKO = "thesis_text_context", "thesis_text_soko_reports"
T11 = "thesis_table_11_artisans"


@claim(
    says="Soko's stock lies in hundreds of microfactories.",
    printed=f"{SOKO}/microfactories_holding_inventory/soko",
    inputs={
        "lead": f"{T11}/lead_artisans/y2017",
        "outsourced": f"{T11}/outsourced_artisans/y2017",
    },
    severity="minor",
    how="{lead}; {lead} + {outsourced}",
)
def hundreds_of_microfactories(lead: float, outsourced: float) -> dict[str, float]:
    """Read as 100 to 999, this agrees with Table 11 whether or not the outsourced artisans' workshops
    are counted; it does not agree with the 2500 microfactories of the abstract.
    """
    return {
        "the workshops of the lead artisans": lead,
        "those, and one for every outsourced artisan": lead + outsourced,
    }


@claim(
    says="The informal sector employs more than half of the world's workers.",
    printed=f"{CONTEXT}/informal_majority/world",
    inputs={"share": f"{CONTEXT}/informal_employment_share/world"},
    severity="moderate",
    how="{share} / 100",
)
def informal_majority_of_workers(share: float) -> float:
    """The 61 percent of two paragraphs before are more than half."""
    return share / 100


@claim(
    says="The co-founder, interviewed in 2016 and 2017, is also reported on the results of early 2018.",
    printed=f"{CONTEXT}/latest_statement_year/thesis",
    inputs={"years": f"{CONTEXT}/interview_years/thesis"},
    severity="minor",
    how="{years}",
)
def year_of_the_latest_statement(years: float) -> float:
    """The list of references dates the interviews 2016 and 2017; what is reported of early 2018 needs a
    later interview or message, which the list does not have.
    """
    return years


@claim(
    says="The interviews with the co-founder took place over 18 months.",
    printed=f"{CONTEXT}/interview_period/thesis",
    inputs={
        "first": f"{CONTEXT}/interview_years/thesis@low",
        "last": f"{CONTEXT}/interview_years/thesis@high",
    },
    relation="at most",
    severity="minor",
    how="12 x ({last} - {first} + 1)",
)
def months_of_interviews(first: float, last: float) -> float:
    """The two years that the list of references names have 24 months."""
    return 12 * (last - first + 1)


@claim(
    says="The numbers of artisans of 2016 and 2017 were surveyed; quarterly reports of 2014 to 2016 and "
    "the report of 2017 were at hand.",
    printed=f"{CONTEXT}/surveyed_years/thesis",
    inputs={"reports": f"{CONTEXT}/quarterly_reports/thesis"},
    severity="minor",
    how="{reports}; {reports} + 1",
)
def surveyed_years_have_reports(reports: float) -> dict[str, float]:
    """Both years are covered: 2016 by the last quarterly reports, 2017 by the report that follows."""
    return {"the quarterly reports": reports, "the report of the year after them": reports + 1}


unchecked(
    "people_in_the_informal_economy",
    says="61 percent of the world's employed are two billion people.",
    printed=f"{CONTEXT}/informal_workers/world",
    missing="the number of employed people that the share is taken of",
    severity="moderate",
    part=__name__,
    note="The two figures together imply 2.5 to 4.1 billion employed people, since two billion is "
    "printed to the billion.",
)
unchecked(
    "interview_hours",
    says="The co-founder was interviewed for around five hours over 18 months.",
    printed=f"{CONTEXT}/interview_hours_peinovich/thesis",
    missing="dates and lengths of the interviews",
    severity="moderate",
    part=__name__,
    note="The acknowledgements thank her for many hours of interviews, in words only. Five hours are the "
    "source of many figures of chapter 4.",
)
