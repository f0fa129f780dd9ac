"""The form has every question, reads as it stands, and reads when it is filled in."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings

from microfactory import cases
from microfactory.authoring.form import form_text
from microfactory.authoring.writing import content_of
from microfactory.cases import Case, load
from microfactory.cases.model import StageName
from microfactory.documents import parse_yaml, read_yaml, validate
from microfactory.registers import VariableKind

from .building import NO_SHRINKING, said_by
from .building import cases as any_case

FIRST = "# yaml-language-server: $schema=../case.schema.json"
BLANK = {"case": {"id": "acme", "firm": "Acme", "product": "cardigan"}}


def read(text):
    return validate(Case, parse_yaml(text, "f"), "f")


def test_the_first_line_leads_editors_to_the_schema(words):
    assert form_text(BLANK, words, FIRST).splitlines()[0] == FIRST


def test_an_empty_form_says_nothing_but_what_the_case_is(words):
    assert content_of(read(form_text(BLANK, words, FIRST))) == BLANK


def test_it_asks_for_everything_those_facts_first_that_open_most(words):
    text = form_text(BLANK, words, FIRST)
    asked = re.findall(r"^  # (\w+):", text, re.MULTILINE)
    names = [q.name for q in (*words.criteria, *words.discriminators)]
    assert set(asked) >= {*names, *get_args(StageName), *words.variables}
    facts = [name for name in asked if name in words.variables]
    assert facts == list(words.variables) and facts[0] == "worker_wage"


def test_taking_every_mark_away_and_filling_in_makes_a_case(words, cells, sources, tmp_path):
    """What the form shows is what the model reads: no line of it is a trap."""
    text = form_text(BLANK, words, FIRST)
    for name in words.variables:
        text = re.sub(rf"^  # ({name}:)$", r"  \1", text, flags=re.MULTILINE)
    text = re.sub(r"^  #   - ", "    - ", text, flags=re.MULTILINE)
    for name, variable in words.variables.items():
        value = 1 if variable.kind is VariableKind.NUMBER else f'"{variable.categories[0]}"'
        text = re.sub(rf"(?<=  {name}:\n    - {{value: )(?=,)", str(value), text)
    for field, value in (("status", "observed"), ("grade", "C"), ("at", '"p. 1"')):
        text = text.replace(f", {field}: ", f", {field}: {value}")
    text = text.replace(", source: ", f", source: {next(iter(sources))}")
    path = tmp_path / "acme.yaml"
    path.write_text(text, encoding="utf-8")
    facts = load(path, cells, sources, words.variables).facts
    assert set(facts["variable"]) == set(words.variables) and not facts["missing"].any()


@pytest.mark.parametrize("case_id", cases.ids())
def test_what_is_known_stands_in_it_and_nothing_is_lost(case_id, words):
    case = validate(Case, read_yaml(cases.path_of(case_id)), case_id)
    assert said_by(read(form_text(content_of(case), words, FIRST))) == said_by(case)


@settings(
    max_examples=40,
    phases=NO_SHRINKING,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(case=any_case)
def test_no_case_is_lost_in_a_form(case, few_words):
    assert said_by(read(form_text(content_of(case), few_words, FIRST))) == said_by(case)
