"""Table 11: artisans by kind and year, and what the text makes of them."""

from __future__ import annotations

from collections.abc import Mapping

from microfactory.audit.registry import claim, unchecked

T4, T8, T11 = (
    "thesis_table_04_jewelry_stages",
    "thesis_table_08_vertical_integration",
    "thesis_table_11_artisans",
)
SOKO = "thesis_text_soko_reports"
ACTIVE = f"{SOKO}/artisans_active_2017/soko"
KINDS_2017 = {
    "lead": f"{T11}/lead_artisans/y2017",
    "full": f"{T11}/full_time_employees/y2017",
    "part": f"{T11}/part_time_employees/y2017",
    "outsourced": f"{T11}/outsourced_artisans/y2017",
}


def kinds(year: int) -> dict[str, str]:
    """Return the cells of the kinds of artisans of a year in which employees are not divided."""
    return {
        "lead": f"{T11}/lead_artisans/y{year}",
        "employees": f"{T11}/employees_full_and_part_time/y{year}",
        "outsourced": f"{T11}/outsourced_artisans/y{year}",
    }


@claim(
    says="In 2017 there were 1520 active artisans.",
    printed=ACTIVE,
    inputs=KINDS_2017,
    severity="major",
    how="{lead} + {full} + {part} + {outsourced}",
)
def active_artisans_2017(lead: float, full: float, part: float, outsourced: float) -> float:
    """The four kinds of Table 11 add up to the number of the text, to the last person."""
    return lead + full + part + outsourced


@claim(
    says="In June 2016 there were 1805 active artisans.",
    printed=f"{SOKO}/artisans_active_2016_june/soko",
    inputs=kinds(2016),
    severity="major",
    how="{lead} + {employees} + {outsourced}",
)
def active_artisans_2016(lead: float, employees: float, outsourced: float) -> float:
    """The kinds of Table 11 for the whole of 2016 add up to the number that the text dates June, to the
    last person; so the column is of that month, or the month is a slip.
    """
    return lead + employees + outsourced


@claim(
    says="Active artisans decreased from 2016 to 2017.",
    printed=ACTIVE,
    inputs={"before": f"{SOKO}/artisans_active_2016_june/soko"},
    relation="at most",
    severity="moderate",
    how="{before}",
)
def active_artisans_decreased(before: float) -> float:
    """1805 and then 1520: 16 percent fewer."""
    return before


@claim(
    says="A third of all active artisans worked full time in 2017.",
    printed=f"{SOKO}/full_time_share_active_2017/soko",
    inputs={"lead": KINDS_2017["lead"], "full": KINDS_2017["full"], "active": ACTIVE},
    severity="major",
    how="({lead} + {full}) / {active}",
)
def full_time_share_of_active(lead: float, full: float, active: float) -> float:
    """Lead artisans, whom Table 11 defines as full-time, and their full-time employees are 32 percent."""
    return (lead + full) / active


@claim(
    says="Full-time artisans are about 30 percent of the overall network.",
    printed=f"{SOKO}/full_time_artisan_share_network/soko",
    inputs={
        "lead": KINDS_2017["lead"],
        "full": KINDS_2017["full"],
        "active": ACTIVE,
        "registered": f"{SOKO}/artisans_registered_2017/soko",
    },
    severity="major",
)
def full_time_share_of_network(
    lead: float, full: float, active: float, registered: float
) -> Mapping[str, float]:
    """The share fits the artisans who were active in 2017. Of all who are registered, which is what the
    overall network means elsewhere, the same people are a fifth.
    """
    return {
        "of the active artisans": 100 * (lead + full) / active,
        "of all registered artisans": 100 * (lead + full) / registered,
    }


@claim(
    says="60 to 80 percent of the artisans were active in a quarter of 2017.",
    printed=f"{T11}/active_share_per_quarter/y2017",
    inputs={"active": ACTIVE, "registered": f"{T11}/registered_total/y2017"},
    severity="moderate",
    how="100 x {active} / {registered}",
)
def active_share_2017(active: float, registered: float) -> float:
    """Over the whole year 1520 of 2500 or more were active: 61 percent at the most. A single quarter
    cannot have more than the year has, so the upper part of the range needs another whole.
    """
    return 100 * active / registered


