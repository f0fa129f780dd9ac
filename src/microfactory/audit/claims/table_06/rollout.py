"""Table 6: how long a new product takes and what it costs."""

from __future__ import annotations

from collections.abc import Mapping

from microfactory.audit.claims.table_06.cells import SOKO, T6, TALKS
from microfactory.audit.registry import claim

WEEKS_PER_MONTH = 365.25 / 12 / 7


@claim(
    says="Soko rolls out a new product in about 4 weeks.",
    printed=f"{T6}/rollout_time/soko",
    inputs={
        "cycle": f"{SOKO}/production_cycle/soko",
        "design": f"{SOKO}/design_to_store_time/soko",
    },
    severity="moderate",
)
def soko_rollout_time(cycle: float, design: float) -> Mapping[str, float]:
    """Four weeks is the production cycle of the text; from a design on paper to the store it has 5 to 6."""
    return {"the production cycle": cycle, "from design to store": design}


@claim(
    says="Au rolls out a new product in 5 days.",
    printed=f"{T6}/rollout_time/au_enterprises",
    inputs={"batch": f"{TALKS}/batch_delivery_time/au_enterprises"},
    severity="minor",
    how="{batch}",
)
def au_rollout_time(batch: float) -> float:
    """The lower end of the 5 to 10 days of the text."""
    return batch


@claim(
    says="Fossil rolls out a new product in 2 to 3 months: samples and production.",
    printed=f"{T6}/rollout_time/fossil_outsourced",
    inputs={
        "samples": f"{TALKS}/sample_time/mass_production",
        "production": f"{TALKS}/production_time_after_samples/mass_production",
    },
    severity="minor",
    how="({samples} + {production} weeks) in months",
)
def fossil_rollout_time(samples: float, production: float) -> float:
    """Samples and production make 7 to 12 weeks."""
    return (samples + production) / WEEKS_PER_MONTH


@claim(
    says="Major retooling takes up to 6 months.",
    printed=f"{T6}/rollout_time_major_retooling/fossil_outsourced@high",
    inputs={"retooling": f"{TALKS}/retooling_time/mass_production@high"},
    severity="minor",
    how="{retooling}",
)
def retooling_time(retooling: float) -> float:
    """The upper end of the 3 to 6 months of the text."""
    return retooling


@claim(
    says="Au's new product line costs 70 dollars or more: the hours of a CAD designer at the least.",
    printed=f"{T6}/rollout_cost/au_enterprises@low",
    inputs={
        "hours": f"{TALKS}/cad_prototype_time/industry@low",
        "wage": f"{TALKS}/cad_designer_wage/industry",
    },
    severity="minor",
    how="{hours} x {wage}",
)
def au_rollout_cost_from(hours: float, wage: float) -> float:
    """Two hours at 35 dollars."""
    return hours * wage


@claim(
    says="Au's new product line costs up to 140 dollars: the hours of a CAD designer at the most.",
    printed=f"{T6}/rollout_cost/au_enterprises@high",
    inputs={
        "hours": f"{TALKS}/cad_prototype_time/industry@high",
        "wage": f"{TALKS}/cad_designer_wage/industry",
    },
    severity="minor",
    how="{hours} x {wage}",
)
def au_rollout_cost_up_to(hours: float, wage: float) -> float:
    """Three hours at 35 dollars make 105; the 140 of the table are four hours."""
    return hours * wage


@claim(
    says="Soko's new product line costs 250 dollars.",
    printed=f"{T6}/rollout_cost/soko",
    inputs={"text": f"{SOKO}/new_design_investment/soko"},
    severity="minor",
    how="{text}",
)
def soko_rollout_cost(text: float) -> float:
    """The same figure."""
    return text


@claim(
    says="A new product line of Fossil's factories costs 1000 to 2000 dollars.",
    printed=f"{T6}/rollout_cost/fossil_outsourced",
    inputs={"text": f"{TALKS}/new_design_cost/industry"},
    severity="minor",
    how="{text}",
)
def fossil_rollout_cost(text: float) -> float:
    """The same range, which the text gives for a new design in general."""
    return text


@claim(
    says="Fossil itself pays 100 to 500 dollars of it.",
    printed=f"{T6}/rollout_cost_to_brand/fossil_outsourced",
    inputs={"text": f"{TALKS}/new_design_charge_at_scale/industry"},
    severity="minor",
    how="{text}",
)
def fossil_rollout_charge(text: float) -> float:
    """The same range."""
    return text
