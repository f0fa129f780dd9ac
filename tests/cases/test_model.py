"""A case file says one thing one way, with its evidence; everything wrong is said at its path."""

from typing import get_args

import pytest
from pydantic import ValidationError

from microfactory.cases import Case, Placed
from microfactory.cases.model import StageName
from microfactory.documents import parse_yaml, validate
from microfactory.problems import ProblemsFound

EVIDENCE = "status: estimate, source: s, at: p. 1, grade: B"
HEAD = "case: {id: acme, firm: Acme, product: cardigan, country: PT}\n"


def case_of(text):
    return validate(Case, parse_yaml(HEAD + text, "acme.yaml"), "acme.yaml")


def problems_of(text):
    with pytest.raises(ProblemsFound) as caught:
        case_of(text)
    return [str(problem).removeprefix("acme.yaml @ ") for problem in caught.value.problems]


def fact(text):
    return f"facts: {{wage: [{{{text}}}]}}"


# --- findings ----------------------------------------------------------------------------------


def test_a_finding_is_said_by_someone():
    [found] = case_of(f"findings: {{a: [{{text: hardly any stock, {EVIDENCE}}}]}}").findings["a"]
    assert (found.text, found.at, str(found.grade)) == ("hardly any stock", "p. 1", "B")
    [line] = problems_of("findings: {a: [{text: hardly any stock, grade: B}]}")
    assert line.startswith("findings.a[0]: found no status, source, at; expected a status")
    [line] = problems_of("findings: {a: []}")
    assert "an empty list for 'a'" in line
    assert problems_of(f"findings: {{a: [{{{EVIDENCE}}}]}}")[0].startswith("findings.a[0].text")


# --- facts -------------------------------------------------------------------------------------


def test_a_number_keeps_its_digits():
    [found] = case_of(fact(f"value: 0.60, unit: USD_2017/day, {EVIDENCE}")).facts["wage"]
    assert str(found.value) == "0.60"
    [found] = case_of(fact(f"low: 2.40, high: 3.50, unit: USD_2017/day, {EVIDENCE}")).facts["wage"]
    assert (str(found.low), str(found.high)) == ("2.40", "3.50")


@pytest.mark.parametrize(
    "text", ["value: 5", "low: 5", "high: 5", "low: 5, high: 5", "value: wool"]
)
def test_the_ways_to_say_it(text):
    assert len(case_of(fact(f"{text}, unit: day, {EVIDENCE}")).facts["wage"]) == 1


def test_a_pointer_needs_nothing_else():
    [found] = case_of(fact("cell: table/row/column")).facts["wage"]
    assert found.cell == "table/row/column" and found.status is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "found no value; expected one of: value, low and high, cell"),
        ("value: 5, low: 3", "found value and low/high; expected one of"),
        ("cell: t/r/c, value: 5", "found cell and value; expected one of"),
        (
            "low: 3.5, high: 2",
            "found low 3.5; expected low at most high, which is 2. Are they exchanged?",
        ),
    ],
)
def test_one_way_to_say_it(text, line):
    [found] = problems_of(fact(f"{text}{', ' if text else ''}unit: day, {EVIDENCE}"))
    assert found.startswith("facts.wage[0]: ") and line in found


