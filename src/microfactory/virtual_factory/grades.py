"""Five grades of an artisan: quality, timeliness, responsiveness, capacity and availability.

The thesis names them as what every artisan is graded by (ch. 4, Soko's virtual factory). Behind each
stands a number that the simulated year works with: how often pieces are rejected, how often finished
ones are brought in on the day, how often an offer is answered, pieces a day, days a month. The company
does not see the numbers; it sees grades from 0 to 4, and shares orders out by those.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from microfactory.problems import Problem, shown, stop_if_any
from microfactory.virtual_factory.network import GRADES, Floats, Ints, outside

#: What is graded, and the words for what each does in the model.
GRADED: Mapping[str, str] = {
    "quality": "how many pieces are rejected, and how many of the others are rated AA or B",
    "timeliness": "how often finished pieces are brought in on the day of inspection",
    "responsiveness": "how often an offer is answered in time; who does not answer gets no new work that cycle",
    "capacity": "pieces on a day of work",
    "availability": "share of days on which one works",
}


@dataclass(frozen=True)
class Grades:
    """The grades of a network, each from 0 to `GRADES` - 1, one entry an artisan.

    Raises
    ------
    ProblemsFound
        If the shapes do not fit, or a grade is outside its range.
    """

    quality: Ints
    timeliness: Ints
    responsiveness: Ints
    capacity: Ints
    availability: Ints

    def __post_init__(self) -> None:
        problems: list[Problem] = []
        for name in GRADED:
            grade = getattr(self, name)
            if grade.shape != (len(self),):
                found = f"shape {grade.shape}"
                problems.append(Problem(f"grades.{name}", found, f"({len(self)},)"))
            else:
                problems += outside(f"grades.{name}", grade, 0, GRADES - 1)
        stop_if_any(problems)

    def __len__(self) -> int:
        return len(self.quality)

    def overall(self, weights: Mapping[str, float]) -> Ints:
        """Return one grade for each artisan: in which fifth of the network its weighted mean lies.

        Parameters
        ----------
        weights
            Of each of the five, 0 or more; only their ratios count.

        Raises
        ------
        ProblemsFound
            If a weight is missing or negative, or all are 0.
        """
        given = np.array([weights.get(name, np.nan) for name in GRADED], dtype=float)
        if not (np.isfinite(given).all() and (given >= 0).all() and given.sum() > 0):
            expected = f"a number of 0 or more for each of {', '.join(GRADED)}, and one above 0"
            stop_if_any([Problem("weights", shown(dict(weights)), expected)])
        if not len(self):
            return np.zeros(0, dtype=np.int64)
        # Counted in millionths, so that equal means are equal to the last bit.
        mean = np.rint(
            1e6 * (given @ np.array([getattr(self, name) for name in GRADED])) / given.sum()
        )
        edges = np.quantile(mean, np.arange(1, GRADES) / GRADES)
        found: Ints = np.searchsorted(edges, mean, side="right").astype(np.int64)
        return found


def banded(values: npt.ArrayLike) -> Ints:
    """Return the grade of each number between 0 and 1: in which fifth of that range it lies.

    Examples
    --------
    >>> banded([0, 0.19, 0.2, 0.99, 1]).tolist()
    [0, 0, 1, 4, 4]
    """
    numbers: Floats = np.asarray(values, dtype=float)
    return np.clip(np.floor(numbers * GRADES + 1e-9), 0, GRADES - 1).astype(np.int64)
