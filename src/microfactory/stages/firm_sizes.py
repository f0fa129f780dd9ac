"""Share out the establishments by the cut-offs of the thesis, and fit laws of size to them."""

from __future__ import annotations

import numpy as np

from microfactory import registers, tables
from microfactory.firm_sizes import fit_table, size_shares


def main() -> None:
    """Write the shares and the laws of manufacturing, its sectors and jewelry."""
    params = registers.params()
    classes = tables.read("census/size_classes")
    shares = size_shares(classes, params.typology["craft_below"], params.typology["mass_above"])
    tables.write("firm_sizes/shares", shares, tables.SIZE_SHARES)
    laws = fit_table(
        classes,
        params.firm_sizes["lower_cutoffs"],
        np.random.default_rng(params.seed),
        params.firm_sizes["bootstrap_draws"],
    )
    tables.write("firm_sizes/laws", laws, tables.SIZE_LAWS)
