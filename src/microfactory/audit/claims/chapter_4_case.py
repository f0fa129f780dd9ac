"""Chapter 4, Soko Case Study: revenue, the artisans' share of it, customers and motivations."""

from __future__ import annotations

from microfactory.audit.printed import whole
from microfactory.audit.registry import claim, unchecked

SOKO, INTERVIEWS = "thesis_text_soko_reports", "thesis_text_interviews"
T6, T11 = "thesis_table_06_cost_buckets", "thesis_table_11_artisans"


@claim(
    says="The artisans kept 23 percent of Soko's revenue in 2017.",
    printed=f"{SOKO}/artisan_revenue_share_2017/soko",
    inputs={
        "artisans": f"{SOKO}/artisan_revenue_total_2017/soko",
        "accounts": f"{SOKO}/revenue_2017_accounts/soko",
        "june": f"{SOKO}/revenue_2017_june/soko",
    },
    severity="major",
    how="100 x {artisans} / {accounts}; 100 x {artisans} / {june}",
)
def artisans_share_of_revenue(artisans: float, accounts: float, june: float) -> dict[str, float]:
    """586 thousand dollars are 23 percent of the 2.5 million of the accounts, and 17 percent of the 3.5
    million that stand two sentences before the share.
    """
    return {
        "of the revenue in the accounts": 100 * artisans / accounts,
        "of the revenue of June 2017": 100 * artisans / june,
    }


@artisans_share_of_revenue.consequence(
    "the revenue of which 586 thousand are 23 percent", "USD_2017"
)
def revenue_behind_the_share(artisans: float, printed: float) -> float:
    """Some 2.55 million."""
    return 100 * artisans / printed


@claim(
    says="Artisans of the jewelry industry keep 8 to 10 percent of revenue.",
    printed=f"{INTERVIEWS}/worker_revenue_share/industry",
    inputs={
        "part": f"{T6}/worker_margin/au_enterprises",
        "margin": f"{T6}/manufacturer_margin/au_enterprises",
        "price": f"{INTERVIEWS}/reference_necklace_price/industry",
    },
    severity="moderate",
    how="100 x {part} / {margin}; 100 x {part} / {price}",
)
def industry_standard_for_artisans(part: float, margin: float, price: float) -> dict[str, float]:
    """Workers of Au Enterprises have 8 dollars of a necklace: 40 percent of what the maker gets and 8
    percent of the shelf price. The industry's 8 to 10 percent fit the shelf price.
    """
    return {
        "Au Enterprises, of the maker's revenue": 100 * part / margin,
        "Au Enterprises, of the shelf price": 100 * part / price,
    }


@claim(
    says="Soko's artisans keep more of revenue than the industry's standard.",
    printed=f"{INTERVIEWS}/worker_revenue_share/industry@high",
    inputs={
        "part": f"{T6}/worker_margin_revenue/soko",
        "margin": f"{T6}/manufacturer_margin/soko",
        "price": f"{INTERVIEWS}/reference_necklace_price/industry",
    },
    relation="at most",
    severity="major",
    how="100 x {part} / {margin}; 100 x {part} / {price}",
)
def artisans_share_against_the_industry(
    part: float, margin: float, price: float
) -> dict[str, float]:
    """7 dollars are 23 percent of the 30 that Soko gets and 7 percent of the 100 at the shop. If the
    industry's 8 to 10 percent are of the shelf price, as the figures of Au Enterprises suggest, Soko's
    artisans have no larger share of it; if they are of the maker's revenue, more than twice as much.
    """
    return {
        "shares of the maker's revenue": 100 * part / margin,
        "shares of the shelf price": 100 * part / price,
    }


