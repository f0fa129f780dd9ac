"""The queue for the field staff: Erlang's formula, M/M/1, and an independent simulator."""

from __future__ import annotations

import math

import ciw
import numpy as np
import pytest

from microfactory.problems import ProblemsFound
from microfactory.virtual_factory import begin_of_service


def poisson(rate, number, seed):
    return np.cumsum(np.random.default_rng(seed).exponential(1 / rate, number))


def test_a_single_server_waits_as_long_as_the_closed_form_says():
    """M/M/1: the mean wait is rho / (mu - lambda)."""
    rate, service, number = 0.7, 1.0, 400_000
    arrivals = poisson(rate, number, 1)
    durations = np.random.default_rng(2).exponential(1 / service, number)
    waits = begin_of_service(arrivals, durations, 1) - arrivals
    assert waits.mean() == pytest.approx(rate / service / (service - rate), rel=0.04)


def test_nine_servers_make_wait_as_many_as_erlang_says():
    """Erlang C for nine servers and a load of seven."""
    servers, load, number = 9, 7.0, 200_000
    arrivals = poisson(load, number, 3)
    durations = np.random.default_rng(4).exponential(1.0, number)
    waits = begin_of_service(arrivals, durations, servers) - arrivals
    top = load**servers / math.factorial(servers) * servers / (servers - load)
    expected = top / (sum(load**k / math.factorial(k) for k in range(servers)) + top)
    assert (waits > 1e-12).mean() == pytest.approx(expected, rel=0.05)


def test_ciw_says_the_same_visit_by_visit():
    arrivals = poisson(2.0, 200, 5)
    durations = np.random.default_rng(6).exponential(1.0, 200)
    gaps = np.diff(np.concatenate([[0], arrivals]))
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential([*gaps, math.inf])],
        service_distributions=[ciw.dists.Sequential([*durations])],
        number_of_servers=[3],
    )
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(float(arrivals[-1]) + 500)
    records = sorted(simulation.get_all_records(), key=lambda record: record.arrival_date)
    expected = [record.service_start_date for record in records]
    # ciw hands out service times in the order in which service begins, which for a queue is the order of arrival
    assert begin_of_service(arrivals, durations, 3) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (([0, 1], [1], 1), "that of arrivals"),
        (([1, 0], [1, 1], 1), "in order"),
        (([0], [-1], 1), "finite, 0 or more"),
        (([0], [1], 0), "staff: found 0"),
    ],
)
def test_what_is_no_queue_is_refused(arguments, words):
    with pytest.raises(ProblemsFound, match=words):
        begin_of_service(*arguments)
