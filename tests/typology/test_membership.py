from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from microfactory.typology import TABLE, Profile, classify
from microfactory.typology.membership import membership

from .oracle import narrowed, profiles
from .products import AU, SOKO, criteria


def of(content, definition):
    return classify(content, definition).membership


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_more_evidence_nests_the_interval(data, definition):
    profile = data.draw(profiles(definition))
    more = data.draw(narrowed(profile, definition))
    allowed = definition.reading(TABLE).allowed
    wide, tight = (membership(some, definition, allowed) for some in (profile, more))
    for kind in definition.types:
        assert 0 <= wide[kind][0] <= tight[kind][0] <= tight[kind][1] <= wide[kind][1] <= 1


def test_a_full_fit_is_one(definition):
    found = of(AU, definition)
    assert found.pop("flexible_sme") == (1, 1)
    assert set(found.values()) == {(0, 0)}  # 15 people exclude mass production


def test_soko_by_its_own_silence_may_lack_a_typical_sign(definition):
    assert of(SOKO, definition)["networked_craft"] == (0.5, 1)
    told = SOKO["discriminators"] | {"integrator": "central_firm", "registration": "informal"}
    assert of(SOKO | {"discriminators": told}, definition)["networked_craft"] == (1, 1)


def test_nothing_known_leaves_everything_open(definition):
    assert set(of({}, definition).values()) == {(0, 1)}


def test_a_type_that_admits_half_of_the_values_has_half_membership(definition):
    known = AU["discriminators"] | {"integrator": "self"}
    split = {
        "criteria": criteria("industrial", "small", "units", ["centralized", "decentralized"]),
        "discriminators": known,
    }
    assert of(split, definition)["flexible_sme"] == (0.5, 0.5)


def test_people_are_graded_by_the_logarithm_between_the_cut_offs(definition):
    craft = {
        "criteria": criteria("local", "small", "units", "centralized"),
        "discriminators": {
            "workflow": "job_shop",
            "equipment": "hand_tools",
            "networked_workshops": "one",
        },
    }

    def craft_of(people):
        signs = craft["discriminators"] | {"employees_per_site": people}
        return of(craft | {"discriminators": signs}, definition)["craft_sme"]

    assert craft_of(9) == craft_of(10) == (1, 1)
    assert craft_of(50) == pytest.approx((0.4628, 0.5886), abs=1e-4)  # a few hundred: 200, 500
    assert craft_of(500) == (0, 0)
    assert craft_of({"low": 5, "high": 600}) == (0, 1)


def test_steps_share_membership(definition):
    whole = {"criteria": {"scale": "industrial", "batch": "small"}}
    steps = [
        {"step": "weaving", "criteria": criteria(None, None, "units", "decentralized")},
        {"step": "sewing", "criteria": criteria(None, None, "units", "centralized")},
    ]
    signs = SOKO["discriminators"] | {"integrator": "self", "registration": "formal"}
    steps[0]["discriminators"] = signs
    found = of(whole | {"steps": steps}, definition)
    assert found["networked_craft"] == (0.5, 0.5)
    assert found["craft_sme"] == (0, 0)


def test_the_interval_does_not_depend_on_how_a_point_is_written(definition):
    profiles_of_15 = [
        Profile.from_mapping({"discriminators": {"employees_per_site": people}}, definition)
        for people in (15, 15.0, {"low": 15, "high": 15})
    ]
    assert len(set(profiles_of_15)) == 1
