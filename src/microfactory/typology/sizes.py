"""Numbers as evidence: the classes that the thesis's cut-offs make, and how far a type admits a size.

The cut-offs are words: "fewer than 10" is surely craft, "more than 500" surely mass production, and SMEs
end at "a few hundred", which is an interval. A size in that interval is on neither side for certain.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from microfactory.problems import Problem
from microfactory.quantity import Interval
from microfactory.typology.cells import Cell

Numbers = NDArray[np.float64]
Size = float | Numbers


@dataclass(frozen=True)
class SizeClass:
    """A range of sizes that no cut-off divides.

    Parameters
    ----------
    name
        What the class is called, e.g. ``under_10``.
    low, high
        Its ends; the low one belongs to it unless ``above_low``, the high one only if ``to_high``.
    """

    name: str
    low: float
    high: float
    above_low: bool = False
    to_high: bool = False

    def touches(self, low: Size, high: Size) -> Any:
        """Whether some size of an interval, or of each of many, lies in the class.

        Examples
        --------
        >>> SizeClass("under_10", 0, 10).touches(10, 12)
        False
        """
        begins = low <= self.high if self.to_high else low < self.high
        ends = high > self.low if self.above_low else high >= self.low
        return begins & ends


#: What the words of a count mean in numbers.
COUNTED: Mapping[str, SizeClass] = {
    "one": SizeClass("one", 0, 2),
    "many": SizeClass("many", 2, math.inf),
}
#: The word of the cells for a type that has no cut-off of its own and takes those of SMEs.
SMALL_OR_MEDIUM = "small_or_medium"


@dataclass(frozen=True)
class Slope:
    """How far a type admits a size: rising from nought to one, staying there, and falling again.

    Parameters
    ----------
    rise
        Where it begins to rise and where it is one; None when every small size is admitted.
    fall
        Where it ceases to be one and where it is nought; None when every large size is admitted.
        Each corner is an interval, since a cut-off may be vague. Between corners the grade is
        linear in the logarithm of the size: from 10 to 20 people is as far as from 100 to 200.
    """

    rise: tuple[Interval, Interval] | None = None
    fall: tuple[Interval, Interval] | None = None

    def admits(self, size: SizeClass) -> bool:
        """Whether the grade is above nought somewhere in the class, at some place of the cut-offs."""
        low = self.rise[0].low if self.rise else 0.0
        high = self.fall[1].high if self.fall else math.inf
        return max(low, size.low) < min(high, size.high)

    def grades(self, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
        """Return the lowest and highest grade of the sizes in intervals, over vague cut-offs.

        Examples
        --------
        >>> craft = Slope(fall=(Interval.exactly(10), Interval(200, 500)))
        >>> least, most = craft.grades(np.array([3.0, 50]), np.array([8.0, 50]))
        >>> least.round(2).tolist(), most.round(2).tolist()
        ([1.0, 0.46], [1.0, 0.59])
        """
        ends = [self._grade(size, upper) for size in (low, high) for upper in (False, True)]
        # The grade rises and then falls, so its least value stands at an end of the interval.
        least = np.minimum.reduce(ends)
        inside = [(low <= to) & (high >= since) for since, to in map(self._core, (False, True))]
        most = np.where(inside[0] | inside[1], 1.0, np.maximum.reduce(ends))
        return least, most

    def _core(self, upper: bool) -> tuple[float, float]:
        return (
            _corner(self.rise[1], upper) if self.rise else 0.0,
            _corner(self.fall[0], upper) if self.fall else math.inf,
        )

    def _grade(self, size: Numbers, upper: bool) -> Numbers:
        grade = np.ones_like(size)
        if self.rise:
            start, full = (_corner(corner, upper) for corner in self.rise)
            grade = np.minimum(grade, _between(size, start, full))
        if self.fall:
            full, end = (_corner(corner, upper) for corner in self.fall)
            part = np.where(size <= full, 1.0, 1.0 - _between(size, full, end))
            grade = np.minimum(grade, part)
        return grade


def _corner(corner: Interval, upper: bool) -> float:
    return corner.high if upper else corner.low


def _between(size: Numbers, start: float, end: float) -> Numbers:
    """Return how far a size is on the way between two corners, on a logarithmic scale."""
    if start == end:
        return np.where(size >= end, 1.0, 0.0)
    part: Numbers = np.log(np.clip(size, start, end) / start) / math.log(end / start)
    return part


def read_sizes(
    column: str,
    said: Mapping[str, Cell],
    prose: Mapping[tuple[str, str], Cell],
    few_hundred: Interval | None,
    problems: list[Problem],
) -> tuple[tuple[SizeClass, ...], dict[str, Slope]]:
    """Return the size classes of a discriminator and the slope of each type.

    Parameters
    ----------
    column
        The discriminator.
    said
        Type to its cell: a high end alone (surely the type up to it), a low end alone (surely the
        type from it), or `SMALL_OR_MEDIUM`.
    prose
        All cells of the text: row ``undecided`` bounds the sizes that may go either way, and column
        ``<column>_upper_cutoff`` of row ``sme`` says where SMEs end.
    few_hundred
        Taken instead of that cell when given.
    problems
        Takes what is wrong.
    """
    undecided, cutoff = (
        prose.get(("undecided", column)),
        prose.get(("sme", f"{column}_upper_cutoff")),
    )
    if few_hundred is None and cutoff is not None:
        few_hundred = Interval(cutoff.low, cutoff.high)
    if undecided is None or undecided.low is None or undecided.high is None or few_hundred is None:
        place = f"text undecided/{column} and sme/{column}_upper_cutoff"
        problems.append(Problem(place, "no cut-offs", "a low and a high number in each"))
        return (), {}
    small, large = undecided.low, undecided.high
    if not 0 < small < few_hundred.low <= few_hundred.high <= large:
        order = f"an interval between {small:g} and {large:g}"
        problems.append(Problem(f"few_hundred of {column}", str(few_hundred), order))
        return (), {}
    slopes = {}
    for kind, cell in said.items():
        if cell.slugs == (SMALL_OR_MEDIUM,):
            rise = Interval.exactly(small)
            slopes[kind] = Slope((rise, rise), (few_hundred, Interval.exactly(large)))
        elif cell.low is None and cell.high is not None:
            slopes[kind] = Slope(None, (Interval.exactly(small), few_hundred))
        elif cell.high is None and cell.low is not None:
            slopes[kind] = Slope((few_hundred, Interval.exactly(large)), None)
        else:
            expected = f"a low end, a high end or {SMALL_OR_MEDIUM}"
            problems.append(Problem(cell.where, "another content", expected))
    return _classes(sorted({small, few_hundred.low, few_hundred.high, large})), slopes


def _classes(cuts: list[float]) -> tuple[SizeClass, ...]:
    """Return the classes between cut-offs; the last is "more than", so it belongs to the class below.

    Examples
    --------
    >>> [size.name for size in _classes([10, 200, 500])]
    ['under_10', '10_to_200', '200_to_500', 'over_500']
    """
    middle = [
        SizeClass(f"{low:g}_to_{high:g}", low, high, to_high=high == cuts[-1])
        for low, high in pairwise(cuts)
    ]
    first = SizeClass(f"under_{cuts[0]:g}", 0, cuts[0])
    last = SizeClass(f"over_{cuts[-1]:g}", cuts[-1], math.inf, above_low=True)
    return (first, *middle, last)