@pytest.mark.parametrize("name", ["status", "source", "at", "grade"])
def test_a_figure_without_its_evidence_is_a_bug(name):
    evidence = ", ".join(part for part in EVIDENCE.split(", ") if not part.startswith(name))
    [found] = problems_of(fact(f"value: 5, unit: day, {evidence}"))
    assert f"found no {name};" in found and "A figure without a source is a bug." in found


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("low: ten", "facts.wage[0].low: found 'ten'; expected a number such as 12"),
        ("high: '5'", "facts.wage[0].high: found '5'; expected a number"),
        ("low: true", "facts.wage[0].low: found True; expected a number"),
        ("low: 1e16", "facts.wage[0].low: found Decimal('1E+16'); expected a number"),
        ("value: true", "facts.wage[0].value: found True; expected a number"),
        ("value: [1, 2]", "facts.wage[0].value: found [1, 2]; expected a number"),
        ("value: 1e99", "facts.wage[0].value: found Decimal('1E+99'); expected a number"),
        (f"value: {'9' * 4000}", "facts.wage[0].value: found 9999"),
        (
            "value: 5, unit: USD/day",
            "facts.wage[0].unit: found 'USD/day'; expected a currency with its price year, e.g. "
            "'USD_2017/day'",
        ),
        (
            "value: 5, unit: KES/day, year: 2018",
            "Write 'KES_2018/day', if the prices are those of 2018.",
        ),
        ("value: 5, unit: dya", "unit: found 'dya'; expected known units; 'dya' is not one. Did"),
        ("value: 5, status: seen", "facts.wage[0].status: found 'seen'; expected 'observed', "),
        ("value: 5, grade: E", "facts.wage[0].grade: found 'E'; expected 'A', 'B', 'C' or 'D'"),
        ("value: 5, year: 20177", "facts.wage[0].year: found '20177'"),
        ("value: 5, year: '２０１７'", "facts.wage[0].year: found '２０１７'"),
        ("value: 5, uint: day", "facts.wage[0].uint: found the field 'uint'; expected one of"),
        ("cell: table/row", "facts.wage[0].cell: found 'table/row'"),
        (f"value: {'x' * 2001}", "facts.wage[0].value: found 'xxx"),
    ],
    ids=lambda value: value[:24],
)
def test_a_wrong_fact_has_one_line(text, line):
    given = {part.split(":")[0].strip() for part in text.split(", ")}
    evidence = [part for part in EVIDENCE.split(", ") if part.split(":")[0] not in given]
    [found] = problems_of(fact(", ".join([text, *evidence])))
    assert line in found


def test_all_wrong_facts_of_a_file_are_said_at_once():
    text = f"""
criteria: {{scal: local}}
facts:
  wage:
    - {{value: 5, unit: USD/day, {EVIDENCE}}}
    - {{low: 3, high: 2, unit: day, {EVIDENCE}}}
  age: [{{value: 5, unit: year}}]
unknown: {{injuries: [1]}}
"""
    assert [line.split(":")[0] for line in problems_of(text)] == [
        "criteria.scal",
        "facts.wage[0].unit",
        "facts.wage[1]",
        "facts.age[0]",
        "unknown.injuries",
    ]


def test_a_year_may_be_a_number_or_a_span():
    for year in ("2017", "'2017'", "2015-2017"):
        [found] = case_of(fact(f"value: 5, year: {year}, unit: day, {EVIDENCE}")).facts["wage"]
        assert found.year == year.strip("'")


def test_a_cell_has_its_own_unit():
    for own in ("unit: day", "approx: true", "printed: about 5", "unit: day, printed: x"):
        [found] = problems_of(fact(f"cell: t/r/c, {own}"))
        assert (
            found.startswith("facts.wage[0]: found ")
            and " beside a cell; expected the cell's" in found
        )
    assert case_of(fact("cell: t/r/c, note: mine, population: owners"))


@pytest.mark.parametrize("text", ["criteria:", "facts:\nunknown:\n", "criteria: {scale: }"])
def test_a_heading_with_nothing_below_it_says_nothing(text):
    assert case_of(text).profile()["criteria"] == {}


# --- what a case is ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "where"),
    [
        ("{id: Acme, firm: A, product: p}", "case.id"),
        ("{id: a-b, firm: A, product: p}", "case.id"),
        ("{id: a, firm: A, product: p}", "case.id"),
        ("{id: acme, firm: A, product: p, country: Portugal}", "case.country"),
        ("{id: acme, firm: A}", "case.product"),
    ],
)
def test_a_case_has_a_plain_id_a_firm_and_a_product(head, where):
    with pytest.raises(ProblemsFound) as caught:
        validate(Case, parse_yaml(f"case: {head}", "f"), "f")
    assert [problem.where for problem in caught.value.problems] == [f"f @ {where}"]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("{id: Acme Knitwear, firm: A, product: p}", "For example 'acme_knitwear'."),
        ("{id: ../../etc/passwd, firm: A, product: p}", "For example 'etc_passwd'."),
        ("{id: '-rf', firm: A, product: p}", "For example 'rf'."),
        ("{id: 7, firm: A, product: p}", "found 7; expected 2 to 41 lower-case letters"),
        ("{id: acme, firm: '', product: p}", "found no words; expected what the firm is called"),
        ("{id: acme, firm: A, product: p, country: UK}", "Did you mean 'GB'?"),
        ("{id: acme, firm: A, product: p, country: XX}", "found 'XX'; expected a country's code"),
    ],
)
def test_a_wrong_head_is_told_what_is_meant(head, words):
    with pytest.raises(ProblemsFound) as caught:
        validate(Case, parse_yaml(f"case: {head}", "f"), "f")
    [found] = caught.value.problems
    assert words in str(found)


