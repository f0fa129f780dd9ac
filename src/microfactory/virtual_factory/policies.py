"""Other ways to share orders out, to compare the fair one with: by chance, and best artisans first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from microfactory.virtual_factory.flow import fair_flow
from microfactory.virtual_factory.network import Allocation, Artisans, Ints, Lines, check_skills

#: Takes artisans, lines and a generator, and returns who makes what.
Policy = Callable[[Artisans, Lines, np.random.Generator], Allocation]


def at_random(artisans: Artisans, lines: Lines, rng: np.random.Generator) -> Allocation:
    """Return an allocation by chance: each line goes to able artisans in a random order."""
    return _one_by_one(artisans, lines, lambda able: rng.permutation(able))


def best_first(artisans: Artisans, lines: Lines, rng: np.random.Generator) -> Allocation:
    """Return an allocation by grade: each line goes to the best able artisans that have room.

    Among equals of grade, those with fewer rejections come first, then chance decides.
    """
    chance = rng.permutation(len(artisans))

    def order(able: Ints) -> Ints:
        keys = (chance[able], artisans.rejection[able], -artisans.grade[able])
        return able[np.lexsort(keys)]

    return _one_by_one(artisans, lines, order)


def _one_by_one(artisans: Artisans, lines: Lines, order: Callable[[Ints], Ints]) -> Allocation:
    check_skills(artisans, lines)
    room = artisans.capacity.copy()
    unmet = lines.quantity.copy()
    parts: list[tuple[Ints, Ints, Ints]] = []
    # The most difficult first, since fewest can make them; then what is due first.
    for line in np.lexsort((lines.due, -lines.grade)):
        able = np.flatnonzero(
            artisans.skills[:, lines.skill[line]]
            & (artisans.grade >= lines.grade[line])
            & (room > 0)
        )
        able = order(able)
        before = np.cumsum(room[able]) - room[able]
        pieces = np.clip(lines.quantity[line] - before, 0, room[able])
        takes = pieces > 0
        room[able] -= pieces
        unmet[line] -= pieces.sum()
        parts.append((able[takes], np.full(int(takes.sum()), line), pieces[takes]))
    none = (np.zeros(0, dtype=np.int64),) * 3
    who, what, given = (np.concatenate(part) for part in zip(*(parts or [none]), strict=True))
    return Allocation(who, what, given, unmet)


def fairly(fairness: float) -> Policy:
    """Return the fair flow as a policy; chance plays no part in it."""
    return partial(_fair, fairness=fairness)


def _fair(
    artisans: Artisans, lines: Lines, rng: np.random.Generator, *, fairness: float
) -> Allocation:
    return fair_flow(artisans, lines, fairness)
