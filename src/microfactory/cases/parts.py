"""What the parts of a case file have in common: frozen, closed, said by someone, in plain numbers."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from microfactory.evidence import Grade, Status

LONGEST_TEXT = 2_000
#: No figure of a firm is larger, or has more decimal places.
LARGEST, SMALLEST = Decimal("1e15"), 30
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
Years = Annotated[str, Field(pattern=r"^([0-9]{4}(-[0-9]{4})?)?$")]
CELL = r"^[a-z0-9_]+/[a-z0-9_]+/[a-z0-9_]+$"


def wrong(expected: str, hint: str = "", found: str | None = None) -> PydanticCustomError:
    """Return an error that says what was expected and what to do."""
    context: dict[str, Any] = {"expected": expected, "hint": hint}
    if found is not None:
        context["found"] = found
    return PydanticCustomError("microfactory", "expected {expected}", context)


def is_number(value: Any) -> bool:
    """Whether a value is a plain number that a figure of a firm may be."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return False
    number = Decimal(value)
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -SMALLEST and abs(number) <= LARGEST


class Part(BaseModel):
    """A frozen, closed part; a field that is named and left empty is as good as left out.

    What is no field is refused though it is empty: ``{value: 12,5}`` is a value of 12 and a field 5.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _without_empty_fields(cls, content: Any) -> Any:
        if not isinstance(content, Mapping):
            return content
        stray = [str(name) for name, part in content.items() if part is None]
        digits = [name for name in stray if name.isdecimal()]
        if digits:
            hint = "A decimal comma? Write a decimal point, e.g. 12.5."
            raise wrong("fields with names", hint, found=f"the number {digits[0]} by itself")
        fields = cls.model_fields
        return {
            name: part for name, part in content.items() if part is not None or name not in fields
        }


class Evidence(Part):
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
