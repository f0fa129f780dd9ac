"""The registers are closed, checked against each other, and say what is wrong where."""

import pytest

from microfactory import registers
from microfactory.documents import validate
from microfactory.problems import ProblemsFound

VARIABLE = {
    "label": "Wage",
    "unit": "USD_2017/day",
    "theme": "wages",
    "description": "What is paid.",
}
ARTEFACT = {
    "id": "table_01",
    "label": "Table 1",
    "title": "Bounds",
    "chapter": 2,
    "section": "Typology",
    "pages": [7, 7],
    "pages_basis": "contents",
    "computed_by": "microfactory.typology.classify",
}


def lines(read, *arguments):
    with pytest.raises(ProblemsFound) as caught:
        read(*arguments)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"unit": "USD/day"}, "a currency with its price year"),
        ({"unit": "dya"}, "Did you mean 'day'?"),
        ({"unit": ""}, "a unit such as"),
        ({"categories": ["a"]}, "a number has a unit and no categories"),
        ({"kind": "category"}, "a category has categories and no unit"),
        ({"kind": "category", "unit": ""}, "a category has categories and no unit"),
        ({"kind": "category", "categories": ["a"]}, "a category has categories and no unit"),
        ({"kind": "text"}, "'number' or 'category'"),
        ({"description": "short"}, "at least 10 characters"),
        ({"units": "day"}, "Did you mean 'unit'?"),
    ],
)
def test_a_variable_is_a_number_with_a_unit_or_a_category_with_a_list(change, words):
    [line] = lines(validate, registers._Variables, {"wage": VARIABLE | change}, "v.yaml")
    assert line.startswith("v.yaml @ wage") and words in line


def test_both_kinds_of_variable_pass():
    category = VARIABLE | {"kind": "category", "unit": "", "categories": ["yes", "no"]}
    found = validate(registers._Variables, {"a": VARIABLE, "b": category}, "v.yaml").root
    assert found["a"].kind is registers.VariableKind.NUMBER
    assert found["b"].categories == ("yes", "no")


@pytest.mark.parametrize("key", ["Wage", "1wage", "wage-rate", "w" * 62, ""])
def test_a_variable_has_a_plain_key(key):
    assert lines(validate, registers._Variables, {key: VARIABLE}, "v.yaml")


def test_an_artefact_that_nothing_computes_says_why():
    validate(registers.Artefact, ARTEFACT, "a.yaml")
    none = ARTEFACT | {"computed_by": "none"}
    validate(registers.Artefact, none | {"reason": "a photograph"}, "a.yaml")
    [line] = lines(validate, registers.Artefact, none, "a.yaml")
    assert "computed_by: none needs a reason" in line
    for wrong in ({"id": "table_1"}, {"pages_basis": "guess"}, {"pages": [1]}, {"page": 7}):
        assert lines(validate, registers.Artefact, ARTEFACT | wrong, "a.yaml")


def test_sources_cited_in_what_is_not_there(project):
    path = project / "data" / "sources.yaml"
    path.write_text(
        "one: {citation: A report, kind: press, as_cited_in: tow}\n"
        "two: {citation: A thesis, kind: thesis}\n"
        "three: {citation: A report, kind: press, as_cited_in: two}\n"
    )
    assert lines(registers.sources) == [
        "data/sources.yaml @ one.as_cited_in: found 'tow'; expected a key of this file"
    ]


def test_every_wrong_entry_is_said_at_once(project):
    path = project / "data" / "sources.yaml"
    path.write_text("one: {citation: A, kind: press}\ntwo: {citation: A report, kind: prss}\n")
    found = lines(registers.sources)
    assert [line.partition(":")[0] for line in found] == [
        "data/sources.yaml @ one.citation",
        "data/sources.yaml @ two.kind",
    ]


@pytest.mark.parametrize("name", ["variables", "artefacts", "corrections", "sources"])
def test_a_register_that_is_gone_or_broken_is_named(project, name):
    read = getattr(registers, {"corrections": "declared_corrections"}.get(name, name))
    path = project / "data" / f"{name}.yaml"
    path.write_text("a: 1\na: 2\n")
    assert lines(read) == [
        f"data/{name}.yaml line 2: found the key 'a' twice; expected each key once"
    ]
    if name != "sources":  # without it the folder is no project
        path.unlink()
        assert f"data/{name}.yaml: found no such file" in lines(read)[0]


def test_working_time_is_stated_and_positive(project):
    path = project / "params.yaml"
    text = path.read_text()
    week = registers.params().week()
    assert week.days("month") == week.days_per_month and week.days("hour") == 1 / week.hours_per_day
    path.write_text(text.replace("hours_per_day: 8", "hours_a_day: 8"))
    assert "params.yaml @ working_time.hours_per_day: found nothing; expected this field" in lines(
        registers.params
    )
    path.write_text(text.replace("hours_per_day: 8", "hours_per_day: 0"))
    assert "positive" in lines(registers.params)[0]


def test_params_are_a_closed_list(project):
    path = project / "params.yaml"
    path.write_text(path.read_text() + "\nseeed: 3\n")
    [line] = lines(registers.params)
    assert line.startswith("params.yaml @ seeed") and "Did you mean 'seed'?" in line
