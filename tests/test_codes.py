"""The lists of codes are of the right shape, and their habits lead to codes."""

from __future__ import annotations

from microfactory.codes import COUNTRIES, COUNTRY_HABITS, CURRENCIES, CURRENCY_HABITS


def test_codes_are_capitals_of_one_length():
    for codes, length in ((CURRENCIES, 3), (COUNTRIES, 2)):
        assert all(len(code) == length and code.isascii() and code.isupper() for code in codes)


def test_as_many_countries_as_iso_3166_has():
    assert len(COUNTRIES) == 249


def test_a_habit_is_no_code_and_leads_to_one():
    for habits, codes in ((CURRENCY_HABITS, CURRENCIES), (COUNTRY_HABITS, COUNTRIES)):
        assert codes >= set(habits.values()) and codes.isdisjoint(habits)


def test_the_currencies_of_the_thesis_and_of_its_countries_are_there():
    assert {"USD", "KES", "ETB", "EUR", "GBP", "INR", "UGX", "TZS", "ITL"} <= CURRENCIES
