"""A synthetic network, from what the thesis prints of Soko's.

Nobody in it exists. The counts are those of Table 11, the skills those of the survey in Table 10, the three
kinds of motive those that Soko's founder speaks of; what none of them says is drawn within stated assumptions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from microfactory.virtual_factory.grades import GRADED, Grades, banded
from microfactory.virtual_factory.network import GRADES, SKILLS, Bools, Floats, Ints

#: Four-week cycles of six-day weeks: 13 of them are the 312 working days of a year.
CYCLES, WEEKS, WEEK = 13, 4, 6
DAYS = WEEKS * WEEK
#: How each motive moves quality, timeliness and responsiveness, in units of the assumed shift.
MOTIVES: Mapping[str, tuple[int, int, int]] = {
    "enterprising": (0, 1, 1),  # want to grow and to be known as trustworthy
    "artistic": (1, -1, 0),  # very high standards, and not usually as timely
    "money_driven": (-1, 0, 0),  # not to be relied on for attention to detail
}


@dataclass(frozen=True)
class Printed:
    """What is printed of the network, each from its transcribed cell.

    Parameters
    ----------
    artisans
        Active artisans, by kind (Table 11).
    surge
        The kinds that are called in at times of high demand only (Table 11).
    newcomers
        Artisans who join during the year.
    skill_shares
        Share of the surveyed artisans with each skill (Table 10), 0 to 1.
    motives
        Share of the artisans with each motive, the middle of what is printed.
    rejections
        Share rejected in the first, second and third year and in 2017, 0 to 1.
    revenue
        What all artisans were paid in the year, USD.
    pay
        What an artisan is paid for a piece, USD.
    profit
        What the artisan keeps of it after own costs, USD.
    peak_share
        Share of a year's sales in its last quarter, 0 to 1.
    min_batch
        Fewest pieces of a line that an artisan is given.
    field_staff
        People who visit and train.
    peak_capacity
        Highest production as a multiple of capacity.
    use_outside_peak
        Lower and upper end of the share of capacity that is used outside the holiday season.
    """

    artisans: Mapping[str, int]
    surge: tuple[str, ...]
    newcomers: int
    skill_shares: Mapping[str, float]
    motives: Mapping[str, float]
    rejections: Mapping[str, float]
    revenue: float
    pay: float
    profit: float
    peak_share: float
    min_batch: int
    field_staff: int
    peak_capacity: float
    use_outside_peak: tuple[float, float]

    @property
    def pieces(self) -> int:
        """Pieces of a year, from what all artisans were paid and what a piece pays."""
        return round(self.revenue / self.pay)


@dataclass(frozen=True)
class Population:
    """Synthetic artisans, one entry each.

    Parameters
    ----------
    kind
        Position in the kinds of `Printed.artisans`.
    surge
        Who is called in at times of high demand only.
    skills
        As in `microfactory.virtual_factory.network.Artisans`.
    grades, grade
        The five grades, and the one that they make together.
    rate
        Pieces on a day on which one works.
    availability
        Share of days on which one works for the network.
    punctual
        Share of inspections to which one brings in what is finished.
    replies
        Share of offers that one answers in time.
    rejection_start, rejection_floor
        Share rejected of a beginner, and the least that practice leads to.
    best, second
        Share of passed pieces that is rated AA, and B; the rest is A.
    experience
        Pieces made before the year.
    joins
        Day on which one asks to join; 0 for those who are there.
    """

    kind: Ints
    surge: Bools
    skills: Bools
    grades: Grades
    grade: Ints
    rate: Floats
    availability: Floats
    punctual: Floats
    replies: Floats
    rejection_start: Floats
    rejection_floor: Floats
    best: Floats
    second: Floats
    experience: Floats
    joins: Floats

    def __len__(self) -> int:
        return len(self.grade)


def population(
    printed: Printed, assumed: Mapping[str, float], rng: np.random.Generator
) -> Population:
    """Return a synthetic network.

    Parameters
    ----------
    printed
        What the thesis says.
    assumed
        Values of ``data/assumptions/virtual_factory.yaml``.
    rng
        The generator.

    Notes
    -----
    Those who join during the year are among those who are counted at its end, in any kind but that of the
    lead artisans, who have workshops of their own.
    """
    counts = list(printed.artisans.values())
    kind = np.repeat(np.arange(len(counts)), counts)
    size = len(kind)
    surge = np.isin(kind, [list(printed.artisans).index(name) for name in printed.surge])
    newcomer = np.zeros(size, dtype=bool)
    newcomer[rng.choice(np.flatnonzero(kind > 0), printed.newcomers, replace=False)] = True
    shares = np.array([printed.skill_shares[name] for name in SKILLS])
    quality, timeliness, responsiveness = _abilities(printed, assumed, size, rng)
    pace = rng.random(size)
    rate = assumed["pieces_per_day"] * np.exp(assumed["rate_spread"] * _normal(pace))
    least = np.where(surge, assumed["availability_low"], assumed["availability_full_time"])
    availability = least + (1 - least) * rng.random(size)
    grades = Grades(
        quality=_untried(banded(quality), newcomer),
        timeliness=_untried(banded(timeliness), newcomer),
        responsiveness=_untried(banded(responsiveness), newcomer),
        capacity=banded(pace),
        availability=banded(availability),
    )
    spread = assumed["rejection_spread"]
    floor = np.clip(printed.rejections["year_3"] * (1 + spread * (1 - 2 * quality)), 0.01, 0.6)
    start = printed.rejections["year_1"]
    experience = np.where(newcomer, 0.0, rng.exponential(assumed["experience_pieces"], size))
    joins = np.zeros(size)
    joins[newcomer] = rng.uniform(0, CYCLES * DAYS, printed.newcomers)
    return Population(
        kind=kind,
        surge=surge,
        skills=rng.random((size, len(SKILLS))) < shares,
        grades=grades,
        grade=grades.overall({name: assumed[f"weight_{name}"] for name in GRADED}),
        rate=rate,
        availability=availability,
        punctual=_between(assumed["punctual_low"], timeliness),
        replies=_between(assumed["replies_low"], responsiveness),
        rejection_start=np.full(size, start),
        rejection_floor=np.minimum(floor, start),
        best=2 * assumed["aa_share"] * quality,
        second=2 * assumed["b_share"] * (1 - quality),
        experience=experience,
        joins=joins,
    )


def _abilities(
    printed: Printed, assumed: Mapping[str, float], size: int, rng: np.random.Generator
) -> Floats:
    """Return quality, timeliness and responsiveness from 0 to 1, moved by motives; shape (3, size)."""
    shares = np.array([printed.motives[name] for name in MOTIVES])
    motive = rng.choice(len(MOTIVES), size=size, p=shares / shares.sum())
    moves = assumed["motive_shift"] * np.array(list(MOTIVES.values()), dtype=float)
    drawn = rng.beta(assumed["ability_shape"], assumed["ability_shape"], (3, size))
    found: Floats = np.clip(drawn + moves[motive].T, 0, 1)
    return found


def _untried(grade: Ints, newcomer: Bools) -> Ints:
    """Return the grades as the company sees them: of newcomers it knows nothing yet."""
    return np.where(newcomer, np.minimum(grade, 1), grade)


def _between(low: float, ability: Floats) -> Floats:
    """Return a share that rises from a low one to all as the ability does."""
    share: Floats = low + (1 - low) * ability
    return share


def _normal(even: Floats) -> Floats:
    """Return the standard normal numbers of even ones; the outermost hundredths are cut off."""
    from scipy.special import ndtri

    found: Floats = ndtri(np.clip(even, 0.01, 0.99))
    return found


def grade_shares(people: Population) -> Floats:
    """Return the share of artisans with each of the five grades, of shape (five, `GRADES`)."""
    counts = [np.bincount(getattr(people.grades, name), minlength=GRADES) for name in GRADED]
    shares: Floats = np.array(counts) / max(len(people), 1)
    return shares
