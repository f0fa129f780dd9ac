"""The sections of the investment notebook."""

from __future__ import annotations

import pytest

from microfactory import investment, tables
from microfactory import investment_report as report

GROWTH = investment.Growth(investment.Hill(top=5, half=2, steepness=2))
POINTS = investment.fixed_points(GROWTH, upper=20)


def test_the_curve_says_its_fixed_points():
    words = report.curve(GROWTH, POINTS, 6).words
    assert "0 (stable), 1 (unstable) and 4 (stable)" in words["alt"]
    assert "illustrative" in words["source"]


def test_two_technologies_are_the_assumed_ones_and_have_a_threshold():
    two = report.two_technologies()
    points = investment.fixed_points(two, upper=20)
    assert investment.threshold(points) is not None
    assert "low technology alone" in report.curve(two, points, 16).svg


@pytest.mark.parametrize(
    ("points", "start", "loan", "said"),
    [
        (POINTS, 0.6, 0.7, "A gift of 0.4 would take it over; a loan has to be larger"),
        (POINTS, 1.5, 0.0, "is above the threshold of 1 and grows"),
        (POINTS, 0.1, None, "no loan that was tried"),
        (POINTS.head(1), 0.6, None, "no threshold"),
    ],
)
def test_the_verdict_on_a_firm(points, start, loan, said):
    assert said in repr(report.verdict(points, start, loan))


def test_fates_are_counted():
    capital = investment.paths(GROWTH, [0.5, 1.5], 30)
    words = report.fates(capital, POINTS, lucky=False).words
    assert "Capital of 2 firms over 30 periods, without luck: 1 end above" in words["alt"]


def test_escapes_are_those_of_the_table():
    found = tables.read("investment/escapes")
    calm = found.loc[~found["shocks"]]
    least = 100 * calm.loc[calm["loan"] == 0, "escaped"].iloc[0]
    assert f"{least:.0f}% without one" in report.escapes().words["alt"]


def test_firms_follow_the_seed_and_spread_around_the_middle_one():
    begun, luck = report.firms(0.6, 0.15, number=400, periods=3)
    assert luck.shape == (3, 400) and (begun > 0).all()
    assert (begun < 0.6).mean() == pytest.approx(0.5, abs=0.1)
    again, _ = report.firms(0.6, 0.15, number=400, periods=3)
    assert (again == begun).all()


def test_the_smallest_loan_is_at_the_assumed_interest():
    expected = investment.smallest_loan(GROWTH, 0.6, 20, 4, 0.05)
    assert report.smallest_loan(GROWTH, 0.6, 20, 4) == expected
