"""A year loses no piece, does not depend on the number of workers, and is what SimPy makes of its rules."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from microfactory.virtual_factory import (
    at_random,
    best_first,
    fairly,
    is_conserved,
    rework,
    run,
    streams,
)
from microfactory.virtual_factory.kernel import days_of_cycle
from microfactory.virtual_factory.population import DAYS
from microfactory.virtual_factory.year import MAKING

from .by_events import by_events


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
    veterans = replace(setting.people, experience=setting.people.experience + 10_000)
    beginners = replace(setting.people, experience=np.zeros(len(setting.people)))
    again = []
    for people in (veterans, beginners):
        found = run(replace(setting, people=people), fairly(1.0))
        again.append(found.artisans["made"].sum() / found.artisans["delivered"].sum())
    assert again[0] < again[1]


RULES = {
    "pieces": 60,
    "rate": 2.6,
    "availability": 0.8,
    "punctual": 0.7,
    "start": 0.4,
    "floor": 0.1,
    "learning": 25.0,
    "best": 0.3,
    "second": 0.2,
}


def compiled(artisans, days, seed):
    level = {name: np.full(artisans, float(value)) for name, value in RULES.items()}
    none = np.zeros(artisans, np.int64)
    return days_of_cycle(
        streams.keys(seed, artisans), np.zeros(artisans, np.uint64), level["rate"],
        level["availability"], level["punctual"], level["start"], level["floor"], RULES["learning"],
        np.zeros(artisans), level["best"], level["second"], np.arange(artisans),
        np.arange(artisans) + 1, np.full(artisans, RULES["pieces"]), none.copy(), none.copy(),
        np.full(artisans, 99), days, 6,
    )  # fmt: skip


def test_simpy_runs_the_same_cycle_event_by_event():
    """The same numbers of chance: the same pieces on every day, for every artisan."""
    keys = streams.keys(9, 40)

    def draw(artisan):
        count = iter(range(10**9))
        return lambda: float(streams.uniform(keys[artisan], next(count)))

    delivered, rated = by_events(40, DAYS, RULES, draw)
    by_day, by_artisan = compiled(40, DAYS, 9)
    assert delivered.sum(axis=0).tolist() == by_day[:, 0].tolist()
    assert delivered.sum(axis=1).tolist() == by_artisan[:, 0].tolist()
    assert rated.tolist() == by_artisan[:, 2:].tolist()


def test_simpy_with_chance_of_its_own_has_the_same_means():
    """Other numbers of chance: means within four standard errors, of pieces delivered and rated."""
    rng = np.random.default_rng(21)
    delivered, rated = by_events(400, DAYS, RULES, lambda _: rng.random)
    _, by_artisan = compiled(4_000, DAYS, 22)
    theirs = np.column_stack([delivered.sum(axis=1), rated])
    ours = by_artisan[:, [0, 2, 3]]
    error = np.sqrt(theirs.var(axis=0) / len(theirs) + ours.var(axis=0) / len(ours))
    assert (np.abs(theirs.mean(axis=0) - ours.mean(axis=0)) <= 4 * error).all()
    assert (error < 0.02 * ours.mean(axis=0)[0]).all()  # errors are small enough to say something


def test_every_printed_rejection_makes_as_much_rework_as_the_closed_form(setting, printed):
    """Over a whole year, at 40, 30, 10 and 11 percent: each delivered piece was inspected 1/(1-p) times."""
    found = rework(setting, printed.rejections, 1.0)
    assert found["rejection"].tolist() == pytest.approx([40, 30, 10, 11])
    delivered = 0.95 * printed.pieces
    error = np.sqrt(found["rejection"] / 100) / (1 - found["rejection"] / 100) / np.sqrt(delivered)
    assert ((found["made"] - found["expected"]).abs() <= 4 * error).all()
    assert found["expected"].tolist() == pytest.approx([1 / 0.6, 1 / 0.7, 1 / 0.9, 1 / 0.89])


def test_surge_artisans_work_in_the_peak_only_and_have_more_time(setting):
    cycles = run(setting, fairly(1.0)).cycles
    peak = cycles["cycle"] >= 9
    assert cycles.loc[~peak, "called"].max() < (~setting.people.surge).sum() + 1
    assert cycles.loc[peak, "called"].min() > 2.5 * (~setting.people.surge).sum()
    assert (cycles.loc[cycles["cycle"] < 6, "making"] == MAKING).all()
    assert (cycles.loc[cycles["cycle"] >= 6, "making"] == 1.5 * MAKING).all()


@pytest.mark.parametrize("most", [3.0, 1.2, 0.5])
def test_the_peak_keeps_to_the_printed_multiple_of_capacity(setting, most):
    """Surge artisans and stretched time together: at most so many times what is there all year."""
    rules = replace(setting.rules, stretch=2.0, peak_capacity=most)
    people = replace(setting.people, joins=np.zeros(len(setting.people)))
    found = run(replace(setting, rules=rules, people=people), fairly(1.0)).cycles
    usual = found["capacity"].iloc[0]  # those who are there all year, on all days
    in_time = found["capacity"] * found["making"] / DAYS
    assert (in_time[found["cycle"] >= 9] <= most * usual * (1 + 1e-9)).all()
    assert found["making"].max() <= 2 * MAKING


def test_without_surge_artisans_or_more_time_the_holidays_are_not_met(setting):
    """What each of the ways to three times the capacity is for: without it more is unmet or late."""

    def lost(**change):
        days = run(replace(setting, **change), fairly(1.0)).days
        return days["unmet"].sum() + days["late"].sum()

    everyone = lost()
    nobody = replace(setting.people, replies=np.where(setting.people.surge, 0.0, 1.0))
    assert lost(people=nobody) > everyone
    assert lost(rules=replace(setting.rules, stretch=1.0)) > everyone


def test_who_does_not_answer_gets_no_new_work(setting):
    silent = replace(setting.people, replies=np.zeros(len(setting.people)))
    found = run(replace(setting, people=silent), fairly(1.0))
    assert found.days["delivered"].sum() == 0
    assert found.days["unmet"].sum() == found.days["ordered"].sum()


def test_who_is_not_timely_delivers_late(setting):
    def late(punctual):
        people = replace(setting.people, punctual=np.full(len(setting.people), punctual))
        days = run(replace(setting, people=people), fairly(1.0)).days
        return days["late"].sum() / days["delivered"].sum()

    assert late(1.0) < late(0.7) < late(0.4)


def test_the_way_is_watched_cycle_by_cycle(setting, year):
    seen = []

    def watch(items, what):
        seen.append((len(items), what))
        return items

    found = run(setting, fairly(1.0), watch=watch)
    assert seen == [(13, "cycles of the year")] and found.days.equals(year.days)
