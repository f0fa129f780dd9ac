"""What no source says and a model needs: a stated value, a range, and the reason for both.

An assumption is never mixed with a fact. Each file of ``data/assumptions`` belongs to one model; the
pages that rest on it show it as a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, RootModel, model_validator

from microfactory import paths
from microfactory.documents import read_yaml, validate
from microfactory.problems import Problem, did_you_mean, shown, stop_if_any
from microfactory.quantity import Interval, UnitError, parse_unit
from microfactory.registers import Frozen, Slug, sources

FOLDER = "data/assumptions"


class Assumption(Frozen):
    """One entry: the value that is used, the range that is tried, and why.

    Parameters
    ----------
    label
        What it is called on a page.
    value, low, high
        What is used unless a reader asks for another, and between what it is varied.
    unit
        Of all three; a currency with its price year.
    reason
        Why this value and this range.
    source, at
        What the reason leans on, where it leans on something: a key of ``data/sources.yaml`` and a
        place in it.
    """

    label: Annotated[str, Field(min_length=3)]
    value: float
    low: float
    high: float
    unit: str
    reason: Annotated[str, Field(min_length=20)]
    source: str = ""
    at: str = ""

    @model_validator(mode="after")
    def _holds_together(self) -> Assumption:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"value {self.value:g} is not between {self.low:g} and {self.high:g}")
        try:
            parse_unit(self.unit)
        except UnitError as error:
            raise ValueError(f"unit: {error}") from None
        if self.at and not self.source:
            raise ValueError("a place needs the source that it is a place of")
        return self

    @property
    def range(self) -> Interval:
        """The range as an interval."""
        return Interval(self.low, self.high)


class _Assumptions(RootModel[dict[Slug, Assumption]]):
    pass


def names() -> list[str]:
    """Return the models that have assumptions, sorted."""
    return sorted(path.stem for path in (paths.root() / FOLDER).glob("*.yaml"))


def assumptions(model: str) -> Mapping[str, Assumption]:
    """Return the assumptions of a model, ``data/assumptions/MODEL.yaml``.

    Raises
    ------
    ProblemsFound
        If there are none of this name, or with everything that is wrong with them.
    """
    if model not in names():
        expected = f"one of {', '.join(names())}"
        hint = did_you_mean(model, names())
        stop_if_any([Problem("assumptions", shown(model), expected, hint)])
    path = paths.root() / FOLDER / f"{model}.yaml"
    found: Mapping[str, Assumption] = validate(
        _Assumptions, read_yaml(path), paths.shown(path)
    ).root
    known = sources()
    stop_if_any(
        [
            Problem(
                f"{paths.shown(path)} @ {key}.source",
                shown(one.source),
                "a key of data/sources.yaml",
                did_you_mean(one.source, known),
            )
            for key, one in found.items()
            if one.source and one.source not in known
        ]
    )
    return found
