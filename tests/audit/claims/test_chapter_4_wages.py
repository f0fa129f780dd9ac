"""What artisans earn, by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
import yaml

from microfactory import paths
from microfactory.audit.claims import chapter_4_wages

DAYS = 52 * 6
HOME = Fraction(586_000) / 2


def test_the_working_days_are_those_of_the_pipeline():
    params = yaml.safe_load((paths.root() / "params.yaml").read_text(encoding="utf-8"))
    assert params["working_time"]["days_per_year"] == chapter_4_wages.DAYS == DAYS


def test_seven_dollars_a_day_are_the_take_home_of_the_lead_artisans_alone(reading, verdicts):
    name = "daily_earnings_of_lead_artisans"
    for number, people in enumerate((125, 125 + 358, 1520), start=1):
        assert reading(name, number)[0] == pytest.approx(float(HOME / DAYS / people))
    assert verdicts(name)[1:] == ["consistent within rounding", "inconsistent", "inconsistent"]


def test_wages_alone_need_twice_the_revenue(reading, verdicts, follows):
    name = "wages_against_the_artisans_revenue"
    wages = Fraction(358 * 5 * DAYS)
    assert wages == 558_480
    assert reading(name, 0)[0] == pytest.approx(float(2 * wages))
    assert reading(name, 1) == pytest.approx((float(2 * wages / 5), float(2 * wages * 3 / 10)))
    assert verdicts(name) == ["inconsistent", "consistent"]
    assert follows(name) == pytest.approx(float(HOME / (5 * 358)))


def test_the_factor_of_nine_is_of_the_rise(reading, verdicts):
    assert reading("factor_of_kennedy", 0)[0] == pytest.approx(float(Fraction(2480, 250)))
    assert reading("factor_of_kennedy", 1)[0] == pytest.approx(float(Fraction(2480 - 250, 250)))
    assert verdicts("factor_of_kennedy") == ["inconsistent", "consistent"]


def test_the_average_wage_leaves_a_quarter_to_established_workshops(follows):
    share = Fraction(1, 4)
    assert (1 - share) * 5 + share * 7 == Fraction(11, 2)  # 5.50, where rounding ends
    assert follows("average_wage_of_employees") == pytest.approx(float(100 * share))


@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("revenue_share_of_a_necklace", Fraction(700, 30)),
        ("profit_share_of_a_necklace", Fraction(350, 30)),
    ],
)
def test_eleven_and_twenty_two_percent_hold_within_rounding_only(name, share, reading, outcome):
    assert reading(name)[0] == pytest.approx(float(share))
    assert outcome(name).verdict == "consistent within rounding"


def test_slightly_lower_holds_in_dollars_and_not_in_shares(reading, verdicts):
    name = "share_of_value_against_au"
    for number, ratio in enumerate((Fraction(22, 35), Fraction(11, 35), Fraction(7, 8))):
        assert reading(name, number)[0] == pytest.approx(float(ratio))
    assert verdicts(name) == ["inconsistent", "inconsistent", "consistent within rounding"]
