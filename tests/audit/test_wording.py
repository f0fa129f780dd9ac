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
