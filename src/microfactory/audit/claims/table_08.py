"""Table 8: who does which stage, the shares of margin, and the channels of sale."""

from __future__ import annotations

from collections.abc import Mapping

from microfactory.audit.printed import whole
from microfactory.audit.registry import claim

T4, T6, T8 = (
    "thesis_table_04_jewelry_stages",
    "thesis_table_06_cost_buckets",
    "thesis_table_08_vertical_integration",
)
T11, SOKO, TALKS = (
    "thesis_table_11_artisans",
    "thesis_text_soko_reports",
    "thesis_text_interviews",
)
DESIGN, MAKING, WHOLESALE, RETAIL = (
    f"{T8}/{stage}/margin_share"
    for stage in ("initial_design", "manufacturing", "wholesaler_distributor", "retail")
)


@claim(
    says="The shares of margin of the stages of Table 8 are shares of one whole.",
    printed=whole(),
    inputs={"design": DESIGN, "making": MAKING, "wholesale": WHOLESALE, "retail": RETAIL},
    severity="moderate",
    at="ch. 4, Table 8",
    how="{design} + {making} + {wholesale} + {retail}",
)
def table_08_shares_sum(design: float, making: float, wholesale: float, retail: float) -> float:
    """The printed shares make the whole; three stages have a row and no share, and nothing is left for
    design for manufacturing, finishing, packaging and shipping.
    """
    return design + making + wholesale + retail


@claim(
    says="Initial design has the same share in Tables 4 and 8.",
    printed=DESIGN,
    inputs={"other": f"{T4}/initial_design/margin_share"},
    severity="minor",
    how="{other}",
)
def design_share_in_tables(other: float) -> float:
    """The same figure in both tables."""
    return other


@claim(
    says="Manufacturing has the same share in Tables 4 and 8.",
    printed=MAKING,
    inputs={"other": f"{T4}/manufacturing/margin_share"},
    severity="minor",
    how="{other}",
)
def manufacturing_share_in_tables(other: float) -> float:
    """The same figure in both tables."""
    return other


@claim(
    says="Wholesale and retail of Table 8 make the share of sales of Table 4.",
    printed=f"{T4}/sales/margin_share",
    inputs={"wholesale": WHOLESALE, "retail": RETAIL},
    severity="moderate",
    at="ch. 4, Table 8",
    how="{wholesale} + {retail}",
)
def sales_share_in_tables(wholesale: float, retail: float) -> float:
    """The two parts make the share of sales."""
    return wholesale + retail


@claim(
    says="Wholesale has the same share in the section on retail and in Table 8.",
    printed=f"{TALKS}/wholesale_share_of_margin/industry",
    inputs={"wholesale": WHOLESALE},
    severity="minor",
    how="{wholesale}",
)
def wholesale_share_in_text_and_table(wholesale: float) -> float:
    """The same figure."""
    return wholesale


@claim(
    says="Retail has the same share in the section on retail and in Table 8.",
    printed=f"{TALKS}/retail_share_of_margin/industry",
    inputs={"retail": RETAIL},
    severity="minor",
    how="{retail}",
)
def retail_share_in_text_and_table(retail: float) -> float:
    """The same figure."""
    return retail


@claim(
    says="Soko sells 82 percent to wholesalers and 18 percent at retail, which is everything.",
    printed=whole(),
    inputs={
        "wholesale": f"{T8}/wholesaler_distributor/soko_branded_sales_share",
        "retail": f"{T8}/retail/soko_branded_sales_share",
    },
    severity="minor",
    at="ch. 4, Table 8",
    how="{wholesale} + {retail}",
)
def soko_channels_sum(wholesale: float, retail: float) -> float:
    """The two channels make the whole."""
    return wholesale + retail


@claim(
    says="Of Soko's 18 percent at retail, 2 are stores and 16 ecommerce.",
    printed=f"{T8}/retail/soko_branded_sales_share",
    inputs={
        "stores": f"{T8}/retail/soko_branded_stores_sales_share",
        "online": f"{T8}/retail/soko_branded_ecommerce_sales_share",
    },
    severity="minor",
    how="{stores} + {online}",
)
def soko_retail_parts(stores: float, online: float) -> float:
    """The two parts make the share."""
    return stores + online


