"""A case as YAML reads back as the same case."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings

from microfactory import cases
from microfactory.authoring.writing import content_of, scalar, to_yaml
from microfactory.cases import Case
from microfactory.documents import parse_yaml, read_yaml, validate

from .building import NASTY, NO_SHRINKING, said_by
from .building import cases as any_case


def again(text):
    return validate(Case, parse_yaml(text, "f"), "f")


@settings(max_examples=150, phases=NO_SHRINKING)
@given(case=any_case)
def test_yaml_gives_back_every_case(case):
    assert said_by(again(to_yaml(content_of(case)))) == said_by(case)


@pytest.mark.parametrize("case_id", cases.ids())
def test_yaml_gives_back_the_cases_of_the_casebook(case_id):
    case = validate(Case, read_yaml(cases.path_of(case_id)), case_id)
    assert said_by(again(to_yaml(content_of(case)))) == said_by(case)


@pytest.mark.parametrize("text", [*NASTY, "x" * 300, "long words " * 30, "a  b" * 40, "a: b " * 40])
def test_text_stays_text(text):
    assert parse_yaml(to_yaml({"a": {"b": text}}), "f") == {"a": {"b": text}}
    assert parse_yaml(f"[{scalar(text)}]", "f") == [text]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("0.60"), "0.60"),
        (Decimal("3.5E+6"), "3.5E+6"),
        (True, "true"),
        (2.5, "2.5"),
        ({"a": [1, "no"]}, '{a: [1, "no"]}'),
        ("plain words", "plain words"),
        ("v. 2", '"v. 2"'),
    ],
)
def test_a_value_on_one_line(value, text):
    assert scalar(value) == text


def test_what_is_short_stands_on_one_line_and_what_is_long_does_not():
    lines = to_yaml({"facts": {"wage": [{"value": 5, "at": "p. 1"}, {"value": 5, "at": "p" * 99}]}})
    assert lines.splitlines() == [
        "facts:", "  wage:", '    - {value: 5, at: "p. 1"}', "    - value: 5", f"      at: {'p' * 99}",
    ]  # fmt: skip
