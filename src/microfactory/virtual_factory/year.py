"""A year of the virtual factory: thirteen cycles of allocation, making, inspection and rework."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from microfactory.virtual_factory import streams
from microfactory.virtual_factory.network import Artisans, Floats, Ints, Lines
from microfactory.virtual_factory.policies import Policy
from microfactory.virtual_factory.population import CYCLES, DAYS, WEEK, Population
from microfactory.virtual_factory.training import begin_of_service

#: Working days within which an artisan is to have made what it is given: two weeks.
MAKING = 2 * WEEK


@dataclass(frozen=True)
class Rules:
    """How a year runs.

    Parameters
    ----------
    learning
        Pieces after which what practice can mend of an artisan's rejections is 1/e of what it was.
    training_days
        Mean working days that one of the field staff spends on a newcomer.
    field_staff
        How many there are.
    peak_capacity
        Multiple of capacity that stretched time and casual labour give in the last quarter.
    seed
        Of all chance; the orders are given.
    """

    learning: float
    training_days: float
    field_staff: int
    peak_capacity: float
    seed: int


@dataclass(frozen=True)
class Year:
    """What became of a year.

    Parameters
    ----------
    days
        One row a working day: ``day``, ``ordered``, ``unmet``, ``delivered``, ``late``, ``rejected`` on that
        day; ``to_make``, ``rework`` (of them) and ``waiting`` for inspection at its end.
    artisans
        One row an artisan: ``kind``, ``grade``, ``given``, ``delivered``, ``made`` pieces; ``active_from``,
        the day on which its training has ended.
    lines
        One row an order line: ``cycle``, ``quantity``, ``unmet``.
    """

    days: pd.DataFrame
    artisans: pd.DataFrame
    lines: pd.DataFrame


def simulate(
    people: Population, orders: list[Lines], policy: Policy, rules: Rules, workers: int = 1
) -> Year:
    """Run a year.

    Parameters
    ----------
    people, orders
        As `microfactory.virtual_factory.population` makes them.
    policy
        Who is given what.
    rules
        How the year runs.
    workers
        Threads over which the artisans are shared out; the year is the same with any number.

    Notes
    -----
    What a cycle leaves unfinished goes on in the next one before anything new. What nobody can take is not met
    and not asked for again.
    """
    count = len(people)
    active_from = _trained(people, rules)
    keys, counts = streams.keys(rules.seed, count), np.zeros(count, dtype=np.uint64)
    experience = people.experience.copy()
    given, delivered, made = (np.zeros(count, dtype=np.int64) for _ in range(3))
    left = _Pairs.none()
    days, rows = [], []
    for cycle, lines in enumerate(orders):
        stretch = rules.peak_capacity if cycle >= CYCLES * 3 // 4 else 1.0
        there = active_from <= cycle * DAYS
        rate = np.where(there, np.rint(people.rate * stretch), 0).astype(np.int64)
        share = _rejection(people, experience, rules.learning)
        carried = np.bincount(left.artisan, weights=left.todo, minlength=count)
        able = np.floor(MAKING * rate * people.availability * (1 - share)) - carried
        artisans = Artisans(
            skills=people.skills,
            grade=people.grade,
            capacity=np.maximum(able, 0).astype(np.int64),
            rejection=share,
            used=given,
        )
        rng = np.random.default_rng(np.random.SeedSequence([rules.seed, cycle]))
        allocation = policy(artisans, lines, rng)
        given = given + allocation.made_by(count)
        work = left.followed_by(
            allocation.artisan, allocation.pieces, lines.due[allocation.line], count
        )
        by_day, by_artisan = _run(work, keys, counts, rate, people, experience, rules, workers)
        delivered += by_artisan[:, 0]
        made += by_artisan[:, 1]
        days.append(_day_rows(cycle, lines, allocation.unmet, by_day))
        rows.append(
            pd.DataFrame({"cycle": cycle, "quantity": lines.quantity, "unmet": allocation.unmet})
        )
        left = work.unfinished()
    artisans_frame = pd.DataFrame(
        {
            "kind": people.kind,
            "grade": people.grade,
            "given": given,
            "delivered": delivered,
            "made": made,
            "active_from": active_from,
        }
    )
    return Year(
        pd.concat(days, ignore_index=True), artisans_frame, pd.concat(rows, ignore_index=True)
    )


def _trained(people: Population, rules: Rules) -> Floats:
    """Return the day on which each artisan can begin; newcomers wait for the field staff."""
    new = people.joins > 0
    chance = streams.uniform(streams.keys(rules.seed + 1, len(people)), 0)
    lasts = -rules.training_days * np.log1p(-chance)
    ready = np.zeros(len(people))
    begins = begin_of_service(people.joins[new], lasts[new], rules.field_staff)
    ready[new] = begins + lasts[new]
    return ready


def _rejection(people: Population, experience: Floats, learning: float) -> Floats:
    beyond = (people.rejection_start - people.rejection_floor) * np.exp(-experience / learning)
    share: Floats = people.rejection_floor + beyond
    return share


@dataclass(frozen=True)
class _Pairs:
    """Work in hand, in the order of the artisans; each one's oldest first."""

    artisan: Ints
    todo: Ints
    rework: Ints
    due: Ints
    first: Ints
    last: Ints

    @classmethod
    def none(cls) -> _Pairs:
        nothing = np.zeros(0, dtype=np.int64)
        return cls(*(nothing,) * 6)

    def followed_by(self, artisan: Ints, pieces: Ints, due: Ints, count: int) -> _Pairs:
        """Return this work with new work behind it."""
        order = np.lexsort((due, artisan))
        who = np.concatenate([self.artisan, artisan[order]])
        old_first = np.argsort(who, kind="stable")
        who = who[old_first]
        return _Pairs(
            artisan=who,
            todo=np.concatenate([self.todo, pieces[order]])[old_first],
            rework=np.concatenate([self.rework, np.zeros(len(order), np.int64)])[old_first],
            due=np.concatenate([self.due, due[order]])[old_first],
            first=np.searchsorted(who, np.arange(count), side="left"),
            last=np.searchsorted(who, np.arange(count), side="right"),
        )

    def unfinished(self) -> _Pairs:
        """Return what is still to make; its day of delivery has passed."""
        some = self.todo > 0
        nothing = np.zeros(0, dtype=np.int64)
        return _Pairs(
            self.artisan[some],
            self.todo[some],
            self.rework[some],
            self.due[some] - DAYS,
            nothing,
            nothing,
        )


