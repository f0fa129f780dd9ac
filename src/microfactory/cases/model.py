"""The case file as a model: frozen, closed, with every rule that one file alone can break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from microfactory.cases.hints import country_hint, number_hint
from microfactory.cases.parts import CELL, Evidence, Part, Text, is_number, wrong
from microfactory.codes import COUNTRIES
from microfactory.evidence import Source
from microfactory.problems import shown
from microfactory.quantity import CURRENCY, UnitError, parse_unit

CASE_ID = r"^[a-z][a-z0-9_]{1,40}$"
Criterion = Literal["scale", "batch", "integration", "distribution"]
UNKNOWN = "unknown"
Reason = Annotated[Text, Field(min_length=1)]
Words = Annotated[tuple[str, ...], Field(min_length=1)]
#: The stages of production in the words of Table 8, which says for each who keeps what margin.
StageName = Literal[
    "initial_design",
    "design_for_manufacturing",
    "manufacturing",
    "finishing",
    "packaging_and_shipping",
    "wholesaler_distributor",
    "retail",
]
SourceKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,60}$")]
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


def near_id(text: str) -> str:
    """Return a hint with the id that a name would make.

    Examples
    --------
    >>> near_id("Acme Knitwear")
    "For example 'acme_knitwear'."
    """
    words = re.sub(r"[^a-z0-9]+", "_", text.casefold()).strip("_")[:41]
    return f"For example {words!r}." if re.fullmatch(CASE_ID, words) else ""


def _price_year_hint(unit: str, year: str) -> str:
    """Return how a currency without a price year is written if its prices are those of the fact.

    Examples
    --------
    >>> _price_year_hint("KES/day", "2018")
    "Write 'KES_2018/day', if the prices are those of 2018."
    """
    undated = any(not dated for _, dated in CURRENCY.findall(unit))
    if not undated or not re.fullmatch(r"\d{4}", year):
        return ""
    dated = CURRENCY.sub(lambda found: f"{found[1]}_{found[2] or year}", unit)
    return f"Write {dated!r}, if the prices are those of {year}."


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
        if value is not None and not is_number(value):
            hint = number_hint(value) if isinstance(value, str) else ""
            raise wrong("a number such as 12, 2.40 or 3.5e6", hint, found=shown(value))
        return value

    @field_validator("value", mode="before")
    @classmethod
    def _plain_value(cls, value: Any) -> Any:
        if value is not None and not isinstance(value, str) and not is_number(value):
            raise wrong("a number such as 12, 2.40 or 3.5e6, or a category", found=shown(value))
        return None if value == "" else value

    @field_validator("unit")
    @classmethod
    def _unit_parses(cls, value: str, info: ValidationInfo) -> str:
        if value:
            try:
                parse_unit(value)
            except UnitError as error:
                hint = error.hint or _price_year_hint(value, str(info.data.get("year", "")))
                raise wrong(error.expected, hint) from None
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
        own = [name for name in ("unit", "printed", "approx") if getattr(self, name)]
        if self.cell is not None and own:
            raise wrong(
                "the cell's own",
                f"Delete {' and '.join(own)}, or write the value out instead of pointing to it.",
                found=f"{' and '.join(own)} beside a cell",
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


class Placed(Evidence):
    """What is known of a product on one criterion or discriminator.

    A value; a list, when the product really takes several; ``one_of``, when it is one of several
    and it is not known which; ``low``/``high`` for a count; a transcribed cell; or unknown.
    """

    value: str | Words | float | None = None
    one_of: Words | None = None
    low: float | None = None
    high: float | None = None
    cell: Annotated[str, Field(pattern=CELL)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, content: Any) -> Any:
        if not isinstance(content, Mapping):
            content = {"value": content}
        if content.get("value") == UNKNOWN:
            return {name: part for name, part in content.items() if name != "value"}
        return content

    @field_validator("value", "low", "high", mode="before")
    @classmethod
    def _plain(cls, value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        may_be_words = info.field_name == "value" and isinstance(value, (str, list, tuple))
        if value is None or may_be_words or (is_number(value) and value >= 0):
            return value
        if isinstance(value, float) and value >= 0 and is_number(Decimal(repr(value))):
            return value
        words = "a name, a list of names or a count" if info.field_name == "value" else "a count"
        hint = number_hint(value) if isinstance(value, str) else ""
        raise wrong(f"{words} of at least 0", hint, found=shown(value))

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Placed:
        counted = self.low is not None or self.high is not None
        given = {
            "value": self.value is not None,
            "one_of": self.one_of is not None,
            "low/high": counted,
            "cell": self.cell is not None,
        }
        ways = [name for name, there in given.items() if there]
        if len(ways) > 1:
            raise wrong("one of: value, one_of, low and high, cell", found=" and ".join(ways))
        if self.low is not None and self.high is not None and self.low > self.high:
            raise wrong(
                f"low at most high, which is {self.high:g}",
                "Are they exchanged?",
                found=f"low {self.low:g}",
            )
        return self

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


class Step(Part):
    """One step of production that is organised in its own way."""

    step: Text
    criteria: dict[Criterion, Placed] = {}
    discriminators: dict[str, Placed] = {}


class Stage(Evidence):
    """Who does one stage of production."""

    cell: Annotated[str, Field(pattern=CELL)] | None = None
    performer: Text = ""
    relation: Relation | tuple[Relation, ...] = "unknown"

    @field_validator("relation", mode="before")
    @classmethod
    def _list_of_one(cls, value: Any) -> Any:
        return value[0] if isinstance(value, list) and len(value) == 1 else value

    @model_validator(mode="after")
    def _said_by_someone(self) -> Stage:
        if self.relation == ():
            raise wrong("who stands how to the firm", found="an empty list of relations")
        if self.cell is None and not (self.performer and self.source and self.at):
            raise wrong("a performer with source and at, or a cell", found="an incomplete stage")
        return self


class Finding(Evidence):
    """What a source says in words of one item of the framework of chapter 3."""

    text: Annotated[Text, Field(min_length=1)]

    @model_validator(mode="after")
    def _said_by_someone(self) -> Finding:
        gaps = [name for name in ("status", "grade", "source", "at") if not getattr(self, name)]
        if gaps:
            raise wrong(
                "a status, a grade, a source and where in it (at)",
                "A finding without a source is an opinion.",
                found=f"no {', '.join(gaps)}",
            )
        return self


class SourceClass(Part):
    """The class that the source itself names: recorded to compare with, never an input."""

    type: TypeName
    source: str
    at: Text
    note: Text = ""


class Header(Part):
    """What the case is; ``country`` is where the work is done, which wages are read beside."""

    id: Annotated[str, Field(pattern=CASE_ID)]
    firm: Annotated[Text, Field(min_length=1)]
    product: Annotated[Text, Field(min_length=1)]
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    title: Text = ""
    summary: Text = ""

    @field_validator("id", mode="before")
    @classmethod
    def _id_is_a_name(cls, value: Any) -> Any:
        if not isinstance(value, str) or not re.fullmatch(CASE_ID, value):
            raise wrong(
                "2 to 41 lower-case letters, digits and _, a letter first",
                near_id(value) if isinstance(value, str) else "",
                found=shown(value),
            )
        return value

    @field_validator("firm", "product", mode="before")
    @classmethod
    def _is_said(cls, value: Any, info: ValidationInfo) -> Any:
        if value == "":
            raise wrong(f"what the {info.field_name} is called", "Fill it in.", found="no words")
        return value

    @field_validator("country", mode="before")
    @classmethod
    def _country_is_one(cls, value: Any) -> Any:
        if isinstance(value, str) and value not in COUNTRIES:
            raise wrong("a country's code of ISO 3166", country_hint(value), found=shown(value))
        return value

    @property
    def name(self) -> str:
        """What the case is called in a report."""
        return self.title or self.firm


class Case(Part):
    """A case file."""

    case: Header
    source_class: SourceClass | None = None
    criteria: dict[Criterion, Placed] = {}
    discriminators: dict[str, Placed] = {}
    steps: tuple[Step, ...] = ()
    stages: dict[StageName, Stage] = {}
    facts: dict[str, tuple[Fact, ...]] = {}
    unknown: dict[str, Reason] = {}
    not_applicable: dict[str, Reason] = {}
    #: By the items of the framework, data/tidy/tradeoffs/framework.
    findings: dict[str, tuple[Finding, ...]] = {}
    #: Sources of the case's own, beside those of data/sources.yaml.
    sources: dict[SourceKey, Source] = {}

    @model_validator(mode="after")
    def _named_means_said(self) -> Case:
        for name, facts in self.facts.items():
            if not facts:
                hint = "Leave the variable out, or list it under unknown with the reason."
                raise wrong("at least one record", hint, found=f"an empty list for {shown(name)}")
        for name, findings in self.findings.items():
            if not findings:
                found = f"an empty list for {shown(name)}"
                raise wrong("at least one finding", "Leave the item out.", found=found)
        return self

    def placed(self) -> Iterator[tuple[tuple[int | str, ...], Placed]]:
        """Yield every criterion and discriminator, those of steps included, with its path."""
        parts: list[tuple[tuple[int | str, ...], Case | Step]] = [((), self)]
        parts += [(("steps", number), step) for number, step in enumerate(self.steps)]
        for loc, part in parts:
            for group in ("criteria", "discriminators"):
                for name, placed in getattr(part, group).items():
                    yield (*loc, group, name), placed

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
