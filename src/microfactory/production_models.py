"""The parameters of each production model: what the thesis gives, and what has to be assumed.

``data/production_models.yaml`` points to transcribed cells, or says that a number is an assumption
and why it has the range it has. Here the pointers are followed, so that every parameter is an
interval with its evidence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import reduce
from typing import Annotated, Any, Literal

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, model_validator

from microfactory import paths
from microfactory.documents import read_yaml, validate
from microfactory.evidence import union_of_sources, worst_grade
from microfactory.problems import Problem, did_you_mean, shown, stop_if_any
from microfactory.quantity import Interval, UnitError, WorkingTime, convert, parse_unit
from microfactory.tables import MODEL_PARAMETERS, conform

PLACE = "data/production_models.yaml"
#: The model that stands in a row for a parameter that all models share.
SHARED = "shared"
#: Pay for a time of work: turned to an hour first, by stated working time and not by the calendar.
PAY = re.compile(r"([A-Z]{3}_\d{4})/(?:hour|day|week|month|year)")
Cell = Annotated[str, Field(pattern=r"^[a-z0-9_]+/[a-z0-9_]+/[a-z0-9_]+$")]
Range = tuple[float, float]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Parameter(_Frozen):
    """What a parameter means, defined once."""

    label: str
    unit: str
    description: Annotated[str, Field(min_length=10)]

    @model_validator(mode="after")
    def _unit_is_one(self) -> Parameter:
        try:
            parse_unit(self.unit)
        except UnitError as error:
            raise ValueError(f"unit: {error}") from None
        return self


class _Borrowed(_Frozen):
    cells: Annotated[tuple[Cell, ...], Field(min_length=1)]


class Entry(_Frozen):
    """One parameter of one model: exactly one of the ways to give it."""

    cells: Annotated[tuple[Cell, ...], Field(min_length=1)] | None = None
    quotient: tuple[Cell | tuple[Cell, ...], Cell | tuple[Cell, ...]] | None = None
    sum: tuple[Cell | tuple[Cell, ...], Cell | tuple[Cell, ...]] | None = None
    reading: Range | None = None
    of: Cell | None = None
    assumption: Range | _Borrowed | None = None
    because: str = ""
    year: Literal["taken as 2017"] | None = None
    spread: Literal["even", "log"] = "even"

    @model_validator(mode="after")
    def _one_way(self) -> Entry:
        ways = ("cells", "quotient", "sum", "reading", "assumption")
        given = [way for way in ways if getattr(self, way) is not None]
        if len(given) != 1:
            raise ValueError(
                f"exactly one of {', '.join(ways)}; found {', '.join(given) or 'none'}"
            )
        if given != ["cells"] and len(self.because) < 5:
            raise ValueError(f"{given[0]} needs its reason under because")
        if (self.of is None) != (self.reading is None):
            raise ValueError("reading and of belong together")
        return self


class Model(_Frozen):
    """One production model of Table 1."""

    name: str
    equipment: Literal["shared", "dedicated"]
    stands_for: str
    parameters: dict[str, Entry]


class Scenario(_Frozen):
    """What is other than in the data, and why that is asked."""

    name: str
    because: Annotated[str, Field(min_length=5)]
    changes: dict[str, float | Cell]


class ProductionModels(_Frozen):
    """The whole file."""

    prices: Annotated[str, Field(pattern=r"^[A-Z]{3}_\d{4}$")]
    parameters: dict[str, Parameter]
    shared: dict[str, Entry]
    scenarios: dict[str, Scenario]
    models: dict[str, Model]


def read() -> ProductionModels:
    """Return ``data/production_models.yaml``, its model sets complete.

    Raises
    ------
    ProblemsFound
        With every problem of the file.
    """
    found: ProductionModels = validate(
        ProductionModels, read_yaml(paths.root() / "data" / "production_models.yaml"), PLACE
    )
    own = set(found.parameters) - set(found.shared)
    sets = {"shared": (set(found.shared), set(found.shared) & set(found.parameters))}
    for name, model in found.models.items():
        sets[f"models.{name}.parameters"] = (set(model.parameters), own)
    problems = []
    for where, (given, wanted) in sets.items():
        for name in sorted(given - wanted):
            hint = did_you_mean(name, sorted(wanted))
            problems.append(
                Problem(f"{PLACE} @ {where}", shown(name), "a parameter of this file", hint)
            )
        for name in sorted(wanted - given):
            expected = "every parameter for every model; an assumption where nothing is known"
            problems.append(Problem(f"{PLACE} @ {where}", f"no {name}", expected))
    stop_if_any(problems)
    return found


def resolve(file: ProductionModels, cells: pd.DataFrame, working_time: WorkingTime) -> pd.DataFrame:
    """Follow every pointer and return one row for each parameter of each model.

    Parameters
    ----------
    file
        What `read` returns.
    cells
        Transcribed cells (`microfactory.tables.CELLS`).
    working_time
        Turns pay for a day into pay for an hour.

    Returns
    -------
    pandas.DataFrame
        `microfactory.tables.MODEL_PARAMETERS`; shared parameters stand under the model ``shared``.

    Raises
    ------
    ProblemsFound
        With every cell that does not exist or is no bounded number, and every unit that does not fit.
    """
    index = {
        f"{cell['table']}/{cell['row']}/{cell['column']}": cell for cell in cells.to_dict("records")
    }
    sets = {SHARED: file.shared, **{name: model.parameters for name, model in file.models.items()}}
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for model, entries in sets.items():
        for name, parameter in file.parameters.items():
            if name not in entries:
                continue
            where = f"{PLACE} @ {model}.{name}"
            resolver = _Resolver(where, index, parameter.unit, file.prices, working_time, problems)
            rows.append(
                {
                    "model": model,
                    "parameter": name,
                    "label": parameter.label,
                    "unit": parameter.unit,
                    **resolver.row(entries[name]),
                }
            )
    stop_if_any(problems)
    return conform(pd.DataFrame(rows, columns=list(MODEL_PARAMETERS.columns)), MODEL_PARAMETERS)


def scenarios(
    file: ProductionModels, cells: pd.DataFrame, working_time: WorkingTime
) -> dict[str, dict[str, float]]:
    """Return the changes of every scenario as numbers, under the name that a reader sees.

    Raises
    ------
    ProblemsFound
        If a change is of no parameter, or points to no cell with one number.
    """
    index = {
        f"{cell['table']}/{cell['row']}/{cell['column']}": cell for cell in cells.to_dict("records")
    }
    problems: list[Problem] = []
    found: dict[str, dict[str, float]] = {}
    for scenario in file.scenarios.values():
        numbers: dict[str, float] = {}
        for name, change in scenario.changes.items():
            where = f"{PLACE} @ scenarios, {scenario.name!r}, {name}"
            model, _, parameter = name.rpartition(".")
            if parameter not in file.parameters or (model and model not in file.models):
                hint = did_you_mean(name, [*file.parameters, *file.models])
                expected = "PARAMETER or MODEL.PARAMETER of this file"
                problems.append(Problem(where, shown(name), expected, hint))
            elif isinstance(change, str):
                unit = file.parameters[parameter].unit
                resolver = _Resolver(where, index, unit, file.prices, working_time, problems)
                value = resolver.row(Entry(cells=(change,)))
                if value["low"] != value["high"]:
                    problems.append(Problem(where, change, "a cell with one number"))
                numbers[name] = value["low"]
            else:
                numbers[name] = change
        found[scenario.name] = numbers
    stop_if_any(problems)
    return found


class _Resolver:
    """Turns one entry into an interval with its evidence, and notes what is wrong."""

    def __init__(
        self,
        where: str,
        index: Mapping[str, Mapping[Any, Any]],
        unit: str,
        prices: str,
        working_time: WorkingTime,
        problems: list[Problem],
    ) -> None:
        self.where, self.index, self.unit, self.prices = where, index, unit, prices
        self.working_time, self.problems = working_time, problems
        self.used: list[str] = []
        self.moved_year = False

    def row(self, entry: Entry) -> dict[str, Any]:
        basis, value = self._value(entry)
        if entry.spread == "log" and value is not None and value.low <= 0:
            self._problem(f"spread log from {value.low:g}", "a low end above zero")
        if entry.year and not self.moved_year:
            self._problem(
                "year: taken as 2017", "that only where a cell has prices of another year"
            )
        evidence = [self.index[name] for name in self.used if name in self.index]
        notes = [entry.because] if entry.because else []
        if self.moved_year:
            notes.append("prices of another year, taken as of 2017")
        return {
            "low": value.low if value else math.nan,
            "high": value.high if value else math.nan,
            "spread": entry.spread,
            "basis": basis,
            "grade": str(worst_grade(cell["grade"] for cell in evidence) or "")
            if basis != "assumption"
            else "",
            "sources": " ".join(union_of_sources([[cell["source"]] for cell in evidence])),
            "at": "; ".join(dict.fromkeys(str(cell["at"]) for cell in evidence)),
            "cells": " ".join(self.used),
            "note": "; ".join(notes),
        }

    def _value(self, entry: Entry) -> tuple[str, Interval | None]:
        if entry.cells is not None:
            basis = "printed" if len(entry.cells) == 1 else "derived"
            return basis, self._converted(self._hull(entry.cells), entry)
        if entry.quotient is not None or entry.sum is not None:
            return "derived", self._converted(self._computed(entry), entry)
        if entry.reading is not None:
            assert entry.of is not None
            self._cell(entry.of, number=False)
            return "reading", self._range(entry.reading)
        if isinstance(entry.assumption, _Borrowed):
            return "assumption", self._converted(self._hull(entry.assumption.cells), entry)
        assert entry.assumption is not None
        return "assumption", self._range(entry.assumption)

    def _range(self, ends: Range) -> Interval | None:
        if ends[0] > ends[1]:
            self._problem(f"from {ends[0]:g} to {ends[1]:g}", "the low end first")
            return None
        return Interval(*ends)

    def _computed(self, entry: Entry) -> tuple[Interval, str] | None:
        pair = entry.quotient or entry.sum
        assert pair is not None
        operands = [self._hull((part,) if isinstance(part, str) else part) for part in pair]
        if any(operand is None for operand in operands):
            return None
        (one, unit), (other, divisor) = (operand for operand in operands if operand)
        if entry.sum is not None:
            return one + convert(other, divisor, unit, working_time=self.working_time), unit
        return one / other, str(parse_unit(unit) / parse_unit(divisor)).replace(" ", "")

    def _hull(self, names: tuple[str, ...]) -> tuple[Interval, str] | None:
        """Return the interval from the lowest to the highest of some cells, in the unit of the first."""
        found = [cell for cell in map(self._cell, names) if cell]
        if len(found) < len(names):
            return None
        unit = found[0][1]
        try:
            values = [
                convert(value, its, unit, working_time=self.working_time) for value, its in found
            ]
        except UnitError as error:
            self._problem(
                f"cells in {' and '.join(dict.fromkeys(u for _, u in found))}", str(error)
            )
            return None
        return reduce(lambda a, b: Interval(min(a.low, b.low), max(a.high, b.high)), values), unit

    def _cell(self, name: str, number: bool = True) -> tuple[Interval, str] | None:
        self.used.append(name)
        cell = self.index.get(name)
        if cell is None:
            hint = did_you_mean(name, self.index)
            self._problem(shown(name), "a transcribed cell, table/row/column", hint)
            return None
        if not number:
            return None
        low, high = float(cell["low"]), float(cell["high"])
        if math.isnan(low) and math.isnan(high):
            self._problem(f"{name}, which is no number", "a number; a word is a reading")
            return None
        # An open end is closed at the end that is printed: 'at least 2000' gives 2000.
        low, high = (high if math.isnan(low) else low), (low if math.isnan(high) else high)
        unit = self._in_prices(str(cell["unit"]))
        value = Interval(low, high)
        if pay := PAY.fullmatch(unit):
            return convert(value, unit, f"{pay[1]}/hour", working_time=self.working_time), (
                f"{pay[1]}/hour"
            )
        return value, unit

    def _in_prices(self, unit: str) -> str:
        """Return the unit with the file's price year, and note where that is a change."""
        money = self.prices.partition("_")[0]
        dated = re.sub(rf"\b{money}_\d{{4}}\b", self.prices, unit)
        self.moved_year = self.moved_year or dated != unit
        return dated

    def _converted(self, found: tuple[Interval, str] | None, entry: Entry) -> Interval | None:
        if found is None:
            return None
        if self.moved_year and entry.year is None:
            expected = f"prices of {self.prices}; no deflator is part of the data"
            self._problem(
                "a cell with prices of another year", expected, "Say year: taken as 2017."
            )
        try:
            # A workshop's people are people: a definition is printed per workshop.
            unit = found[1].replace("person/workshop", "person")
            return convert(found[0], unit, self.unit, working_time=self.working_time)
        except UnitError as error:
            self._problem(f"the unit {found[1]}", f"one that measures as {self.unit}: {error}")
            return None

    def _problem(self, found: str, expected: str, hint: str = "") -> None:
        self.problems.append(Problem(self.where, found, expected, hint))


def dedicated(file: ProductionModels) -> frozenset[str]:
    """Return the models whose equipment serves one line only."""
    return frozenset(name for name, model in file.models.items() if model.equipment == "dedicated")
