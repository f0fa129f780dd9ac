"""The verdicts on the claims, from the transcribed cells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from microfactory.audit import REGISTRY, Figures, Outcome, claims, judge


@pytest.fixture(scope="session")
def outcome(cells) -> Callable[[str], Outcome]:
    """Return the outcome of a claim by its id."""
    assert claims.__all__, "importing the claims fills the register"
    figures = Figures(cells)
    return lambda name: judge(REGISTRY[name], figures)


@pytest.fixture(scope="session")
def reading(outcome):
    """Return what a claim's figures give as printed, low and high, in one of its readings."""

    def of(name: str, number: int = 0) -> tuple[float, float]:
        face = outcome(name).readings[number].face
        return face.low, face.high

    return of


@pytest.fixture(scope="session")
def follows(cells):
    """Return a consequence of a claim, computed from the printed figures."""
    figures = Figures(cells)

    def of(name: str, number: int = 0) -> float:
        found = REGISTRY[name].consequences[number]
        values = {key: figures.get(cell) for key, cell in found.inputs.items()}
        assert all(value is not None and value.is_point for value in values.values())
        return found.compute(**{key: value.face.low for key, value in values.items()})

    return of


@pytest.fixture(scope="session")
def verdicts(outcome):
    """Return the verdict on each reading of a claim, in order."""
    return lambda name: [str(one.verdict) for one in outcome(name).readings]
