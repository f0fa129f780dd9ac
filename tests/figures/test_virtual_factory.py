"""Curves of earnings, the front of fairness, the pieces of a year."""

from __future__ import annotations

import pandas as pd

from microfactory import figures

from .building import drawn, texts


def test_every_policy_is_named():
    curves = pd.DataFrame(
        {
            "policy": ["one", "one", "two", "two"],
            "artisans": [0.0, 1, 0, 1],
            "earnings": [0.0, 1, 0, 1],
        }
    )
    said = texts(drawn(figures.lorenz_curves, curves))
    assert {"one", "two", "all the same"} <= set(said)


def test_every_weight_stands_beside_its_dot():
    front = pd.DataFrame(
        {
            "fairness": [0.0, 0.3, 10],
            "gini": [0.8, 0.5, 0.1],
            "first_pass": [90.0, 85, 80],
            "efficient": [True, False, True],
        }
    )
    assert {"0", "0.3", "10"} <= set(texts(drawn(figures.fairness_front, front)))
    hollow = [
        line
        for line in figures.fairness_front(front).axes[0].lines
        if line.get_marker() == "o" and line.get_markerfacecolor() != line.get_color()
    ]
    assert [line.get_ydata().tolist() for line in hollow] == [[85.0]]


def test_the_states_of_a_piece_are_named():
    days = pd.DataFrame({"day": [0, 1], "to_make": [9, 5], "rework": [0, 1], "waiting": [1, 2]})
    said = texts(drawn(figures.year_of_pieces, days))
    assert {"to make", "waiting for inspection", "rejected, to make again"} <= set(said)
