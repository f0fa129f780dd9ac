"""Table 6: Soko's revenue, by the necklace and by the accounts."""

from __future__ import annotations

from collections.abc import Mapping

from microfactory.audit.claims.table_06.cells import SOKO, SOKO_BUCKETS, T6
from microfactory.audit.registry import claim


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
