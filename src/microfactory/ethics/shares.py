"""Shared value creation: what part of a product's value those who make it get.

The thesis divides by the manufacturer's margin, which covers more in one firm than in another; the
retail price of the same kind of necklace is the denominator that the firms have in common. What
self-employed workers are paid has their costs in it, what wage earners are paid has not; so both
are given before and after own costs.
"""

from __future__ import annotations

from microfactory.ethics.known import Finding, Known, percent_of
from microfactory.ethics.registry import NONE, YES, indicator

SHARE = (0.0, 100.0)
FAIR = "UNEP (2021), Methodological Sheets for Subcategories in S-LCA, wealth distribution"
#: The parts of revenue that the thesis has for others.
OTHERS = ("worker_revenue_share_industry", "worker_revenue_share_mass_production")
SCOPES = {
    "manufacturing_only": "of a margin for making alone",
    "vertically_integrated": "of a margin that also covers design and selling",
}


def _of_piece(known: Known, part: str, whole: str) -> Finding:
    """Return a part of the value of one piece in percent, with the cautions that it needs."""
    unit = f"USD_{known.price_year(whole)}/piece"
    # A retail price is what stands on the tag, not a measurement that was rounded.
    value = percent_of(
        known.interval(part, unit), known.interval(whole, unit, exact=["retail_price"])
    )
    reading, notes = "", []
    if whole == "manufacturer_margin":
        scopes = (
            known.category("manufacturer_margin_scope")
            if known.has("manufacturer_margin_scope")
            else ()
        )
        reading = " or ".join(SCOPES[scope] for scope in scopes)
        notes.append("margins of different firms cover different stages; compare by retail price")
    if part == "worker_margin_revenue" and known.has("worker_profit_margin"):
        notes.append("what self-employed workers pay for themselves is still in it")
    if known.has("benefits_in_kind") and known.category("benefits_in_kind") != ("none",):
        notes.append("in cash: benefits in kind come on top and are not priced")
    return Finding(value, reading=reading, notes=tuple(notes))


@indicator(
    theme="shared_value",
    label="Workers' part of the manufacturer's margin",
    unit="percent",
    direction=0,
    scale=SHARE,
    needs=["worker_margin_revenue", "manufacturer_margin"],
    uses=["manufacturer_margin_scope", "benefits_in_kind", "worker_profit_margin"],
    falls_with=["manufacturer_margin"],
    benchmark=NONE,
    reference=FAIR,
)
def worker_share_of_margin(known: Known) -> Finding:
    """Workers' pay for a piece, before own costs, in percent of what the producer gets for it."""
    return _of_piece(known, "worker_margin_revenue", "manufacturer_margin")


@indicator(
    theme="shared_value",
    label="Workers' part of the manufacturer's margin, after own costs",
    unit="percent",
    direction=0,
    scale=SHARE,
    needs=["worker_margin_profit", "manufacturer_margin"],
    uses=["manufacturer_margin_scope", "benefits_in_kind"],
    falls_with=["manufacturer_margin"],
    benchmark=NONE,
    reference=FAIR,
)
def worker_profit_share_of_margin(known: Known) -> Finding:
    """Workers' pay for a piece, after own costs, in percent of what the producer gets for it."""
    return _of_piece(known, "worker_margin_profit", "manufacturer_margin")


@indicator(
    theme="shared_value",
    label="Workers' part of the retail price",
    unit="percent",
    scale=SHARE,
    needs=["worker_margin_revenue", "retail_price"],
    uses=["benefits_in_kind", "worker_profit_margin"],
    falls_with=["retail_price"],
    benchmark=NONE,
    reference=FAIR,
)
def worker_share_of_price(known: Known) -> Finding:
    """Workers' pay for a piece, before own costs, in percent of what a consumer pays for it."""
    return _of_piece(known, "worker_margin_revenue", "retail_price")


@indicator(
    theme="shared_value",
    label="Workers' part of the retail price, after own costs",
    unit="percent",
    scale=SHARE,
    needs=["worker_margin_profit", "retail_price"],
    uses=["benefits_in_kind"],
    falls_with=["retail_price"],
    benchmark=NONE,
    reference=FAIR,
)
def worker_profit_share_of_price(known: Known) -> Finding:
    """Workers' pay for a piece, after own costs, in percent of what a consumer pays for it."""
    return _of_piece(known, "worker_margin_profit", "retail_price")


@indicator(
    theme="shared_value",
    label="Workers' part of the firm's revenue",
    unit="percent",
    scale=SHARE,
    needs=["worker_revenue_total", "annual_revenue"],
    instead=[["worker_revenue_share"]],
    falls_with=["annual_revenue"],
    benchmark="; ".join(OTHERS),
    reference=FAIR,
)
def worker_revenue_share(known: Known) -> Finding:
    """Payments to those who make the product, before their own costs, in percent of revenue."""
    if known.has("worker_revenue_total", "annual_revenue"):
        unit = f"USD_{known.price_year('annual_revenue')}"
        paid = known.interval("worker_revenue_total", unit)
        share = percent_of(paid, known.interval("annual_revenue", unit))
    else:
        share = known.interval("worker_revenue_share", "percent")
    return Finding(share, reading=known.beside_others(share, OTHERS))


@indicator(
    theme="shared_value",
    label="Workers as owners of the firm",
    levels=YES,
    needs=["worker_ownership"],
    reference="International Co-operative Alliance (1995), Statement on the Co-operative Identity",
)
def worker_ownership(known: Known) -> tuple[str, ...]:
    """Whether those who make the product hold shares or membership in the firm that sells it."""
    return known.category("worker_ownership")
