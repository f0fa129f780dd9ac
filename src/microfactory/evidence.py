"""Where a number comes from and how good the evidence is."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Status(StrEnum):
    """What kind of statement a number is. A target never counts as an observation."""

    OBSERVED = "observed"
    ESTIMATE = "estimate"
    TARGET = "target"
    ANECDOTE = "anecdote"


class Grade(StrEnum):
    """How good the evidence is, best first."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"

    @property
    def meaning(self) -> str:
        """The grade in words."""
        return {
            Grade.A: "audited or official statistic",
            Grade.B: "the firm's own report or survey",
            Grade.C: "expert or interview estimate",
            Grade.D: "a single anecdote",
        }[self]


class Missing(StrEnum):
    """Why a value is not there: three different things."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    NOT_RESEARCHED = "not_researched"


class SourceKind(StrEnum):
    """What a source is."""

    THESIS = "thesis"
    IMPACT_REPORT = "impact_report"
    ACCOUNTS = "accounts"
    INTERVIEW = "interview"
    OFFICIAL_STATISTICS = "official_statistics"
    LITERATURE = "literature"
    PRESS = "press"
    WEB = "web"
    SURVEY = "survey"


class Source(BaseModel):
    """One entry of ``data/sources.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    citation: Annotated[str, Field(min_length=5)]
    kind: SourceKind
    years: tuple[int, ...] = ()
    as_cited_in: str | None = None
    self_reported: bool = False
    url: str | None = None
    accessed: str | None = None
    note: str = ""


def worst_grade(grades: Iterable[Grade | str | None]) -> Grade | None:
    """Return the worst of the grades that are there; a result is as good as its weakest input.

    Examples
    --------
    >>> worst_grade(["A", "C", None, "B"])
    <Grade.C: 'C'>
    """
    known = [Grade(grade) for grade in grades if grade]
    return max(known, default=None)


def union_of_sources(sources: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return every source once, sorted.

    Examples
    --------
    >>> union_of_sources([["b", "a"], ["a"]])
    ('a', 'b')
    """
    return tuple(sorted({source for group in sources for source in group}))
