"""What is matched: artisans with skills, grades and capacity, and order lines that ask for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from microfactory.problems import Problem, shown, stop_if_any

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

#: Skills of the network, after Table 10 of the thesis; work in cast brass is what all have in common.
SKILLS = ("brass", "sheet_wire", "horn", "soldering")
#: Grades of an artisan, 0 the lowest; a line asks for at least one of them.
GRADES = 5
#: No count of pieces of a problem may be larger: sums of costs have to stay below 2**63.
MOST_PIECES = 2**40


@dataclass(frozen=True)
class Artisans:
    """The network, one entry an artisan.

    Parameters
    ----------
    skills
        Who can do what, of shape (artisans, skills).
    grade
        0 to `GRADES` - 1: quality, timeliness, responsiveness and availability taken together.
    capacity
        Pieces that each can make in a cycle.
    rejection
        Share of each one's pieces that does not pass inspection, at least 0 and below 1.
    used
        Pieces made so far in the year: who has had much comes later, where fairness counts.

    Raises
    ------
    ProblemsFound
        If the shapes do not fit, or a number is outside its range.
    """

    skills: Bools
    grade: Ints
    capacity: Ints
    rejection: Floats
    used: Ints

    def __post_init__(self) -> None:
        problems: list[Problem] = []
        count = len(self.grade)
        if self.skills.ndim != 2 or len(self.skills) != count:
            problems.append(
                Problem("artisans.skills", f"shape {self.skills.shape}", f"({count}, skills)")
            )
        for name in ("capacity", "rejection", "used"):
            if getattr(self, name).shape != (count,):
                found = f"shape {getattr(self, name).shape}"
                problems.append(Problem(f"artisans.{name}", found, f"({count},)"))
        stop_if_any(problems)
        problems += _outside("artisans.grade", self.grade, 0, GRADES - 1)
        problems += _outside("artisans.capacity", self.capacity, 0, MOST_PIECES)
        problems += _outside("artisans.used", self.used, 0, MOST_PIECES)
        problems += _outside("artisans.rejection", self.rejection, 0, np.nextafter(1, 0))
        stop_if_any(problems)

    def __len__(self) -> int:
        return len(self.grade)


@dataclass(frozen=True)
class Lines:
    """Order lines, one entry a line.

    Parameters
    ----------
    skill
        Position of the skill that it asks for.
    grade
        Lowest grade of an artisan who may make it: how difficult it is.
    quantity
        Pieces.
    batch
        Fewest pieces that an artisan is given of it.
    due
        Day of the cycle by which it is due, counted from 0.

    Raises
    ------
    ProblemsFound
        If the shapes do not fit, or a number is outside its range.
    """

    skill: Ints
    grade: Ints
    quantity: Ints
    batch: Ints
    due: Ints

    def __post_init__(self) -> None:
        problems: list[Problem] = []
        count = len(self.skill)
        for name in ("grade", "quantity", "batch", "due"):
            if getattr(self, name).shape != (count,):
                found = f"shape {getattr(self, name).shape}"
                problems.append(Problem(f"lines.{name}", found, f"({count},)"))
        stop_if_any(problems)
        problems += _outside("lines.skill", self.skill, 0, None)
        problems += _outside("lines.grade", self.grade, 0, GRADES - 1)
        problems += _outside("lines.quantity", self.quantity, 0, MOST_PIECES)
        problems += _outside("lines.batch", self.batch, 0, MOST_PIECES)
        problems += _outside("lines.due", self.due, 0, None)
        if not problems and sum(map(int, self.quantity)) > MOST_PIECES:
            total = sum(map(int, self.quantity))
            problems.append(
                Problem("lines.quantity", f"{total:,} pieces", f"at most {MOST_PIECES:,}")
            )
        stop_if_any(problems)

    def __len__(self) -> int:
        return len(self.skill)


def _outside(name: str, values: npt.NDArray[Any], low: float, high: float | None) -> list[Problem]:
    """Return a problem for the first value outside its range, with how many there are."""
    wrong = ~(values >= low) if high is None else ~((values >= low) & (values <= high))
    if not wrong.any():
        return []
    place = int(np.flatnonzero(wrong)[0])
    range_ = f"{low:g} or more" if high is None else f"{low:g} to {high:g}"
    more = f"{int(wrong.sum())} such values." if wrong.sum() > 1 else ""
    return [Problem(f"{name}[{place}]", shown(values[place].item()), range_, more)]


def check_skills(artisans: Artisans, lines: Lines) -> None:
    """Raise if a line asks for a skill that the network has no column for.

    Raises
    ------
    ProblemsFound
        With the line.
    """
    known = artisans.skills.shape[1]
    wrong = np.flatnonzero(lines.skill >= known)
    stop_if_any(
        [
            Problem(f"lines.skill[{line}]", shown(int(lines.skill[line])), f"0 to {known - 1}")
            for line in wrong[:1]
        ]
    )


@dataclass(frozen=True)
class Allocation:
    """Who makes how many of what.

    Parameters
    ----------
    artisan, line, pieces
        One entry a pair that has pieces.
    unmet
        Pieces of each line that nobody makes.
    """

    artisan: Ints
    line: Ints
    pieces: Ints
    unmet: Ints

    def made_by(self, artisans: int) -> Ints:
        """Return the pieces that each artisan is given."""
        return np.bincount(self.artisan, weights=self.pieces, minlength=artisans).astype(np.int64)

    def made_of(self, lines: int) -> Ints:
        """Return the pieces of each line that somebody makes."""
        return np.bincount(self.line, weights=self.pieces, minlength=lines).astype(np.int64)


def gini(values: npt.ArrayLike) -> float:
    """Return the Gini coefficient: 0 where all have the same, towards 1 where one has everything.

    Half the mean absolute difference over the mean, of all with one another (Gini 1912); 0 where there
    is nothing to share.

    Examples
    --------
    >>> gini([1, 1, 1]), gini([0, 0, 0, 4])
    (0.0, 0.75)
    """
    ordered = np.sort(np.asarray(values, dtype=float))
    total = ordered.sum()
    if len(ordered) == 0 or total == 0:
        return 0.0
    ranks = np.arange(1, len(ordered) + 1)
    return float((2 * ranks - len(ordered) - 1) @ ordered / (len(ordered) * total))
