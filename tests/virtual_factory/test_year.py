"""A year loses no piece, does not depend on the number of workers, and is what SimPy makes of its rules."""

from __future__ import annotations

import numpy as np
import pytest
import simpy

from microfactory.virtual_factory import at_random, best_first, fairly, is_conserved, run, streams
from microfactory.virtual_factory.kernel import days_of_cycle
from microfactory.virtual_factory.population import DAYS


@pytest.fixture(scope="module")
def year(setting):
    return run(setting, fairly(1.0))


@pytest.mark.parametrize("policy", [at_random, best_first, fairly(0.0)])
def test_every_piece_is_delivered_in_work_rejected_or_unmet_on_every_day(setting, policy):
    found = run(setting, policy)
    assert is_conserved(found.days)
    assert (found.days["rework"] <= found.days["to_make"]).all()


def test_the_year_has_every_day_and_every_order(setting, year):
    assert is_conserved(year.days)
    assert year.days["day"].tolist() == list(range(13 * DAYS))
    ordered = sum(int(lines.quantity.sum()) for lines in setting.orders)
    assert year.days["ordered"].sum() == year.lines["quantity"].sum() == ordered
    assert year.artisans["delivered"].sum() == year.days["delivered"].sum()


def test_a_lost_piece_would_be_noticed(year):
    days = year.days.copy()
    days.loc[100, "delivered"] += 1
    assert not is_conserved(days)


@pytest.mark.parametrize("workers", [2, 3, 7])
def test_the_number_of_workers_changes_nothing(setting, year, workers):
    other = run(setting, fairly(1.0), workers)
    assert other.days.equals(year.days) and other.artisans.equals(year.artisans)


def test_newcomers_have_no_work_before_they_are_trained(setting, year):
    new = setting.people.joins > 0
    assert (year.artisans["active_from"][new] > setting.people.joins[new]).all()
    late = new & (year.artisans["active_from"] > 12 * DAYS).to_numpy()
    assert late.any() and (year.artisans["given"][late] == 0).all()


def test_practice_mends_rejections(setting):
    """More experience before the year, fewer pieces made twice."""
    from dataclasses import replace

    veterans = replace(setting.people, experience=setting.people.experience + 10_000)
    beginners = replace(setting.people, experience=np.zeros(len(setting.people)))
    again = []
    for people in (veterans, beginners):
        found = run(replace(setting, people=people), fairly(1.0))
        again.append(found.artisans["made"].sum() / found.artisans["delivered"].sum())
    assert again[0] < again[1]


def test_simpy_runs_the_same_cycle_event_by_event():
    """The same rules as processes: one an artisan, which works by day and is inspected by week."""
    artisans, pieces, rate, share, availability = 40, 30, 3, 0.3, 0.8
    keys = streams.keys(9, artisans)
    by_day, by_artisan = days_of_cycle(
        keys,
        np.zeros(artisans, np.uint64),
        np.full(artisans, rate),
        np.full(artisans, availability),
        np.full(artisans, share),
        np.full(artisans, share),
        1.0,
        np.zeros(artisans),
        np.arange(artisans),
        np.arange(artisans) + 1,
        np.full(artisans, pieces),
        np.zeros(artisans, np.int64),
        np.full(artisans, 99),
        DAYS,
        6,
    )
    delivered = np.zeros((artisans, DAYS), int)

    def work(environment, artisan):
        todo, waiting, drawn = pieces, 0, 0
        for day in range(DAYS):
            works = streams.uniform(keys[artisan], drawn) < availability
            drawn += 1
            made = min(rate, todo) if works else 0
            todo, waiting = todo - made, waiting + made
            if (day + 1) % 6 == 0:
                numbers = streams.uniform(keys[artisan], drawn + np.arange(waiting))
                drawn += waiting
                passed = int((numbers >= share).sum())
                delivered[artisan, day] = passed
                todo, waiting = todo + waiting - passed, 0
            yield environment.timeout(1)

    environment = simpy.Environment()
    for artisan in range(artisans):
        environment.process(work(environment, artisan))
    environment.run()
    assert delivered.sum(axis=0).tolist() == by_day[:, 0].tolist()
    assert delivered.sum(axis=1).tolist() == by_artisan[:, 0].tolist()
