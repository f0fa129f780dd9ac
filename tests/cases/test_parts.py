"""What all parts of a case file share."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from microfactory.cases.parts import Evidence, Part, is_number


@pytest.mark.parametrize("value", [0, 12, -3, Decimal("2.40"), Decimal("1e15"), Decimal("1e-30")])
def test_plain_numbers(value):
    assert is_number(value)


@pytest.mark.parametrize(
    "value",
    [True, "5", 2.5, None, [1], *map(Decimal, ("NaN", "sNaN", "Infinity", "1e16", "1e-31"))],
)
def test_what_no_figure_of_a_firm_is(value):
    assert not is_number(value)


def test_a_field_left_empty_is_as_good_as_left_out():
    assert Evidence.model_validate({"note": None, "grade": None, "year": None}) == Evidence()


def test_a_part_is_frozen_and_closed():
    with pytest.raises(ValidationError):
        Evidence().note = "x"
    with pytest.raises(ValidationError):
        Part.model_validate({"colour": "red"})
