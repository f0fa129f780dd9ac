"""Table 2's tradeoffs, the exogenous factors, the stages of Figure 12 and the decisions, as data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from microfactory.tables import FRAMEWORK, conform

#: The six tradeoffs of Table 2, as its rows are named.
TRADEOFFS: Mapping[str, str] = {
    "costs": "Costs",
    "level_of_service": "Level of service",
    "competitive_advantage": "Competitive advantage",
    "scalability": "Scalability",
    "quality": "Quality",
    "ethics": "Ethics",
}
#: The other areas: what acts from outside, the stages of Figure 12, and four groups of decisions.
OTHERS: Mapping[str, str] = {
    "exogenous_factors": "Exogenous factors",
    "stages": "Stages of production",
    "components": "Decisions: components",
    "vertical_integration": "Decisions: level of vertical integration",
    "batch_size": "Decisions: batch size",
    "assembly_and_finishing": "Decisions: assembly and finishing",
}
AREAS: Mapping[str, str] = {**TRADEOFFS, **OTHERS}
#: Tables of the framework.
TABLES = ("thesis_table_02_tradeoffs", "thesis_figure_12_stages", "thesis_text_decisions")


def framework(cells: pd.DataFrame) -> pd.DataFrame:
    """Return every item of the framework in printed order.

    Parameters
    ----------
    cells
        Transcribed cells (`microfactory.tables.CELLS`) with those of `TABLES`.

    Returns
    -------
    `microfactory.tables.FRAMEWORK`. The key of an item is its area and its words.

    Examples
    --------
    >>> cells = pd.DataFrame([{"table": "thesis_table_02_tradeoffs", "row": "costs",
    ...     "column": "criterion_2", "value": "inventory", "note": "group: OpEx",
    ...     "source": "x", "at": "Table 2"}])
    >>> framework(cells)[["item", "group"]].values.tolist()
    [['costs_inventory', 'OpEx']]
    """
    rows = []
    for cell in cells.loc[cells["table"].isin(TABLES)].to_dict("records"):
        is_stage = cell["table"] == "thesis_figure_12_stages"
        area = "stages" if is_stage else str(cell["row"])
        words = str(cell["row"]).replace("_", " ") if is_stage else str(cell["value"])
        note = str(cell["note"])
        rows.append(
            {
                "item": _item(cell),
                "area": area,
                "area_label": AREAS[area],
                "group": note.removeprefix("group: ") if note.startswith("group: ") else "",
                "label": words,
                "definition": str(cell["value"]) if is_stage else "",
                "source": str(cell["source"]),
                "at": str(cell["at"]),
            }
        )
    found = pd.DataFrame(rows, columns=list(FRAMEWORK.columns))
    order = {area: place for place, area in enumerate(AREAS)}
    found = found.sort_values("area", key=lambda area: area.map(order), kind="stable")
    return conform(found, FRAMEWORK)


def items(cells: Iterable[Mapping[Any, Any]]) -> list[str]:
    """Return the keys of all items, for a check of names; in the order of the cells."""
    return [_item(cell) for cell in cells if cell["table"] in TABLES]


def _item(cell: Mapping[Any, Any]) -> str:
    if cell["table"] == "thesis_figure_12_stages":
        return key_of("stages", str(cell["row"]).replace("_", " "))
    return key_of(str(cell["row"]), str(cell["value"]))


def key_of(area: str, words: str) -> str:
    """Return the key of an item.

    Examples
    --------
    >>> key_of("competitive_advantage", "IP protections")
    'competitive_advantage_ip_protections'
    """
    return f"{area}_{re.sub(r'[^a-z0-9]+', '_', words.lower()).strip('_')}"
