"""The cells of Table 6 and of the texts beside it."""

from __future__ import annotations

T6 = "thesis_table_06_cost_buckets"
SOKO, TALKS = "thesis_text_soko_reports", "thesis_text_interviews"


def buckets(case: str, *names: str) -> dict[str, str]:
    """Return the cells of a column of Table 6 by the name of the bucket."""
    return {name: f"{T6}/{name}/{case}" for name in names}


SOKO_BUCKETS = {
    "receipts": f"{T6}/manufacturer_margin/soko",
    "artisans": f"{T6}/worker_margin_revenue/soko",
    "materials": f"{T6}/material_equipment/soko",
    "shipping": f"{T6}/shipping/soko",
    "overhead": f"{T6}/overhead/soko",
}
