"""The form of JupyterLab: what is typed is checked at once, shown as text, and saved as a case file."""

from __future__ import annotations

import pytest

from microfactory import case_form, cases, registers
from microfactory.authoring.vocabulary import vocabulary_of
from microfactory.cases import Case
from microfactory.checking import Context
from microfactory.documents import read_yaml, validate


@pytest.fixture(scope="module")
def context(cells, sources, variables):
    return Context(cells, sources, variables, registers.params())


@pytest.fixture
def form(context):
    words = vocabulary_of(context.variables, context.sources, context.definition)
    return case_form.Form(words, context)


def fill(form, **fields):
    for name, value in fields.items():
        form.head[name].value = value


def test_an_empty_form_says_what_is_needed_and_cannot_be_saved(form):
    assert form.save.disabled
    assert "case.firm" in form.answer.value and "case.id" in form.answer.value


def test_what_is_typed_changes_the_answer_and_is_saved(form, project):
    fill(form, id="acme", firm="Acme <script>alert(1)</script>", product="necklace", country="KE")
    assert not form.save.disabled and "acme: not determined" in form.answer.value
    form.model["criteria"]["scale"].value = "industrial"
    form.model["criteria"]["distribution"].value = "distributed"
    form.model["criteria"]["batch"].value = "small"
    form.model["criteria"]["integration"].value = "units"
    assert "acme: a network of craft SMEs" in form.answer.value
    form.source["key"].value, form.source["citation"].value = "owner", "The owner, 2026"
    name, wage = form.facts[0]
    assert name == "worker_wage" and wage["unit"].value == "USD_2017/day"
    wage["status"].value, wage["grade"].value, wage["at"].value = "observed", "B", "the talk"
    wage["value"].value = "5,50"
    assert form.save.disabled and "Write 5.50 (decimal point)." in form.answer.value
    wage["value"].value = "5.50"
    wage["year"].value = "2017"
    assert not form.save.disabled, form.answer.value
    form.write()
    assert "data/cases/acme.yaml is saved" in form.saved.value
    case = validate(Case, read_yaml(cases.path_of("acme")), "acme")
    assert str(case.facts["worker_wage"][0].value) == "5.50"
    form.write()
    assert "found a file; expected none yet" in form.saved.value


def test_markup_is_shown_as_text(form):
    fill(form, id="<img src=x onerror=alert(1)>", firm="a", product="b")
    assert "<img" not in form.answer.value and "&lt;img" in form.answer.value


def test_another_fact_is_added_from_the_list(form):
    before = len(form.facts)
    form.more.value = "contract_form"
    assert [name for name, _ in form.facts[before:]] == ["contract_form"]
    assert "permanent" in form.facts[-1][1]["value"].options and form.more.value == ""


def test_outside_jupyterlab_it_is_a_line(form):
    assert form._repr_mimebundle_()["text/plain"] == repr(form)
