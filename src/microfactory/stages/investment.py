"""Ask who gets over the threshold of the illustrative curve, by size of loan and by luck."""

from __future__ import annotations

import numpy as np
import pandas as pd

from microfactory import investment, registers, tables
from microfactory.assumptions import assumptions
from microfactory.progress import shown


def main() -> None:
    """Write the shares of firms that escape, for several spreads of luck."""
    params, assumed = registers.params(), assumptions("investment")
    value = {name: one.value for name, one in assumed.items()}
    curve = investment.Hill(value["top"], value["half"], value["steepness"])
    growth = investment.Growth(curve, depreciation=value["depreciation"])
    firms = np.random.default_rng(params.seed).standard_normal(params.investment["firms"])
    start = value["median_start"] * np.exp(value["spread_start"] * firms)
    shock = assumed["shock"]
    found = [
        investment.escape_shares(
            growth,
            start,
            upper=4 * value["top"],
            loans=params.investment["loans"],
            loan_periods=int(value["repayment_periods"]),
            interest=value["interest"],
            spread=spread,
            periods=params.investment["periods"],
            rng=np.random.default_rng(params.seed),
        ).assign(spread=spread)
        for spread in shown((shock.value, shock.high), "spreads of luck")
    ]
    tables.write("investment/escapes", pd.concat(found, ignore_index=True), tables.ESCAPES)
