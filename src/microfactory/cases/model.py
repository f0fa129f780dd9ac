"""The case file as a model: frozen, closed, with every rule that one file alone can break."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from microfactory.evidence import Grade, Status
from microfactory.problems import shown
from microfactory.quantity import UnitError, parse_unit

CASE_ID = r"^[a-z][a-z0-9_]{1,40}$"
CELL = r"^[a-z0-9_]+/[a-z0-9_]+/[a-z0-9_]+$"
LONGEST_TEXT = 2_000
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
Years = Annotated[str, Field(pattern=r"^([0-9]{4}(-[0-9]{4})?)?$")]
Criterion = Literal["scale", "batch", "integration", "distribution"]
#: How the one who does a stage stands to the firm.
Relation = Literal["in_house", "contracted", "partner", "customer", "unknown"]
TypeName = Literal[
    "craft_sme",
    "flexible_sme",
    "specialized_sme",
    "networked_specialized_or_flexible",
    "networked_craft",
    "mass_production",
    "blended",
    "none",
]


def wrong(expected: str, hint: str = "", found: str | None = None) -> PydanticCustomError:
    """Return an error that says what was expected and what to do."""
    context: dict[str, Any] = {"expected": expected, "hint": hint}
    if found is not None:
        context["found"] = found
    return PydanticCustomError("microfactory", "expected {expected}", context)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(_Part):
    """Who says it, where, and how good that is."""

    status: Status | None = None
    grade: Grade | None = None
    source: str = ""
    at: Text = ""
    year: Years = ""
    population: Text = ""
    note: Text = ""

    @field_validator("year", mode="before")
    @classmethod
    def _year_as_text(cls, value: Any) -> Any:
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class Fact(Evidence):
    """One observation: a number, an interval, a category, or a pointer to a transcribed cell."""

    cell: Annotated[str, Field(pattern=CELL)] | None = None
    value: Decimal | Text | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    approx: bool = False
    unit: Annotated[str, Field(max_length=80)] = ""
    printed: Text = ""

    @field_validator("low", "high", mode="before")
    @classmethod
    def _plain_number(cls, value: Any) -> Any:
        if value is not None and not _is_number(value):
            raise wrong("a number such as 12, 2.40 or 3.5e6", found=shown(value))
        return value

    @field_validator("value", mode="before")
    @classmethod
    def _plain_value(cls, value: Any) -> Any:
        if value is not None and not isinstance(value, str) and not _is_number(value):
            raise wrong("a number such as 12, 2.40 or 3.5e6, or a category", found=shown(value))
        return value

    @field_validator("unit")
    @classmethod
    def _unit_parses(cls, value: str) -> str:
        if value:
            try:
                parse_unit(value)
            except UnitError as error:
                raise wrong(error.expected, error.hint) from None
        return value

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Fact:
        ways = [
            name
            for name, given in {
                "cell": self.cell is not None,
                "value": self.value is not None,
                "low/high": self.low is not None or self.high is not None,
            }.items()
            if given
        ]
        if len(ways) != 1:
            raise wrong("one of: value, low and high, cell", found=" and ".join(ways) or "no value")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise wrong(
                f"low at most high, which is {self.high}",
                "Are they exchanged?",
                found=f"low {self.low}",
            )
        if self.cell is None:
            gaps = [name for name in ("status", "grade", "source", "at") if not getattr(self, name)]
            if gaps:
                raise wrong(
                    "a status, a grade, a source and where in it (at)",
                    "A figure without a source is a bug.",
                    found=f"no {', '.join(gaps)}",
                )
        return self


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return False
    number = Decimal(value)
    return number.is_finite() and abs(number) <= Decimal("1e15")


class Placed(Evidence):
    """What is known of a product on one criterion or discriminator.

    A value; a list, when the product really takes several; ``one_of``, when it is one of several
    and it is not known which; ``low``/``high`` for a count; or unknown.
    """

    value: str | tuple[str, ...] | float | None = None
    one_of: tuple[str, ...] | None = None
    low: float | None = None
    high: float | None = None

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, content: Any) -> Any:
        if content == "unknown" or content is None:
            return {}
        return content if isinstance(content, Mapping) else {"value": content}

    @property
    def is_known(self) -> bool:
        """Whether anything at all is said."""
        return any(part is not None for part in (self.value, self.one_of, self.low, self.high))

    def plain(self) -> Any:
        """Return the shape that the typology reads."""
        if self.one_of is not None:
            return {"one_of": list(self.one_of)}
        if self.low is not None or self.high is not None:
            return {"low": self.low, "high": self.high}
        return list(self.value) if isinstance(self.value, tuple) else self.value


class Step(_Part):
    """One step of production that is organised in its own way."""

    step: Text
    criteria: dict[Criterion, Placed] = {}
    discriminators: dict[str, Placed] = {}


class Stage(Evidence):
    """Who does one stage of production."""

    cell: Annotated[str, Field(pattern=CELL)] | None = None
    performer: Text = ""
    relation: Relation | tuple[Relation, ...] = "unknown"

    @model_validator(mode="after")
    def _said_by_someone(self) -> Stage:
        if self.cell is None and not (self.performer and self.source and self.at):
            raise wrong("a performer with source and at, or a cell", found="an incomplete stage")
        return self


class SourceClass(_Part):
    """The class that the source itself names: recorded to compare with, never an input."""

    type: TypeName
    source: str
    at: Text
    note: Text = ""


class Header(_Part):
    """What the case is; ``country`` is where the work is done, which wages are read beside."""

    id: Annotated[str, Field(pattern=CASE_ID)]
    firm: Text
    product: Text
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    title: Text = ""
    summary: Text = ""

    @property
    def name(self) -> str:
        """What the case is called in a report."""
        return self.title or self.firm


class Case(_Part):
    """A case file."""

    case: Header
    source_class: SourceClass | None = None
    criteria: dict[Criterion, Placed] = {}
    discriminators: dict[str, Placed] = {}
    steps: tuple[Step, ...] = ()
    stages: dict[str, Stage] = {}
    facts: dict[str, tuple[Fact, ...]] = {}
    unknown: dict[str, Text] = {}
    not_applicable: dict[str, Text] = {}

    def profile(self) -> dict[str, Any]:
        """Return what the typology reads: the values, without their evidence."""

        def values(parts: Mapping[Any, Placed]) -> dict[str, Any]:
            return {str(name): part.plain() for name, part in parts.items() if part.is_known}

        return {
            "criteria": values(self.criteria),
            "discriminators": values(self.discriminators),
            "steps": [
                {
                    "step": step.step,
                    "criteria": values(step.criteria),
                    "discriminators": values(step.discriminators),
                }
                for step in self.steps
            ],
        }
