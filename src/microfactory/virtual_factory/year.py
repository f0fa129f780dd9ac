"""A year of the virtual factory: thirteen cycles of allocation, making, inspection and rework."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from microfactory.progress import Watch, unwatched
from microfactory.virtual_factory import streams
from microfactory.virtual_factory.network import Artisans, Floats, Ints, Lines
from microfactory.virtual_factory.policies import Policy
from microfactory.virtual_factory.population import CYCLES, DAYS, WEEK, Population
from microfactory.virtual_factory.training import begin_of_service
from microfactory.virtual_factory.work import Work

#: Working days within which an artisan is to have made what it is given: two weeks.
MAKING = 2 * WEEK
#: Columns of `Year.days` and `Year.lines`.
DAY_COLUMNS = (
    "day",
    "ordered",
    "unmet",
    "delivered",
    "late",
    "rejected",
    "to_make",
    "rework",
    "waiting",
    "aa",
    "b",
    "days_late",
)
LINE_COLUMNS = ("cycle", "product", "quantity", "unmet")


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
    stretch, early_cycles
        How many times as long artisans may take in the last quarter, as far as `peak_capacity` allows, and in
        so many cycles before it, in which a part of the peak is made.
    peak_capacity
        Most that surge artisans and stretched time together can make in the last quarter, as a multiple of
        what those who are there all year can make on all days.
    seed
        Of all chance; the orders are given.
    """

    learning: float
    training_days: float
    field_staff: int
    stretch: float
    early_cycles: int
    peak_capacity: float
    seed: int


@dataclass(frozen=True)
class Year:
    """What became of a year.

    Parameters
    ----------
    days
        One row a working day: ``day``, ``ordered``, ``unmet``, ``delivered``, ``late``, ``rejected`` on that
        day; ``to_make``, ``rework`` (of them) and ``waiting`` for inspection at its end; of the delivered
        pieces ``aa`` and ``b`` rated so, and ``days_late``, by which the late ones were late altogether.
    artisans
        One row an artisan: ``kind``, ``grade``, ``given``, ``delivered``, ``made``, ``aa``, ``b`` pieces;
        ``active_from``, the day on which its training has ended.
    lines
        One row an order line: ``cycle``, ``product``, ``quantity``, ``unmet``.
    cycles
        One row a cycle: ``cycle``, ``called`` and ``answered`` artisans, ``capacity``, pieces that those who
        are called could make on all its days, ``making``, days that they have for it, and pieces ``given``.
    """

    days: pd.DataFrame
    artisans: pd.DataFrame
    lines: pd.DataFrame
    cycles: pd.DataFrame


