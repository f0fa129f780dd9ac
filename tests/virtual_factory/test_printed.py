"""What the simulation takes from the thesis is what its tables print."""

from __future__ import annotations

import pytest

from microfactory.problems import ProblemsFound
from microfactory.virtual_factory import read_printed


def test_the_figures_are_those_of_the_tables(printed):
    assert list(printed.artisans.values()) == [125, 358, 290, 747]  # Table 11, 2017: 1520 in all
    assert printed.skill_shares == {"brass": 1, "sheet_wire": 0.27, "horn": 0.17, "soldering": 0.36}
    assert list(printed.rejections.values()) == [0.40, 0.30, 0.10, 0.11]
    assert printed.motives == {"enterprising": 0.6, "artistic": 0.2, "money_driven": 0.2}
    assert printed.surge == ("part-time employees", "piece-workers elsewhere")
    assert printed.use_outside_peak == (0.2, 0.3)
    assert (printed.newcomers, printed.field_staff, printed.min_batch) == (386, 9, 30)
    assert (printed.peak_share, printed.peak_capacity) == (0.75, 3.0)
    assert printed.pieces == round(586_000 / 7)


def test_a_cell_that_is_not_there_is_named(cells):
    less = cells.loc[cells["row"] != "field_staff"]
    with pytest.raises(ProblemsFound, match="thesis_text_soko_reports/field_staff/soko"):
        read_printed(less)
