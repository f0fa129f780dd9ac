"""Returns against investment, and the trap that keeps small firms small (Figure 16 of the thesis)."""

from microfactory.investment.dynamics import (
    Growth,
    Loan,
    fixed_points,
    lucky_factors,
    paths,
    threshold,
)
from microfactory.investment.escape import escape_shares, smallest_loan
from microfactory.investment.returns import Hill, Returns, TwoTechnologies

__all__ = [
    "Growth",
    "Hill",
    "Loan",
    "Returns",
    "TwoTechnologies",
    "escape_shares",
    "fixed_points",
    "lucky_factors",
    "paths",
    "smallest_loan",
    "threshold",
]
