"""A case as rows and back; what is wrong with a row is said at its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from microfactory.authoring.sheet import COLUMNS, PARTS, place_of, read_rows, rows_of
from microfactory.authoring.writing import content_of
from microfactory.cases import Case

from .building import NO_SHRINKING, said_by
from .building import cases as any_case


def read(*rows):
    return read_rows((f"row {number}", row) for number, row in enumerate(rows, start=2))


@settings(max_examples=150, phases=NO_SHRINKING)
@given(case=any_case)
def test_rows_give_back_every_case(case):
    rows = rows_of(content_of(case))
    assert all(set(row) <= set(COLUMNS) and row["part"] in PARTS for row in rows)
    assert all(isinstance(text, str) for row in rows for text in row.values())
    found = read(*({name: text for name, text in row.items() if text} for row in rows))
    assert not found.problems
    assert said_by(Case.model_validate(found.content)) == said_by(case)


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ({"part": "fact"}, "row 2, column part: found 'fact'; expected one of case, criteria"),
        ({}, "row 2, column part: found ''; expected one of"),
        (
            {"part": "stages", "name": "retail", "value": "5"},
            "row 2, column value: found '5'; expected nothing: stages has no value",
        ),
        ({"part": "unknown", "value": "no"}, "row 2, column name: found no name; expected what"),
        ({"part": "facts", "value": "5"}, "row 2, column name: found no name; expected a variable"),
        (
            {"part": "criteria", "name": "scale", "one_of": 'local, "x'},
            "row 2, column one_of: found 'local, \"x'; expected words with commas between them",
        ),
    ],
)
def test_a_wrong_row(row, line):
    [problem] = read(row).problems
    assert str(problem).startswith(line)


def test_a_thing_said_twice_is_told_where():
    row = {"part": "criteria", "name": "scale", "value": "local"}
    [problem] = read(row, row).problems
    assert str(problem) == (
        "row 3: found criteria 'scale' again; expected it once; it stands at row 2 too"
    )
    stepped = {**row, "step": "casting"}
    [problem] = read(stepped, stepped).problems
    assert "criteria 'scale' again" in problem.found


def test_a_row_that_nobody_filled_in_is_passed_over():
    found = read({"part": "facts", "name": "wage", "unit": "day"}, {"part": "stages", "name": "a"})
    assert found.content == {} and not found.problems


def test_where_a_path_was_said():
    found = read({"part": "facts", "name": "wage", "value": "5"})
    assert place_of("facts.wage[0].unit", found.places) == "row 2, unit"
    assert place_of("facts.wage[1]", found.places) == "facts.wage[1]"