@claim(
    says="Up to 80 percent were active in a quarter, which is no more than were active in the year.",
    printed=f"{T11}/active_share_per_quarter/y2017@high",
    inputs={"active": ACTIVE, "registered": f"{T11}/registered_total/y2017@low"},
    relation="at most",
    severity="moderate",
)
def active_share_2017_upper_end(active: float, registered: float) -> Mapping[str, float]:
    """If the share is of all who are registered, as it seems to be in 2013 and 2014, a quarter would have
    more artisans than the year. Of the 1520 who were active in the year it can be 80 percent.
    """
    return {
        "of all registered artisans": 100 * active / registered,
        "of those active in the year": 100 * active / active,
    }


@claim(
    says="About 80 percent of the artisans were active in a quarter of 2013.",
    printed=f"{T11}/active_share_per_quarter/y2013",
    inputs={**kinds(2013), "registered": f"{T11}/registered_total/y2013"},
    severity="minor",
    how="100 x ({lead} + {employees} + {outsourced}) / {registered}",
)
def active_share_2013(lead: float, employees: float, outsourced: float, registered: float) -> float:
    """190 of 240, if the kinds are those active."""
    return 100 * (lead + employees + outsourced) / registered


@claim(
    says="About 75 percent of the artisans were active in a quarter of 2014.",
    printed=f"{T11}/active_share_per_quarter/y2014",
    inputs={**kinds(2014), "registered": f"{T11}/registered_total/y2014"},
    severity="minor",
    how="100 x ({lead} + {employees} + {outsourced}) / {registered}",
)
def active_share_2014(lead: float, employees: float, outsourced: float, registered: float) -> float:
    """340 of 465, if the kinds are those active."""
    return 100 * (lead + employees + outsourced) / registered


@claim(
    says="In 2015 the kinds of artisans are among those registered.",
    printed=f"{T11}/registered_total/y2015",
    inputs=kinds(2015),
    relation="at least",
    severity="minor",
    how="{lead} + {employees} + {outsourced}",
)
def kinds_of_2015(lead: float, employees: float, outsourced: float) -> float:
    """Outsourced artisans were not measured in 2015."""
    return lead + employees + outsourced


@claim(
    says="In 2016 there were 1800 or more registered artisans: as many as were active.",
    printed=f"{T11}/registered_total/y2016",
    inputs=kinds(2016),
    severity="moderate",
    how="{lead} + {employees} + {outsourced}",
)
def registered_2016(lead: float, employees: float, outsourced: float) -> float:
    """The kinds make 1805: then all who were registered were active, where every other year has 60 to
    80 percent. Either more were registered, or the column counts those registered.
    """
    return lead + employees + outsourced


@registered_2016.consequence(
    "artisans registered in 2016, if three in four were active as in 2014",
    "person",
    share=f"{T11}/active_share_per_quarter/y2014",
)
def registered_2016_at_share(
    lead: float, employees: float, outsourced: float, share: float
) -> float:
    """Return the number."""
    return 100 * (lead + employees + outsourced) / share


@claim(
    says="2500 artisans were registered in 2017.",
    printed=f"{SOKO}/artisans_registered_2017/soko",
    inputs={"registered": f"{T11}/registered_total/y2017"},
    severity="minor",
    how="{registered}",
)
def registered_2017(registered: float) -> float:
    """The text has 2500, the table 2500 or more."""
    return registered


@claim(
    says="Soko works with artisans across 2500 craft microfactories.",
    printed=f"{SOKO}/microfactories_abstract/soko",
    inputs={
        "owners": KINDS_2017["lead"],
        "outsourced": KINDS_2017["outsourced"],
        "registered": f"{SOKO}/artisans_registered_2017/soko",
    },
    severity="major",
)
def microfactories_of_the_abstract(
    owners: float, outsourced: float, registered: float
) -> Mapping[str, float]:
    """2500 is the number of people who are registered, not of workshops. Owners of microfactories are
    125; with every outsourced artisan counted as a workshop of one there would be 872.
    """
    return {
        "people registered": registered,
        "lead artisans, who own microfactories": owners,
        "lead artisans, and each outsourced artisan as a workshop": owners + outsourced,
    }


@microfactories_of_the_abstract.consequence("people in a microfactory, if there were 2500", "1")
def people_per_microfactory(printed: float, registered: float) -> float:
    """Return the number."""
    return registered / printed


