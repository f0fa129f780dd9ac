"""What the evidence says of a case on each item of the framework: figures, words, or nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pandas as pd

from microfactory.cases import Finding
from microfactory.evidence import Missing, union_of_sources, worst_grade
from microfactory.facts import Record, choose, read_records, why_missing
from microfactory.quantity import Interval, UnitError, convert
from microfactory.tables import TRADEOFFS, conform
from microfactory.tradeoffs.indicators import INDICATORS, MARGIN_KEPT, STAGES_IN_HOUSE

#: The table of what is said in words.
TABLE = "thesis_text_findings"
VERTICAL = "competitive_advantage_vertical_integration"


def tradeoffs(
    case: str,
    facts: pd.DataFrame,
    chain: pd.DataFrame,
    framework: pd.DataFrame,
    findings: pd.DataFrame,
    own: Mapping[str, Sequence[Finding]] = MappingProxyType({}),
) -> pd.DataFrame:
    """Return everything that the evidence says of a case on the framework.

    A figure that is told of several populations stands once for each of them: a workshop's batch is
    not an order's.

    Parameters
    ----------
    case
        Id of the case.
    facts
        What is known of it (`microfactory.tables.FACTS`).
    chain
        Its stages (`microfactory.tables.VALUE_CHAIN`).
    framework
        `microfactory.tables.FRAMEWORK`.
    findings
        Cells of `TABLE` (`microfactory.tables.CELLS`): a row an item, a column a case.
    own
        Findings that stand in the case file, by item; beside those of the table.

    Returns
    -------
    `microfactory.tables.TRADEOFFS`: for each item its figures and its finding. An item of which
    nothing is said has one row that says so. Nothing is added up: there is no score.
    """
    known = read_records(facts.to_dict("records"))
    said = {
        str(cell["row"]): cell
        for cell in findings.loc[findings["column"] == case].to_dict("records")
    }
    rows: list[dict[str, Any]] = []
    for item in framework.to_dict("records"):
        base = {"case": case, "item": item["item"], "area": item["area"], "label": item["label"]}
        found = list(_figures(item["item"], known, chain))
        words = [_finding(said[item["item"]])] if item["item"] in said else []
        words += [_own_finding(each) for each in own.get(item["item"], ())]
        for number, finding in enumerate(words):
            found.append(finding | {"key": f"finding_{number + 1}" if number else "finding"})
        rows += [base | row for row in found or [_silence()]]
    return conform(pd.DataFrame(rows, columns=list(TRADEOFFS.columns)), TRADEOFFS)


def _row(kind: str, key: str, what: str, **said: Any) -> dict[str, Any]:
    nothing = dict.fromkeys(
        ("value", "unit", "year", "population", "status", "grade", "sources", "at", "note"), ""
    )
    return {
        "kind": kind,
        "key": key,
        "what": what,
        "low": math.nan,
        "high": math.nan,
        "state": "known",
        **nothing,
        **said,
    }


def _silence() -> dict[str, Any]:
    return _row("nothing", "", "", state=str(Missing.NOT_RESEARCHED))


def _finding(cell: Mapping[Any, Any]) -> dict[str, Any]:
    return _row(
        "finding",
        "finding",
        "in words",
        value=str(cell["value"]),
        year=str(cell["year"]),
        status=str(cell["status"]),
        grade=str(cell["grade"]),
        sources=str(cell["source"]),
        at=str(cell["at"]),
        note=str(cell["note"]),
    )


def _own_finding(finding: Finding) -> dict[str, Any]:
    return _row(
        "finding",
        "finding",
        "in words",
        value=finding.text,
        year=finding.year,
        population=finding.population,
        status=str(finding.status),
        grade=str(finding.grade),
        sources=finding.source,
        at=finding.at,
        note=finding.note,
    )


def _figures(
    item: str, known: Mapping[str, list[Record]], chain: pd.DataFrame
) -> Iterator[dict[str, Any]]:
    for indicator in INDICATORS:
        records = known.get(indicator.variable, [])
        if indicator.item != item or not records:
            continue
        places = list(dict.fromkeys(record.population.casefold() for record in records))
        groups = [
            choose(record for record in records if record.population.casefold() == place)
            for place in places
        ]
        told = [group for group in groups if group]
        for number, chosen in enumerate(told):
            key = indicator.variable + (f"_{number + 1}" if number else "")
            yield _row("indicator", key, indicator.label, **_read(chosen))
        if not told:
            note = next((record.note for record in records if record.missing), "")
            state = str(why_missing(records))
            yield _row("indicator", indicator.variable, indicator.label, state=state, note=note)
    if item == VERTICAL:
        yield from _integration(chain)


def _read(chosen: Sequence[Record]) -> dict[str, Any]:
    """Return the chosen records as one value; those that stand level are read together."""
    first = chosen[0]
    said: dict[str, Any] = {
        "year": first.year,
        "population": "; ".join(
            dict.fromkeys(record.population for record in chosen if record.population)
        ),
        "status": first.status,
        "grade": str(worst_grade(record.grade for record in chosen) or ""),
        "sources": " ".join(union_of_sources([record.source] for record in chosen)),
        "at": "; ".join(dict.fromkeys(record.at for record in chosen)),
        "note": "; ".join(dict.fromkeys(record.note for record in chosen if record.note)),
    }
    numbers = [record for record in chosen if record.interval is not None]
    if not numbers:
        values = dict.fromkeys(record.value for record in chosen)
        return said | {"value": " or ".join(values)}
    try:
        spans = [
            convert(record.interval, record.unit, first.unit)
            for record in numbers
            if record.interval is not None
        ]
    except UnitError:
        spans = [numbers[0].interval or Interval(None, None)]
    low, high = min(span.low for span in spans), max(span.high for span in spans)
    return said | {"low": low, "high": high, "unit": first.unit}


def _integration(chain: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield how many stages the firm does itself, and what of the margin it keeps by that."""
    told = chain.loc[chain["performer"] != ""]
    if told.empty:
        return
    evidence = {
        "status": "observed",
        "grade": str(worst_grade(told["grade"]) or ""),
        "sources": " ".join(union_of_sources(str(keys).split() for keys in told["sources"])),
        "at": "; ".join(dict.fromkeys(str(at) for at in told["at"])),
    }
    relations = [set(str(relation).split("|")) for relation in told["relation"]]
    surely = sum(relation == {"in_house"} for relation in relations)
    possibly = sum(bool(relation & {"in_house", "partner", "unknown"}) for relation in relations)
    yield _row(
        "indicator",
        STAGES_IN_HOUSE,
        f"stages done in-house, of {len(chain)}",
        low=float(surely),
        high=float(possibly + len(chain) - len(told)),
        unit="1",
        note="a stage that is shared, or of which it is not said who does it, may count or not",
        **evidence,
    )
    low = chain["captured_low"].where(chain["margin"].notna(), 0.0).fillna(0.0).sum()
    high = chain["captured_high"].fillna(chain["margin"]).fillna(0.0).sum()
    yield _row(
        "indicator",
        MARGIN_KEPT,
        "kept of the margin of a necklace",
        low=float(low),
        high=float(high),
        unit="percent",
        note="by the shares of the stages; a contractor's part is not said",
        **evidence,
    )
