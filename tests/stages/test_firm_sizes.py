"""Shares and laws of two industries with few draws: the tables, and the same bytes twice."""

from __future__ import annotations

import pandas as pd

from microfactory import registers, tables
from microfactory.firm_sizes import size_shares
from microfactory.stages import firm_sizes

from .conftest import bytes_of

INDUSTRIES = ("31----", "339910")


def test_shares_and_laws_of_the_classes(own):
    classes = tables.read("census/size_classes")
    few = classes.loc[classes["naics"].isin(INDUSTRIES)]
    tables.write("census/size_classes", few, tables.CENSUS_SIZE_CLASSES)
    params = (own / "params.yaml").read_text()
    params = params.replace("bootstrap_draws: 200", "bootstrap_draws: 3")
    params = params.replace("lower_cutoffs: [1, 5, 10, 20, 50]", "lower_cutoffs: [1, 10]")
    (own / "params.yaml").write_text(params)
    assert registers.params().firm_sizes["bootstrap_draws"] == 3
    firm_sizes.main()
    first = bytes_of(own / "data" / "tidy" / "firm_sizes")
    firm_sizes.main()
    assert bytes_of(own / "data" / "tidy" / "firm_sizes") == first
    shares = tables.read("firm_sizes/shares")
    pd.testing.assert_frame_equal(shares, size_shares(few, 10, 500), check_dtype=False, rtol=1e-7)
    laws = tables.read("firm_sizes/laws")
    assert set(laws["naics"]) == set(INDUSTRIES) and set(laws["cutoff"]) == {1, 10}
    assert set(laws["family"]) == {"lognormal", "pareto"}
