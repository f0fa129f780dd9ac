"""What a case file names that other files define: variables, sources, transcribed cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microfactory import framework
from microfactory.cases.hints import number_hint
from microfactory.cases.model import Case, Fact
from microfactory.documents import path_text
from microfactory.evidence import Source
from microfactory.problems import Problem, did_you_mean, shown
from microfactory.quantity import comparable
from microfactory.registers import Variable, VariableKind

EXAMPLE = "An area and its item as reports/tradeoffs.html has them, e.g. 'costs_inventory'."
Cells = Mapping[str, Mapping[Any, Any]]


def problems_of(
    case: Case,
    where: str,
    cells: Cells,
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

    listed = {**sources, **case.sources}

    def known_source(name: str, *loc: int | str) -> None:
        if name and name not in listed:
            hint = did_you_mean(name, listed) or "Add it under sources, or to data/sources.yaml."
            problems.append(Problem(at(*loc, "source"), shown(name), "a known source", hint))

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
    for loc, part in case.placed():
        known_source(part.source, *loc)
        known_cell(part.cell, *loc)
    for name, stage in case.stages.items():
        known_source(stage.source, "stages", name)
        known_cell(stage.cell, "stages", name)
    known_items = framework.items(cells.values()) if case.findings else []
    for name, findings in case.findings.items():
        if name not in known_items:
            hint = did_you_mean(name, known_items) or EXAMPLE
            problems.append(
                Problem(
                    at("findings", name),
                    f"the item {shown(name)}",
                    "an item of the framework",
                    hint,
                )
            )
        for number, finding in enumerate(findings):
            known_source(finding.source, "findings", name, number)
    if case.source_class:
        known_source(case.source_class.source, "source_class")
    for key, source in case.sources.items():
        if key in sources and sources[key] != source:
            expected = "a key that data/sources.yaml does not have"
            hint = "Leave the entry out to use the source that is there."
            problems.append(Problem(at("sources", key), "another source", expected, hint))
        if source.as_cited_in and source.as_cited_in not in listed:
            hint = did_you_mean(source.as_cited_in, listed)
            where_cited = at("sources", key, "as_cited_in")
            problems.append(Problem(where_cited, shown(source.as_cited_in), "a known source", hint))
    return problems


def _fits(fact: Fact, variable: Variable, cells: Cells, where: str) -> list[Problem]:
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
        expected = "a number" if variable.unit == "1" else f"a number in {variable.unit}"
        hint = number_hint(value) if isinstance(value, str) else ""
        return [Problem(f"{where}.value", shown(value), expected, hint)]
    if not unit:
        return [Problem(f"{where}.unit", "no unit", f"a unit such as {variable.unit!r}")]
    if not comparable(unit, variable.unit):
        return [
            Problem(
                f"{where}.unit", shown(unit), f"a unit that measures the same as {variable.unit!r}"
            )
        ]
    return []
