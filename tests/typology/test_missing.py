from __future__ import annotations

import pytest

from microfactory.typology import UNDETERMINED, classify

from .products import AU, GE_PLANT, criteria


def test_what_is_settled_misses_nothing(definition):
    assert classify(AU, definition).missing == ()


def test_the_best_question_comes_first_and_says_what_each_answer_leads_to(definition):
    (gap,) = classify(GE_PLANT, definition).missing
    assert gap.on == "employees_per_site"
    leads = {answer.answer: answer.type for answer in gap.answers}
    assert leads == {
        "under 10": UNDETERMINED,
        "10 to 200": "flexible_sme",
        "200 to 500": UNDETERMINED,
        "over 500": "mass_production",
    }


@pytest.mark.parametrize(
    "content",
    [
        {},
        GE_PLANT,
        {"criteria": {"distribution": "centralized"}, "discriminators": {"workflow": "job_shop"}},
        {"criteria": criteria("industrial", None, {"one_of": ["units", "components"]})},
    ],
)
def test_each_answer_is_what_the_classifier_says_when_told_so(content, definition):
    result = classify(content, definition)
    narrowing = [gap.narrowing for gap in result.missing]
    assert narrowing == sorted(narrowing, reverse=True)
    assert result.missing
    for gap in result.missing:
        group = "criteria" if gap.on in definition.criteria else "discriminators"
        sizes = []
        for answer in gap.answers:
            told = answer.answer.replace(" and ", ", ").split(", ")
            value = [words.replace(" ", "_") for words in told]
            facts = content.get(group, {}) | {gap.on: value if len(value) > 1 else value[0]}
            then = classify(content | {group: facts}, definition)
            assert (then.type, then.possible) == (answer.type, answer.possible)
            sizes.append(len(then.possible))
        assert gap.narrowing == pytest.approx(len(result.possible) - sum(sizes) / len(sizes))


def test_values_that_may_occur_together_in_any_way_ask_for_steps(definition):
    content = {
        "criteria": criteria(
            "industrial", ["small", "large"], "units", ["centralized", "decentralized"]
        )
    }
    result = classify(content, definition)
    assert result.possible == ("blended", "none")
    gap = result.missing[0]
    assert gap.on == "steps"
    assert [answer.type for answer in gap.answers] == ["blended", "none"]
    told = [
        ({"batch": "small", "distribution": "decentralized"}, "networked_craft"),
        ({"batch": "large", "distribution": "centralized"}, "mass_production"),
    ]
    steps = [
        {"step": kind, "criteria": known, "discriminators": {"employees_per_site": 700}}
        for known, kind in told
    ]
    assert classify(content | {"steps": steps}, definition).type == "blended"


def test_steps_have_their_own_questions(definition):
    content = {
        "criteria": criteria("industrial", "large", "units", "centralized"),
        "steps": [
            {"step": "spinning", "discriminators": {"employees_per_site": 900}},
            {"step": "weaving"},
        ],
    }
    result = classify(content, definition)
    assert set(result.possible) == {"mass_production", "blended"}
    assert (result.missing[0].part, result.missing[0].on) == ("weaving", "employees_per_site")
