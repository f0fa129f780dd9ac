"""Who does which stage of production, and who keeps the margin (Tables 4 and 8 of the thesis)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from microfactory.evidence import union_of_sources, worst_grade
from microfactory.quantity import Interval
from microfactory.tables import VALUE_CHAIN, conform

#: What a firm keeps of the margin of a stage, as lowest and highest share, by who performs it. A
#: contractor or partner is paid out of the margin and the thesis does not say how much.
KEPT: Mapping[str, tuple[float, float]] = {
    "in_house": (1.0, 1.0),
    "contracted": (0.0, 1.0),
    "partner": (0.0, 1.0),
    "customer": (0.0, 0.0),
    "unknown": (0.0, 1.0),
}


def stage_map(stages: pd.DataFrame, framework: pd.DataFrame) -> pd.DataFrame:
    """Return stage by stage who does it and what share of the margin the firm keeps.

    Parameters
    ----------
    stages
        What the case says of its stages (`microfactory.tables.CASE_STAGES`).
    framework
        The cells of Table 8's column ``margin_share`` (`microfactory.tables.CELLS`), in percent of
        the whole margin, in the order of production. A stage without a printed share has none.

    Returns
    -------
    One row a stage of the framework (`microfactory.tables.VALUE_CHAIN`), the ones that the case
    says nothing of included: a share that is not known is NaN, never zero.

    Notes
    -----
    Where a firm sells only a part of its products at a stage, it keeps that part of the stage's
    margin, averaged over its sales.
    """
    known = stages.set_index("stage")
    case = stages["case"].iloc[0] if len(stages) else ""
    rows = []
    for cell in framework.loc[framework["column"] == "margin_share"].to_dict("records"):
        row = {
            "case": case,
            "stage": cell["row"],
            "label": cell["row"].replace("_", " "),
            "performer": "",
            "relation": "unknown",
            "margin": cell["low"],
            "captured_low": np.nan,
            "captured_high": np.nan,
            "grade": "",
            "sources": "",
            "at": "",
            "note": "",
        }
        if cell["row"] in known.index:
            said = known.loc[cell["row"]]
            kept = _kept(str(said["relation"]), float(said["sales_share"]))
            margin = Interval.exactly(cell["low"]) if not np.isnan(cell["low"]) else None
            captured = kept * margin if margin else None
            row |= {name: said[name] for name in ("performer", "relation", "at", "note")}
            row["captured_low"] = captured.low if captured else np.nan
            row["captured_high"] = captured.high if captured else np.nan
            row["grade"] = str(worst_grade([said["grade"], cell["grade"]]) or "")
            row["sources"] = " ".join(union_of_sources([[said["source"], cell["source"]]]))
        rows.append(row)
    return conform(pd.DataFrame(rows, columns=list(VALUE_CHAIN.columns)), VALUE_CHAIN)


def _kept(relation: str, sales_share: float) -> Interval:
    """Return the share of a stage's margin that stays with the firm."""
    parts = [KEPT[part] for part in relation.split("|")]
    kept = Interval(min(low for low, _ in parts), max(high for _, high in parts))
    return kept if np.isnan(sales_share) else kept * (sales_share / 100)


def captured(chain: pd.DataFrame) -> Interval:
    """Return the share of the whole margin that the firm keeps, in percent.

    A stage with a printed share of margin that the case says nothing of may be kept wholly or not.

    Examples
    --------
    >>> chain = pd.DataFrame({"margin": [10.0, 20.0], "captured_low": [10.0, np.nan],
    ...                       "captured_high": [10.0, np.nan]})
    >>> str(captured(chain))
    '10 to 30'
    """
    low = chain["captured_low"].where(chain["margin"].notna(), 0.0).fillna(0.0)
    high = chain["captured_high"].fillna(chain["margin"]).fillna(0.0)
    return Interval(float(low.sum()), float(high.sum()))
