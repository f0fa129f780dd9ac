"""Numbers and countries as people write them, and what they are told."""

import pytest

from microfactory.cases.hints import country_hint, number_hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("23%", "Write value: 23, unit: percent."),
        ("23 %", "Write value: 23, unit: percent."),
        ("2500+", "Write low: 2500."),
        ("over 500", "Write low: 500."),
        ("< 10", "Write high: 10."),
        ("10–20", "Write low: 10, high: 20."),
        ("~5.50", "Write value: 5.50, approx: true."),
        ("$5", "Write 5; the currency stands in the unit, e.g. USD_2017."),
        ("300 KES", "Write 300; what it counts stands in the unit."),
        ("12,5", "Write 12.5 (decimal point)."),
        ("1,234,567", "Write digits and one decimal point, without separators of thousands."),
        ("1 234,5", "Write digits and one decimal point, without separators of thousands."),
        ("5", "Write 5 without quotation marks."),
        ("N/A", "List the variable under unknown, with what you know of the reason."),
        ("many", ""),
        ("9" * 500, f"Write {'9' * 500} without quotation marks."),
        ("", ""),
    ],
)
def test_a_number_is_told_how_to_be_written(text, hint):
    assert number_hint(text) == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("UK", "Did you mean 'GB'?"),
        (" it ", "Did you mean 'IT'?"),
        ("Kenya", "Two capitals, e.g. 'KE' for Kenya."),
    ],
)
def test_a_country_is_told_its_code(text, hint):
    assert country_hint(text) == hint
