"""Whether what is transcribed stands in a reader's own copy of the thesis, where its locator says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from microfactory.audit.source_text import Copy, parts_of

#: In the order of goodness.
FINDINGS = ("found", "found elsewhere", "not found")


def verify(cells: pd.DataFrame, copy: Copy) -> pd.DataFrame:
    """Return for each transcribed cell of the thesis whether its printed words stand in the copy.

    Cells without printed words, which were counted or have a dash only, are left out.

    Parameters
    ----------
    cells
        All transcribed cells (`microfactory.tables.CELLS`).
    copy
        The reader's copy.
    """
    chosen = [
        cell
        for cell in cells.to_dict("records")
        if cell["table"].startswith("thesis_") and parts_of(cell["printed"])
    ]
    return pd.DataFrame([_row(cell, copy) for cell in chosen])


def _row(cell: Mapping[Any, Any], copy: Copy) -> dict[str, str]:
    spans = copy.spans(cell["at"])
    finding = FINDINGS[2]
    for place in copy.occurrences(cell["printed"]):
        if any(begin <= place < end for begin, end in spans):
            finding = FINDINGS[0]
            break
        finding = FINDINGS[1]
    return {
        "cell": f"{cell['table']}/{cell['row']}/{cell['column']}",
        "at": cell["at"],
        "printed": cell["printed"],
        "finding": finding,
    }
