"""Table 6: the people who make the necklace, and their part of what it brings."""

from __future__ import annotations

from collections.abc import Mapping

from microfactory.audit.claims.table_06.cells import SOKO, SOKO_BUCKETS, T6, TALKS
from microfactory.audit.registry import claim


@claim(
    says="The artisans pay 3.50 dollars for materials out of what they receive.",
    printed=SOKO_BUCKETS["materials"],
    inputs={"revenue": SOKO_BUCKETS["artisans"], "profit": f"{T6}/worker_margin_profit/soko"},
    severity="minor",
    how="{revenue} - {profit}",
)
def artisans_materials(revenue: float, profit: float) -> float:
    """What is left of the 7 dollars after the profit, so materials are inside the 7."""
    return revenue - profit


@claim(
    says="The artisans have profit margins of 50 percent.",
    printed=f"{T6}/artisan_profit_margin/soko",
    inputs={"revenue": SOKO_BUCKETS["artisans"], "profit": f"{T6}/worker_margin_profit/soko"},
    severity="moderate",
    how="100 x {profit} / {revenue}",
)
def artisans_margin_of_a_necklace(revenue: float, profit: float) -> float:
    """3.50 of 7 dollars."""
    return 100 * profit / revenue


@claim(
    says="The artisans' margin in the text is that of Table 6.",
    printed=f"{SOKO}/artisan_profit_margin_text/soko",
    inputs={"margin": f"{T6}/artisan_profit_margin/soko"},
    severity="minor",
    how="{margin}",
)
def artisans_margin_in_text_and_table(margin: float) -> float:
    """The same figure."""
    return margin


@claim(
    says="Artisans retain 22 to 25 percent of Soko's revenue: of the necklace of Table 6.",
    printed=f"{SOKO}/artisan_revenue_share/soko",
    inputs={"artisans": SOKO_BUCKETS["artisans"], "receipts": SOKO_BUCKETS["receipts"]},
    severity="major",
    how="100 x {artisans} / {receipts}",
)
def artisans_share_of_a_necklace(artisans: float, receipts: float) -> float:
    """7 of 30 dollars is 23.3 percent, also what the founding story has for 2017."""
    return 100 * artisans / receipts


@claim(
    says="Au's staff are paid 25 to 35 dollars an hour: from the wage in Detroit.",
    printed=f"{T6}/worker_hourly_pay/au_enterprises@low",
    inputs={"wage": f"{TALKS}/wage_2017/au_enterprises"},
    severity="moderate",
    how="{wage}",
)
def au_pay_from(wage: float) -> float:
    """The lower end is the wage of medium-skilled workers in Detroit, where Au is."""
    return wage


@claim(
    says="Au's staff are paid 25 to 35 dollars an hour: up to the wage in New York, or a CAD designer's.",
    printed=f"{T6}/worker_hourly_pay/au_enterprises@high",
    inputs={
        "new_york": f"{TALKS}/wage_2017/new_york",
        "designer": f"{TALKS}/cad_designer_wage/industry",
        "detroit": f"{TALKS}/wage_2017/au_enterprises",
    },
    severity="moderate",
)
def au_pay_up_to(new_york: float, designer: float, detroit: float) -> Mapping[str, float]:
    """The upper end is what the text gives for jewelry makers in New York and for CAD designers. For
    Au's medium-skilled workers it gives about 25.
    """
    return {
        "jewelry makers in New York": new_york,
        "CAD designers": designer,
        "medium-skilled workers of Au": detroit,
    }


@claim(
    says="Au employees receive around 35 percent of the 20 dollars of a necklace.",
    printed=f"{TALKS}/worker_share_necklace/au_enterprises",
    inputs={
        "workers": f"{T6}/worker_margin/au_enterprises",
        "receipts": f"{T6}/manufacturer_margin/au_enterprises",
    },
    severity="major",
    how="100 x {workers} / {receipts}",
)
def au_share_of_a_necklace(workers: float, receipts: float) -> float:
    """8 of 20 dollars is 40 percent. Around 35 is 7 dollars; with whole dollars and the word around the
    two can be reconciled. The comparison with Soko's artisans turns on it.
    """
    return 100 * workers / receipts


@claim(
    says="Mass production leaves workers roughly 2 to 3 percent of revenue.",
    printed=f"{TALKS}/worker_share_of_revenue/mass_production",
    inputs={
        "workers": f"{T6}/worker_margin/fossil_outsourced",
        "receipts": f"{T6}/manufacturer_margin/fossil_outsourced",
    },
    severity="major",
    how="100 x {workers} / {receipts}",
)
def fossil_share_of_a_necklace(workers: float, receipts: float) -> float:
    """0.60 of 20 dollars is 3 percent, without food and lodging."""
    return 100 * workers / receipts


@claim(
    says="Low-skilled factory workers retain 3 to 5 percent: of the necklace of Table 6.",
    printed=f"{TALKS}/worker_revenue_share/mass_production",
    inputs={
        "workers": f"{T6}/worker_margin/fossil_outsourced",
        "receipts": f"{T6}/manufacturer_margin/fossil_outsourced",
    },
    severity="moderate",
    how="100 x {workers} / {receipts}",
)
def factory_share_of_the_founding_story(workers: float, receipts: float) -> float:
    """The lower end of the range of the founding story, the upper end of that of ch. 4's comparison."""
    return 100 * workers / receipts


@claim(
    says="Au had 15 full-time staff.",
    printed=f"{T6}/staff_full_time/au_enterprises",
    inputs={"employees": f"{TALKS}/employees/au_enterprises"},
    severity="minor",
    how="{employees}",
)
def au_staff_in_text_and_table(employees: float) -> float:
    """The same figure."""
    return employees


@claim(
    says="Soko had 75 full-time staff.",
    printed=f"{T6}/staff_full_time/soko",
    inputs={"employees": f"{SOKO}/staff_full_time_2017/soko"},
    severity="minor",
    how="{employees}",
)
def soko_staff_in_text_and_table(employees: float) -> float:
    """The same figure."""
    return employees
