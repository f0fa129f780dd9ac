"""Which whole a column of shares was taken of, found by trying.

For percentages of counts the idea is that of the GRIM test (N. J. L. Brown & J. A. J. Heathers, Social
Psychological and Personality Science 8 (2017) 363): a share printed to the whole percent fits some
whole-number denominators and not others, and several shares of one denominator leave few or none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microfactory.audit.verdict import meet
from microfactory.quantity import Interval

#: No denominator above this is tried; the largest population at hand is some thousands.
LARGEST = 10_000


@dataclass(frozen=True)
class Share:
    """A part and the share that it is printed as, in percent."""

    name: str
    part: float
    percent: Interval


@dataclass(frozen=True)
class Candidate:
    """A whole that a column may have been taken of, and how much of the column it reproduces."""

    name: str
    whole: Interval
    fits: tuple[str, ...]
    fails: tuple[str, ...]

    @property
    def fits_all(self) -> bool:
        """Whether it reproduces every cell."""
        return not self.fails


def share_fits(share: Share, whole: Interval) -> bool:
    """Whether a part of a whole may be printed as its share.

    Examples
    --------
    >>> share_fits(Share("land", 43, Interval(33.5, 34.5)), Interval.exactly(125))
    True
    """
    return meet(Interval.exactly(100 * share.part) / whole, share.percent)


def denominators(shares: Sequence[Share], largest: int = LARGEST) -> list[int]:
    """Return every whole number that reproduces all shares.

    Examples
    --------
    >>> column = [Share("land", 43, Interval(33.5, 34.5)), Share("stock", 32, Interval(25.5, 26.5))]
    >>> denominators(column)
    [125]
    """
    return [
        number
        for number in range(1, largest + 1)
        if all(share_fits(share, Interval.exactly(number)) for share in shares)
    ]


def best_denominators(
    shares: Sequence[Share], largest: int = LARGEST
) -> tuple[int, dict[int, tuple[str, ...]]]:
    """Return how many shares one denominator can reproduce at most, and the ones that do, with which.

    Examples
    --------
    >>> column = [Share("a", 1, Interval(49.5, 50.5)), Share("b", 1, Interval(32.5, 33.5))]
    >>> best_denominators(column)
    (1, {2: ('a',), 3: ('b',)})
    """
    fits = {
        number: tuple(share.name for share in shares if share_fits(share, Interval.exactly(number)))
        for number in range(1, largest + 1)
    }
    most = max(len(names) for names in fits.values())
    return most, {number: names for number, names in fits.items() if len(names) == most}


def try_wholes(shares: Sequence[Share], wholes: Mapping[str, Interval]) -> list[Candidate]:
    """Return for each candidate which shares it reproduces, those that reproduce most first."""
    found = []
    for name, whole in wholes.items():
        fits = tuple(share.name for share in shares if share_fits(share, whole))
        fails = tuple(share.name for share in shares if share.name not in fits)
        found.append(Candidate(name, whole, fits, fails))
    return sorted(found, key=lambda one: -len(one.fits))


def by_chance(shares: Sequence[Share], low: int, high: int) -> float:
    """Return which part of the whole numbers of a range reproduces all shares.

    It says how surely a candidate is the one: where few denominators fit, one that was named
    beforehand and fits did not do so by chance.

    Examples
    --------
    >>> by_chance([Share("half", 1, Interval(49.5, 50.5))], 1, 10)
    0.1
    """
    fitting = [number for number in denominators(shares, high) if number >= low]
    return len(fitting) / (high - low + 1)


def grim(mean: Interval, n: int, items: int = 1) -> bool:
    """Whether a mean of whole numbers, as printed, is possible for a sample.

    Parameters
    ----------
    mean
        All that the printed mean may have been.
    n, items
        How many people answered, and how many whole-number items each answered.

    Examples
    --------
    >>> grim(Interval(4.105, 4.115), 10), grim(Interval(4.105, 4.115), 9)
    (False, True)
    """
    grains = n * items
    first = int(mean.low * grains)
    return any(
        mean.low * grains - 1e-9 <= total <= mean.high * grains + 1e-9
        for total in range(first, int(mean.high * grains) + 2)
    )
