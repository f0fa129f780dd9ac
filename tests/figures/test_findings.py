"""The figures of the front page: small enough for a phone, and true to their numbers."""

from __future__ import annotations

import re

from microfactory import figures, theme
from microfactory.figures.findings import WIDTH

from .building import colours, drawn, is_hatched, texts


def test_what_is_kept_and_what_is_left_are_said(results_of):
    cases = [
        (each.name, each.costs) for each in map(results_of, ["soko_branded", "au_enterprises"])
    ]
    svg = drawn(figures.keep_of_price, cases)
    found = {row["bucket"]: row for row in cases[0][1].to_dict("records")}
    for bucket in ("workers", "remainder"):
        assert f"{found[bucket]['retail_high']:.1f}".removesuffix(".0") in texts(svg)
    assert {name for name, _ in cases} <= set(texts(svg))
    assert {theme.PALETTE["vermillion"], theme.PALETTE["blue"]} <= colours(svg)


def test_pay_and_levels_are_told_apart_and_say_their_ends():
    svg = drawn(
        figures.pay_beside_levels,
        [("pay", 5.0, 7.0)],
        [("a floor", 6.0, 6.0), ("a life", 13.06, 17.5)],
    )
    assert {"pay", "a floor", "a life", "5 to 7", "6", "13.1 to 17.5"} <= set(texts(svg))
    assert {theme.PALETTE["vermillion"], theme.PALETTE["sky"]} <= colours(svg)


def test_what_is_only_possible_is_hatched():
    assert is_hatched(drawn(figures.certain_and_possible, [("craft", 1, 2)]))
    assert {"craft", "mass"} <= set(
        texts(drawn(figures.certain_and_possible, [("craft", 1, 0), ("mass", 2, 0)]))
    )


def test_every_count_is_said_beside_its_bar():
    svg = drawn(figures.counted, {"holds": 31, "fails": 4}, {"holds": theme.PALETTE["blue"]})
    assert {"holds", "31", "fails", "4"} <= set(texts(svg))
    assert theme.UNKNOWN in colours(svg)  # a kind without a colour of its own


def test_they_fit_a_phone_at_the_least_size_that_a_page_shows():
    """style.css shows a drawing at four fifths of its size or more; a phone has 360 less its gutters."""
    svg = drawn(figures.counted, {"a": 1}, {})
    width = float(re.search(r'width="([\d.]+)pt"', svg)[1]) * 96 / 72
    assert 0.8 * width <= 360 - 2 * 16
    assert WIDTH < theme.TEXT_WIDTH
