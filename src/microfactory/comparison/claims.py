"""A reader's claim about two cases, held against what is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from microfactory.comparison.grid import Grid


class Relation(StrEnum):
    """What is claimed of the first value; better and worse follow the indicator's direction."""

    HIGHER = "higher"
    LOWER = "lower"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    BETTER = "better"
    WORSE = "worse"


class Verdict(StrEnum):
    """Holds or fails under every completion of what is unknown; otherwise open."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"
    NOT_COMPARABLE = "not comparable"


_SIGN_IN_WORDS = {">": "above", ">=": "at least", "<": "below", "<=": "at most"}


@dataclass(frozen=True)
class Settlement:
    """One fact that would settle an open claim by itself.

    Attributes
    ----------
    case, indicator
        Whose value.
    verdict
        What the claim would then be: holds or fails.
    sign, threshold
        What would have to be learned of the value, e.g. ``<`` and 0.11, in the indicator's unit.
    known
        False if nothing is known of the value yet; True if an interval would have to be narrowed.

    Examples
    --------
    >>> print(Settlement("acme", "worker_share", Verdict.HOLDS, "<", 0.11, known=False))
    settled (holds) if worker_share of acme is known to be below 0.11
    """

    case: str
    indicator: str
    verdict: Verdict
    sign: str
    threshold: float
    known: bool

    def __str__(self) -> str:
        bound = f"{_SIGN_IN_WORDS[self.sign]} {self.threshold:.12g}"
        value = f"{self.indicator} of {self.case}"
        return f"settled ({self.verdict}) if {value} is known to be {bound}"


@dataclass(frozen=True)
class Finding:
    """The verdict on a claim, the intervals that it rests on, and what would settle it.

    Attributes
    ----------
    case, relation, other, indicator
        The claim: the value of ``case`` is ``relation`` than (or as) that of ``other``.
    verdict
        `Verdict.NOT_COMPARABLE` if the indicator does not apply to one of the two.
    interval, other_interval
        The values that rest possible, in the indicator's unit; NaN where it does not apply.
    settled_by
        Every single fact that could settle an open claim. Empty for an open claim if it takes
        both values.
    """

    case: str
    relation: Relation
    other: str
    indicator: str
    verdict: Verdict
    interval: tuple[float, float]
    other_interval: tuple[float, float]
    settled_by: tuple[Settlement, ...]


def check_claim(
    grid: Grid, case: str, other: str, indicator: str, relation: Relation | str
) -> Finding:
    """Return whether a claim holds, fails or is open, and what would settle it.

    Parameters
    ----------
    grid
        What is known.
    case, other, indicator, relation
        The claim, e.g. that ``worker_share`` of ``case`` is ``"higher"`` than that of ``other``.

    Raises
    ------
    microfactory.problems.ProblemsFound
        If a case or the indicator is not in the grid.
    """
    i, j, k = grid.row(case), grid.row(other), grid.column(indicator)
    relation = Relation(relation)
    verdict = Verdict.NOT_COMPARABLE
    settled_by: tuple[Settlement, ...] = ()
    if grid.applies[i, k] and grid.applies[j, k]:
        upward, strict = _reading(relation, higher_is_better=bool(grid.direction[k] > 0))
        # "Lower than" is "higher than" of the other one: from here on only the upper case matters.
        verdict, settled_by = _judge(grid, *((i, j) if upward else (j, i)), k, strict)
    return Finding(
        case=case,
        relation=relation,
        other=other,
        indicator=indicator,
        verdict=verdict,
        interval=(float(grid.low[i, k]), float(grid.high[i, k])),
        other_interval=(float(grid.low[j, k]), float(grid.high[j, k])),
        settled_by=settled_by,
    )


def _reading(relation: Relation, higher_is_better: bool) -> tuple[bool, bool]:
    """Return whether the first case is said to have the higher value, and whether strictly."""
    if relation in (Relation.BETTER, Relation.WORSE):
        return (relation is Relation.BETTER) == higher_is_better, True
    return (
        relation in (Relation.HIGHER, Relation.AT_LEAST),
        relation in (Relation.HIGHER, Relation.LOWER),
    )


def _judge(
    grid: Grid, upper: int, lower: int, k: int, strict: bool
) -> tuple[Verdict, tuple[Settlement, ...]]:
    """Judge that ``upper`` is above ``lower`` on indicator k (at least as high, if not strict)."""
    above = (grid.low[upper, k], grid.high[upper, k])
    below = (grid.low[lower, k], grid.high[lower, k])

    def exceeds(x: float, y: float, strictly: bool) -> bool:
        return bool(x > y if strictly else x >= y)

    if exceeds(above[0], below[1], strict):
        return Verdict.HOLDS, ()
    if exceeds(below[0], above[1], not strict):
        return Verdict.FAILS, ()

    # To learn one value while the other stays an interval: beyond its far end the claim holds,
    # short of its near end it fails. Only what the case can still reach is worth saying.
    more, not_more = (">", "<=") if strict else (">=", "<")
    less, not_less = ("<", ">=") if strict else ("<=", ">")
    chances = (
        (upper, Verdict.HOLDS, more, below[1], exceeds(above[1], below[1], strict)),
        (upper, Verdict.FAILS, not_more, below[0], exceeds(below[0], above[0], not strict)),
        (lower, Verdict.HOLDS, less, above[0], exceeds(above[0], below[0], strict)),
        (lower, Verdict.FAILS, not_less, above[1], exceeds(below[1], above[1], not strict)),
    )
    return Verdict.OPEN, tuple(
        Settlement(
            case=grid.cases[row],
            indicator=grid.indicators[k],
            verdict=verdict,
            sign=sign,
            threshold=float(threshold),
            known=bool(grid.known[row, k]),
        )
        for row, verdict, sign, threshold, reachable in chances
        if reachable and np.isfinite(threshold)
    )
