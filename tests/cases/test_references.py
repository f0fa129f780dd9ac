"""Names that other files define exist, and facts fit what they are about; if not, it is said."""

import pytest

from .building import FACT, HEAD

SAID = {"text": "hardly any", **FACT}

# --- names and fits ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            {"facts": {"wages": [{"value": 5, "unit": "day", **FACT}]}},
            "facts.wages: found the variable 'wages'; expected a known variable. "
            "Did you mean 'wage'?",
        ),
        (
            {"facts": {"wage": [{"cell": "t/pay/acne"}]}},
            "facts.wage[0].cell: found 't/pay/acne'; expected a transcribed cell, "
            "table/row/column. Did you mean 't/pay/acme'?",
        ),
        (
            {"facts": {"age": [{"value": 5, "unit": "year", **FACT, "source": "reprot"}]}},
            "facts.age[0].source: found 'reprot'; expected a known source. Did you mean 'report'?",
        ),
        (
            {"facts": {"age": [{"value": 5, "unit": "person", **FACT}]}},
            "facts.age[0].unit: found 'person'; expected a unit that measures the same as 'year'",
        ),
        (
            {"facts": {"age": [{"cell": "t/pay/acme"}]}},
            "facts.age[0].unit: found 'USD_2017/day'; expected a unit that measures the same as",
        ),
        (
            {"facts": {"age": [{"value": 5, **FACT}]}},
            "facts.age[0].unit: found no unit; expected a unit such as 'year'",
        ),
        (
            {"facts": {"age": [{"value": "old", "unit": "year", **FACT}]}},
            "facts.age[0].value: found 'old'; expected a number in year",
        ),
        (
            {"facts": {"age": [{"cell": "t/skill/acme"}]}},
            "facts.age[0].value: found 'skilled'; expected a number in year",
        ),
        (
            {"facts": {"skill": [{"value": "skiled", **FACT}]}},
            "facts.skill[0].value: found 'skiled'; expected one of skilled, unskilled. "
            "Did you mean 'skilled'?",
        ),
        (
            {"facts": {"skill": [{"value": 3, **FACT}]}},
            "facts.skill[0].value: found Decimal('3'); expected one of skilled, unskilled",
        ),
        (
            {"facts": {"skill": [{"cell": "t/pay/acme"}]}},
            "facts.skill[0].value: found ''; expected one of skilled, unskilled",
        ),
        ({"unknown": {"wages": "no"}}, "unknown.wages: found the variable 'wages'"),
        ({"not_applicable": {"wages": "no"}}, "not_applicable.wages: found the variable 'wages'"),
        (
            {"facts": {"wage": [{"cell": "t/pay/acme"}]}, "unknown": {"wage": "no"}},
            "unknown.wage: found a reason for a gap; expected no facts for it",
        ),
        (
            {"unknown": {"wage": "no"}, "not_applicable": {"wage": "no"}},
            "not_applicable.wage: found a second reason for one gap; expected one reason",
        ),
        (
            {"criteria": {"scale": {"value": "local", "source": "reprot"}}},
            "criteria.scale.source: found 'reprot'; expected a known source",
        ),
        (
            {"discriminators": {"x": {"value": "y", "source": "reprot"}}},
            "discriminators.x.source: found 'reprot'",
        ),
        (
            {"steps": [{"step": "a", "criteria": {"batch": {"value": "b", "source": "reprot"}}}]},
            "steps[0].criteria.batch.source: found 'reprot'",
        ),
        (
            {"findings": {"costs_inventry": [SAID]}},
            "findings.costs_inventry: found the item 'costs_inventry'; expected an item of the framework. "
            "Did you mean 'costs_inventory'?",
        ),
        (
            {"findings": {"costs_inventory": [SAID, {**SAID, "source": "reprot"}]}},
            "findings.costs_inventory[1].source: found 'reprot'",
        ),
        (
            {"stages": {"retail": {"cell": "t/retail/acne"}}},
            "stages.retail.cell: found 't/retail/acne'; expected a transcribed cell",
        ),
        (
            {"stages": {"retail": {"performer": "a", "at": "p", "source": "reprot"}}},
            "stages.retail.source: found 'reprot'",
        ),
        (
            {"source_class": {"type": "none", "source": "reprot", "at": "p. 1"}},
            "source_class.source: found 'reprot'",
        ),
    ],
    ids=lambda value: value.partition(";")[0] if isinstance(value, str) else "",
)
def test_a_name_that_is_not_there_or_a_fact_that_does_not_fit(problems_of, content, line):
    [found] = problems_of(**content)
    assert found.startswith(line)


def test_everything_is_said_at_once(problems_of):
    found = problems_of(
        facts={
            "wages": [{"cell": "t/none/x"}],
            "age": [{"value": 5, "unit": "day", **FACT, "source": "a"}, {"cell": "t/none/x"}],
        },
        unknown={"x": "no"},
        stages={"retail": {"cell": "t/none/x"}},
    )
    assert [line.partition(":")[0] for line in found] == [
        "facts.wages",
        "facts.age[1].cell",
        "facts.age[0].source",
        "unknown.x",
        "stages.retail.cell",
    ]


@pytest.mark.parametrize(
    ("name", "unit"),
    [("wage", "KES_2018/month"), ("share", "1"), ("age", "week"), ("wage", "USD_2012/hour")],
)
def test_units_that_measure_the_same_fit(read, name, unit):
    loaded = read({"case": HEAD, "facts": {name: [{"value": 5, "unit": unit, **FACT}]}})
    assert loaded.facts.loc[0, "unit"] == unit


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2,50", "Write 2.50 (decimal point)."),
        ("1.234,5", "without separators of thousands"),
        ("3 to 5", "Write low: 3, high: 5."),
        ("5", "Write 5 without quotation marks."),
        ("n/a", "List the variable under unknown"),
    ],
)
def test_a_number_in_words_is_told_how_to_write_it(problems_of, text, hint):
    [found] = problems_of(facts={"age": [{"value": text, "unit": "year", **FACT}]})
    assert found.startswith(f"facts.age[0].value: found {text!r}; expected a number in year. ")
    assert hint in found


def test_a_criterion_s_cell_has_to_be_there(problems_of):
    [found] = problems_of(criteria={"scale": {"cell": "t/skil/acme"}})
    assert found == (
        "criteria.scale.cell: found 't/skil/acme'; expected a transcribed cell, table/row/column. "
        "Did you mean 't/skill/acme'?"
    )


# --- sources of the case's own -------------------------------------------------------------------

OWN = {"interview_2026": {"citation": "Interview with the owner", "kind": "interview"}}


def test_a_case_may_bring_its_sources(read):
    fact = {**FACT, "source": "interview_2026"}
    facts = {"age": [{"value": 5, "unit": "year", **fact}]}
    assert read({"case": HEAD, "sources": OWN, "facts": facts}).facts.loc[0, "source"] == (
        "interview_2026"
    )


def test_it_does_not_say_otherwise_what_the_register_says(read, problems_of):
    same = {"report": {"citation": "A report", "kind": "press"}}
    assert read({"case": HEAD, "sources": same}).case.sources
    [found] = problems_of(sources={"report": {"citation": "Another one", "kind": "press"}})
    assert found.startswith("sources.report: found another source; expected a key that")


def test_what_an_own_source_is_cited_in_has_to_be_there(problems_of):
    cited = {"owner": {**OWN["interview_2026"], "as_cited_in": "tesis"}}
    [found] = problems_of(sources=cited)
    assert found.startswith("sources.owner.as_cited_in: found 'tesis'; expected a known source")
    assert "Did you mean 'thesis'?" in found
