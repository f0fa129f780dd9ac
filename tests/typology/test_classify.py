from __future__ import annotations

import json

import pytest

from microfactory.problems import ProblemsFound
from microfactory.typology import UNDETERMINED, Profile, classify

from .products import AU, FOSSIL, GE_PLANT, HM, SOKO, TAILOR, criteria

NETWORKED = "networked_specialized_or_flexible"


def with_people(content, people):
    signs = content.get("discriminators", {}) | {"employees_per_site": people}
    return content | {"discriminators": signs}


@pytest.mark.parametrize(
    ("product", "expected"),
    [
        (SOKO, "networked_craft"),
        (AU, "flexible_sme"),
        (TAILOR, "craft_sme"),
        (with_people(GE_PLANT, {"low": 501}), "mass_production"),
        (GE_PLANT, UNDETERMINED),
        (HM, "none"),
    ],
)
def test_products_of_the_thesis(product, expected, definition):
    result = classify(product, definition)
    assert result.type == expected
    assert result.necessary == (() if expected == UNDETERMINED else (expected,))
    assert set(result.necessary) <= set(result.possible)


def test_between_two_types_both_are_possible(definition):
    assert classify(GE_PLANT, definition).possible == ("flexible_sme", "mass_production")


def test_h_and_m_depends_on_the_reading(definition):
    others = {each.reading: each for each in classify(HM, definition).depends_on_reading}
    for way in ("text", "either"):
        reading = others[f"{NETWORKED}/distribution/{way}"]
        assert reading.type == NETWORKED
        assert reading.at == "ch. 2, Typology Criteria"
    as_text = classify(HM, definition, reading=f"{NETWORKED}/distribution/text")
    assert as_text.type == NETWORKED
    assert "table" in [each.reading for each in as_text.depends_on_reading]


def test_an_answer_that_all_readings_share_depends_on_none(definition):
    assert classify(AU, definition).depends_on_reading == ()


def test_fossil_is_blended_where_its_contractors_have_a_type(definition):
    result = classify(FOSSIL, definition)
    assert [part.type for part in result.parts] == ["none", "mass_production"]
    assert result.type == "none"
    types = {each.reading: each.type for each in result.depends_on_reading}
    assert types[f"{NETWORKED}/distribution/either"] == "blended"


def test_fossil_by_its_single_contractors_is_blended_in_every_reading(definition):
    components, assembly = FOSSIL["steps"]
    maker = components | {
        "criteria": criteria(None, "large", "components", "centralized"),
        "discriminators": {"product_range": "narrow", "employees_per_site": 100},
    }
    result = classify(FOSSIL | {"steps": [maker, assembly]}, definition)
    assert result.type == "blended"
    assert [part.type for part in result.parts] == ["specialized_sme", "mass_production"]
    assert result.depends_on_reading == ()


def test_steps_of_one_type_make_a_product_of_that_type(definition):
    steps = [{"step": "cutting"}, {"step": "sewing"}]
    result = classify(AU | {"steps": steps}, definition)
    assert result.type == "flexible_sme"
    assert [part.part for part in result.parts] == ["cutting", "sewing"]


def test_several_values_whose_every_way_has_a_type_are_blended(definition):
    content = {
        "criteria": criteria("industrial", "small", "units", ["centralized", "distributed"]),
        "discriminators": {"employees_per_site": 800},
    }
    result = classify(content, definition)
    assert result.type == "blended"
    assert [(part.part, part.type) for part in result.parts] == [
        ("centralized", "mass_production"),
        ("distributed", "networked_craft"),
    ]


def test_several_values_that_one_type_admits_are_not_blended(definition):
    content = {"criteria": criteria("industrial", ["small", "large"], "components", "distributed")}
    assert classify(content, definition).type == NETWORKED
    assert classify(content, definition).parts == ()


def test_several_values_none_of_which_has_a_type_are_none(definition):
    content = {"criteria": criteria("local", ["small", "large"], "units", "distributed")}
    assert classify(content, definition).type == "none"


def test_a_profile_and_its_mapping_give_the_same(definition):
    profile = Profile.from_mapping(SOKO, definition)
    assert classify(profile, definition) == classify(SOKO, definition)


@pytest.mark.parametrize("product", [SOKO, AU, FOSSIL, {}])
def test_a_result_is_plain_data(product, definition):
    content = classify(product, definition).to_dict()
    assert json.loads(json.dumps(content)) == content
    assert {
        "type",
        "necessary",
        "possible",
        "membership",
        "because",
        "missing",
        "depends_on_reading",
    } <= set(content)
    assert all(len(interval) == 2 for interval in content["membership"].values())


def test_what_is_not_understood_is_refused(definition):
    with pytest.raises(ProblemsFound, match="Did you mean 'industrial'"):
        classify({"criteria": {"scale": "industrail"}}, definition)
    with pytest.raises(ProblemsFound, match="reading"):
        classify(SOKO, definition, reading="tables")
