"""What a model assumes, as a page shows it: the value, the range and the reason."""

from __future__ import annotations

from microfactory.asking import Basis
from microfactory.assumptions import assumptions
from microfactory.reading import Table, table

ASSUMED = Basis("nothing: it is assumed, for the reason beside it", status="assumption")


def assumed(model: str, *names: str) -> Table:
    """Return assumptions of a model as a table.

    Parameters
    ----------
    model
        A file of ``data/assumptions``, without its ending.
    names
        Which ones; all of them if none is given.
    """
    rows = [
        {
            "label": one.label,
            "value": f"{one.value:g}",
            "range": f"{one.low:g} to {one.high:g}",
            "unit": "" if one.unit == "1" else one.unit,
            "reason": one.reason,
        }
        for name, one in assumptions(model).items()
        if not names or name in names
    ]
    columns = [
        {"key": "label", "label": "Assumption"},
        {"key": "value", "label": "Value", "kind": "number"},
        {"key": "range", "label": "Range", "kind": "number"},
        {"key": "unit", "label": "Unit"},
        {"key": "reason", "label": "Reason", "kind": "long"},
    ]
    return table(rows, columns, "What is assumed, between what, and why", basis=ASSUMED)
