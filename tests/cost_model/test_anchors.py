"""The modelled cost beside Table 6: the printed sums are right, and the model is near them."""

from __future__ import annotations

import numpy as np
import pytest

from microfactory.cost_model import beside_printed, parameter_space


@pytest.fixture(scope="module")
def table_6(cells):
    return cells[cells["table"] == "thesis_table_06_cost_buckets"]


def test_the_printed_sums(space, table_6):
    """Au: 8 + 4 + 4, shipping negligible. Soko: 7 + 2.40 + 3. Fossil: 0.60 + 5 + tens of cents + 4."""
    found = beside_printed(space, table_6, np.random.default_rng(1), 500).set_index("firm")
    assert tuple(found.loc["au_enterprises", ["printed_low", "printed_high"]]) == (16.0, 16.0)
    soko = found.loc["soko"]
    assert soko["printed_low"] == pytest.approx(12.4) and soko["printed_high"] == pytest.approx(
        12.4
    )
    fossil = found.loc["fossil_outsourced"]
    assert (fossil["printed_low"], fossil["printed_high"]) == (
        pytest.approx(9.7),
        pytest.approx(10.59),
    )
    assert (soko["batch_low"], soko["batch_high"]) == (100, 9999)


def test_the_model_is_no_cheaper_than_the_table_and_within_a_quarter_of_it(space, table_6):
    """It counts set-up, benefits, rejects and interest, which the table leaves out."""
    found = beside_printed(space, table_6, np.random.default_rng(1), 4000)
    assert (found["model_middle"] >= found["printed_low"]).all()
    assert (found["model_middle"] <= 1.25 * found["printed_high"]).all()
    assert (found["model_low"] < found["model_middle"]).all()


def test_without_what_the_table_leaves_out_the_model_gives_the_table_back(
    table, dedicated, table_6
):
    """Rejects, benefits, interest, set-up, equipment and energy at nothing: Soko's 12.40 again."""
    from microfactory.cost_model import changed

    nothing = (
        "reject_rate benefit_share capital_rate setup_cost equipment_cost energy_use tooling_cost "
        "coordination minimum_order burn_in"
    )
    bare = changed(table, dict.fromkeys(nothing.split(), 0.0) | {"material_share": 1.0})
    row = bare["parameter"] == "labour_time"
    pay = bare.loc[(bare["model"] == "networked_craft") & row, "low"].iloc[0] * 0.875
    bare = changed(
        bare, {"networked_craft.wage": 0.875, "networked_craft.labour_time": pay / 0.875}
    )
    found = beside_printed(
        parameter_space(bare, dedicated), table_6, np.random.default_rng(1), 10
    ).set_index("firm")
    assert found.loc["soko", "model_middle"] == pytest.approx(3.5 + 3.5 + 2.4 + 3.0)
