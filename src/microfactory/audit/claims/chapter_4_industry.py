"""Chapter 4, jewelry industry: margins, times and wages of other producers."""

from __future__ import annotations

from microfactory.audit.printed import whole
from microfactory.audit.registry import claim, unchecked

CONTEXT, INTERVIEWS, T6 = (
    "thesis_text_context",
    "thesis_text_interviews",
    "thesis_table_06_cost_buckets",
)
#: Conventions of the calendar and of the working day, not figures of the thesis.
WEEKS_PER_MONTH = 365.25 / 12 / 7
HOURS_PER_DAY = 8


@claim(
    says="Manufacturing should cost about 10 to 20 percent of the retail price.",
    printed=f"{INTERVIEWS}/manufacturing_share_of_retail/industry",
    inputs={
        "au": f"{T6}/manufacturer_margin/au_enterprises",
        "fossil": f"{T6}/manufacturer_margin/fossil_outsourced",
        "price": f"{INTERVIEWS}/reference_necklace_price/industry",
    },
    severity="moderate",
    how="100 x {au} / {price}; 100 x {fossil} / {price}",
)
def manufacturing_share_of_the_necklace(au: float, fossil: float, price: float) -> dict[str, float]:
    """Table 6 gives the maker 20 of the 100 dollars: the upper end, although the text says that
    mid-tier goods, as this necklace, lie at the lower one.
    """
    return {"Au Enterprises": 100 * au / price, "Fossil's factories": 100 * fossil / price}


@claim(
    says="An artisan in the USA takes home 12 dollars of a piece that retails for 30.",
    printed=f"{INTERVIEWS}/handmade_take_home/traditional_handmade",
    inputs={
        "price": f"{INTERVIEWS}/handmade_retail_price/traditional_handmade",
        "sales": f"{INTERVIEWS}/sales_share_of_margin/industry",
    },
    relation="at most",
    severity="minor",
    how="{price} x (1 - {sales} / 100); {price}",
)
def take_home_of_a_traditional_artisan(price: float, sales: float) -> dict[str, float]:
    """If sales take the 70 percent that the chapter gives them, 9 dollars are left and 12 cannot be
    taken home. It holds where the artisan sells directly.
    """
    return {
        "sold through shops, which keep their share": price * (1 - sales / 100),
        "sold by the artisan": price,
    }


@claim(
    says="Mass production takes six to eight months from design to store.",
    printed=f"{INTERVIEWS}/design_to_store_time/mass_production",
    inputs={
        "rollout": f"{T6}/rollout_time/fossil_outsourced",
        "retooling": f"{INTERVIEWS}/retooling_time/mass_production",
        "samples": f"{INTERVIEWS}/sample_time/mass_production",
        "production": f"{INTERVIEWS}/production_time_after_samples/mass_production",
    },
    severity="moderate",
    how="{rollout}; {retooling} + ({samples} + {production}) / 4.35",
)
def months_from_design_to_store(
    rollout: float, retooling: float, samples: float, production: float
) -> dict[str, float]:
    """Table 6 has two to three months for a new product of Fossil's. Six to eight come out when a
    machine is retooled first and samples are made and approved.
    """
    return {
        "a new product, Table 6": rollout,
        "retooling, samples and production one after another": retooling
        + (samples + production) / WEEKS_PER_MONTH,
    }


@claim(
    says="The design of a new handmade piece might cost 1000 to 2000 dollars.",
    printed=f"{INTERVIEWS}/new_design_cost/industry",
    inputs={
        "soko": f"{T6}/rollout_cost/soko",
        "au": f"{T6}/rollout_cost/au_enterprises",
        "fossil": f"{T6}/rollout_cost/fossil_outsourced",
    },
    severity="minor",
    how="{soko}; {au}; {fossil}",
)
def cost_of_a_new_design(soko: float, au: float, fossil: float) -> dict[str, float]:
    """The text says it of handmade jewelry; in Table 6 it is the cost at Fossil's suppliers, and the
    two makers that work by hand pay 70 to 250 dollars.
    """
    return {"Soko": soko, "Au Enterprises": au, "Fossil's suppliers": fossil}


@claim(
    says="Three workers of Au Enterprises make up to 800 identical pieces a week.",
    printed=f"{INTERVIEWS}/identical_output/au_enterprises@high",
    inputs={
        "wage": f"{T6}/worker_hourly_pay/au_enterprises",
        "workers": f"{INTERVIEWS}/identical_output_workers/au_enterprises",
        "margin": f"{T6}/worker_margin/au_enterprises",
    },
    relation="at least",
    severity="moderate",
    how="40 x {wage} x {workers} / {margin}",
)
def pieces_of_a_week_at_au(wage: float, workers: float, margin: float) -> float:
    """At 25 to 35 dollars an hour, 40 hours of three workers are 8 dollars a piece if they make 375 to
    525 pieces: Table 6 fits below the most that they can make.
    """
    return 5 * HOURS_PER_DAY * wage * workers / margin


