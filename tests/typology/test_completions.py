from __future__ import annotations

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from microfactory.typology.completions import BLENDED, NONE, in_order, kernel_of

from .oracle import Oracle, narrowed, profiles

SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def kernel(definition):
    return kernel_of(definition)


@pytest.fixture(scope="module")
def oracle(table, text):
    return Oracle(table, text)


@SLOW
@given(data=st.data())
def test_possible_is_the_union_over_all_completions(data, definition, kernel, oracle):
    profile = data.draw(profiles(definition, open_criteria=2, open_discriminators=2))
    possible = kernel.names(kernel.possible(kernel.evidence(profile)))
    assert set(possible) == oracle.possible(profile, definition)


@settings(SLOW, max_examples=100)
@given(data=st.data())
def test_more_evidence_never_enlarges_what_is_possible(data, definition, kernel):
    profile = data.draw(profiles(definition))
    more = data.draw(narrowed(profile, definition))
    for reading in definition.readings:
        before = kernel.possible(kernel.evidence(profile), reading.name)
        after = kernel.possible(kernel.evidence(more), reading.name)
        assert after and after & ~before == 0


def test_there_are_189_complete_answers_to_the_criteria(kernel):
    assert {len(table) for table in kernel.tables.values()} == {3 * 3 * 3 * 7}


def test_more_specific_is_inclusion_of_the_printed_rows(kernel):
    within = {kind: kernel.names(bits) for kind, bits in kernel.within.items() if bits}
    assert within == {"flexible_sme": ("craft_sme", "specialized_sme", "mass_production")}


def test_size_outweighs_definition_outweighs_habit(kernel, definition):
    place = {kind: number for number, kind in enumerate(definition.types)}
    found = {each.name: each for each in definition.discriminators}

    def against(name, value, kind):
        return kernel.against(found[name], frozenset([value]))[place[kind]]

    size = against("employees_per_site", "over_500", "flexible_sme")
    defining = [
        against("equipment", "hand_tools", "flexible_sme"),
        against("product_range", "narrow", "flexible_sme"),
        against("networked_workshops", "many", "flexible_sme"),
    ]
    typical = against("workflow", "job_shop", "flexible_sme")
    assert size > sum(defining)
    assert min(defining) > typical * len(definition.discriminators)
    assert against("employees_per_site", "over_500", "networked_craft") == 0  # the text is silent


def test_the_last_candidate_is_never_ruled_out(kernel, definition):
    for place in range(len(definition.types)):
        assert kernel.closest({place: 10**6}) == 1 << place


def test_a_product_of_steps_by_brute_force(kernel):
    def of_steps(answers):
        if NONE in answers:
            return NONE
        return answers[0] if len(set(answers)) == 1 else BLENDED

    names = [kernel.answers[0], kernel.answers[1], BLENDED, NONE]
    sets = [some for some in in_order(tuple(names)) if len(some) <= 3]
    for steps in product(sets, repeat=2):
        expected = {of_steps(answers) for answers in product(*steps)}
        bits = [sum(kernel.bit[name] for name in some) for some in steps]
        assert set(kernel.names(kernel.of_product(bits))) == expected
