"""Table 7: Soko's growth in gross profits, and what the text says of doubling."""

from __future__ import annotations

from collections.abc import Mapping

from microfactory.audit.registry import claim

T6, T7, SOKO = (
    "thesis_table_06_cost_buckets",
    "thesis_table_07_growth",
    "thesis_text_soko_reports",
)
FIRST, SECOND, THIRD = (
    f"{T7}/growth_{years}/soko" for years in ("2014_2015", "2015_2016", "2016_2017")
)


def grown(percent: float) -> float:
    """Return the factor of a growth by so many percent."""
    return 1 + percent / 100


@claim(
    says="Gross profits doubled from 2016 to 2017.",
    printed=f"{SOKO}/gross_profit_factor_2016_2017/soko",
    inputs={"growth": THIRD},
    severity="major",
    how="1 + {growth}%",
)
def gross_profits_doubled_2017(growth: float) -> float:
    """Table 7 has a growth of the same gross profits by 53 percent in the same period: by half, not to
    the double. It weighs in the text, which sets fewer active artisans against the doubling.
    """
    return grown(growth)


@claim(
    says="Revenue has doubled every year since 2014: in 2014-2015.",
    printed=f"{SOKO}/revenue_growth_factor_since_2014/soko",
    inputs={"growth": FIRST},
    severity="moderate",
)
def doubled_2015(growth: float) -> Mapping[str, float]:
    """Table 7 does not say whether gross profits grew by 210 percent or to 210 percent. To it is a
    doubling, by it a tripling. That revenue and gross profits grew alike is an assumption.
    """
    return {"growth by the printed percent": grown(growth), "growth to it": growth / 100}


@claim(
    says="Revenue has doubled every year since 2014: in 2015-2016.",
    printed=f"{SOKO}/revenue_growth_factor_since_2014/soko",
    inputs={"growth": SECOND},
    severity="moderate",
    how="1 + {growth}%",
)
def doubled_2016(growth: float) -> float:
    """Gross profits grew by 53 percent; revenue doubled only if the margin fell by a quarter."""
    return grown(growth)


@claim(
    says="Revenue has doubled every year since 2014: in 2016-2017.",
    printed=f"{SOKO}/revenue_growth_factor_since_2014/soko",
    inputs={"growth": THIRD},
    severity="moderate",
    how="1 + {growth}%",
)
def doubled_2017(growth: float) -> float:
    """Gross profits grew by 53 percent; revenue doubled only if the margin fell by a quarter."""
    return grown(growth)


@claim(
    says="Revenue has doubled year over year since 2014, and Table 6 gives its average growth for 2015-2017.",
    printed=f"{SOKO}/revenue_growth_factor_since_2014/soko",
    inputs={"growth": f"{T6}/revenue_growth_2015_2017/soko"},
    severity="major",
)
def doubling_against_average_growth(growth: float) -> Mapping[str, float]:
    """The same quantity, revenue, in two places: a doubling every year against 53 percent on average. If
    the 53 percent were of the two years together, a year's growth would be less still.
    """
    return {"53 percent a year": grown(growth), "53 percent in two years": grown(growth) ** 0.5}


@claim(
    says="Revenue has doubled year over year since 2014, read as an average over the three years.",
    printed=f"{SOKO}/revenue_growth_factor_since_2014/soko",
    inputs={"first": FIRST, "second": SECOND, "third": THIRD},
    severity="moderate",
)
def doubled_on_average(first: float, second: float, third: float) -> Mapping[str, float]:
    """The mean yearly factor of gross profits over three years comes close to two, if those of 2014-2015
    grew by 210 percent; then the first year alone carries the claim.
    """
    rest = grown(second) * grown(third)
    return {
        "first year by 210 percent": (grown(first) * rest) ** (1 / 3),
        "first year to 210 percent": (first / 100 * rest) ** (1 / 3),
    }


@claim(
    says="Revenue grew by 53 percent on average in 2015-2017.",
    printed=f"{T6}/revenue_growth_2015_2017/soko",
    inputs={"second": SECOND, "third": THIRD},
    severity="moderate",
    how="({second} + {third}) / 2",
)
def average_growth_of_table_06(second: float, third: float) -> float:
    """Table 7 has 53 percent for both years, of gross profits; Table 6 has it as growth of revenue. The
    two agree, if the margin stayed the same.
    """
    return (second + third) / 2


@claim(
    says="In early 2018 Soko was on its way to a growth in gross profits by 50 percent.",
    printed=f"{SOKO}/gross_profit_growth_2018/soko",
    inputs={"growth": f"{T7}/growth_2017_2018/soko"},
    severity="minor",
    how="{growth}",
)
def growth_expected_2018(growth: float) -> float:
    """Text and table print the same forecast."""
    return growth
