"""What one more fact would open, held against trying it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from microfactory.ethics import REGISTRY
from microfactory.gains import gains, informative

NAMES = sorted({name for indicator in REGISTRY for way in indicator.ways for name in way})


def computable(known):
    return {one.label for one in REGISTRY if any(set(way) <= set(known) for way in one.ways)}


@given(known=st.sets(st.sampled_from(NAMES), max_size=30))
def test_a_fact_opens_what_trying_it_opens(known):
    before = computable(known)
    for gain in gains(known):
        assert gain.variable not in known
        assert set(gain.opens) == computable({*known, gain.variable}) - before


def test_what_cannot_be_asked_is_not_asked_for():
    closed = {"worker_wage"}
    assert "worker_wage" not in {gain.variable for gain in gains((), closed)}
    assert gains(NAMES) == []


def test_each_next_fact_is_the_best_of_those_left(variables):
    order = informative(variables)
    assert sorted(order) == sorted(variables)
    assert order[0] == gains(())[0].variable == "worker_wage"
    tenth = informative(variables)[:10]
    assert gains(tenth[:9])[0].variable == tenth[9]


def test_it_is_said_in_words():
    wage = gains(())[0]
    assert wage.text.startswith("opens Daily wage") and wage.text.endswith(" more")
    helped = next(gain for gain in gains(()) if not gain.opens)
    assert helped.text.startswith("helps towards ")
