"""Customers, community, sourcing and the environment."""

from __future__ import annotations

from microfactory.ethics.known import Finding, Known, over
from microfactory.ethics.registry import NONE, YES, indicator
from microfactory.quantity import Interval

SHARE = (0.0, 100.0)


@indicator(
    theme="customer_wellbeing",
    label="Testing of materials",
    levels=YES,
    needs=["material_testing"],
    reference="GRI 416: Customer Health and Safety (2016)",
)
def material_testing(known: Known) -> tuple[str, ...]:
    """Whether materials are tested for substances that harm the user."""
    return known.category("material_testing")


@indicator(
    theme="customer_wellbeing",
    label="Life of the product",
    unit="year",
    scale=(0, 100),
    needs=["product_lifetime"],
    benchmark=NONE,
    reference="Waldman, M. (1993), A new perspective on planned obsolescence",
)
def product_lifetime(known: Known) -> Interval:
    """How long a piece stays in use."""
    return known.interval("product_lifetime", "year")


@indicator(
    theme="customer_wellbeing",
    label="Pieces that customers send back",
    unit="percent",
    direction=-1,
    scale=SHARE,
    needs=["rejection_rate_external"],
    benchmark="0 percent: none comes back",
    reference="ISO 9001:2015, 9.1.2, Customer satisfaction",
)
def returned_by_customers(known: Known) -> Interval:
    """Pieces rejected after shipping: what went wrong at the customer's cost."""
    return known.interval("rejection_rate_external", "percent")


@indicator(
    theme="community",
    label="Families impacted positively",
    unit="family",
    direction=0,
    scale=(0, 1e9),
    needs=["families_impacted"],
    uses=["workshop_owners"],
    benchmark=NONE,
    reference="GRI 413: Local Communities (2016)",
)
def families_impacted(known: Known) -> Finding:
    """Families that the source counts as better off; a large firm counts more, so no direction."""
    families = known.interval("families_impacted", "family")
    notes = []
    if known.has("workshop_owners"):
        owners = known.interval("workshop_owners", "person")
        if families.low > owners.high:
            notes.append(f"more families than workshop owners ({owners})")
    return Finding(families, notes=tuple(notes))


@indicator(
    theme="community",
    label="Families impacted, per active worker",
    unit="family/person",
    scale=(0, 10),
    needs=["families_impacted", "workers_active"],
    falls_with=["workers_active"],
    benchmark=NONE,
    reference="GRI 413: Local Communities (2016)",
)
def families_per_worker(known: Known) -> Interval:
    """Families that are better off against the number of active workers, so that sizes compare."""
    families = known.interval("families_impacted", "family")
    return over(families, known.interval("workers_active", "person"))


@indicator(
    theme="community",
    label="Skills passed on",
    levels=YES,
    needs=["skills_passed_on"],
    reference="UNEP (2021), Methodological Sheets for Subcategories in S-LCA, local community",
)
def skills_passed_on(known: Known) -> tuple[str, ...]:
    """Whether workers hand on what they learned to relatives and neighbours."""
    return known.category("skills_passed_on")


@indicator(
    theme="community",
    label="Craft tradition kept up",
    levels=YES,
    needs=["craft_tradition"],
    reference="UNESCO (2003), Convention for the Safeguarding of the Intangible Cultural Heritage",
)
def craft_tradition(known: Known) -> tuple[str, ...]:
    """Whether the work keeps a craft or a local tradition alive."""
    return known.category("craft_tradition")


@indicator(
    theme="responsible_sourcing",
    label="Known suppliers",
    levels=YES,
    needs=["known_suppliers"],
    reference="OECD (2018), Due Diligence Guidance for Responsible Business Conduct",
)
def known_suppliers(known: Known) -> tuple[str, ...]:
    """Whether the firm knows where its materials and bought components come from."""
    return known.category("known_suppliers")


@indicator(
    theme="responsible_sourcing",
    label="Checks of suppliers",
    levels=YES,
    needs=["supplier_checks"],
    reference="GRI 414: Supplier Social Assessment (2016)",
)
def supplier_checks(known: Known) -> tuple[str, ...]:
    """Whether the firm checks how suppliers and subcontractors treat their workers."""
    return known.category("supplier_checks")


@indicator(
    theme="responsible_sourcing",
    label="Makers disclosed",
    levels=YES,
    needs=["makers_disclosed"],
    reference="GRI 417: Marketing and Labeling (2016)",
)
def makers_disclosed(known: Known) -> tuple[str, ...]:
    """Whether customers are told where and by whom the product was made."""
    return known.category("makers_disclosed")


@indicator(
    theme="environment",
    label="Recycled material",
    levels=YES,
    needs=["recycled_material"],
    reference="GRI 301: Materials (2016)",
)
def recycled_material(known: Known) -> tuple[str, ...]:
    """Whether the product is made from recycled or left-over material."""
    return known.category("recycled_material")


@indicator(
    theme="environment",
    label="Hazardous waste under control",
    levels=YES,
    needs=["waste_handling"],
    reference="GRI 306: Waste (2020)",
)
def waste_handling(known: Known) -> tuple[str, ...]:
    """Whether hazardous waste of production is collected and disposed of under control."""
    return known.category("waste_handling")


@indicator(
    theme="environment",
    label="Months between product lines",
    unit="month",
    scale=(0, 120),
    needs=["new_line_interval"],
    benchmark=NONE,
    reference="Remy, N., Speelman, E. and Swartz, S. (2016), Style that's sustainable, McKinsey",
)
def product_line_interval(known: Known) -> Interval:
    """Time from one product line to the next: the shorter, the more is bought and thrown away."""
    return known.interval("new_line_interval", "month")
