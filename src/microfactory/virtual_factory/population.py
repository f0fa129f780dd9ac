"""A synthetic network and a synthetic year of orders, from what the thesis prints of Soko's.

Nobody in it exists. The counts are those of Table 11, the skills those of the survey in Table 10; what
neither says is drawn within stated assumptions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from microfactory.virtual_factory.network import GRADES, SKILLS, Bools, Floats, Ints, Lines

#: Four-week cycles of six-day weeks: 13 of them are the 312 working days of a year.
CYCLES, WEEKS, WEEK = 13, 4, 6
DAYS = WEEKS * WEEK


@dataclass(frozen=True)
class Printed:
    """What is printed of the network, each from its transcribed cell.

    Parameters
    ----------
    artisans
        Active artisans, by kind (Table 11).
    newcomers
        Artisans who join during the year.
    skill_shares
        Share of the surveyed artisans with each skill (Table 10), 0 to 1.
    rejection_new, rejection_old
        Share rejected in a firm's first year and now, 0 to 1.
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
    """

    artisans: Mapping[str, int]
    newcomers: int
    skill_shares: Mapping[str, float]
    rejection_new: float
    rejection_old: float
    revenue: float
    pay: float
    profit: float
    peak_share: float
    min_batch: int
    field_staff: int
    peak_capacity: float

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
    skills, grade
        As in `microfactory.virtual_factory.network.Artisans`.
    rate
        Pieces on a day on which one works.
    availability
        Share of days on which one works for the network.
    rejection_start, rejection_floor
        Share rejected of a beginner, and the least that practice leads to.
    experience
        Pieces made before the year.
    joins
        Day on which one asks to join; 0 for those who are there.
    """

    kind: Ints
    skills: Bools
    grade: Ints
    rate: Ints
    availability: Floats
    rejection_start: Floats
    rejection_floor: Floats
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
    """
    counts = list(printed.artisans.values())
    old, new = sum(counts), printed.newcomers
    kind = np.concatenate(
        [np.repeat(np.arange(len(counts)), counts), np.full(new, len(counts) - 1)]
    )
    size = old + new
    shares = np.array([printed.skill_shares[name] for name in SKILLS])
    skills = rng.random((size, len(SKILLS))) < shares
    newcomer = np.arange(size) >= old
    # Ability moves grade and the floor of rejections alike, so that grades mean something.
    ability = rng.beta(assumed["ability_shape"], assumed["ability_shape"], size)
    grade = np.minimum((ability * GRADES).astype(np.int64), GRADES - 1)
    grade[newcomer] = np.minimum(grade[newcomer], 1)  # untried: nobody knows yet
    spread = assumed["rejection_spread"]
    floor = np.clip(printed.rejection_old * (1 + spread * (1 - 2 * ability)), 0.01, 0.6)
    rate = np.maximum(
        rng.lognormal(np.log(assumed["pieces_per_day"]), assumed["rate_spread"], size), 1
    )
    experience = np.where(newcomer, 0.0, rng.exponential(3 * assumed["learning_pieces"], size))
    joins = np.zeros(size)
    joins[newcomer] = np.sort(rng.uniform(0, CYCLES * DAYS, new))
    return Population(
        kind=kind,
        skills=skills,
        grade=grade,
        rate=np.rint(rate).astype(np.int64),
        availability=rng.uniform(assumed["availability_low"], 1.0, size),
        rejection_start=np.full(size, printed.rejection_new),
        rejection_floor=np.minimum(floor, printed.rejection_new),
        experience=experience,
        joins=joins,
    )


def orders(printed: Printed, assumed: Mapping[str, float], rng: np.random.Generator) -> list[Lines]:
    """Return a synthetic year of orders, one entry a cycle.

    The last quarter of the year, the last 3.25 cycles, has the printed share of the pieces; a stated part of
    what the peak asks for is known early and released before it.

    Parameters
    ----------
    printed, assumed, rng
        As in `population`.
    """
    weights = np.full(CYCLES, (1 - printed.peak_share) / (CYCLES * 3 / 4))
    peak = CYCLES / 4
    whole = int(peak)
    weights[-whole:] = printed.peak_share / peak
    weights[-whole - 1] = (1 - (peak - whole)) * weights[0] + (peak - whole) * weights[-1]
    early = assumed["early_share"] * weights[-whole:].sum()
    weights[-whole:] *= 1 - assumed["early_share"]
    before = int(assumed["early_cycles"])
    weights[-whole - 1 - before : -whole - 1] += early / before
    pieces = np.diff(
        np.rint(np.concatenate([[0], np.cumsum(weights / weights.sum())]) * printed.pieces)
    )
    return [_lines(int(count), printed, assumed, rng) for count in pieces]


def _lines(
    pieces: int, printed: Printed, assumed: Mapping[str, float], rng: np.random.Generator
) -> Lines:
    count = max(round(pieces / assumed["line_pieces"]), 1)
    sizes = rng.lognormal(0, assumed["line_spread"], count)
    quantity = np.diff(np.rint(np.concatenate([[0], np.cumsum(sizes) / sizes.sum()]) * pieces))
    # Skills are asked for as often as they are there, the base skill for what asks for no other.
    rare = np.array([printed.skill_shares[name] for name in SKILLS[1:]]) * assumed["skilled_lines"]
    skill = rng.choice(len(SKILLS), size=count, p=np.concatenate([[1 - rare.sum()], rare]))
    grade = rng.choice(GRADES - 1, size=count, p=_falling(assumed["difficulty"]))
    due = rng.integers(2 * WEEK, DAYS, count)
    return Lines(
        skill=skill.astype(np.int64),
        grade=grade.astype(np.int64),
        quantity=quantity.astype(np.int64),
        batch=np.full(count, printed.min_batch, dtype=np.int64),
        due=due.astype(np.int64),
    )


def _falling(ratio: float) -> Floats:
    """Return the shares of difficulties, each so many times as frequent as the one before."""
    weights = ratio ** np.arange(GRADES - 1)
    shares: Floats = weights / weights.sum()
    return shares
