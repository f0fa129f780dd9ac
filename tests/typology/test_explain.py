from __future__ import annotations

import pytest

from microfactory.typology import classify, paragraph

from .products import AU, FOSSIL, GE_PLANT, HM, SOKO, TAILOR, criteria


def test_a_settled_product_reads_as_a_paragraph(definition):
    assert paragraph(classify(AU, definition), "Au Enterprises") == (
        "Au Enterprises counts as a Flexible SME. Production is industrial in scale, in small and "
        "large batches, of units and centralized; of the six rows of Table 1 that leaves Flexible "
        "SME and Mass Production. The number of people at a site (15) rules out Mass Production. "
        "It is a full member of the type."
    )


def test_an_open_one_says_what_would_settle_it(definition):
    text = paragraph(classify(GE_PLANT, definition), "the plant")
    assert text.startswith(
        "What is known of the plant leaves two answers: a Flexible SME or Mass Production."
    )
    assert text.endswith(
        "What would help most to know is how many people work at a site: if under 10 or 200 to "
        "500, a Flexible SME or Mass Production; if 10 to 200, a Flexible SME; if over 500, Mass "
        "Production."
    )


def test_signs_that_do_the_same_share_a_sentence(definition):
    told = TAILOR | {"discriminators": {"employees_per_site": 2, "equipment": "hand_tools"}}
    assert (
        "The number of people at a site (2) and the equipment (hand tools) rule out Flexible SME."
        in paragraph(classify(told, definition), "The tailor")
    )


def test_what_depends_on_a_reading_says_so(definition):
    text = paragraph(classify(HM, definition), "H&M")
    assert text.startswith("H&M fits no row of Table 1.")
    assert "This depends on how the thesis is read: if " in text
    assert "the answer is Networked Specialized or Flexible SMEs" in text


def test_steps_are_told_one_by_one(definition):
    text = paragraph(classify(FOSSIL, definition), "Fossil")
    assert "For assembly, production is industrial in scale" in text
    assert "Part by part: components: no type of the table; assembly: Mass Production." in text


PRODUCTS = [
    {},
    SOKO,
    {"criteria": criteria("industrial", "small", "units", ["centralized", "distributed"])},
    {"criteria": {"scale": "local"}, "steps": [{"criteria": {"scale": "industrial"}}]},
    {"criteria": SOKO["criteria"], "discriminators": {"networked_workshops": "one"}},
]


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_paragraph_is_one_line_of_sentences(product, definition):
    text = paragraph(classify(product, definition), "It")
    assert "\n" not in text
    assert "  " not in text
    assert "_" not in text
    assert text.endswith(".")
    assert ".." not in text
