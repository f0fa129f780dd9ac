"""Read a case file, resolve what it points to, and return tidy rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from microfactory import paths
from microfactory.cases.model import CASE_ID, Case, Fact, Stage
from microfactory.documents import path_text, read_yaml, validate
from microfactory.evidence import Missing, Source
from microfactory.problems import Problem, did_you_mean, shown, stop_if_any
from microfactory.quantity import comparable, resolution
from microfactory.registers import Variable, VariableKind
from microfactory.tables import CASE_STAGES, FACTS, conform


def path_of(case: str) -> Path:
    """Return the file of a case: an id names a file in ``data/cases``, anything else is a path."""
    if re.fullmatch(CASE_ID, case) and not Path(case).is_file():
        return paths.root() / "data" / "cases" / f"{case}.yaml"
    return Path(case)


def ids() -> list[str]:
    """Return the ids of all case files, sorted."""
    return sorted(path.stem for path in (paths.root() / "data" / "cases").glob("*.yaml"))


def listed() -> list[str]:
    """Return the ids that the pipeline works on: those of ``data/cases.yaml``."""
    found = read_yaml(paths.root() / "data" / "cases.yaml")
    return [str(case) for case in found["cases"]]


@dataclass(frozen=True)
class Loaded:
    """A case with its facts (`tables.FACTS`) and its stages (`tables.CASE_STAGES`)."""

    case: Case
    facts: pd.DataFrame
    stages: pd.DataFrame


def load(
    path: Path,
    cells: pd.DataFrame,
    sources: Mapping[str, Source],
    variables: Mapping[str, Variable],
) -> Loaded:
    """Read a case file, its facts and its stages.

    Parameters
    ----------
    path
        The YAML file.
    cells
        Transcribed cells (`microfactory.tables.CELLS`) that facts may point to.
    sources, variables
        The registers.

    Raises
    ------
    ProblemsFound
        With every problem of the file.
    """
    where = paths.shown(path)
    case = validate(Case, read_yaml(path), where)
    index = {
        f"{cell['table']}/{cell['row']}/{cell['column']}": cell for cell in cells.to_dict("records")
    }
    problems = _check(case, where, index, sources, variables)
    if path.parent.name == "cases" and case.case.id != path.stem:
        problems.append(
            Problem(f"{where} @ case.id", repr(case.case.id), f"the file's name, {path.stem!r}")
        )
    stop_if_any(problems)
    rows = [
        _fact_row(case.case.id, name, number, fact, index)
        for name, facts in case.facts.items()
        for number, fact in enumerate(facts)
    ]
    for missing, gaps in (
        (Missing.UNKNOWN, case.unknown),
        (Missing.NOT_APPLICABLE, case.not_applicable),
    ):
        rows += [_gap_row(case.case.id, name, missing, note) for name, note in gaps.items()]
    stages = [_stage_row(case.case.id, name, stage, index) for name, stage in case.stages.items()]
    return Loaded(
        case,
        conform(pd.DataFrame(rows, columns=list(FACTS.columns)), FACTS),
        conform(pd.DataFrame(stages, columns=list(CASE_STAGES.columns)), CASE_STAGES),
    )


def _check(
    case: Case,
    where: str,
    cells: Mapping[str, Mapping[Any, Any]],
    sources: Mapping[str, Source],
    variables: Mapping[str, Variable],
) -> list[Problem]:
    """Return what the model alone cannot see: names that other files define."""
    problems: list[Problem] = []

    def at(*loc: int | str) -> str:
        return f"{where} @ {path_text(loc)}"

    def known_variable(name: str, *loc: int | str) -> bool:
        if name not in variables:
            hint = did_you_mean(name, variables) or "See data/variables.yaml."
            problems.append(
                Problem(at(*loc), f"the variable {shown(name)}", "a known variable", hint)
            )
        return name in variables

    def known_source(name: str, *loc: int | str) -> None:
        if name and name not in sources:
            hint = did_you_mean(name, sources) or "Add it to data/sources.yaml."
            problems.append(
                Problem(at(*loc, "source"), shown(name), "a key of data/sources.yaml", hint)
            )

    def known_cell(name: str | None, *loc: int | str) -> None:
        if name is not None and name not in cells:
            hint = did_you_mean(name, cells)
            problems.append(
                Problem(at(*loc, "cell"), shown(name), "a transcribed cell, table/row/column", hint)
            )

    for name, facts in case.facts.items():
        if known_variable(name, "facts", name):
            for number, fact in enumerate(facts):
                known_cell(fact.cell, "facts", name, number)
                problems += _fits(fact, variables[name], cells, at("facts", name, number))
        for number, fact in enumerate(facts):
            known_source(fact.source, "facts", name, number)
    for gap, names in (("unknown", case.unknown), ("not_applicable", case.not_applicable)):
        for name in names:
            if gap == "not_applicable" and name in case.unknown:
                problems.append(
                    Problem(at(gap, name), "a second reason for one gap", "one reason", "")
                )
            if known_variable(name, gap, name) and name in case.facts:
                problems.append(
                    Problem(
                        at(gap, name),
                        "a reason for a gap",
                        "no facts for it",
                        "It has facts above.",
                    )
                )
    for group, parts in (("criteria", case.criteria), ("discriminators", case.discriminators)):
        for name, part in parts.items():
            known_source(part.source, group, name)
    for number, step in enumerate(case.steps):
        for group, parts in (("criteria", step.criteria), ("discriminators", step.discriminators)):
            for name, part in parts.items():
                known_source(part.source, "steps", number, group, name)
    for name, stage in case.stages.items():
        known_source(stage.source, "stages", name)
        known_cell(stage.cell, "stages", name)
    if case.source_class:
        known_source(case.source_class.source, "source_class")
    return problems


def _fits(
    fact: Fact, variable: Variable, cells: Mapping[str, Mapping[Any, Any]], where: str
) -> list[Problem]:
    """Return where a fact does not fit its variable."""
    if fact.cell is not None:
        cell = cells.get(fact.cell)
        if cell is None or cell["missing"]:
            return []
        value, unit = cell["value"], cell["unit"]
        is_number = not value
    else:
        value, unit = fact.value, fact.unit
        is_number = not isinstance(value, str)
    if variable.kind is VariableKind.CATEGORY:
        if is_number or str(value) not in variable.categories:
            hint = did_you_mean(str(value), variable.categories)
            return [
                Problem(
                    f"{where}.value", shown(value), f"one of {', '.join(variable.categories)}", hint
                )
            ]
        return []
    if not is_number:
        return [Problem(f"{where}.value", shown(value), f"a number in {variable.unit}")]
    if not unit:
        return [Problem(f"{where}.unit", "no unit", f"a unit such as {variable.unit!r}")]
    if not comparable(unit, variable.unit):
        return [
            Problem(
                f"{where}.unit", shown(unit), f"a unit that measures the same as {variable.unit!r}"
            )
        ]
    return []


def _fact_row(
    case: str, variable: str, record: int, fact: Fact, cells: Mapping[str, Mapping[Any, Any]]
) -> dict[str, Any]:
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


def _gap_row(case: str, variable: str, missing: Missing, note: str) -> dict[str, Any]:
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


def _stage_row(
    case: str, name: str, stage: Stage, cells: Mapping[str, Mapping[Any, Any]]
) -> dict[str, Any]:
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
