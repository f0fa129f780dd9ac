import pytest

from .building import fact, row_of


def people(**counts):
    return [fact(name, count, unit="person") for name, count in counts.items()]


INVESTORS = {
    "investors_land": 43,
    "investors_workshop": 15,
    "investors_livestock": 32,
    "investors_other": 4,
}


def test_investors_are_bounded_by_who_may_stand_in_two_rows():
    row = row_of("investors_share", *people(**INVESTORS, surveyed=125))
    assert (row["low"], row["high"]) == (pytest.approx(34.4), pytest.approx(75.2))


def test_more_investors_than_people_is_no_share_but_many_investments_are():
    row = row_of("investors_share", *people(**INVESTORS, surveyed=40))
    assert row["state"] == "unknown"
    assert row_of("investors_share", *people(**INVESTORS, surveyed=50))["high"] == 100


def test_counts_go_before_a_stated_share():
    stated = fact("trained_share", 67, unit="percent")
    row = row_of("trained_share", *people(surveyed_trained=84, surveyed=125), stated)
    assert row["low"] == pytest.approx(67.2)
    assert "stated in the source: 67 percent" in row["note"]
    assert row_of("trained_share", stated)["low"] == 67
    both = row_of("trainers_share", *people(surveyed_trainers=100, surveyed=125))
    assert both["low"] == pytest.approx(80)
    assert row_of("trainers_share", fact("trainers_share", 80, unit="percent"))["low"] == 80


def test_founders_against_owners():
    new = fact("new_workshops", 15, unit="workshop")
    assert row_of("founders_share", new, *people(workshop_owners=125))["low"] == pytest.approx(12)
    assert row_of("founders_share", new, *people(workshop_owners=10))["state"] == "unknown"


def test_facts_of_different_years_are_said():
    new = fact("new_workshops", 15, unit="workshop", year="2016")
    note = row_of("founders_share", new, *people(workshop_owners=125))["note"]
    assert "facts of different years: new_workshops 2016, workshop_owners 2017" in note


@pytest.mark.parametrize(
    "name, variable, value, unit, expected",
    [
        ("women_among_workers", "women_share_workers", 0.26, "1", 26),
        ("women_led_workshops", "women_led_share", 16, "percent", 16),
        ("women_among_staff", "women_share_staff", 70, "percent", 70),
        ("income_rise", "income_factor", 4, "1", 4),
        ("poverty_risk", "poverty_risk_factor", 0.5, "1", 0.5),
        ("new_skills", "new_skills_share", 80, "percent", 80),
        ("invested_share", "invested_share", 75, "percent", 75),
    ],
)
def test_stated_figures_in_the_indicator_s_unit(name, variable, value, unit, expected):
    assert row_of(name, fact(variable, value, unit=unit))["low"] == pytest.approx(expected)


@pytest.mark.parametrize("name", ["access_to_finance", "freedom_to_organise"])
def test_levels(name):
    assert row_of(name, fact(name, "partly"))["low"] == 1
