"""The registers that people keep: sources, variables, corrections, artefacts and params."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator

from microfactory import paths
from microfactory.corrections import Correction
from microfactory.documents import parse_yaml, read_text, validate
from microfactory.evidence import Source
from microfactory.problems import Problem, ProblemsFound
from microfactory.quantity import UnitError, WorkingTime, parse_unit

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,60}$")]


class Frozen(BaseModel):
    """What every entry has in common: it does not change, and it allows no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class VariableKind(StrEnum):
    """Whether a fact is measured or named."""

    NUMBER = "number"
    CATEGORY = "category"


class Variable(Frozen):
    """One entry of ``data/variables.yaml``: what a fact is about, defined once."""

    label: str
    kind: VariableKind = VariableKind.NUMBER
    unit: str = ""
    categories: tuple[str, ...] = ()
    theme: str
    description: Annotated[str, Field(min_length=10)]

    @model_validator(mode="after")
    def _kind_fits(self) -> Variable:
        if self.kind is VariableKind.CATEGORY:
            if self.unit or not self.categories:
                raise ValueError("a category has categories and no unit")
        else:
            if self.categories:
                raise ValueError("a number has a unit and no categories")
            try:
                parse_unit(self.unit)
            except UnitError as error:
                raise ValueError(f"unit: {error}") from None
        return self


class Artefact(Frozen):
    """One table or figure of the thesis, and what became of it here."""

    id: Annotated[str, Field(pattern=r"^(table|figure)_\d{2}$")]
    label: str
    title: str
    chapter: int
    section: str
    pages: tuple[int, int]
    pages_basis: Literal["contents", "cross-reference"]
    raw: str | None = None
    optional_raw: str | None = None
    computed_by: str
    shown_in: tuple[str, ...] = ()
    reason: str = ""

    @model_validator(mode="after")
    def _has_a_reason(self) -> Artefact:
        if self.computed_by == "none" and not self.reason:
            raise ValueError("computed_by: none needs a reason")
        return self


class Dangling(Frozen):
    """A reference of the thesis to a table or figure that it does not have."""

    label: str
    at: str
    seems_to_mean: str
    note: str = ""


class Chapter(Frozen):
    """One chapter of the thesis with its headings, which locators name."""

    number: int
    title: str
    sections: tuple[str, ...]


class Artefacts(Frozen):
    """``data/artefacts.yaml``: the bridge from the thesis to this project."""

    artefacts: tuple[Artefact, ...]
    chapters: tuple[Chapter, ...] = ()
    dangling: tuple[Dangling, ...] = ()


class Params(Frozen):
    """``params.yaml``: choices, each with its reason beside it; never a fact."""

    seed: int
    working_time: WorkingTime
    typology: dict[str, float]
    firm_sizes: dict[str, Any]
    comparison: dict[str, Any]
    location: dict[str, int]
    investment: dict[str, Any]
    cost_model: dict[str, Any]
    virtual_factory: dict[str, Any]

    def week(self) -> WorkingTime:
        """Return the working-time conventions."""
        return self.working_time


class _Sources(RootModel[dict[str, Source]]):
    pass


class _Variables(RootModel[dict[Slug, Variable]]):
    pass


class _Corrections(RootModel[list[Correction]]):
    pass


def _read(name: str, model: Any, folder: str = "data") -> Any:
    path: Path = paths.root() / folder / name
    return _parsed(model, read_text(path), paths.shown(path))


@lru_cache(maxsize=32)
def _parsed(model: Any, text: str, where: str) -> Any:
    """Return what a text says; a report asks for the same register for each of its lines."""
    return validate(model, parse_yaml(text, where), where)


def sources() -> Mapping[str, Source]:
    """Return ``data/sources.yaml``, with what each is cited in checked to exist."""
    found: Mapping[str, Source] = _read("sources.yaml", _Sources).root
    problems = [
        Problem(
            f"data/sources.yaml @ {key}.as_cited_in", repr(source.as_cited_in), "a key of this file"
        )
        for key, source in found.items()
        if source.as_cited_in and source.as_cited_in not in found
    ]
    if problems:
        raise ProblemsFound(problems)
    return found


def variables() -> Mapping[str, Variable]:
    """Return ``data/variables.yaml``."""
    found: Mapping[str, Variable] = _read("variables.yaml", _Variables).root
    return found


def declared_corrections() -> list[Correction]:
    """Return ``data/corrections.yaml``."""
    found: list[Correction] = _read("corrections.yaml", _Corrections).root
    return found


def artefacts() -> Artefacts:
    """Return ``data/artefacts.yaml``."""
    found: Artefacts = _read("artefacts.yaml", Artefacts)
    return found


def params() -> Params:
    """Return ``params.yaml``."""
    found: Params = _read("params.yaml", Params, folder=".")
    return found