def simulate(
    people: Population,
    orders: Sequence[Lines],
    policy: Policy,
    rules: Rules,
    workers: int = 1,
    watch: Watch = unwatched,
) -> Year:
    """Run a year.

    Parameters
    ----------
    people, orders
        As `microfactory.virtual_factory.population` and `microfactory.virtual_factory.orders` make them.
    policy
        Who is given what.
    rules
        How the year runs.
    workers
        Threads over which the artisans are shared out; the year is the same with any number.
    watch
        Is handed the cycles to show how far it is.

    Notes
    -----
    Surge artisans are called in the last quarter only; then, and while its products are made ahead, there is
    more time for everything.
    Who does not answer a call gets no new work in that cycle. What a cycle leaves unfinished goes on in the
    next one before anything new. What nobody can take is not met and not asked for again.
    """
    count = len(people)
    active_from = _trained(people, rules)
    keys, counts = streams.keys(rules.seed, count), np.zeros(count, dtype=np.uint64)
    calls = streams.keys(rules.seed + 2, count)
    experience = people.experience.copy()
    given = np.zeros(count, dtype=np.int64)
    done = np.zeros((count, 4), dtype=np.int64)
    left = Work.none()
    days, rows, cycles = [], [], []
    for cycle, lines in enumerate(watch(orders, "cycles of the year")):
        there = active_from <= cycle * DAYS
        daily = np.where(there, people.rate * people.availability, 0.0)
        peak = cycle >= CYCLES * 3 // 4
        called = there & (~people.surge | peak)
        making = MAKING
        if cycle >= CYCLES * 3 // 4 - rules.early_cycles:
            making = _making(float(daily[called].sum()), float(daily[~people.surge].sum()), rules)
        answers = called & (streams.uniform(calls, cycle) < people.replies)
        share = _rejection(people, experience, rules.learning)
        carried = np.bincount(left.artisan, weights=left.todo, minlength=count)
        room = np.where(answers, np.floor(making * daily * (1 - share)) - carried, 0)
        artisans = Artisans(
            skills=people.skills,
            grade=people.grade,
            capacity=np.maximum(room, 0).astype(np.int64),
            rejection=share,
            used=given,
        )
        rng = np.random.default_rng(np.random.SeedSequence([rules.seed, cycle]))
        allocation = policy(artisans, lines, rng)
        given = given + allocation.made_by(count)
        due = lines.due[allocation.line] + making - MAKING
        work = left.followed_by(allocation.artisan, allocation.pieces, due, count)
        by_day, by_artisan = _run(work, keys, counts, people, experience, rules, workers)
        done += by_artisan
        days.append(_day_rows(cycle, lines, allocation.unmet, by_day))
        number = np.full(len(lines), cycle)
        rows.append(np.column_stack([number, lines.product, lines.quantity, allocation.unmet]))
        cycles.append(
            {
                "cycle": cycle,
                "called": int(called.sum()),
                "answered": int(answers.sum()),
                "capacity": float(DAYS * daily[called].sum()),
                "making": making,
                "given": int(allocation.pieces.sum()),
            }
        )
        left = work.unfinished()
    artisans_frame = pd.DataFrame(
        {
            "kind": people.kind,
            "grade": people.grade,
            "given": given,
            "delivered": done[:, 0],
            "made": done[:, 1],
            "aa": done[:, 2],
            "b": done[:, 3],
            "active_from": active_from,
        }
    )
    return Year(
        pd.DataFrame(np.vstack(days), columns=DAY_COLUMNS),
        artisans_frame,
        pd.DataFrame(np.vstack(rows), columns=LINE_COLUMNS),
        pd.DataFrame(cycles),
    )


def _making(daily: float, usual: float, rules: Rules) -> int:
    """Return the days for making in and before the peak; fewer where all would make more than the most."""
    most = rules.peak_capacity * DAYS * usual / daily if daily else float(MAKING)
    return int(min(MAKING * rules.stretch, most))


def _trained(people: Population, rules: Rules) -> Floats:
    """Return the day on which each artisan can begin; newcomers wait for the field staff."""
    new = people.joins > 0
    chance = streams.uniform(streams.keys(rules.seed + 1, len(people)), 0)
    lasts = -rules.training_days * np.log1p(-chance)
    ready = np.zeros(len(people))
    order = np.flatnonzero(new)[np.argsort(people.joins[new], kind="stable")]
    begins = begin_of_service(people.joins[order], lasts[order], rules.field_staff)
    ready[order] = begins + lasts[order]
    return ready


def _rejection(people: Population, experience: Floats, learning: float) -> Floats:
    beyond = (people.rejection_start - people.rejection_floor) * np.exp(-experience / learning)
    share: Floats = people.rejection_floor + beyond
    return share


def _run(
    work: Work,
    keys: streams.Words,
    counts: streams.Words,
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
            people.rate[chunk],
            people.availability[chunk],
            people.punctual[chunk],
            people.rejection_start[chunk],
            people.rejection_floor[chunk],
            rules.learning,
            experience[chunk],
            people.best[chunk],
            people.second[chunk],
            work.first[chunk],
            work.last[chunk],
            work.todo,
            work.rework,
            work.waiting,
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


def _day_rows(cycle: int, lines: Lines, unmet: Ints, by_day: Ints) -> Ints:
    """Return the days of a cycle as rows of `DAY_COLUMNS`; orders come on its first day."""
    ordered, lost = np.zeros(DAYS, np.int64), np.zeros(DAYS, np.int64)
    ordered[0], lost[0] = lines.quantity.sum(), unmet.sum()
    return np.column_stack([cycle * DAYS + np.arange(DAYS), ordered, lost, by_day])