@claim(
    says="Fossil sells 75 percent to wholesalers and 25 percent at retail, which is everything.",
    printed=whole(),
    inputs={
        "wholesale": f"{T8}/wholesaler_distributor/fossil_outsourced_sales_share",
        "retail": f"{T8}/retail/fossil_outsourced_sales_share",
    },
    severity="minor",
    at="ch. 4, Table 8",
    how="{wholesale} + {retail}",
)
def fossil_channels_sum(wholesale: float, retail: float) -> float:
    """The two channels make the whole."""
    return wholesale + retail


@claim(
    says="Of Fossil's 25 percent at retail, 21 are stores and 4 ecommerce.",
    printed=f"{T8}/retail/fossil_outsourced_sales_share",
    inputs={
        "stores": f"{T8}/retail/fossil_outsourced_stores_sales_share",
        "online": f"{T8}/retail/fossil_outsourced_ecommerce_sales_share",
    },
    severity="minor",
    how="{stores} + {online}",
)
def fossil_retail_parts(stores: float, online: float) -> float:
    """The two parts make the share."""
    return stores + online


@claim(
    says="The text gives the same share of sales to businesses as Table 8.",
    printed=f"{SOKO}/sales_share_business_2017/soko",
    inputs={"wholesale": f"{T8}/wholesaler_distributor/soko_branded_sales_share"},
    severity="minor",
    how="{wholesale}",
)
def soko_wholesale_in_text_and_table(wholesale: float) -> float:
    """The same figure."""
    return wholesale


@claim(
    says="The text gives the same share of sales through Soko's own channels as Table 8.",
    printed=f"{SOKO}/sales_share_own_channels_2017/soko",
    inputs={"retail": f"{T8}/retail/soko_branded_sales_share"},
    severity="minor",
    how="{retail}",
)
def soko_retail_in_text_and_table(retail: float) -> float:
    """The same figure."""
    return retail


@claim(
    says="Manufacturing is contracted out to more than 2500 artisanal suppliers.",
    printed=f"{T8}/manufacturing/soko_branded_suppliers",
    inputs={
        "registered": f"{T11}/registered_total/y2017",
        "active": f"{SOKO}/artisans_active_2017/soko",
        "owners": f"{T11}/lead_artisans/y2017",
    },
    severity="moderate",
)
def suppliers_of_table_08(registered: float, active: float, owners: float) -> Mapping[str, float]:
    """The number is that of all who are registered. Those who worked for Soko in 2017 were 1520, and
    those who own a workshop, and so could be called suppliers, 125.
    """
    return {
        "registered artisans": registered,
        "artisans active in 2017": active,
        "owners of microfactories": owners,
    }


@claim(
    says="Of a necklace of 100 dollars the vertically integrated Soko captures 30.",
    printed=f"{T6}/manufacturer_margin/soko",
    inputs={
        "design": DESIGN,
        "making": MAKING,
        "wholesale": WHOLESALE,
        "retail": RETAIL,
        "own_retail": f"{T8}/retail/soko_branded_sales_share",
        "price": f"{TALKS}/reference_necklace_price/industry",
    },
    severity="major",
    at="ch. 4, Table 6",
)
def margin_captured_by_soko(
    design: float, making: float, wholesale: float, retail: float, own_retail: float, price: float
) -> Mapping[str, float]:
    """Design and manufacturing alone make the 30 dollars of Table 6. The text below Table 8 counts
    wholesale and some retail as in-house too; their shares would bring Soko to 60 dollars and more. So
    either Table 6 leaves the sales margin out, or the necklace's wholesaler is not Soko.
    """
    made = design + making
    return {
        "design and manufacturing": price * made / 100,
        "with wholesale": price * (made + wholesale) / 100,
        "with wholesale and its own share of retail": price
        * (made + wholesale + retail * own_retail / 100)
        / 100,
    }


@claim(
    says="Of a necklace of 100 dollars Au, which manufactures only, captures 20.",
    printed=f"{T6}/manufacturer_margin/au_enterprises",
    inputs={"making": MAKING, "price": f"{TALKS}/reference_necklace_price/industry"},
    severity="moderate",
    how="{price} x {making}%",
)
def margin_captured_by_au(making: float, price: float) -> float:
    """The share of manufacturing of the price."""
    return price * making / 100


@claim(
    says="Of a necklace of 100 dollars Fossil's factories, which manufacture only, capture 20.",
    printed=f"{T6}/manufacturer_margin/fossil_outsourced",
    inputs={"making": MAKING, "price": f"{TALKS}/reference_necklace_price/industry"},
    severity="moderate",
    how="{price} x {making}%",
)
def margin_captured_by_fossils_factories(making: float, price: float) -> float:
    """The share of manufacturing of the price."""
    return price * making / 100