@claim(
    says="The revenue of Au Enterprises was 2.5 to 5 million dollars.",
    printed=f"{T6}/annual_revenue/au_enterprises",
    inputs={
        "staff": f"{INTERVIEWS}/employees/au_enterprises",
        "wage": f"{T6}/worker_hourly_pay/au_enterprises",
        "margin": f"{T6}/worker_margin/au_enterprises",
        "price": f"{T6}/manufacturer_margin/au_enterprises",
    },
    severity="minor",
    how="{staff} x 2080 x {wage} / ({margin} / {price})",
)
def revenue_of_au_from_its_wages(staff: float, wage: float, margin: float, price: float) -> float:
    """Fifteen people at 25 to 35 dollars for the 2080 hours of a year earn 0.8 to 1.1 million; if
    that is 8 of every 20 dollars, revenue is 2.0 to 2.7 million, at the lower end of what is printed.
    """
    return staff * 52 * 5 * HOURS_PER_DAY * wage / (margin / price)


@claim(
    says="Mass production leaves its workers roughly 2 to 3 percent of revenue.",
    printed=f"{INTERVIEWS}/worker_share_of_revenue/mass_production",
    inputs={"earlier": f"{INTERVIEWS}/worker_revenue_share/mass_production"},
    severity="moderate",
    how="{earlier}",
)
def worker_share_in_mass_production(earlier: float) -> float:
    """The founding story says 3 to 5 percent; the two ranges meet at 3."""
    return earlier


@claim(
    says="Low-skilled Asian workers earn 0.50 dollars an hour on average.",
    printed=f"{CONTEXT}/wage_low_skilled_2016/asia",
    inputs={"day": f"{INTERVIEWS}/wage_2017/china"},
    severity="minor",
    how="{day} / 8",
)
def hourly_wage_in_asia(day: float) -> float:
    """Unskilled jewelry workers in China are said to earn 1.50 to 3 dollars a day, with room and board
    beside it: 0.19 to 0.38 an hour in a day of eight. The two are of different years, industries and
    countries, and room and board are not priced.
    """
    return day / HOURS_PER_DAY


@hourly_wage_in_asia.consequence("the hours a day at which the two would be one", "hour/day")
def hours_of_a_day(day: float, printed: float) -> float:
    """Three to six hours: fewer than a working day, so room and board would have to be worth the rest."""
    return day / printed


@claim(
    says="Factories now take orders of 2000 pieces, and 1000 may be needed for a profit.",
    printed=f"{INTERVIEWS}/min_order_since/mass_production@low",
    inputs={"profit": f"{INTERVIEWS}/min_batch_profit/mass_production"},
    relation="at least",
    severity="minor",
    how="{profit}",
)
def smallest_orders_are_profitable(profit: float) -> float:
    """The smallest orders that are taken are twice what a profit needs."""
    return profit


@claim(
    says="Zara makes half of its wares in Spain.",
    printed=f"{CONTEXT}/made_in_spain_share/zara",
    inputs={"factories": f"{CONTEXT}/factories_in_spain_share/zara"},
    severity="minor",
    how="100 x {factories}",
)
def zaras_half_in_spain(factories: float) -> float:
    """Another section says half of its factories; the same number of two things, which agree if all
    factories make as much.
    """
    return 100 * factories


@claim(
    says="Zara makes half in Spain, roughly a quarter through outsourced factories, a last quarter in Europe.",
    printed=whole(1, "1"),
    inputs={
        "spain": f"{CONTEXT}/factories_in_spain_share/zara",
        "outsourced": f"{CONTEXT}/outsourced_share/zara",
        "europe": f"{CONTEXT}/rest_of_europe_share/zara",
    },
    severity="minor",
    at="ch. 4, Costs: Operating Expenses",
    how="{spain} + {outsourced} + {europe}",
)
def where_zara_makes_its_clothes(spain: float, outsourced: float, europe: float) -> float:
    """The three make the whole, though the half is of factories and the quarters are of products."""
    return spain + outsourced + europe


@claim(
    says="200 km of monorail join Zara's 11 factories, all within 16 km of its headquarters.",
    printed=f"{CONTEXT}/monorails/zara",
    inputs={
        "factories": f"{CONTEXT}/factories_in_spain/zara",
        "radius": f"{CONTEXT}/factory_radius/zara",
    },
    relation="at most",
    severity="minor",
    how="{factories} x {radius}; 2 x {factories} x {radius}",
)
def monorails_of_zara(factories: float, radius: float) -> dict[str, float]:
    """A straight line from headquarters to each of eleven factories at 16 km makes 176 km, so 200
    need a track each way or a detour.
    """
    return {
        "one track to each factory": factories * radius,
        "a track each way": 2 * factories * radius,
    }


unchecked(
    "rejection_of_mass_produced_jewelry",
    says="Soko's 11 percent are slightly more than what is rejected of mass-produced jewelry.",
    printed="thesis_text_soko_reports/rejection_rate_2017/soko",
    missing="the rejection rate of mass-produced jewelry, which is not printed",
    severity="moderate",
    part=__name__,
)
