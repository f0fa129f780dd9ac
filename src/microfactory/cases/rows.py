"""A case file as tidy rows: what is written out, and what a transcribed cell lends."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from microfactory.cases.model import Case, Fact, Placed, Stage
from microfactory.evidence import Missing
from microfactory.quantity import resolution
from microfactory.tables import FACTS

Cells = Mapping[str, Mapping[Any, Any]]
#: What a cell lends to whatever points to it and does not say it itself.
LENT = ("status", "grade", "source", "at", "year", "population", "note")


def fact_row(case: str, variable: str, record: int, fact: Fact, cells: Cells) -> dict[str, Any]:
    """Return one fact as a row; a cell lends everything that the fact does not say itself."""
    row: dict[str, Any] = {
        "case": case,
        "variable": variable,
        "record": record,
        "cell": fact.cell or "",
    }
    said = {
        name: str(getattr(fact, name) or "")
        for name in ("status", "grade", "source", "at", "year", "population", "note")
    }
    if fact.cell is not None:
        cell = cells[fact.cell]
        lent = {
            str(key): value for key, value in cell.items() if key not in ("table", "row", "column")
        }
        return row | lent | {name: text for name, text in said.items() if text}
    exact = fact.value if isinstance(fact.value, Decimal) else None
    low = exact if exact is not None else fact.low
    high = exact if exact is not None else fact.high
    places = [resolution(number) for number in (low, high) if number is not None]
    return (
        row
        | said
        | {
            "printed": fact.printed,
            "low": float("nan") if low is None else float(low),
            "high": float("nan") if high is None else float(high),
            "resolution": float(max(places)) if places else float("nan"),
            "approx": fact.approx,
            "value": fact.value if isinstance(fact.value, str) else "",
            "missing": "",
            "unit": fact.unit,
        }
    )


def gap_row(case: str, variable: str, missing: Missing, note: str) -> dict[str, Any]:
    """Return a stated gap as a row."""
    nothing = dict.fromkeys(FACTS.columns, "")
    return nothing | {
        "case": case,
        "variable": variable,
        "record": 0,
        "low": float("nan"),
        "high": float("nan"),
        "resolution": float("nan"),
        "approx": False,
        "missing": str(missing),
        "note": note,
    }


def stage_row(case: str, name: str, stage: Stage, cells: Cells) -> dict[str, Any]:
    """Return who does one stage as a row.

    A cell that names the performer has neighbours in its row: the same column with ``_in_house``
    says how the performer stands to the firm, with ``_sales_share`` what share of the sales it is.
    """
    said = {name: str(getattr(stage, name) or "") for name in ("grade", "source", "at", "note")}
    relation = stage.relation if isinstance(stage.relation, str) else "|".join(stage.relation)
    row = {
        "case": case,
        "stage": name,
        "performer": stage.performer,
        "relation": relation,
        "sales_share": float("nan"),
        **said,
    }
    if stage.cell is None:
        return row
    cell = cells[stage.cell]
    near = cells.get(f"{stage.cell}_in_house", {"value": "", "note": ""})
    share = cells.get(f"{stage.cell}_sales_share", {"low": float("nan")})
    notes = [said["note"], cell["note"], near["note"]]
    return row | {
        "performer": stage.performer or cell["value"].replace("|", "; "),
        "relation": relation if relation != "unknown" else near["value"] or relation,
        "sales_share": share["low"],
        "grade": said["grade"] or cell["grade"],
        "source": said["source"] or cell["source"],
        "at": said["at"] or cell["at"],
        "note": "; ".join(note for note in notes if note),
    }


def with_cells(case: Case, cells: Cells) -> Case:
    """Return the case with every criterion that points to a cell saying what stands there."""

    def read(parts: Mapping[Any, Placed]) -> dict[Any, Placed]:
        return {name: _placed(part, cells) for name, part in parts.items()}

    return case.model_copy(
        update={
            "criteria": read(case.criteria),
            "discriminators": read(case.discriminators),
            "steps": tuple(
                step.model_copy(
                    update={
                        "criteria": read(step.criteria),
                        "discriminators": read(step.discriminators),
                    }
                )
                for step in case.steps
            ),
        }
    )


def _placed(part: Placed, cells: Cells) -> Placed:
    """Return what a cell says: a word, several words that all hold, a count, or nothing."""
    if part.cell is None:
        return part
    cell = cells[part.cell]
    said: dict[str, Any] = {
        name: getattr(part, name) or cell[name] or None
        for name in LENT
        if getattr(part, name) or cell[name]
    }
    words = tuple(str(cell["value"]).split("|")) if cell["value"] else ()
    if words:
        said["value"] = words if len(words) > 1 else words[0]
    elif not cell["missing"]:
        ends = {name: float(cell[name]) for name in ("low", "high") if cell[name] == cell[name]}
        said |= {"value": ends["low"]} if len(set(ends.values())) == 1 and len(ends) == 2 else ends
    return Placed.model_validate(said)
