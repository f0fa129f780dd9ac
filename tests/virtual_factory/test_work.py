"""Work in hand keeps its order, and what is unfinished goes on with its rejected and waiting pieces."""

from __future__ import annotations

import numpy as np

from microfactory.virtual_factory.population import DAYS
from microfactory.virtual_factory.work import Work


def ints(*values):
    return np.array(values, dtype=np.int64)


def test_new_work_comes_behind_the_old_and_by_its_day():
    first = Work.none().followed_by(ints(1, 0, 1), ints(5, 6, 7), ints(20, 12, 13), 3)
    assert first.artisan.tolist() == [0, 1, 1] and first.due.tolist() == [12, 13, 20]
    then = first.followed_by(ints(1, 2), ints(8, 9), ints(1, 2), 3)
    assert then.artisan.tolist() == [0, 1, 1, 1, 2] and then.todo.tolist() == [6, 7, 5, 8, 9]
    assert then.first.tolist() == [0, 1, 4] and then.last.tolist() == [1, 4, 5]


def test_what_is_unfinished_goes_on_and_its_day_is_one_cycle_nearer():
    work = Work(
        ints(0, 1, 2), ints(0, 4, 0), ints(0, 1, 0), ints(0, 0, 3), ints(9, 12, 15), *ints(0, 0)
    )
    left = work.unfinished()
    assert left.artisan.tolist() == [1, 2] and left.due.tolist() == [12 - DAYS, 15 - DAYS]
    assert left.todo.tolist() == [4, 0] and left.rework.tolist() == [1, 0]
    assert left.waiting.tolist() == [0, 3]
