"""Numbers in words, and the line that a reader follows."""

from __future__ import annotations

import pytest

from microfactory import registers
from microfactory.audit import REGISTRY, claims, judge
from microfactory.audit.ledger import figures_of
from microfactory.audit.wording import arithmetic, plain_number, range_text
from microfactory.quantity import Interval

assert claims.__all__


@pytest.fixture(scope="module")
def figures(cells):
    return figures_of(cells, registers.artefacts())


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (-3.0, "-3"), (0.317763, "0.3178"), (12345.678, "12,346")]
)
def test_numbers(value, text):
    assert plain_number(value) == text


def test_open_ends():
    assert range_text(Interval(None, 50)) == "50 or less"
    assert range_text(Interval(None, None)) == "any value"


def test_the_line_has_the_printed_figures_in_it(figures):
    line = arithmetic(judge(REGISTRY["active_artisans_2017"], figures))
    assert line == "125 + 358 + 290 + 747 = 1,520"
    line = arithmetic(judge(REGISTRY["full_time_share_of_network"], figures))
    assert line == "of the active artisans: 31.78; of all registered artisans: 19.32"


def test_each_reading_has_its_formula_and_a_range_its_parentheses(figures):
    line = arithmetic(judge(REGISTRY["shipping_share_of_revenue"], figures))
    first, second = line.split("; ")
    assert first.endswith("100 x 2.4 / 30 = 8") and second.endswith("100 x 2.4 / (30 - 7) = 10.43")
    line = arithmetic(judge(REGISTRY["use_of_capacity_in_the_season"], figures))
    assert line == "(20 to 30) x 3 x 0.75 / (1 - 0.75) = 180 to 270"


def test_a_year_of_the_calendar_has_no_comma(figures):
    line = arithmetic(judge(REGISTRY["months_of_interviews"], figures))
    assert line == "12 x (2017 - 2016 + 1) = 24"
