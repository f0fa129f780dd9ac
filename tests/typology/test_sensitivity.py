from __future__ import annotations

from microfactory.typology import classify, sensitivity

from .products import AU, FOSSIL, GE_PLANT


def test_each_known_fact_is_changed_and_forgotten(definition):
    found = sensitivity(GE_PLANT, definition)
    assert set(found["on"]) == {*GE_PLANT["criteria"], "equipment"}
    assert found.groupby("on")["instead"].count().to_dict() == {
        "scale": 2,
        "batch": 2,
        "integration": 2,
        "distribution": 3,
        "equipment": 4,
    }


def test_a_change_gives_what_the_classifier_says_of_the_changed_product(definition):
    found = sensitivity(AU, definition)
    for row in found.itertuples():
        group = "criteria" if row.on in definition.criteria else "discriminators"
        value = row.instead.replace(" ", "_")
        then = classify(AU | {group: AU[group] | {row.on: value}}, definition)
        assert (row.type, row.possible) == (then.type, "|".join(then.possible))
        assert row.changes == (then.possible != ("flexible_sme",))


def test_the_people_at_a_site_carry_the_verdict_on_au(definition):
    found = sensitivity(AU, definition)
    carrying = set(found.loc[found["changes"], "on"])
    assert "employees_per_site" in carrying
    assert "equipment" not in set(
        found.loc[found["changes"] & (found["instead"] == "automation"), "on"]
    )


def test_steps_are_changed_one_at_a_time(definition):
    found = sensitivity(FOSSIL, definition)
    assert set(found["part"]) == {"components", "assembly"}
