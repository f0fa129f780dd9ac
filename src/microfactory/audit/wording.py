"""Numbers of the audit in words: as much of them as a reader can check by hand."""

from __future__ import annotations

import math

from microfactory.audit.printed import Printed
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

    For example ``125 + 358 + 290 + 747 = 1,520``; with several readings each has its line after a
    semicolon, nearest first where that was asked for.
    """
    claim = outcome.claim
    if not outcome.readings:
        return ""
    lead = ""
    if claim.how:
        shown = {name: range_text(one.face) for name, one in outcome.inputs.items()}
        lead = claim.how.format_map(shown)
    if len(outcome.readings) == 1:
        (one,) = outcome.readings
        result = range_text(one.face)
        return f"{lead} = {result}" if lead not in ("", result) else result
    parts = [f"{one.label}: {range_text(one.face)}" for one in outcome.readings]
    return "; ".join([*([lead] if lead else []), *parts])
