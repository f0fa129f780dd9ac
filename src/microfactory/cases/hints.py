"""How to write what people write otherwise: numbers as a document prints them, countries by habit."""

from __future__ import annotations

import re
import unicodedata

from microfactory.codes import COUNTRIES, COUNTRY_HABITS

_NUMBER = r"\d+(?:\.\d+)?"
_GAPS = {"?", "-", "n/a", "na", "n.a.", "none", "unknown", "nan", "tbd", "not known", "no data"}


def number_hint(text: str) -> str:
    """Return how a number that is not written as one should be written; nothing if it is no number.

    Examples
    --------
    >>> number_hint("2,50"), number_hint("5-7"), number_hint("~ 300")
    ('Write 2.50 (decimal point).', 'Write low: 5, high: 7.', 'Write value: 300, approx: true.')
    >>> number_hint("１２"), number_hint("1e400")
    ('Write 12 without quotation marks.', 'Write it without quotation marks; no figure is above 1e15.')
    >>> number_hint("1,200")
    'Write 1200 without a separator, or 1.200 if the comma is a decimal comma.'
    """
    latin = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    written = " ".join(latin.split()).replace("\u2212", "-").replace("\u2013", "-")
    if written.casefold() in _GAPS:
        return "List the variable under unknown, with what you know of the reason."
    for pattern, words in (
        (rf"(?:~|≈|about|circa|ca\.?|approx\.?) ?({_NUMBER})", "Write value: {0}, approx: true."),
        (rf"({_NUMBER}) ?%", "Write value: {0}, unit: percent."),
        (rf"({_NUMBER}) ?\+|(?:>|>=|≥|over|at least) ?({_NUMBER})", "Write low: {0}."),
        (rf"(?:<|<=|≤|under|at most|up to) ?({_NUMBER})", "Write high: {0}."),
        (rf"({_NUMBER}) ?(?:-|to|…|\.\.) ?({_NUMBER})", "Write low: {0}, high: {1}."),
        (r"\d{1,3}(?:,\d{3})", ""),
        (r"(\d+),(\d+)", "Write {0}.{1} (decimal point)."),
        (rf"({_NUMBER}[eE][-+]?\d+)", "Write it without quotation marks; no figure is above 1e15."),
        (rf"[$€£¥] ?({_NUMBER})", "Write {0}; the currency stands in the unit, e.g. USD_2017."),
        (rf"({_NUMBER}) ?[A-Za-z][\w/ ]*", "Write {0}; what it counts stands in the unit."),
        (rf"({_NUMBER})", "Write {0} without quotation marks."),
    ):
        found = re.fullmatch(pattern, written, flags=re.IGNORECASE)
        if found and not words:
            whole, decimal = written.replace(",", ""), written.replace(",", ".")
            return (
                f"Write {whole} without a separator, or {decimal} if the comma is a decimal comma."
            )
        if found:
            return words.format(*[part for part in found.groups() if part])
    digits = re.sub(r"[\s,.'’]", "", written)
    if re.fullmatch(r"-?\d+", digits) and len(digits) < 20:
        return "Write digits and one decimal point, without separators of thousands."
    return ""


def country_hint(text: str) -> str:
    """Return the code of a country that was probably meant.

    Examples
    --------
    >>> country_hint("UK"), country_hint("ke")
    ("Did you mean 'GB'?", "Did you mean 'KE'?")
    """
    code = text.strip().upper()
    meant = COUNTRY_HABITS.get(code, code if code in COUNTRIES else "")
    return f"Did you mean {meant!r}?" if meant else "Two capitals, e.g. 'KE' for Kenya."
