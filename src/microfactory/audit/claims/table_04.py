"""Table 4: stages of jewelry production, their shares of the margin and the sizes of their makers."""

from __future__ import annotations

from collections.abc import Mapping

from microfactory.audit.printed import whole
from microfactory.audit.registry import claim

T4, T6 = "thesis_table_04_jewelry_stages", "thesis_table_06_cost_buckets"
TALKS, CONTEXT = "thesis_text_interviews", "thesis_text_context"
TYPES = "thesis_text_typology"


@claim(
    says="The shares of margin of the stages of Table 4 are shares of one whole.",
    printed=whole(),
    inputs={
        "design": f"{T4}/initial_design/margin_share",
        "manufacturing": f"{T4}/manufacturing/margin_share",
        "sales": f"{T4}/sales/margin_share",
    },
    severity="moderate",
    at="ch. 4, Table 4",
    how="{design} + {manufacturing} + {sales}",
)
def table_04_shares_sum(design: float, manufacturing: float, sales: float) -> float:
    """The three printed shares make the whole, so that nothing is left for design for manufacturing
    and finishing, which have a row and no share: they are inside the others, or cost nothing.
    """
    return design + manufacturing + sales


@claim(
    says="Sales take about 70 percent of the margin.",
    printed=f"{TALKS}/sales_share_of_margin/industry",
    inputs={"sales": f"{T4}/sales/margin_share"},
    severity="minor",
    how="{sales}",
)
def sales_share_in_text_and_table(sales: float) -> float:
    """Text and table print the same share."""
    return sales


@claim(
    says="Wholesalers take about 30 percent of the margin and retail another 40, which makes the 70 of sales.",
    printed=f"{T4}/sales/margin_share",
    inputs={
        "wholesale": f"{TALKS}/wholesale_share_of_margin/industry",
        "retail": f"{TALKS}/retail_share_of_margin/industry",
    },
    severity="minor",
    at="ch. 4, Retail",
    how="{wholesale} + {retail}",
)
def wholesale_and_retail_make_sales(wholesale: float, retail: float) -> float:
    """The two parts make the share of sales."""
    return wholesale + retail


@claim(
    says="Manufacturing takes 10 to 20 percent of the retail price.",
    printed=f"{TALKS}/manufacturing_share_of_retail/industry",
    inputs={"manufacturing": f"{T4}/manufacturing/margin_share"},
    severity="moderate",
    how="{manufacturing}",
)
def manufacturing_share_in_text_and_table(manufacturing: float) -> float:
    """Table 4 has the upper end of the range of the text, if the margin is that of the retail price."""
    return manufacturing


@claim(
    says="An artisanal microfactory ends at about 10 people, where an SME factory begins.",
    printed=f"{T4}/manufacturing/traditional_handmade_workers@high",
    inputs={"begins": f"{T4}/manufacturing/modern_handmade_workers@low"},
    severity="minor",
    at="ch. 4, Table 4",
    how="{begins}",
)
def microfactory_and_sme_meet(begins: float) -> float:
    """The classes meet at one number, which belongs to both; with rounded ends that is no gap."""
    return begins


@claim(
    says="An SME factory ends at about 200 people, where a large factory begins.",
    printed=f"{T4}/manufacturing/modern_handmade_workers@high",
    inputs={"begins": f"{T4}/manufacturing/mass_produced_workers@low"},
    severity="minor",
    at="ch. 4, Table 4",
    how="{begins}",
)
def sme_and_large_factory_meet(begins: float) -> float:
    """The classes meet at one number, which belongs to both; with rounded ends that is no gap."""
    return begins


@claim(
    says="An artisanal microfactory of Table 4 is a craft producer by the cut-off of ch. 2.",
    printed=f"{T4}/manufacturing/traditional_handmade_workers",
    inputs={"craft": f"{CONTEXT}/craft_employees_below/thesis"},
    relation="at most",
    severity="minor",
    at="ch. 4, Table 4",
    how="below {craft}",
)
def microfactory_is_craft(craft: float) -> float:
    """Fewer than ten people is craft; the class of Table 4 reaches about ten."""
    return craft


@claim(
    says="A large factory of Table 4, from about 200 people, is a mass producer by the cut-offs of ch. 2.",
    printed=f"{T4}/manufacturing/mass_produced_workers@low",
    inputs={
        "surely": f"{CONTEXT}/mass_employees_above/thesis",
        "possibly": f"{CONTEXT}/craft_employees_below/thesis@high",
    },
    relation="at least",
    severity="moderate",
    at="ch. 4, Table 4",
)
def large_factory_is_mass_production(surely: float, possibly: float) -> Mapping[str, float]:
    """Between 10 and 500 people ch. 2 leaves the type open, so the table does not contradict it; but a
    factory of 200 to 500 people is not yet a mass producer by its number of people alone.
    """
    return {"a mass producer for sure": surely, "one that may be a mass producer": possibly}


@claim(
    says="Handmade batches are tens to hundreds: the text gives the same for a batch of one workshop of Soko.",
    printed=f"{T4}/batch_size/traditional_handmade",
    inputs={"batch": "thesis_text_soko_reports/batch_size_workshop/soko"},
    severity="minor",
    at="ch. 4, Table 4",
    how="{batch}",
)
def handmade_batch_in_table_and_text(batch: float) -> float:
    """Table 4 and the section on throughput give the same order of magnitude."""
    return batch


@claim(
    says="Modern handmade batches reach thousands, and so do Au's in Table 6.",
    printed=f"{T4}/batch_size/modern_handmade@high",
    inputs={"batch": f"{T6}/batch_size/au_enterprises@high"},
    severity="minor",
    at="ch. 4, Table 4",
    how="{batch}",
)
def modern_batch_in_tables(batch: float) -> float:
    """Both tables end the range with thousands."""
    return batch


@claim(
    says="Mass-produced batches begin with thousands, and so do Fossil's in Table 6.",
    printed=f"{T4}/batch_size/mass_produced@low",
    inputs={"batch": f"{T6}/batch_size/fossil_outsourced@low"},
    severity="minor",
    at="ch. 4, Table 4",
    how="{batch}",
)
def mass_batch_in_tables(batch: float) -> float:
    """Both tables begin the range with thousands."""
    return batch
