"""The published JSON Schema is current, and an independent reader of it agrees with the model."""

from __future__ import annotations

import json

import jsonschema
import pytest

from microfactory import cases, paths
from microfactory.authoring import schema
from microfactory.authoring.writing import content_of
from microfactory.cases import Case
from microfactory.documents import read_yaml, validate
from microfactory.problems import ProblemsFound


def as_json(content):
    """Return plain data as an editor reads it: decimals are numbers."""
    return json.loads(json.dumps(content, default=float))


@pytest.fixture(scope="module")
def reader(words):
    found = json.loads(schema.schema_text(words))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


def test_the_published_schema_is_current(words):
    published = (paths.root() / schema.PLACE).read_text(encoding="utf-8")
    assert published == schema.schema_text(words), "run `microfactory index-cases`"


@pytest.mark.parametrize("case_id", cases.ids())
def test_the_cases_of_the_casebook_are_valid(reader, case_id):
    written = read_yaml(cases.path_of(case_id))
    shortened = content_of(validate(Case, written, case_id))
    for content in (written, shortened):
        assert [error.message for error in reader.iter_errors(as_json(content))] == []


HEAD = {"id": "acme", "firm": "Acme", "product": "cardigan"}
FACT = {"status": "observed", "grade": "B", "source": "soko_company", "at": "p. 1"}
WAGE = {"value": 5, "unit": "USD_2017/day", **FACT}


@pytest.mark.parametrize(
    "content",
    [
        {"case": {**HEAD, "id": "A B"}},
        {"case": {**HEAD, "country": "UK"}},
        {"case": {**HEAD, "colour": "red"}},
        {"case": {"id": "acme", "firm": "Acme"}},
        {"criteria": {"scale": "enormous"}},
        {"criteria": {"colour": "red"}},
        {"criteria": {"scale": {"one_of": []}}},
        {"discriminators": {"equipment": "lasers"}},
        {"discriminators": {"employees_per_site": -3}},
        {"stages": {"selling": {"cell": "t/r/c"}}},
        {"stages": {"retail": {"cell": "t/r/c", "relation": "inhouse"}}},
        {"facts": {"worker_wages": [WAGE]}},
        {"facts": {"worker_wage": [{**WAGE, "value": "five"}]}},
        {"facts": {"worker_wage": [{**WAGE, "grade": "E"}]}},
        {"facts": {"worker_wage": [{**WAGE, "uint": "x"}]}},
        {"facts": {"worker_wage": [{**WAGE, "year": 20177}]}},
        {"facts": {"contract_form": [{"value": "slave", **FACT}]}},
        {"unknown": {"worker_wages": "no"}},
        {"sources": {"mine": {"citation": "A talk", "kind": "novel"}}},
        {"factz": {}},
    ],
    ids=str,
)
def test_what_an_editor_marks_the_check_refuses_too(
    reader, content, cells, sources, variables, tmp_path
):
    content = {"case": HEAD, **content}
    assert not reader.is_valid(as_json(content))
    (tmp_path / "acme.yaml").write_text(json.dumps(content))
    with pytest.raises(ProblemsFound):
        loaded = cases.load(tmp_path / "acme.yaml", cells, sources, variables)
        _classified(loaded, cells)


def _classified(loaded, cells):
    from microfactory import registers
    from microfactory.stages import typology

    typology.classify_case(loaded.case, typology.definition(cells, registers.params()))


@pytest.mark.parametrize(
    "content",
    [
        {"criteria": None, "facts": None},
        {"criteria": {"scale": None, "batch": "unknown", "integration": ["units", "components"]}},
        {"discriminators": {"employees_per_site": 15, "equipment": {"one_of": ["hand_tools"]}}},
        {"facts": {"worker_wage": [{**WAGE, "year": 2017, "note": None}]}},
        {"sources": {"mine": {"citation": "A talk", "kind": "interview", "years": [2026]}}},
    ],
    ids=str,
)
def test_short_and_empty_forms_are_valid(reader, content):
    content = {"case": HEAD, **content}
    assert [error.message for error in reader.iter_errors(content)] == []
    validate(Case, content, "f")


def test_it_tells_what_a_variable_is(reader, words):
    facts = reader.schema["properties"]["facts"]["properties"]
    assert list(facts) == sorted(words.variables)
    assert "USD_2017/day" in facts["worker_wage"]["description"]


def test_a_stale_schema_is_written_anew(project, words):
    (project / schema.PLACE).write_text("{}")
    assert schema.publish(words) and not schema.publish(words)


def test_the_first_line_of_a_case_file_leads_to_it(project, tmp_path):
    inside = schema.pointer(project / "data" / "cases" / "acme.yaml")
    assert inside == "# yaml-language-server: $schema=../case.schema.json"
    outside = schema.pointer(tmp_path / "acme.yaml").partition("$schema=")[2]
    assert outside == (project / schema.PLACE).resolve().as_posix()
