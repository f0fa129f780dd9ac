"""The case file: one product line of a firm, with what is known of it and how.

A fact is either written out or points to a transcribed cell (``cell: table/row/column``), so that a
figure of the thesis is typed once, in its table, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from microfactory import paths
from microfactory.documents import path_text, read_yaml, validate
from microfactory.evidence import Grade, Missing, Source, Status
from microfactory.problems import Problem, did_you_mean, shown, stop_if_any
from microfactory.quantity import UnitError, comparable, parse_unit, resolution
from microfactory.registers import Variable, VariableKind
from microfactory.tables import FACTS, conform

CASE_ID = r"^[a-z][a-z0-9_]{1,40}$"
CELL = r"^[a-z0-9_]+/[a-z0-9_]+/[a-z0-9_]+$"
LONGEST_TEXT = 2_000
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
Years = Annotated[str, Field(pattern=r"^(\d{4}(-\d{4})?)?$")]
Criterion = Literal["scale", "batch", "integration", "distribution"]
TypeName = Literal[
    "craft_sme",
    "flexible_sme",
    "specialized_sme",
    "networked_specialized_or_flexible",
    "networked_craft",
    "mass_production",
    "blended",
    "none",
]


def wrong(expected: str, hint: str = "", found: str | None = None) -> PydanticCustomError:
    """Return an error that says what was expected and what to do."""
    context: dict[str, Any] = {"expected": expected, "hint": hint}
    if found is not None:
        context["found"] = found
    return PydanticCustomError("microfactory", "expected {expected}", context)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(_Part):
    """Who says it, where, and how good that is."""

    status: Status | None = None
    grade: Grade | None = None
    source: str = ""
    at: Text = ""
    year: Years = ""
    population: Text = ""
    note: Text = ""

    @field_validator("year", mode="before")
    @classmethod
    def _year_as_text(cls, value: Any) -> Any:
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class Fact(Evidence):
    """One observation: a number, an interval, a category, or a pointer to a transcribed cell."""

    cell: Annotated[str, Field(pattern=CELL)] | None = None
    value: Decimal | Text | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    approx: bool = False
    unit: Annotated[str, Field(max_length=80)] = ""
    printed: Text = ""

    @field_validator("low", "high", mode="before")
    @classmethod
    def _plain_number(cls, value: Any) -> Any:
        if value is not None and not _is_number(value):
            raise wrong("a number such as 12, 2.40 or 3.5e6", found=shown(value))
        return value

    @field_validator("unit")
    @classmethod
    def _unit_parses(cls, value: str) -> str:
        if value:
            try:
                parse_unit(value)
            except UnitError as error:
                raise wrong(error.expected, error.hint) from None
        return value

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Fact:
        ways = [
            name
            for name, given in {
                "cell": self.cell is not None,
                "value": self.value is not None,
                "low/high": self.low is not None or self.high is not None,
            }.items()
            if given
        ]
        if len(ways) != 1:
            raise wrong("one of: value, low and high, cell", found=" and ".join(ways) or "no value")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise wrong(
                f"low at most high, which is {self.high}",
                "Are they exchanged?",
                found=f"low {self.low}",
            )
        if self.cell is None:
            gaps = [name for name in ("status", "grade", "source", "at") if not getattr(self, name)]
            if gaps:
                raise wrong(
                    "a status, a grade, a source and where in it (at)",
                    "A figure without a source is a bug.",
                    found=f"no {', '.join(gaps)}",
                )
        return self


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return False
    number = Decimal(value)
    return number.is_finite() and abs(number) <= Decimal("1e15")


class Placed(Evidence):
    """What is known of a product on one criterion or discriminator.

    A value; a list, when the product really takes several; ``one_of``, when it is one of several
    and it is not known which; ``low``/``high`` for a count; or unknown.
    """

    value: str | tuple[str, ...] | Decimal | None = None
    one_of: tuple[str, ...] | None = None
    low: Decimal | None = None
    high: Decimal | None = None

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, content: Any) -> Any:
        if content == "unknown" or content is None:
            return {}
        return content if isinstance(content, Mapping) else {"value": content}

    @property
    def is_known(self) -> bool:
        """Whether anything at all is said."""
        return any(part is not None for part in (self.value, self.one_of, self.low, self.high))

    def plain(self) -> Any:
        """Return the shape that the typology reads."""
        if self.one_of is not None:
            return {"one_of": list(self.one_of)}
        if self.low is not None or self.high is not None:
            return {
                "low": None if self.low is None else float(self.low),
                "high": None if self.high is None else float(self.high),
            }
        if isinstance(self.value, tuple):
            return list(self.value)
        return float(self.value) if isinstance(self.value, Decimal) else self.value


class Step(_Part):
    """One step of production that is organised in its own way."""

    step: Text
    criteria: dict[Criterion, Placed] = {}
    discriminators: dict[str, Placed] = {}


class Stage(Evidence):
    """Who does one stage of production."""

    cell: Annotated[str, Field(pattern=CELL)] | None = None
    performer: Text = ""
    in_house: Literal["yes", "no", "partly", "unknown"] = "unknown"

    @model_validator(mode="after")
    def _said_by_someone(self) -> Stage:
        if self.cell is None and not (self.performer and self.source and self.at):
            raise wrong("a performer with source and at, or a cell", found="an incomplete stage")
        return self


class SourceClass(_Part):
    """The class that the source itself names: recorded to compare with, never an input."""

    type: TypeName
    source: str
    at: Text
    note: Text = ""


class Header(_Part):
    """What the case is."""

    id: Annotated[str, Field(pattern=CASE_ID)]
    firm: Text
    product: Text
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    title: Text = ""
    summary: Text = ""

    @property
    def name(self) -> str:
        """What the case is called in a report."""
        return self.title or self.firm


class Case(_Part):
    """A case file."""

    case: Header
    source_class: SourceClass | None = None
    criteria: dict[Criterion, Placed] = {}
    discriminators: dict[str, Placed] = {}
    steps: tuple[Step, ...] = ()
    stages: dict[str, Stage] = {}
    facts: dict[str, tuple[Fact, ...]] = {}
    unknown: dict[str, Text] = {}
    not_applicable: dict[str, Text] = {}

    def profile(self) -> dict[str, Any]:
        """Return what the typology reads: the values, without their evidence."""

        def values(parts: Mapping[Any, Placed]) -> dict[str, Any]:
            return {str(name): part.plain() for name, part in parts.items() if part.is_known}

        return {
            "criteria": values(self.criteria),
            "discriminators": values(self.discriminators),
            "steps": [
                {
                    "step": step.step,
                    "criteria": values(step.criteria),
                    "discriminators": values(step.discriminators),
                }
                for step in self.steps
            ],
        }


def path_of(case: str) -> Path:
    """Return the file of a case: an id names a file in ``data/cases``, anything else is a path."""
    if re.fullmatch(CASE_ID, case) and not Path(case).exists():
        return paths.root() / "data" / "cases" / f"{case}.yaml"
    return Path(case)


def ids() -> list[str]:
    """Return the ids of all case files, sorted."""
    return sorted(path.stem for path in (paths.root() / "data" / "cases").glob("*.yaml"))


def load(
    path: Path,
    cells: pd.DataFrame,
    sources: Mapping[str, Source],
    variables: Mapping[str, Variable],
) -> tuple[Case, pd.DataFrame]:
    """Read a case file and its facts.

    Parameters
    ----------
    path
        The YAML file.
    cells
        Transcribed cells (`microfactory.tables.CELLS`) that facts may point to.
    sources, variables
        The registers.

    Returns
    -------
    The case, and its facts as `microfactory.tables.FACTS`.

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
    return case, conform(pd.DataFrame(rows, columns=list(FACTS.columns)), FACTS)


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
