"""Table 6: what making and shipping a piece costs, its batch and its price, and the age of the maker."""

from __future__ import annotations

from collections.abc import Mapping

from microfactory.audit.claims.table_06.cells import SOKO, SOKO_BUCKETS, T6, TALKS
from microfactory.audit.registry import claim


@claim(
    says="Shipping from Kenya costs an order of magnitude more.",
    printed=f"{SOKO}/shipping_cost_factor/soko",
    inputs={"soko": f"{T6}/shipping/soko", "fossil": f"{T6}/shipping/fossil_outsourced"},
    severity="moderate",
    how="{soko} / {fossil}",
)
def shipping_factor(soko: float, fossil: float) -> float:
    """2.40 dollars against tens of cents: between two and 24 times, since the cents are not said."""
    return soko / fossil


@claim(
    says="A unit of Soko is up to 50 percent more expensive to manufacture.",
    printed=f"{SOKO}/manufacturing_cost_premium/soko@high",
    inputs={
        "artisans": SOKO_BUCKETS["artisans"],
        "soko_overhead": SOKO_BUCKETS["overhead"],
        "workers": f"{T6}/worker_margin/fossil_outsourced",
        "materials": f"{T6}/material_equipment/fossil_outsourced",
        "overhead": f"{T6}/overhead/fossil_outsourced",
    },
    relation="at least",
    severity="moderate",
)
def manufacturing_premium(
    artisans: float, soko_overhead: float, workers: float, materials: float, overhead: float
) -> Mapping[str, float]:
    """Against Fossil's factories the necklace of Table 6 costs a quarter more in labour and materials,
    and 4 percent more with overhead; both lie under the half of the text.
    """
    return {
        "labour and materials": 100 * (artisans / (workers + materials) - 1),
        "with overhead": 100 * ((artisans + soko_overhead) / (workers + materials + overhead) - 1),
    }


@claim(
    says="Soko's average batch of hundreds to thousands: a workshop has tens to hundreds.",
    printed=f"{T6}/batch_size/soko",
    inputs={"workshop": f"{SOKO}/batch_size_workshop/soko"},
    severity="minor",
    how="{workshop}",
)
def soko_batch_of_order_and_workshop(workshop: float) -> float:
    """The table is of an order, the text of a workshop's part of it; they overlap."""
    return workshop


@claim(
    says="Soko's smallest profitable batch is 30 units.",
    printed=f"{T6}/min_batch/soko",
    inputs={"own": f"{SOKO}/min_batch_break_even/soko"},
    severity="minor",
    how="{own}",
)
def soko_min_batch(own: float) -> float:
    """The same figure; white-label orders begin at 50, which the table does not say."""
    return own


@claim(
    says="Au's smallest profitable batch is 1 to 2 units.",
    printed=f"{T6}/min_batch/au_enterprises",
    inputs={"text": f"{TALKS}/min_profitable_batch/au_enterprises"},
    severity="minor",
    how="{text}",
)
def au_min_batch(text: float) -> float:
    """A single item, by the text."""
    return text


@claim(
    says="Mass production needs batches of thousands to be profitable.",
    printed=f"{T6}/min_batch/fossil_outsourced",
    inputs={"text": f"{TALKS}/min_batch_profit/mass_production"},
    severity="minor",
    how="{text}",
)
def fossil_min_batch(text: float) -> float:
    """About 1000 by the text, the lower end of the table."""
    return text


@claim(
    says="The necklace sells for 100 dollars, in both places.",
    printed=f"{TALKS}/reference_necklace_price_restated/industry",
    inputs={"price": f"{TALKS}/reference_necklace_price/industry"},
    severity="minor",
    how="{price}",
)
def necklace_price_restated(price: float) -> float:
    """The same figure."""
    return price


@claim(
    says="The necklace's price lies in Soko's range of prices.",
    printed=f"{SOKO}/price_range/soko",
    inputs={"price": f"{TALKS}/reference_necklace_price/industry"},
    severity="minor",
    how="{price}",
)
def necklace_price_in_range(price: float) -> float:
    """100 dollars, in a range from 50 to 150."""
    return price


@claim(
    says="Au is 31 years old.",
    printed=f"{T6}/age/au_enterprises",
    inputs={"age": f"{TALKS}/factory_age/au_enterprises"},
    severity="minor",
    how="{age}",
)
def au_age_in_text_and_table(age: float) -> float:
    """The same figure."""
    return age
