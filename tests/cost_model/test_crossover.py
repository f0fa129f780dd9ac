"""Crossovers as sets: closed forms of break-even, sawteeth, and a brute-force search as oracle."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microfactory.cost_model import crossovers, terms

from .conftest import inputs


def found(first, second, low=1.0, high=1e4):
    return crossovers(terms(first), terms(second), low, high)


def test_the_break_even_of_two_straight_lines():
    """100 + 10 Q and 300 + 8 Q meet at 200 / 2 = 100 pieces."""
    one = inputs(setup_cost=100.0, material=0.0)
    other = inputs(setup_cost=300.0, material=0.0, wage=8.0)
    result = found(one, other)
    [crossing] = result.crossings
    assert crossing.volume == pytest.approx(100.0, rel=1e-12)
    assert (crossing.below, crossing.above, crossing.at) == ("first", "second", "curve")
    assert result.cheaper_at_low == "first"


def test_no_crossover_is_said_with_who_is_cheaper_everywhere():
    result = found(inputs(), inputs(wage=11.0))
    assert result.crossings == () and result.cheaper_at_low == "first"
    assert found(inputs(), inputs()).cheaper_at_low == "same"


def test_a_sawtooth_crosses_more_than_once():
    """A station makes 1000 pieces for 2000, and the other maker asks 2.5 more a piece.

    One station is paid back at 800 pieces, two at 1600, three at 2400, four at 3200; every step in
    between puts the other maker in front again. From 4000 on five stations are paid back at once.
    """
    stepped = inputs(dedicated=True, equipment_cost=10_000.0, equipment_life=5.0, lead_time=1e-9)
    smooth = inputs(overhead=2.5)
    result = found(stepped, smooth, high=4500.0)
    volumes = [(round(c.volume, 6), c.above, c.at) for c in result.crossings]
    assert volumes == [
        (800.0, "first", "curve"),
        (1000.0, "second", "step"),
        (1600.0, "first", "curve"),
        (2000.0, "second", "step"),
        (2400.0, "first", "curve"),
        (3000.0, "second", "step"),
        (3200.0, "first", "curve"),
    ]


def test_a_minimum_order_bends_the_curve():
    """Below 100 pieces the other pays for 100: 1000 for any, against 15 a piece."""
    result = found(inputs(), inputs(minimum_order=100.0, material=0.0))
    [crossing] = result.crossings
    assert crossing.volume == pytest.approx(1000 / 15)


def test_who_cannot_make_it_is_passed_at_a_step():
    cheap = inputs(most_workers=1.0, wage=1.0)
    result = found(cheap, inputs())
    [crossing] = result.crossings
    assert (crossing.volume, crossing.above, crossing.at) == (1000.0, "second", "step")


makers = st.builds(
    inputs,
    dedicated=st.booleans(),
    setup_cost=st.floats(0, 2000),
    wage=st.floats(1, 20),
    equipment_cost=st.floats(0, 20_000),
    station_hours=st.floats(50, 900),
    tooling_cost=st.sampled_from([0.0, 100.0, 700.0]),
    tooling_life=st.floats(80, 900),
    minimum_order=st.floats(0, 500),
    burn_in=st.floats(0, 20),
    reject_rate=st.floats(0, 0.4),
    most_workers=st.floats(1, 50),
)


@given(makers, makers)
def test_between_two_crossovers_one_model_is_cheaper(first, second):
    """Brute force over a fine grid: the cheaper one is the one the set says."""
    one, other = terms(first), terms(second)
    result = crossovers(one, other, 1.0, 3000.0)
    edges = [1.0, *(crossing.volume for crossing in result.crossings), 3000.0]
    cheaper = [result.cheaper_at_low, *(crossing.above for crossing in result.crossings)]
    assert edges == sorted(edges)
    volumes = np.random.default_rng(0).uniform(1.0, 3000.0, 400)
    a, b = one.bought(volumes), other.bought(volumes)
    with np.errstate(invalid="ignore"):
        clear = np.abs(a - b) > 1e-6 * np.minimum(a, b)
    for volume, left, right in zip(volumes[clear], a[clear], b[clear], strict=True):
        piece = int(np.searchsorted(edges, volume, side="right")) - 1
        if min(abs(volume - edge) for edge in edges) < 1e-6:
            continue
        assert cheaper[min(piece, len(cheaper) - 1)] == ("first" if left < right else "second")


def test_the_set_does_not_depend_on_who_is_named_first(space):
    middle = {name: terms(each) for name, each in space.middle().items()}
    for one in middle:
        for other in middle:
            there = crossovers(middle[one], middle[other], 1, 1e5)
            back = crossovers(middle[other], middle[one], 1, 1e5)
            assert [c.volume for c in there.crossings] == pytest.approx(
                [c.volume for c in back.crossings]
            )
