"""All claims, judged: the ledger, the readings of each, and what would have to be true."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pandera.pandas as pa

import microfactory.audit.claims  # noqa: F401  (it fills the register)
from microfactory import tables
from microfactory.audit.locators import as_cells, chapter_of
from microfactory.audit.printed import Figures
from microfactory.audit.registry import REGISTRY, Claim
from microfactory.audit.searches import denominators_table
from microfactory.audit.verdict import Outcome, judge, reach
from microfactory.audit.wording import arithmetic, range_text
from microfactory.evidence import union_of_sources, worst_grade
from microfactory.quantity import Interval
from microfactory.registers import Artefacts

#: What a claim about what would have to be true rests on.
KINDS = ("one input alone", "consequence")


@dataclass(frozen=True)
class Audit:
    """Everything that the audit finds, as the tables that are written.

    Parameters
    ----------
    ledger, readings, needed
        One row a claim, one a reading, one a value with which a claim would hold.
    denominators
        Which wholes the columns of shares may have been taken of.
    """

    ledger: pd.DataFrame
    readings: pd.DataFrame
    needed: pd.DataFrame
    denominators: pd.DataFrame


def figures_of(cells: pd.DataFrame, register: Artefacts) -> Figures:
    """Return all figures that claims may speak of: the cells, and the numbers of the artefacts."""
    return Figures(cells, as_cells(register))


def audit(cells: pd.DataFrame, register: Artefacts, claims: Iterable[Claim] = REGISTRY) -> Audit:
    """Judge all claims.

    Parameters
    ----------
    cells
        All transcribed cells (`microfactory.tables.CELLS`).
    register
        ``data/artefacts.yaml``.
    claims
        Those of the register unless given.
    """
    figures = figures_of(cells, register)
    outcomes = sorted(
        (judge(claim, figures) for claim in claims),
        key=lambda one: (chapter_of(place_of(one, figures)), one.claim.part),
    )
    return Audit(
        ledger=_table((_row(one, figures) for one in outcomes), tables.LEDGER),
        readings=_table((row for one in outcomes for row in _reading_rows(one)), tables.READINGS),
        needed=_table(
            (row for one in outcomes for row in _needed_rows(one, figures)), tables.NEEDED
        ),
        denominators=denominators_table(figures),
    )


def _table(rows: Iterable[dict[str, Any]], schema: pa.DataFrameSchema) -> pd.DataFrame:
    """Return rows as a table that its schema accepts, also where there is no row."""
    return tables.conform(pd.DataFrame(list(rows), columns=list(schema.columns)), schema)


def place_of(outcome: Outcome, figures: Figures) -> str:
    """Return where a claim is said: its own locator, or that of its printed cell."""
    claim = outcome.claim
    if claim.at or not isinstance(claim.printed, str):
        return claim.at
    return figures.at(claim.printed)


def _ends(prefix: str, interval: Interval | None) -> dict[str, float]:
    """Return two columns; an end that is open or not known is empty."""
    low = high = math.nan
    if interval is not None:
        low = interval.low if math.isfinite(interval.low) else math.nan
        high = interval.high if math.isfinite(interval.high) else math.nan
    return {f"{prefix}low": low, f"{prefix}high": high}


def _row(outcome: Outcome, figures: Figures) -> dict[str, Any]:
    claim, printed, nearest = outcome.claim, outcome.printed, outcome.nearest
    place = place_of(outcome, figures)
    used = [*outcome.inputs.values(), *([printed] if printed else [])]
    face = abs(printed.face.low) if printed and printed.is_point else math.nan
    return {
        "claim": claim.id,
        "part": claim.part,
        "chapter": chapter_of(place),
        "at": place,
        "says": claim.says,
        "severity": str(claim.severity),
        "verdict": str(outcome.verdict),
        "printed": printed.text if printed else "",
        "printed_value": range_text(printed.face) if printed else "",
        **_ends("printed_", printed.face if printed else None),
        **_ends("allowed_", printed.span if printed else None),
        "relation": str(claim.relation),
        "computed_value": range_text(nearest.face) if nearest else "",
        **_ends("computed_", nearest.face if nearest else None),
        **_ends("rounding_", nearest.span if nearest else None),
        "unit": printed.unit if printed else "1",
        "arithmetic": arithmetic(outcome),
        "gap": outcome.gap,
        "gap_share": 100 * outcome.gap / face if face else math.nan,
        "readings": len(outcome.readings),
        "missing": "; ".join(outcome.missing),
        "note": claim.note,
        "inputs": " ".join(
            [*([claim.printed] if isinstance(claim.printed, str) else []), *claim.inputs.values()]
        ),
        "grade": worst_grade([one.grade for one in used]) or "",
        "sources": " ".join(union_of_sources([[one.source] for one in used if one.source])),
    }


def _reading_rows(outcome: Outcome) -> Iterator[dict[str, Any]]:
    for one in outcome.readings:
        yield {
            "claim": outcome.claim.id,
            "reading": one.label,
            "verdict": str(one.verdict),
            **_ends("", one.face),
            **_ends("rounding_", one.span),
            "unit": outcome.printed.unit if outcome.printed else "1",
        }


def _needed_rows(outcome: Outcome, figures: Figures) -> Iterator[dict[str, Any]]:
    """Yield what would have to be true; where a claim holds there is nothing to mend."""
    claim = outcome.claim
    for mend in outcome.mends:
        given = outcome.inputs[mend.input]
        yield {
            "claim": claim.id,
            "kind": KINDS[0],
            "says": claim.inputs[mend.input],
            **_ends("", Interval.exactly(mend.needed)),
            **_ends("rounding_", None),
            "unit": given.unit,
            "as_printed": given.face.low,
        }
    for consequence in claim.consequences:
        values = {name: figures.get(key) for name, key in consequence.inputs.items()}
        known = {name: value for name, value in values.items() if value is not None}
        if len(known) < len(values):
            continue
        face = reach(consequence.compute, {name: one.face for name, one in known.items()})[""]
        span = reach(consequence.compute, {name: one.span for name, one in known.items()})[""]
        yield {
            "claim": claim.id,
            "kind": KINDS[1],
            "says": consequence.says,
            **_ends("", face),
            **_ends("rounding_", span),
            "unit": consequence.unit,
            "as_printed": math.nan,
        }
