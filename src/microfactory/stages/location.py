"""Ask where Weber would put Soko's workshop, over the ranges of what is assumed."""

from __future__ import annotations

import numpy as np
import pandas as pd

from microfactory import location, registers, tables
from microfactory.assumptions import assumptions
from microfactory.progress import shown
from microfactory.quantity import Interval

TABLE = "thesis_table_06_cost_buckets"


def shipping(cells: pd.DataFrame) -> Interval:
    """Return what shipping costs for one of Soko's necklaces, USD_2017/piece (Table 6)."""
    found = cells.loc[
        (cells["table"] == TABLE) & (cells["row"] == "shipping") & (cells["column"] == "soko")
    ].iloc[0]
    return Interval(found["low"], found["high"])


def main() -> None:
    """Write the flows, the cost of each place, and how often each is best."""
    params, assumed = registers.params(), assumptions("location")
    cost = shipping(tables.read("cells/interviews"))
    readings = list(location.READINGS)
    pulls = {name: location.flows(assumed, cost, name) for name in readings}
    flows = [found.assign(reading=name) for name, found in pulls.items()]
    costs = [location.transport_costs(found).assign(reading=name) for name, found in pulls.items()]
    shares = location.best_places(
        assumed,
        cost,
        readings,
        np.random.default_rng(params.seed),
        params.location["draws"],
        shown,
    )
    tables.write("location/flows", pd.concat(flows, ignore_index=True), tables.FLOWS)
    tables.write("location/costs", pd.concat(costs, ignore_index=True), tables.SITE_COSTS)
    tables.write("location/shares", shares, tables.SITE_SHARES)
