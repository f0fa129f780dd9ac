"""Table 6: cost buckets of a necklace, and the firms beside them."""

from __future__ import annotations

from collections.abc import Mapping

from microfactory.audit.registry import claim

T6, T8 = "thesis_table_06_cost_buckets", "thesis_table_08_vertical_integration"
SOKO, TALKS = "thesis_text_soko_reports", "thesis_text_interviews"
CONTEXT = "thesis_text_context"
WEEKS_PER_MONTH = 365.25 / 12 / 7


def buckets(case: str, *names: str) -> dict[str, str]:
    """Return the cells of a column of Table 6 by the name of the bucket."""
    return {name: f"{T6}/{name}/{case}" for name in names}


SOKO_BUCKETS = {
    "receipts": f"{T6}/manufacturer_margin/soko",
    "artisans": f"{T6}/worker_margin_revenue/soko",
    "materials": f"{T6}/material_equipment/soko",
    "shipping": f"{T6}/shipping/soko",
    "overhead": f"{T6}/overhead/soko",
}


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
    says="Soko's revenue of 2017 by the necklace: what artisans received stands to it as 7 to 30.",
    printed=f"{T6}/annual_revenue/soko",
    inputs={
        "paid": f"{SOKO}/artisan_revenue_total_2017/soko",
        "artisans": SOKO_BUCKETS["artisans"],
        "receipts": SOKO_BUCKETS["receipts"],
    },
    severity="moderate",
    how="{paid} x {receipts} / {artisans}",
)
def revenue_by_the_necklace(paid: float, artisans: float, receipts: float) -> float:
    """586 thousand dollars times 30 over 7 is 2.5 million, so the example of the necklace stands for
    Soko's whole trade, and the revenue of 2.5 million is the one that the rest agrees with.
    """
    return paid * receipts / artisans


@claim(
    says="Soko's revenue of 2017 in the text is that of Table 6.",
    printed=f"{SOKO}/revenue_2017_accounts/soko",
    inputs={"revenue": f"{T6}/annual_revenue/soko"},
    severity="moderate",
    how="{revenue}",
)
def revenue_in_text_and_table(revenue: float) -> float:
    """Both have 2.5 million."""
    return revenue


@claim(
    says="In June 2017 Soko had about 3.5 million dollars in revenue.",
    printed=f"{SOKO}/revenue_2017_june/soko",
    inputs={
        "accounts": f"{SOKO}/revenue_2017_accounts/soko",
        "paid": f"{SOKO}/artisan_revenue_total_2017/soko",
        "share": f"{SOKO}/artisan_revenue_share_2017/soko",
    },
    severity="major",
)
def two_revenues_of_2017(accounts: float, paid: float, share: float) -> Mapping[str, float]:
    """Two revenues for one year. The artisans' share of 23 percent and the 586 thousand paid to them
    give 2.55 million, which speaks for the lower one; the higher one may be sales at retail value, a
    yearly rate of a good month, or revenue since the founding, and the text does not say.
    """
    return {
        "revenue of 2017 in the accounts": accounts,
        "what artisans received, over their share": 100 * paid / share,
    }


@two_revenues_of_2017.consequence("the artisans' share, if revenue were 3.5 million", "percent")
def share_at_higher_revenue(paid: float, printed: float) -> float:
    """Return the share."""
    return 100 * paid / printed


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