@claim(
    says="With 2500 artisans to coordinate in 2017, Soko was at a disadvantage.",
    printed=f"{SOKO}/artisans_coordinated_2017/soko",
    inputs={"active": ACTIVE, "registered": f"{T11}/registered_total/y2017"},
    severity="moderate",
)
def artisans_to_coordinate(active: float, registered: float) -> Mapping[str, float]:
    """The number is of those registered; those who worked, and so had to be coordinated, were 1520."""
    return {"registered artisans": registered, "artisans active in 2017": active}


@claim(
    says="In June 2017 Soko had 2500 artisans.",
    printed=f"{SOKO}/artisans_2017_june/soko",
    inputs={"registered": f"{T11}/registered_total/y2017", "active": ACTIVE},
    severity="moderate",
)
def artisans_in_the_founding_story(registered: float, active: float) -> Mapping[str, float]:
    """The number is of those registered."""
    return {"registered artisans": registered, "artisans active in 2017": active}


@claim(
    says="More than a hundred lead artisans oversee the workers.",
    printed=f"{SOKO}/lead_artisans_over/soko",
    inputs={"lead": KINDS_2017["lead"]},
    severity="minor",
    how="{lead}",
)
def lead_artisans_in_text_and_table(lead: float) -> float:
    """125 in 2017."""
    return lead


@claim(
    says="A lead artisan oversees 1 to 5 workers on average, by season.",
    printed=f"{SOKO}/workers_per_lead_artisan/soko",
    inputs={
        "lead": KINDS_2017["lead"],
        "full": KINDS_2017["full"],
        "part": KINDS_2017["part"],
        "lead_before": f"{T11}/lead_artisans/y2016",
        "employees_before": f"{T11}/employees_full_and_part_time/y2016",
    },
    severity="moderate",
)
def workers_per_lead_artisan(
    lead: float, full: float, part: float, lead_before: float, employees_before: float
) -> Mapping[str, float]:
    """Full-time employees are three to a lead artisan in 2017; with those of the high season five. In
    2016 there were nine. The safety argument of the section rests on the number.
    """
    return {
        "full-time employees, 2017": full / lead,
        "with part-time employees, 2017": (full + part) / lead,
        "all employees, 2016": employees_before / lead_before,
    }


@claim(
    says="A typical supplier has a staff of 3 to 5.",
    printed=f"{SOKO}/staff_per_workshop/soko",
    inputs={"lead": KINDS_2017["lead"], "full": KINDS_2017["full"], "part": KINDS_2017["part"]},
    severity="minor",
)
def staff_per_workshop(lead: float, full: float, part: float) -> Mapping[str, float]:
    """Three full-time employees and the lead artisan make a workshop of four."""
    return {
        "full-time employees": full / lead,
        "full-time employees and the lead artisan": (full + lead) / lead,
        "all employees and the lead artisan": (full + part + lead) / lead,
    }


@claim(
    says="A microfactory of Table 4 has about 3 to 10 people.",
    printed=f"{T4}/manufacturing/traditional_handmade_workers",
    inputs={"lead": KINDS_2017["lead"], "full": KINDS_2017["full"], "part": KINDS_2017["part"]},
    severity="minor",
    how="({lead} + {full} + {part}) / {lead}",
)
def people_per_microfactory_2017(lead: float, full: float, part: float) -> float:
    """With its owner and all employees a workshop of Soko has six people on average."""
    return (lead + full + part) / lead


@claim(
    says="Lead artisans grew in number every year: 2017 against 2016.",
    printed=KINDS_2017["lead"],
    inputs={"before": f"{T11}/lead_artisans/y2016"},
    relation="at least",
    severity="minor",
    how="{before}",
)
def lead_artisans_grew(before: float) -> float:
    """72 and then 125."""
    return before


@claim(
    says="Branded and white-label products have the same suppliers.",
    printed=f"{T8}/manufacturing/soko_white_label_suppliers@low",
    inputs={"branded": f"{T8}/manufacturing/soko_branded_suppliers@low"},
    severity="minor",
    how="{branded}",
)
def suppliers_in_both_columns(branded: float) -> float:
    """The same number in both columns."""
    return branded


unchecked(
    "active_share_2015",
    says="The share of artisans active in a quarter of 2015 and 2016.",
    printed=f"{T11}/active_share_per_quarter/y2015",
    missing="the share itself, which was not measured",
    severity="minor",
    part=__name__,
)
