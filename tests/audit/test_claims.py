"""The contract of every claim: inputs and places exist, numbers react, and every input can flip a verdict."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np
import pytest

from microfactory import registers
from microfactory.audit import REGISTRY, Figures, Verdict, claims, judge
from microfactory.audit.ledger import figures_of, place_of
from microfactory.audit.locators import resolves
from microfactory.quantity import Interval

ALL = [pytest.param(one, id=one.id) for one in REGISTRY]
CHECKED = [pytest.param(one, id=one.id) for one in REGISTRY if one.compute is not None]
#: By these a figure is multiplied to flip a verdict; near one in small steps.
FACTORS = np.unique(np.concatenate([np.geomspace(1e-4, 1e4, 161), np.linspace(0.3, 3, 541)]))


#: A claim on a whole list, such as all years of publication, is not mended by one entry of it; that each
#: entry changes what is computed is tested all the same.
MANY = 30


class Altered:
    """Figures of which one is different by a factor."""

    def __init__(self, figures: Figures, key: str, factor: float) -> None:
        self._figures, self._key, self._factor = figures, key, factor

    def get(self, key):
        found = self._figures.get(key)
        if found is None or key != self._key:
            return found
        face, span = found.face * self._factor, found.span * self._factor
        if found.face == Interval(0, 0):
            face = span = Interval.exactly(self._factor)
        return replace(found, face=face, span=span)

    def missing(self, key):
        return self._figures.missing(key)


@pytest.fixture(scope="module")
def figures(cells):
    return figures_of(cells, registers.artefacts())


@pytest.fixture(scope="module")
def outcomes(figures):
    return {one.id: judge(one, figures) for one in REGISTRY}


def test_every_part_is_read():
    assert {one.part for one in REGISTRY} == set(claims.__all__)


@pytest.mark.parametrize("claim", ALL)
def test_its_inputs_exist_and_what_is_missing_is_named(claim, outcomes):
    outcome = outcomes[claim.id]
    assert (outcome.verdict is Verdict.NOT_CHECKABLE) == bool(outcome.missing)
    assert all(outcome.missing)


@pytest.mark.parametrize("claim", ALL)
def test_its_place_resolves(claim, outcomes, figures):
    place = place_of(outcomes[claim.id], figures)
    assert resolves(place, registers.artefacts()), place


@pytest.mark.parametrize("claim", ALL)
def test_it_is_said_in_words_of_ours(claim, figures):
    assert claim.says.endswith(".") and len(claim.says) > 15
    assert claim.note or not claim.compute, "a docstring says what follows"
    if claim.how:
        assert claim.how.format_map(dict.fromkeys(claim.inputs, "1"))


@pytest.mark.parametrize("claim", CHECKED)
def test_every_input_changes_what_is_computed(claim, figures, outcomes):
    before = outcomes[claim.id]
    if not before.readings:
        return  # an input is missing, which the verdict says
    for key in dict.fromkeys(claim.inputs.values()):
        width = before.inputs[next(n for n, k in claim.inputs.items() if k == key)]
        more = 1.5 + 2 * (width.span.high - width.face.high) / max(abs(width.face.high), 1e-9)
        factors = (more, 1 / more) if np.isfinite(more) else (1.5, 1 / 1.5)
        changed = [_altered(claim, figures, key, factor) for factor in factors]
        assert any(after and after.readings != before.readings for after in changed), key


def test_every_input_can_flip_a_verdict(figures, outcomes):
    users = defaultdict(list)
    for one in REGISTRY:
        if len(one.inputs) > MANY:
            continue
        printed = [one.printed] if isinstance(one.printed, str) else []
        for key in {*printed, *one.inputs.values()}:
            if outcomes[one.id].readings:
                users[key].append(one)
    idle = [key for key, found in users.items() if not _flips(key, found, figures, outcomes)]
    assert not idle


def _flips(key, found, figures, outcomes):
    """Whether some value of a figure changes the verdict on some claim that uses it."""
    found = sorted(found, key=lambda one: not outcomes[one.id].verdict.holds)
    quick = [1.6, 0.5, 4.0, 0.1]
    slow = [mend.factor for one in found for mend in outcomes[one.id].mends]
    figure = figures.get(key)
    if figure.span.is_point and figure.face.low:  # exact: other whole numbers are tried
        slow += [number / figure.face.low for number in range(100)]
    if np.isfinite(figure.face.low) and figure.face.low:  # a year is one of its neighbours
        slow += [1 + step / abs(figure.face.low) for step in range(-25, 26)]
    return any(
        (after := _altered(one, figures, key, factor))
        and _verdicts(after) != _verdicts(outcomes[one.id])
        for factors in (quick, [*slow, *FACTORS])
        for one in found
        for factor in factors
    )


def _altered(claim, figures, key, factor):
    """Return the outcome with one figure different; nothing where it cannot be so, like 120 percent."""
    try:
        return judge(claim, Altered(figures, key, factor))
    except (ArithmeticError, ValueError):
        return None


def _verdicts(outcome):
    """Return the verdict on a claim and on each of its readings."""
    return outcome.verdict, *(one.verdict for one in outcome.readings)
