"""What is matched: artisans with skills, grades and capacity, and order lines that ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
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
#: Sets of skills are numbered, so there is an end to them.
MOST_SKILLS = 50
#: Columns that hold whole numbers.
WHOLE_OF_ARTISANS = ("grade", "capacity", "used")
WHOLE_OF_LINES = ("product", "skill", "grade", "quantity", "batch", "due")


@dataclass(frozen=True)
class Artisans:
    """The network, one entry an artisan.

    Parameters
    ----------
    skills
        Who can do what, of shape (artisans, skills).
    grade
        0 to `GRADES` - 1: the five grades of `microfactory.virtual_factory.grades` taken together.
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
        elif self.skills.shape[1] > MOST_SKILLS:
            found = f"{self.skills.shape[1]} skills"
            problems.append(Problem("artisans.skills", found, f"at most {MOST_SKILLS}"))
        for name in ("capacity", "rejection", "used"):
            if getattr(self, name).shape != (count,):
                found = f"shape {getattr(self, name).shape}"
                problems.append(Problem(f"artisans.{name}", found, f"({count},)"))
        stop_if_any(problems)
        problems += _not_whole("artisans", {n: getattr(self, n) for n in WHOLE_OF_ARTISANS})
        if self.skills.dtype != np.bool_:
            problems.append(Problem("artisans.skills", f"{self.skills.dtype}", "true or false"))
        stop_if_any(problems)
        problems += outside("artisans.grade", self.grade, 0, GRADES - 1)
        problems += outside("artisans.capacity", self.capacity, 0, MOST_PIECES)
        problems += outside("artisans.used", self.used, 0, MOST_PIECES)
        problems += outside("artisans.rejection", self.rejection, 0, np.nextafter(1, 0))
        stop_if_any(problems)
        stop_if_any(_too_many("artisans.capacity", self.capacity))

    def __len__(self) -> int:
        return len(self.grade)

    def only(self, some: Ints) -> Artisans:
        """Return those at some positions."""
        return Artisans(*(getattr(self, field.name)[some] for field in fields(self)))


@dataclass(frozen=True)
class Lines:
    """Order lines, one entry a line.

    Parameters
    ----------
    product
        Number of the product; lines of one product ask for the same skill and grade.
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

    product: Ints
    skill: Ints
    grade: Ints
    quantity: Ints
    batch: Ints
    due: Ints

    def __post_init__(self) -> None:
        problems: list[Problem] = []
        count = len(self.skill)
        for name in WHOLE_OF_LINES:
            if getattr(self, name).shape != (count,):
                found = f"shape {getattr(self, name).shape}"
                problems.append(Problem(f"lines.{name}", found, f"({count},)"))
        stop_if_any(problems)
        stop_if_any(_not_whole("lines", {name: getattr(self, name) for name in WHOLE_OF_LINES}))
        problems += outside("lines.product", self.product, 0, None)
        problems += outside("lines.skill", self.skill, 0, None)
        problems += outside("lines.grade", self.grade, 0, GRADES - 1)
        problems += outside("lines.quantity", self.quantity, 0, MOST_PIECES)
        problems += outside("lines.batch", self.batch, 0, MOST_PIECES)
        problems += outside("lines.due", self.due, 0, None)
        stop_if_any(problems)
        stop_if_any(_too_many("lines.quantity", self.quantity))

    def __len__(self) -> int:
        return len(self.skill)


def _not_whole(what: str, columns: Mapping[str, npt.NDArray[Any]]) -> list[Problem]:
    """Return a problem for each column of anything but whole numbers of at most 64 bits."""
    return [
        Problem(
            f"{what}.{name}",
            f"numbers of type {values.dtype}",
            "whole numbers of 64 bits (int64)",
            "A number that needs more bits, a fraction or a missing one is none.",
        )
        for name, values in columns.items()
        if not np.issubdtype(values.dtype, np.signedinteger)
    ]


def _too_many(what: str, pieces: Ints) -> list[Problem]:
    """Return a problem if all together are more than can be counted; added up without wrapping around."""
    total = sum(map(int, pieces[pieces > MOST_PIECES // (len(pieces) + 1)])) + int(
        pieces[pieces <= MOST_PIECES // (len(pieces) + 1)].sum()
    )
    if total <= MOST_PIECES:
        return []
    expected = f"at most {MOST_PIECES:,} in all"
    return [Problem(what, f"{total:,} pieces", expected, "Costs have to fit into 64 bits.")]


def outside(name: str, values: npt.NDArray[Any], low: float, high: float | None) -> list[Problem]:
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
