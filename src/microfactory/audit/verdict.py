"""The verdict on a claim, computed from what the printed figures allow.

**consistent**: the figures as printed give the printed figure, once the result is rounded as that is.
**consistent within rounding**: not so, but some values that would be printed as these figures are do.
**inconsistent**: no such values do, in any reading.
**ambiguous**: of two or more readings, each computed, some hold and some do not.
**not checkable**: a figure that the check needs is not there; it is named.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product

from scipy import optimize

from microfactory.audit.printed import Figures, Printed
from microfactory.audit.registry import Claim, Computed, Relation
from microfactory.quantity import Interval

#: An open end is tried at a value that no figure of this project comes near.
OPEN = 1e18
#: A result beyond this comes from an open end, and is open itself.
BEYOND = 1e15
#: Two ends that differ by less than this part are the same: far more than the arithmetic of doubles loses,
#: far less than a printed digit. Both sides of a comparison come from the same cells, at the same digits.
SAME = 1e-9
#: A value that would mend a claim is looked for up to this factor from the printed one.
FARTHEST = 1e4


class Verdict(StrEnum):
    """Whether a claim agrees with what it is recomputed from, best first."""

    CONSISTENT = "consistent"
    WITHIN_ROUNDING = "consistent within rounding"
    AMBIGUOUS = "ambiguous"
    INCONSISTENT = "inconsistent"
    NOT_CHECKABLE = "not checkable"

    @property
    def holds(self) -> bool:
        """Whether the printed figures can all be right together."""
        return self in (Verdict.CONSISTENT, Verdict.WITHIN_ROUNDING)


@dataclass(frozen=True)
class Reading:
    """One way to read a claim, and what follows from it.

    Parameters
    ----------
    label
        What is read; empty where there is one reading only.
    face, span
        What the figures as printed give, and all that their rounding allows.
    verdict
        Whether that agrees with the printed figure.
    """

    label: str
    face: Interval
    span: Interval
    verdict: Verdict


@dataclass(frozen=True)
class Mend:
    """The value of one input with which the claim would hold, the others as printed."""

    input: str
    needed: float
    factor: float


@dataclass(frozen=True)
class Outcome:
    """The verdict on one claim, with everything that it follows from."""

    claim: Claim
    printed: Printed | None
    inputs: Mapping[str, Printed]
    verdict: Verdict
    readings: tuple[Reading, ...]
    missing: tuple[str, ...]
    mends: tuple[Mend, ...]

    @property
    def nearest(self) -> Reading | None:
        """The reading that comes nearest to the printed figure."""
        if self.printed is None or not self.readings:
            return None
        return min(self.readings, key=self._miss)

    def _miss(self, reading: Reading) -> float:
        if self.printed is None:
            return math.nan
        return distance(allowed(reading.face, self.claim.relation), self.printed.face)

    @property
    def gap(self) -> float:
        """How far the nearest reading is from the printed figure, in its unit; NaN if unknown."""
        return math.nan if self.nearest is None else self._miss(self.nearest)


def distance(one: Interval, other: Interval) -> float:
    """Return how far two intervals are apart; nothing where they meet.

    Examples
    --------
    >>> distance(Interval(1, 2), Interval(5, 6))
    3.0
    """
    return max(0.0, one.low - other.high, other.low - one.high)


def meet(one: Interval, other: Interval) -> bool:
    """Whether two intervals have a value in common, binary fractions forgiven."""
    ends = [abs(end) for end in (one.low, one.high, other.low, other.high) if math.isfinite(end)]
    return distance(one, other) <= SAME * max([1e-12, *ends])


def share_more_than_an_end(one: Interval, other: Interval) -> bool:
    """Whether two intervals have more in common than the ends at which they touch.

    Two figures that agree only if both were rounded by the whole half of a unit do not agree.

    Examples
    --------
    >>> share_more_than_an_end(Interval(3.5, 4.5), Interval(4.5, 6.5))
    False
    """
    if one.is_point or other.is_point:
        return meet(one, other)
    common = min(one.high, other.high) - max(one.low, other.low)
    return common > SAME * max(abs(one.low), abs(other.low), 1e-12)


def readings_of(computed: Computed) -> dict[str, Interval]:
    """Return what a claim's function returned as one interval a reading.

    Examples
    --------
    >>> readings_of({"of all": 0.5})
    {'of all': Interval(low=0.5, high=0.5)}
    """
    found = computed if isinstance(computed, Mapping) else {"": computed}
    return {
        label: value if isinstance(value, Interval) else Interval.exactly(value)
        for label, value in found.items()
    }


def reach(compute: Callable[..., Computed], inputs: Mapping[str, Interval]) -> dict[str, Interval]:
    """Return what a function reaches over intervals, reading by reading.

    The function is called at every corner of the box; one that rises or falls with each input alone
    has its ends there, also where an input occurs in it twice.

    Examples
    --------
    >>> reach(lambda a, b: a / (a + b), {"a": Interval(1, 2), "b": Interval(1, None)})
    {'': Interval(low=0.0, high=0.6666666666666666)}
    """
    ends = [
        sorted({max(-OPEN, interval.low), min(OPEN, interval.high)}) for interval in inputs.values()
    ]
    found: dict[str, list[float]] = {}
    for corner in product(*ends):
        computed = compute(**dict(zip(inputs, corner, strict=True)))
        for label, value in readings_of(computed).items():
            found.setdefault(label, []).extend((value.low, value.high))
    return {
        label: Interval(_opened(min(ends)), _opened(max(ends))) for label, ends in found.items()
    }


def _opened(value: float) -> float:
    """Return a result, with what comes from an open end made open and zero kept zero."""
    if abs(value) > BEYOND:
        return math.copysign(math.inf, value)
    return 0.0 if 0 < abs(value) < 1 / BEYOND else value


def allowed(computed: Interval, relation: Relation) -> Interval:
    """Return what the printed figure may be, given what is computed.

    Examples
    --------
    >>> str(allowed(Interval(40, 50), Relation.AT_MOST))
    '50 or less'
    """
    if relation is Relation.AT_MOST:
        return Interval(None, computed.high)
    if relation is Relation.AT_LEAST:
        return Interval(computed.low, None)
    return computed


def compare(
    label: str, face: Interval, span: Interval, printed: Printed, relation: Relation
) -> Reading:
    """Return a reading with its verdict."""
    if meet(allowed(face, relation), printed.span):
        verdict = Verdict.CONSISTENT
    elif share_more_than_an_end(allowed(span, relation), printed.span):
        verdict = Verdict.WITHIN_ROUNDING
    else:
        verdict = Verdict.INCONSISTENT
    return Reading(label, face, span, verdict)


def overall(verdicts: Iterator[Verdict] | list[Verdict]) -> Verdict:
    """Return the verdict over all readings.

    Examples
    --------
    >>> str(overall([Verdict.CONSISTENT, Verdict.INCONSISTENT]))
    'ambiguous'
    """
    found = list(verdicts)
    holding = [one for one in found if one.holds]
    if len(holding) == len(found):
        return Verdict.WITHIN_ROUNDING if Verdict.WITHIN_ROUNDING in found else Verdict.CONSISTENT
    return Verdict.AMBIGUOUS if holding else Verdict.INCONSISTENT


def judge(claim: Claim, figures: Figures) -> Outcome:
    """Return the verdict on a claim.

    Parameters
    ----------
    claim
        A claim of the register.
    figures
        What the thesis and the official series print.

    Raises
    ------
    ProblemsFound
        If an input is no transcribed cell.
    """
    printed = figures.get(claim.printed) if isinstance(claim.printed, str) else claim.printed
    inputs = {name: figures.get(key) for name, key in claim.inputs.items()}
    missing = [
        f"{key} ({figures.missing(key)})"
        for key, found in [
            *((claim.inputs[name], found) for name, found in inputs.items()),
            *([(claim.printed, printed)] if isinstance(claim.printed, str) else []),
        ]
        if found is None
    ]
    known = {name: found for name, found in inputs.items() if found is not None}
    if claim.unheld:
        missing.append(claim.unheld)
    if missing or claim.compute is None or printed is None:
        return Outcome(claim, printed, known, Verdict.NOT_CHECKABLE, (), tuple(missing), ())
    faces = reach(claim.compute, {name: one.face for name, one in known.items()})
    spans = reach(claim.compute, {name: one.span for name, one in known.items()})
    readings = tuple(
        compare(label, faces[label], spans[label], printed, claim.relation) for label in faces
    )
    verdict = overall([one.verdict for one in readings])
    if verdict is Verdict.INCONSISTENT and claim.vintage:
        lacking = f"the vintage that the thesis read; compared with {claim.vintage}"
        return Outcome(claim, printed, known, Verdict.NOT_CHECKABLE, readings, (lacking,), ())
    found = Outcome(claim, printed, known, verdict, readings, (), ())
    if verdict is not Verdict.INCONSISTENT or found.nearest is None:
        return found
    return replace(found, mends=tuple(mends_of(claim, printed, known, found.nearest.label)))


def mends_of(
    claim: Claim, printed: Printed, inputs: Mapping[str, Printed], reading: str
) -> Iterator[Mend]:
    """Yield, input by input, the value with which a reading gives the printed figure.

    Only for figures printed as one value; the other inputs stay as printed. A label, such as the
    number of a table or a year of the calendar, is nothing that could be other than it is.
    """
    if claim.compute is None or not printed.is_point:
        return
    if not all(one.is_point for one in inputs.values()):
        return
    compute, target = claim.compute, printed.face.low
    values = {name: one.face.low for name, one in inputs.items()}
    if not readings_of(compute(**values))[reading].is_point:
        return
    for name, value in values.items():
        label = inputs[name].unit in ("1", "year") and inputs[name].span.is_point
        if value == 0 or label:
            continue

        def miss(power: float, name: str = name, value: float = value) -> float:
            tried = {**values, name: value * 10**power}
            return readings_of(compute(**tried))[reading].low - target

        low, high = -math.log10(FARTHEST), math.log10(FARTHEST)
        if miss(low) * miss(high) < 0:
            factor = 10 ** float(optimize.brentq(miss, low, high, xtol=1e-12))
            yield Mend(name, value * factor, factor)