@claim(
    says="Full-time artisans' annual income rose around fivefold.",
    printed=f"{SOKO}/income_factor_full_time/soko",
    inputs={"average": f"{SOKO}/income_factor_2016/soko"},
    relation="at least",
    severity="moderate",
    how="{average}",
)
def income_factors_of_artisans(average: float) -> float:
    """The survey of 2016 has a factor of 4 on average over all artisans, within months of joining; that
    those who work full time gain more is what one would expect.
    """
    return average


@claim(
    says="Soko has tens of thousands of customers.",
    printed=f"{SOKO}/customers/soko@low",
    inputs={
        "revenue": f"{SOKO}/revenue_2017_accounts/soko",
        "price": f"{T6}/manufacturer_margin/soko",
    },
    relation="at most",
    severity="minor",
    how="{revenue} / {price}",
)
def customers_and_pieces(revenue: float, price: float) -> float:
    """2.5 million dollars are 83 thousand necklaces of 30 dollars in 2017, so that ten thousand buyers and
    more can each have one.
    """
    return revenue / price


@claim(
    says="Soko's outsourced workshops have thousands of artisans.",
    printed=f"{T6}/staff_outsourced/soko",
    inputs={
        "active": f"{SOKO}/artisans_active_2017/soko",
        "registered": f"{SOKO}/artisans_registered_2017/soko",
    },
    severity="minor",
    how="{active}; {registered}",
)
def thousands_of_artisans(active: float, registered: float) -> dict[str, float]:
    """1520 and 2500 are both in the thousands."""
    return {"active in 2017": active, "registered": registered}


@claim(
    says="A necklace of Soko's costs 65 dollars where a fair trade firm asks 300 for its like.",
    printed=f"{SOKO}/price_range/soko",
    inputs={"price": f"{SOKO}/necklace_price_comparison/soko"},
    severity="minor",
    how="{price}",
)
def price_of_the_compared_necklace(price: float) -> float:
    """It lies in the range of Soko's consumer prices in Table 5; the other's price is twice its upper
    end.
    """
    return price


@claim(
    says="Artisans are enterprising (50 to 70 percent), artistic (about 20) or driven by money (10 to 30).",
    printed=whole(),
    inputs={
        "enterprising": f"{INTERVIEWS}/motivation_enterprising/soko",
        "artistic": f"{INTERVIEWS}/motivation_artistic/soko",
        "money": f"{INTERVIEWS}/motivation_money_driven/soko",
    },
    severity="minor",
    at="ch. 4, Value to SME Suppliers",
    how="{enterprising} + {artistic} + {money}",
)
def motivations_of_artisans(enterprising: float, artistic: float, money: float) -> float:
    """The three make 80 to 120 percent, so they can be parts of one whole."""
    return enterprising + artistic + money


gain = unchecked(
    "income_gain_of_full_time_artisans",
    says="Full-time suppliers received around five times their earlier annual income.",
    printed=f"{SOKO}/income_factor_full_time/soko",
    missing="their income before and after; the survey behind it is not named",
    severity="major",
    part=__name__,
)


@gain.consequence(
    "the yearly income before, if 2017's take-home of full-time artisans is five times as much",
    "USD_2017/person",
    revenue=f"{SOKO}/artisan_revenue_total_2017/soko",
    home=f"{SOKO}/artisan_take_home_margin_2017/soko",
    lead=f"{T11}/lead_artisans/y2017",
    full=f"{T11}/full_time_employees/y2017",
)
def income_before_soko(
    revenue: float, home: float, lead: float, full: float, printed: float
) -> float:
    """Half of 586 thousand dollars is 607 a year for each of 483 full-time artisans, and a fifth of that is
    121: a third of a dollar a day, so that they must have had other income before or besides Soko.
    """
    return revenue * home / 100 / (lead + full) / printed


unchecked(
    "risk_of_poverty_halved",
    says="Three months of work for Soko halve the risk of poverty.",
    printed=f"{SOKO}/poverty_risk_factor_2016/soko",
    missing="the two shares, the sample, and the poverty line that was used",
    severity="major",
    part=__name__,
)
