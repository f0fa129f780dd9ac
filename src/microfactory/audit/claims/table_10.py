"""Table 10: new skills of the artisans surveyed."""

from __future__ import annotations

from collections.abc import Mapping

from microfactory.audit.registry import Claim, claim

T10, T11, SOKO = "thesis_table_10_skills", "thesis_table_11_artisans", "thesis_text_soko_reports"
SURVEYED = f"{SOKO}/survey_n_2017/soko"
ROWS = {
    "trained_by_soko": "were trained by Soko",
    "lead_artisans_trained_others": "are lead artisans who have trained others",
    "skill_quality_control": "learned quality control",
    "skill_soldering": "learned soldering",
    "new_material_in_use": "use a new material",
    "material_brass_sheet_wire": "use brass sheet and wire",
    "material_horn": "use horn",
}


def _share_of_surveyed(row: str, words: str) -> Claim:
    """Register that a row's share is its number over those surveyed."""

    def share(count: float, surveyed: float) -> float:
        """The number of the row over the number surveyed."""
        return 100 * count / surveyed

    share.__name__ = f"table_10_{row}"
    share.__module__ = __name__
    return claim(
        says=f"Of the artisans surveyed so many percent {words}.",
        printed=f"{T10}/{row}/share",
        inputs={"count": f"{T10}/{row}/artisans", "surveyed": SURVEYED},
        severity="minor",
        how="100 x {count} / {surveyed}",
    )(share)


for _row, _words in ROWS.items():
    _share_of_surveyed(_row, _words)


@claim(
    says="80 percent of the artisans surveyed have picked up new skills.",
    printed=f"{SOKO}/new_skills_share_2017/soko",
    inputs={"quality": f"{T10}/skill_quality_control/artisans", "surveyed": SURVEYED},
    severity="moderate",
    how="100 x {quality} / {surveyed}",
)
def new_skills_share(quality: float, surveyed: float) -> float:
    """Table 10 has no row for any new skill at all. Its commonest skill, quality control, has 100 of 125;
    whoever learned something else only would come on top.
    """
    return 100 * quality / surveyed


@claim(
    says="The artisans surveyed are 8 percent of the active ones.",
    printed=f"{SOKO}/survey_share_2017/soko",
    inputs={
        "surveyed": SURVEYED,
        "active": f"{SOKO}/artisans_active_2017/soko",
    },
    severity="minor",
    how="100 x {surveyed} / {active}",
)
def surveyed_share_of_active(surveyed: float, active: float) -> float:
    """125 of 1520 is 8.2 percent."""
    return 100 * surveyed / active


@claim(
    says="125 of the active artisans were surveyed.",
    printed=SURVEYED,
    inputs={
        "lead": f"{T11}/lead_artisans/y2017",
        "full": f"{T11}/full_time_employees/y2017",
        "part": f"{T11}/part_time_employees/y2017",
        "outsourced": f"{T11}/outsourced_artisans/y2017",
    },
    severity="moderate",
)
def surveyed_are_lead_artisans(
    lead: float, full: float, part: float, outsourced: float
) -> Mapping[str, float]:
    """The number surveyed is the number of lead artisans, to the last one, and 80 percent of them had
    trained others. The survey looks like one of all owners of workshops, not a sample of all artisans.
    """
    return {
        "all lead artisans": lead,
        "all full-time artisans": lead + full,
        "all active artisans": lead + full + part + outsourced,
    }


@claim(
    says="A new material is used by as many as the two popular ones allow.",
    printed=f"{T10}/new_material_in_use/artisans",
    inputs={
        "brass": f"{T10}/material_brass_sheet_wire/artisans",
        "horn": f"{T10}/material_horn/artisans",
    },
    relation="at most",
    severity="minor",
    how="{brass} + {horn}",
)
def materials_cover_their_users(brass: float, horn: float) -> float:
    """44 use a new material, 34 and 21 the two popular ones: eleven use both, if there is no third."""
    return brass + horn


@claim(
    says="A new material is used by at least as many as the most popular one.",
    printed=f"{T10}/new_material_in_use/artisans",
    inputs={"brass": f"{T10}/material_brass_sheet_wire/artisans"},
    relation="at least",
    severity="minor",
    how="{brass}",
)
def materials_include_the_popular(brass: float) -> float:
    """44 against 34."""
    return brass


@claim(
    says="The lead artisans who trained others are lead artisans of Table 11.",
    printed=f"{T10}/lead_artisans_trained_others/artisans",
    inputs={"lead": f"{T11}/lead_artisans/y2017"},
    relation="at most",
    severity="minor",
    how="{lead}",
)
def trainers_are_lead_artisans(lead: float) -> float:
    """100 of 125."""
    return lead


@claim(
    says="Those trained by Soko in the period are among the new artisans trained in 2017.",
    printed=f"{T10}/trained_by_soko/artisans",
    inputs={"trained": f"{SOKO}/artisans_trained_2017/soko"},
    relation="at most",
    severity="minor",
    how="{trained}",
)
def trained_among_all_trained(trained: float) -> float:
    """84 of those surveyed, 386 in all."""
    return trained


@claim(
    says="More than a dozen microfactories could solder in 2017.",
    printed=f"{SOKO}/microfactories_soldering_2017/soko",
    inputs={"soldering": f"{T10}/skill_soldering/artisans"},
    severity="minor",
    how="{soldering}",
)
def soldering_in_text_and_table(soldering: float) -> float:
    """45 of the artisans surveyed learned it; if each owns a workshop, so many can."""
    return soldering
