"""The network, by hand: shares of few people can take few values (the idea of the GRIM test)."""

from __future__ import annotations

import pytest


def prints_as(percent: int, people: int) -> set[int]:
    """Return the whole numbers of people that print as a whole percent."""
    return {one for one in range(people + 1) if abs(100 * one / people - percent) <= 0.5}


@pytest.mark.parametrize(
    ("name", "percent", "people"),
    [
        ("women_among_the_staff", 70, [75]),
        ("women_led_after", 16, [125]),
        ("women_led_before", 2, [72, 125]),
    ],
)
def test_the_whole_numbers_behind_a_share(name, percent, people, verdicts, reading):
    expected = []
    for count in people:
        below = percent * count // 100
        for number, one in enumerate((below, -(-percent * count // 100))):
            expected.append(one in prints_as(percent, count))
            at = 2 * people.index(count) + number
            assert reading(name, at)[0] == pytest.approx(100 * one / count)
    assert [one == "consistent" for one in verdicts(name)] == expected


def test_no_whole_number_of_75_is_70_percent():
    assert prints_as(70, 75) == set()
    assert prints_as(16, 125) == {20}
    assert prints_as(2, 72) == set()


def test_two_thirds_have_no_consistent_earnings(reading, outcome):
    assert reading("majority_without_consistent_earnings")[0] == pytest.approx(
        100 * (290 + 747) / 1520
    )
    assert outcome("majority_without_consistent_earnings").verdict == "consistent"


def test_there_are_more_families_than_lead_artisans(outcome, follows):
    assert outcome("families_of_lead_artisans").verdict == "inconsistent"
    assert follows("families_of_lead_artisans") == pytest.approx(341 / 125)
