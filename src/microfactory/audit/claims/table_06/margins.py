"""Table 6: profit margins, from the buckets and from the text, and Soko's loss."""

from __future__ import annotations

from collections.abc import Mapping

from microfactory.audit.claims.table_06.cells import SOKO, SOKO_BUCKETS, T6, TALKS, buckets
from microfactory.audit.registry import claim


@claim(
    says="Soko had a gross profit margin of 65 percent.",
    printed=f"{T6}/profit_margin_gross/soko",
    inputs=SOKO_BUCKETS,
    severity="major",
)
def gross_margin_of_soko(
    receipts: float, artisans: float, materials: float, shipping: float, overhead: float
) -> Mapping[str, float]:
    """The buckets leave 59 percent of the 30 dollars, if all of them are costs of the goods, and 67 if
    shipping is not one of them. The artisans' materials are inside their 7 dollars; counted beside them
    47 percent would be left.
    """
    before_shipping = receipts - artisans - overhead
    return {
        "after artisans, shipping and overhead": 100 * (before_shipping - shipping) / receipts,
        "after artisans and overhead": 100 * before_shipping / receipts,
        "after artisans and shipping": 100 * (receipts - artisans - shipping) / receipts,
        "after artisans alone": 100 * (receipts - artisans) / receipts,
        "after all buckets, materials beside the artisans": 100
        * (before_shipping - shipping - materials)
        / receipts,
    }


@gross_margin_of_soko.consequence("what all buckets may cost at a margin of 65 percent", "USD_2017")
def buckets_at_margin(receipts: float, printed: float) -> float:
    """Return the sum."""
    return receipts * (1 - printed / 100)


@claim(
    says="Au had an overall profit margin of 20 percent.",
    printed=f"{T6}/profit_margin_overall/au_enterprises",
    inputs=buckets(
        "au_enterprises", "manufacturer_margin", "worker_margin", "material_equipment", "overhead"
    ),
    severity="moderate",
    how="100 x ({manufacturer_margin} - {worker_margin} - {material_equipment} - {overhead}) / {manufacturer_margin}",
)
def margin_of_au(
    manufacturer_margin: float, worker_margin: float, material_equipment: float, overhead: float
) -> float:
    """Shipping is negligible; 4 of 20 dollars are left."""
    left = manufacturer_margin - worker_margin - material_equipment - overhead
    return 100 * left / manufacturer_margin


@claim(
    says="Fossil had a gross profit margin of 50 percent.",
    printed=f"{T6}/profit_margin_gross/fossil_outsourced",
    inputs=buckets(
        "fossil_outsourced",
        "manufacturer_margin",
        "worker_margin",
        "material_equipment",
        "shipping",
        "overhead",
    ),
    severity="moderate",
    how="100 x ({manufacturer_margin} - {worker_margin} - {material_equipment} - {shipping} - {overhead}) / {manufacturer_margin}",
)
def margin_of_fossil(
    manufacturer_margin: float,
    worker_margin: float,
    material_equipment: float,
    shipping: float,
    overhead: float,
) -> float:
    """The buckets are those of the outsourced factories, the margin is the brand's: that the two agree
    need not mean that one follows from the other.
    """
    left = manufacturer_margin - worker_margin - material_equipment - shipping - overhead
    return 100 * left / manufacturer_margin


@claim(
    says="Soko's margin of 65 percent at scale is that of 2017 in Table 6.",
    printed=f"{SOKO}/profit_margin_at_scale/soko",
    inputs={"margin": f"{T6}/profit_margin_gross/soko"},
    severity="moderate",
    how="{margin}",
)
def margin_at_scale_and_in_2017(margin: float) -> float:
    """The same figure is what the model can yield in theory, and what 2017 had."""
    return margin


@claim(
    says="Soko's sales margin without marketing is the gross margin of Table 6.",
    printed=f"{SOKO}/sales_margin_2017/soko",
    inputs={"margin": f"{T6}/profit_margin_gross/soko"},
    severity="minor",
    how="{margin}",
)
def sales_margin_in_text_and_table(margin: float) -> float:
    """The same figure."""
    return margin


@claim(
    says="Au's overall profit margin in the text is that of Table 6.",
    printed=f"{TALKS}/profit_margin_2017/au_enterprises",
    inputs={"margin": f"{T6}/profit_margin_overall/au_enterprises"},
    severity="minor",
    how="{margin}",
)
def au_margin_in_text_and_table(margin: float) -> float:
    """The same figure."""
    return margin


@claim(
    says="Fossil's profit margin in the text is that of Table 6.",
    printed=f"{TALKS}/profit_margin_2017/fossil_outsourced",
    inputs={"margin": f"{T6}/profit_margin_gross/fossil_outsourced"},
    severity="minor",
    how="{margin}",
)
def fossil_margin_in_text_and_table(margin: float) -> float:
    """The same figure. The text sets it beside Au's overall margin without saying that it is gross; the
    table says so, and that Fossil overall made a loss.
    """
    return margin


@claim(
    says="Soko's loss of 2017 is the same in both places.",
    printed=f"{SOKO}/net_loss_2017_restated/soko",
    inputs={"loss": f"{SOKO}/net_loss_2017/soko"},
    severity="minor",
    how="{loss}",
)
def loss_restated(loss: float) -> float:
    """The same figure."""
    return loss
