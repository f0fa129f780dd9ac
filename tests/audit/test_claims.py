"""Every claim of the register: its inputs exist, and its numbers react."""

from __future__ import annotations

import pytest

from microfactory.audit import REGISTRY, Figures, Verdict, claims, judge

ALL = [pytest.param(one, id=one.id) for one in REGISTRY]


@pytest.fixture(scope="module")
def figures(cells):
    return Figures(cells)


def test_every_part_is_read():
    assert {one.part for one in REGISTRY} == set(claims.__all__)


@pytest.mark.parametrize("claim", ALL)
def test_its_inputs_exist(claim, figures):
    outcome = judge(claim, figures)
    assert (outcome.verdict is Verdict.NOT_CHECKABLE) == bool(outcome.missing)


@pytest.mark.parametrize("claim", ALL)
def test_the_arithmetic_names_its_inputs(claim):
    if claim.how:
        assert claim.how.format_map(dict.fromkeys(claim.inputs, "1"))