def test_norway_is_a_country():
    content = parse_yaml("case: {id: acme, firm: A, product: p, country: NO}", "f")
    assert validate(Case, content, "f").case.country == "NO"


def test_a_case_is_called_by_its_title_or_its_firm():
    assert case_of("").case.name == "Acme"
    content = parse_yaml("case: {id: acme, firm: A, product: p, title: The branch}", "f")
    assert validate(Case, content, "f").case.name == "The branch"


def test_a_case_is_frozen_and_closed():
    case = case_of("")
    with pytest.raises(ValidationError):
        case.case = None
    [line] = problems_of("factz: {}")
    assert "found the field 'factz'" in line and "Did you mean 'facts'?" in line


# --- criteria ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("local", "local"),
        ("[local, industrial]", ["local", "industrial"]),
        ("{value: local, source: s}", "local"),
        ("{one_of: [local, industrial]}", {"one_of": ["local", "industrial"]}),
        ("{low: 3}", {"low": 3.0, "high": None}),
        ("15", 15.0),
    ],
)
def test_what_is_known_of_a_criterion_as_the_typology_reads_it(text, plain):
    profile = case_of(f"criteria: {{scale: {text}}}\ndiscriminators: {{x: {text}}}").profile()
    assert profile["criteria"] == {"scale": plain}
    assert profile["discriminators"] == {"x": plain}


@pytest.mark.parametrize("text", ["unknown", "~", "{}", "{source: s}"])
def test_what_is_unknown_is_left_out(text):
    case = case_of(f"criteria: {{scale: {text}}}")
    assert not case.criteria["scale"].is_known
    assert case.profile()["criteria"] == {}
    assert Placed.model_validate(None) == Placed()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("true", "found True; expected a name, a list of names or a count of at least 0"),
        ("{value: -1}", "found -1; expected a name, a list of names or a count"),
        ("{low: '5'}", "found '5'; expected a count of at least 0. Write 5 without"),
        ("{low: 5, high: 3}", "found low 5; expected low at most high, which is 3. Are they"),
        ("{value: local, one_of: [local]}", "found value and one_of; expected one of: value,"),
        ("{cell: t/r/c, low: 3}", "found low/high and cell; expected one of: value,"),
    ],
)
def test_a_criterion_says_one_thing_one_way(text, line):
    [found] = problems_of(f"criteria: {{scale: {text}}}")
    assert found.startswith("criteria.scale") and line in found


def test_a_list_of_one_is_the_one():
    assert case_of("criteria: {scale: [local]}").profile()["criteria"] == {"scale": "local"}


def test_stages_are_those_of_table_8(cells):
    rows = cells.loc[cells["table"] == "thesis_table_08_vertical_integration", "row"]
    assert list(get_args(StageName)) == list(dict.fromkeys(rows))
    [found] = problems_of("stages: {manufacture: {cell: t/r/c}}")
    assert found.startswith("stages.manufacture: found 'manufacture'; expected 'initial_design', ")
    assert found.endswith("Did you mean 'manufacturing'?")


def test_steps_have_their_own_criteria():
    text = "steps: [{step: casting, criteria: {scale: local, batch: unknown}}]"
    assert case_of(text).profile()["steps"] == [
        {"step": "casting", "criteria": {"scale": "local"}, "discriminators": {}}
    ]
    [line] = problems_of("steps: [{step: casting, criteria: {scale: {vlaue: local}}}]")
    assert line.startswith("steps[0].criteria.scale.vlaue: found the field 'vlaue'")


def test_a_stage_is_done_by_someone_who_stands_somehow_to_the_firm():
    case_of("stages: {retail: {performer: shops, source: s, at: p. 1, relation: customer}}")
    case_of("stages: {retail: {cell: t/r/c}}")
    [line] = problems_of("stages: {retail: {performer: shops}}")
    assert line.startswith("stages.retail: found an incomplete stage; expected a performer with")
    [line] = problems_of("stages: {retail: {cell: t/r/c, relation: inhouse}}")
    assert line.startswith("stages.retail.relation: found 'inhouse'; expected 'in_house', ")
