from __future__ import annotations

from microfactory.typology import classify

from .products import AU, GE_PLANT, SOKO, TAILOR, criteria


def reason(result, on):
    (found,) = [each for each in result.because if each.on == on]
    return found


def test_every_criterion_has_its_reason_given_or_not(definition):
    result = classify({"criteria": {"scale": "local"}}, definition)
    assert [each.on for each in result.because] == list(definition.criteria)
    assert reason(result, "batch").given == "unknown"
    assert reason(result, "batch").text == "Batch: not known."
    assert reason(result, "scale").admits == ("craft_sme", "flexible_sme")


def test_a_criterion_partitions_the_types(definition):
    content = {"criteria": {"batch": {"one_of": ["small", "large"]}}}
    found = reason(classify(content, definition), "batch")
    assert found.undecided == ("craft_sme", "networked_craft")
    assert {*found.admits, *found.rules_out, *found.undecided} == set(definition.types)


def test_a_typical_sign_speaks_against_and_does_not_rule_out(definition):
    found = reason(classify(SOKO, definition), "workflow")
    assert found.rules_out == ()
    assert "mass_production" in found.speaks_against
    assert "networked_specialized_or_flexible" not in found.admits  # silent


def test_the_narrower_row_is_a_reason_where_nothing_else_decides(definition):
    plant = {
        "criteria": GE_PLANT["criteria"],
        "discriminators": {
            "employees_per_site": 300,
            "workflow": "flow_shop",
            "equipment": "automation",
            "product_range": "wide",
            "integrator": "self",
        },
    }
    result = classify(plant, definition)
    assert result.type == "mass_production"
    assert reason(result, "specificity").text == (
        "Mass Production is a special case of Flexible SME: the narrower row is taken."
    )


def test_it_is_no_reason_where_a_sign_or_nothing_decided(definition):
    for product in (TAILOR, GE_PLANT, AU):
        assert "specificity" not in [each.on for each in classify(product, definition).because]


def test_no_contradiction_where_one_candidate_stands(definition):
    for product in (AU, GE_PLANT, SOKO, TAILOR):
        assert classify(product, definition).contradictions == ()


def test_the_text_does_not_overrule_the_table_and_the_contradiction_is_told(definition):
    content = {
        "criteria": criteria("industrial", "small", "units", "decentralized"),
        "discriminators": {"networked_workshops": 1},
    }
    result = classify(content, definition)
    assert result.type == "networked_craft"
    (text,) = result.contradictions
    assert text == (
        "Table 1 leaves Networked Craft SMEs, but Networked Craft SMEs is ruled out by "
        "networked workshops (1). The text does not overrule the table."
    )


def test_contradicting_signs_leave_the_type_that_they_are_least_against(definition):
    content = {
        "criteria": TAILOR["criteria"],
        "discriminators": {
            "workflow": "flow_shop",
            "equipment": "automation",
            "product_range": "narrow",
            "employees_per_site": 20,
        },
    }
    result = classify(content, definition)
    assert result.type == "flexible_sme"  # one sign against it, two against craft
    assert len(result.contradictions) == 1


def test_a_step_that_contradicts_the_product_is_told(definition):
    content = {
        "criteria": {"scale": "local"},
        "steps": [{"step": "casting", "criteria": {"scale": "industrial"}}],
    }
    assert classify(content, definition).contradictions == (
        "Casting: what is said of the scale of production contradicts the whole product.",
    )
