"""Unit economics: where the manufacturer's receipts of one piece go (Table 6 of the thesis)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from microfactory.evidence import Missing, union_of_sources, worst_grade
from microfactory.facts import Record, choose, read_records, why_missing
from microfactory.quantity import Interval, UnitError, convert
from microfactory.tables import BUCKETS, conform

#: Money that a case without any price is stated in.
PER_PIECE = "USD_2017/piece"
#: Bucket, variable and label, in the order of the waterfall.
PARTS = (
    ("workers", "worker_margin_profit", "workers, after their own costs"),
    ("materials", "material_cost", "materials and equipment"),
    ("shipping", "shipping_cost", "shipping"),
    ("overhead", "overhead_cost", "overhead of sales and labour"),
)


@dataclass(frozen=True)
class _Bucket:
    """One part of the receipts; without an amount, why there is none."""

    amount: Interval | None
    state: str
    record: Record | None


def unit_economics(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the buckets of one piece, with what is left over.

    Parameters
    ----------
    facts
        What is known of one case (`microfactory.tables.FACTS`).

    Returns
    -------
    `microfactory.tables.BUCKETS`: the retail price, what the manufacturer receives, its parts and
    the remainder. A part that is not known stays unknown, and the remainder is then only bounded
    from above.

    Notes
    -----
    Workers are counted after their own costs, since Soko's artisans buy their materials out of what
    they receive: adding both would count the materials twice.
    """
    case = str(facts["case"].iloc[0]) if len(facts) else ""
    known = read_records(facts.to_dict("records"))
    unit = _money_of(known)
    receipts = _bucket(known, "manufacturer_margin", unit)
    retail = _bucket(known, "retail_price", unit)
    parts = {bucket: _bucket(known, variable, unit) for bucket, variable, _ in PARTS}
    word = next(iter(choose(known.get("shipping_cost_level", []))), None)
    if parts["shipping"].amount is None and word is not None and word.value == "negligible":
        parts["shipping"] = _Bucket(Interval.exactly(0), "negligible", word)
    rows = [
        _row(case, "retail_price", "retail price", retail, receipts, retail),
        _row(case, "receipts", "what the manufacturer receives", receipts, receipts, retail),
    ]
    rows += [_row(case, name, label, parts[name], receipts, retail) for name, _, label in PARTS]
    rows.append(_remainder(case, receipts, parts, retail))
    frame = pd.DataFrame(rows).assign(unit=unit)
    return conform(frame, BUCKETS)


def _money_of(known: Mapping[str, list[Record]]) -> str:
    """Return the money and year that a case is stated in: that of its receipts, else of its price."""
    for variable in ("manufacturer_margin", "retail_price", *(name for _, name, _ in PARTS)):
        for record in choose(known.get(variable, [])):
            return record.unit
    return PER_PIECE


def _bucket(known: Mapping[str, list[Record]], variable: str, unit: str) -> _Bucket:
    """Return the chosen record of a variable; records that stand level are read together.

    Money of another year is not converted, since no deflator is part of the data: it is unknown.
    """
    chosen = choose(known.get(variable, []))
    try:
        amounts = [
            convert(record.interval, record.unit, unit)
            for record in chosen
            if record.interval is not None
        ]
    except UnitError:
        return _Bucket(None, str(Missing.UNKNOWN), chosen[0])
    if not amounts:
        return _Bucket(None, str(why_missing(known.get(variable, []))), None)
    span = Interval(min(each.low for each in amounts), max(each.high for each in amounts))
    return _Bucket(span, "known", chosen[0])


def _row(
    case: str, name: str, label: str, part: _Bucket, receipts: _Bucket, retail: _Bucket
) -> dict[str, Any]:
    share = _share(part.amount, receipts.amount) if name != "retail_price" else None
    of_retail = _share(part.amount, retail.amount)
    record = part.record
    ends = {
        "low": part.amount.low if part.amount else math.nan,
        "high": part.amount.high if part.amount else math.nan,
        "share_low": share.low if share else math.nan,
        "share_high": share.high if share else math.nan,
        "retail_low": of_retail.low if of_retail else math.nan,
        "retail_high": of_retail.high if of_retail else math.nan,
    }
    return {
        "case": case,
        "bucket": name,
        "label": label,
        **ends,
        "state": part.state,
        "grade": record.grade if record else "",
        "sources": record.source if record else "",
        "at": record.at if record else "",
        "note": record.note if record else "",
    }


def _share(part: Interval | None, whole: Interval | None) -> Interval | None:
    """Return a part per hundred of the whole."""
    if part is None or whole is None or whole.contains(0):
        return None
    return part / whole * 100


def _remainder(
    case: str, receipts: _Bucket, parts: dict[str, _Bucket], retail: _Bucket
) -> dict[str, Any]:
    """Return what is left; it bears every doubt of the parts."""
    used = [receipts, *parts.values()]
    evidence = [bucket.record for bucket in used if bucket.record]
    amount = receipts.amount
    unknown = [name for name, bucket in parts.items() if bucket.amount is None]
    if amount is not None:
        for bucket in parts.values():
            amount = amount - (bucket.amount or Interval(0, None))
    left = _Bucket(amount, "known" if amount and not unknown else str(Missing.UNKNOWN), None)
    if unknown and len(unknown) == len(parts):
        left = _Bucket(None, str(Missing.UNKNOWN), None)
    row = _row(case, "remainder", "what is left", left, receipts, retail)
    return row | {
        "grade": str(worst_grade(record.grade for record in evidence) or ""),
        "sources": " ".join(union_of_sources([record.source] for record in evidence)),
        "at": "; ".join(dict.fromkeys(record.at for record in evidence)),
        "note": f"unknown: {', '.join(unknown)}" if unknown else "computed from the parts above",
    }


def by_bucket(buckets: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Return the rows by bucket, for text that speaks of one of them."""
    return {
        str(row["bucket"]): {str(key): value for key, value in row.items()}
        for row in buckets.to_dict("records")
    }
