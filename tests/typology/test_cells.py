from __future__ import annotations

import pandas as pd

from microfactory.typology.cells import cells_of


def test_a_cell_is_its_values_or_its_number():
    frame = pd.DataFrame(
        {
            "row": ["a", "b", "c"],
            "column": ["x", "x", "x"],
            "value": ["one|two", None, ""],
            "low": ["", 3.0, None],
            "high": [None, "", float("nan")],
            "missing": ["", None, "unknown"],
            "at": ["ch. 2, Table 1", None, ""],
        }
    )
    cells = cells_of(frame, "T")
    assert cells["a", "x"].slugs == ("one", "two")
    assert cells["a", "x"].chapter == "ch. 2"
    assert not cells["a", "x"].is_number
    assert (cells["b", "x"].low, cells["b", "x"].high, cells["b", "x"].is_number) == (3, None, True)
    assert cells["c", "x"].missing
    assert cells["c", "x"].where == "T c/x"
