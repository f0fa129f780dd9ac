"""Table 11: artisans by kind and year, and what the text makes of them."""

from __future__ import annotations

from microfactory.audit.registry import claim

T11, SOKO = "thesis_table_11_artisans", "thesis_text_soko_reports"


@claim(
    says="In 2017 there were 1520 active artisans.",
    printed=f"{SOKO}/artisans_active_2017/soko",
    inputs={
        "lead": f"{T11}/lead_artisans/y2017",
        "full": f"{T11}/full_time_employees/y2017",
        "part": f"{T11}/part_time_employees/y2017",
        "outsourced": f"{T11}/outsourced_artisans/y2017",
    },
    severity="major",
    how="{lead} + {full} + {part} + {outsourced}",
)
def active_artisans_2017(lead: float, full: float, part: float, outsourced: float) -> float:
    """The four kinds of Table 11 add up to the number of the text, to the last person."""
    return lead + full + part + outsourced