def _run(
    work: _Pairs,
    keys: streams.Words,
    counts: streams.Words,
    rate: Ints,
    people: Population,
    experience: Floats,
    rules: Rules,
    workers: int,
) -> tuple[Ints, Ints]:
    """Run the days of a cycle, the artisans shared out over threads; counts and experience move on."""
    from microfactory.virtual_factory.kernel import days_of_cycle

    def part(chunk: slice) -> tuple[Ints, Ints]:
        found: tuple[Ints, Ints] = days_of_cycle(
            keys[chunk],
            counts[chunk],
            rate[chunk],
            people.availability[chunk],
            people.rejection_start[chunk],
            people.rejection_floor[chunk],
            rules.learning,
            experience[chunk],
            work.first[chunk],
            work.last[chunk],
            work.todo,
            work.rework,
            work.due,
            DAYS,
            WEEK,
        )
        return found

    edges = np.linspace(0, len(keys), max(workers, 1) + 1).astype(int)
    chunks = [slice(int(a), int(b)) for a, b in pairwise(edges) if b > a]
    if len(chunks) == 1:
        return part(chunks[0])
    with ThreadPoolExecutor(len(chunks)) as pool:
        parts = list(pool.map(part, chunks))
    by_day = np.sum([one[0] for one in parts], axis=0)
    return by_day, np.vstack([one[1] for one in parts])


def _day_rows(cycle: int, lines: Lines, unmet: Ints, by_day: Ints) -> pd.DataFrame:
    ordered, lost = np.zeros(DAYS, np.int64), np.zeros(DAYS, np.int64)
    ordered[0], lost[0] = lines.quantity.sum(), unmet.sum()
    return pd.DataFrame(
        {
            "day": cycle * DAYS + np.arange(DAYS),
            "ordered": ordered,
            "unmet": lost,
            "delivered": by_day[:, 0],
            "late": by_day[:, 1],
            "rejected": by_day[:, 2],
            "to_make": by_day[:, 3],
            "rework": by_day[:, 4],
            "waiting": by_day[:, 5],
        }
    )
