from __future__ import annotations

import pytest

from microfactory.problems import ProblemsFound
from microfactory.typology import Profile

from .products import FOSSIL, SOKO, criteria


def reversed_mapping(content):
    if isinstance(content, dict):
        return {name: reversed_mapping(content[name]) for name in reversed(list(content))}
    return content


def problems_of(content, definition, where="profile"):
    with pytest.raises(ProblemsFound) as caught:
        Profile.from_mapping(content, definition, where)
    return caught.value.problems


def test_the_order_of_the_facts_does_not_matter(definition):
    profile = Profile.from_mapping(SOKO, definition)
    assert Profile.from_mapping(reversed_mapping(SOKO), definition) == profile
    assert len({profile, Profile.from_mapping(reversed_mapping(SOKO), definition)}) == 1


def test_nothing_given_is_all_unknown(definition):
    assert Profile.from_mapping({}, definition) == Profile.from_mapping(
        {"criteria": {"scale": "unknown"}, "discriminators": None, "steps": None}, definition
    )


def test_every_problem_is_told_at_once_with_its_place(definition):
    content = {
        "criteria": {"scal": "local", "batch": "smal"},
        "discriminators": {"workflow": "jobshop", "employees_per_site": -3},
        "steps": [{"step": "sewing", "criteria": {"integration": "unit"}}, "ironing"],
        "colour": "red",
    }
    found = {
        problem.where: problem.hint
        for problem in problems_of(content, definition, "data/cases/acme.yaml")
    }
    start = "data/cases/acme.yaml"
    assert found == {
        start: "",
        f"{start} @ criteria": "Did you mean 'scale'?",
        f"{start} @ criteria.batch": "Did you mean 'small'?",
        f"{start} @ discriminators.workflow": "Did you mean 'job_shop'?",
        f"{start} @ discriminators.employees_per_site": "",
        f"{start} @ steps[0].criteria.integration": "Did you mean 'units'?",
        f"{start} @ steps[1]": "",
    }


@pytest.mark.parametrize("content", [{"steps": "sewing"}, {"criteria": ["local"]}, "local", 3])
def test_a_wrong_shape_is_told(content, definition):
    assert problems_of(content, definition)


def test_a_step_takes_from_the_product_what_it_does_not_say(definition):
    profile = Profile.from_mapping(FOSSIL, definition)
    components, assembly = profile.steps
    assert components.name == "components"
    assert components.profile.criteria[0] == assembly.profile.criteria[0] == profile.criteria[0]
    assert components.conflicts == ()


def test_a_step_may_take_some_of_the_products_values(definition):
    content = {
        "criteria": criteria("industrial", ["small", "large"]),
        "steps": [{"step": "cutting"}, {"criteria": {"batch": "small"}}],
    }
    cutting, other = Profile.from_mapping(content, definition).steps
    assert len(cutting.profile.criteria[1].options) == 3
    assert len(other.profile.criteria[1].options) == 1
    assert other.name == "step 2"


def test_a_step_that_contradicts_the_product_keeps_its_own_and_is_marked(definition):
    content = {
        "criteria": {"scale": "local"},
        "steps": [{"step": "casting", "criteria": {"scale": "industrial"}}],
    }
    (step,) = Profile.from_mapping(content, definition).steps
    assert step.conflicts == ("scale",)
    assert step.profile.criteria[0].options == {frozenset(["industrial"])}


def test_a_product_without_steps_is_its_only_part(definition):
    profile = Profile.from_mapping(SOKO, definition)
    assert [part.profile for part in profile.parts] == [profile]
