"""Work in hand: what each artisan has still to make, and what of it waits for inspection."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from microfactory.virtual_factory.network import Ints
from microfactory.virtual_factory.population import DAYS


@dataclass(frozen=True)
class Work:
    """Work in hand, a pair of artisan and line an entry, in the order of the artisans, each one's oldest first.

    Parameters
    ----------
    artisan
        Whose it is.
    todo, rework, waiting
        Pieces still to make, of them those that were rejected, and those that wait for inspection.
    due
        Day of the cycle by which it is due; before 0 where that was in an earlier one.
    first, last
        Each artisan's part of the entries.
    """

    artisan: Ints
    todo: Ints
    rework: Ints
    waiting: Ints
    due: Ints
    first: Ints
    last: Ints

    @classmethod
    def none(cls) -> Work:
        """Return no work."""
        nothing = np.zeros(0, dtype=np.int64)
        return cls(*(nothing,) * 7)

    def followed_by(self, artisan: Ints, pieces: Ints, due: Ints, count: int) -> Work:
        """Return this work with new work behind it."""
        order = np.lexsort((due, artisan))
        who = np.concatenate([self.artisan, artisan[order]])
        old_first = np.argsort(who, kind="stable")
        who = who[old_first]
        return Work(
            artisan=who,
            todo=np.concatenate([self.todo, pieces[order]])[old_first],
            rework=np.concatenate([self.rework, np.zeros(len(order), np.int64)])[old_first],
            waiting=np.concatenate([self.waiting, np.zeros(len(order), np.int64)])[old_first],
            due=np.concatenate([self.due, due[order]])[old_first],
            first=np.searchsorted(who, np.arange(count), side="left"),
            last=np.searchsorted(who, np.arange(count), side="right"),
        )

    def unfinished(self) -> Work:
        """Return what is still to make or to inspect, as it stands when the next cycle begins."""
        some = (self.todo > 0) | (self.waiting > 0)
        nothing = np.zeros(0, dtype=np.int64)
        return Work(
            self.artisan[some],
            self.todo[some],
            self.rework[some],
            self.waiting[some],
            self.due[some] - DAYS,
            nothing,
            nothing,
        )
