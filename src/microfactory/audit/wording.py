"""Numbers of the audit in words: as much of them as a reader can check by hand."""

from __future__ import annotations

import math

from microfactory.audit.printed import FIRST_YEAR, Printed
from microfactory.audit.verdict import Outcome
from microfactory.quantity import Interval

#: A result is shown with this many significant digits, and whole where it is above.
DIGITS = 4


def plain_number(value: float) -> str:
    """Return a number with its thousands apart.

    Examples
    --------
    >>> plain_number(1520.0), plain_number(586e3), plain_number(100 * 7 / 30), plain_number(0.6)
    ('1,520', '586,000', '23.33', '0.6')
    """
    if math.isinf(value):
        return "any" if value > 0 else "any below"
    if value == round(value) and abs(value) < 1e15:
        return f"{value:,.0f}"
    places = max(0, DIGITS - 1 - math.floor(math.log10(abs(value))))
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def range_text(interval: Interval) -> str:
    """Return an interval in words.

    Examples
    --------
    >>> range_text(Interval(5, 7)), range_text(Interval(2500, None)), range_text(Interval(3, 3))
    ('5 to 7', '2,500 or more', '3')
    """
    if interval.is_point:
        return plain_number(interval.low)
    if math.isinf(interval.high):
        return "any value" if math.isinf(interval.low) else f"{plain_number(interval.low)} or more"
    if math.isinf(interval.low):
        return f"{plain_number(interval.high)} or less"
    return f"{plain_number(interval.low)} to {plain_number(interval.high)}"


def printed_words(printed: Printed | None) -> str:
    """Return the printed figure: its number, with its words where they are more than that."""
    if printed is None:
        return "no number"
    return range_text(printed.face)


def arithmetic(outcome: Outcome) -> str:
    """Return what was computed, as a line that a reader can follow.

    For example ``125 + 358 + 290 + 747 = 1,520``. Several readings are separated by semicolons, each
    with its own formula where the claim writes one for each.
    """
    claim = outcome.claim
    if not outcome.readings:
        return ""
    formulas = [_formula(part, outcome) for part in claim.how.split("; ")] if claim.how else []
    unit = outcome.printed.unit if outcome.printed else ""
    results = [_figure(one.face, unit) for one in outcome.readings]
    if len(results) == 1:
        return _equation("; ".join(formulas), results[0])
    labels = [one.label for one in outcome.readings]
    if len(formulas) == len(results):
        lines = zip(labels, formulas, results, strict=True)
        return "; ".join(f"{label}: {_equation(how, result)}" for label, how, result in lines)
    parts = [f"{label}: {result}" for label, result in zip(labels, results, strict=True)]
    return "; ".join([*formulas, *parts])


def _formula(how: str, outcome: Outcome) -> str:
    """Return a formula with its figures; a range stands in parentheses unless it stands alone."""
    alone = how.startswith("{") and how.find("}") == len(how) - 1
    shown = {}
    for name, one in outcome.inputs.items():
        text = _figure(one.face, one.unit)
        shown[name] = text if alone or one.face.is_point else f"({text})"
    return how.format_map(shown)


def _figure(face: Interval, unit: str) -> str:
    """Return a figure in words; a year of the calendar has no comma."""
    text = range_text(face)
    return text.replace(",", "") if unit == "year" and face.low >= FIRST_YEAR else text


def _equation(formula: str, result: str) -> str:
    """Return a formula with its result, or the result where that is all."""
    return f"{formula} = {result}" if formula not in ("", result) else result
