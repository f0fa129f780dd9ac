import math

import pytest

from .building import fact, row_of

ACTIVE = fact("workers_active", 1520, unit="person")


def test_owners_and_their_full_time_employees_are_full_time():
    people = [
        fact("workshop_owners", 125, unit="person"),
        fact("employees_full_time", 358, unit="person"),
        ACTIVE,
    ]
    row = row_of("full_time_share", *people)
    assert row["low"] == row["high"] == pytest.approx(483 / 1520 * 100)
    stated = fact("full_time_share", 0.33, unit="1", at="ch. 4")
    assert "stated in the source: 0.33 (" in row_of("full_time_share", *people, stated)["note"]
    alone = row_of("full_time_share", stated)
    assert alone["low"] == pytest.approx(33)


def test_more_full_time_workers_than_workers_is_no_share():
    people = [
        fact("workshop_owners", 2000, unit="person"),
        fact("employees_full_time", 1, unit="person"),
        ACTIVE,
    ]
    row = row_of("full_time_share", *people)
    assert row["state"] == "unknown" and "larger than the whole" in row["note"]


def test_an_open_count_leaves_an_open_share():
    row = row_of("active_share", ACTIVE, fact("workers_registered", low=2500, unit="person"))
    assert (row["low"], row["high"]) == (0, pytest.approx(60.8))


@pytest.mark.parametrize(
    "use, expected",
    [((20, 30), "certainly less than"), ((50, 60), "at least"), ((40, 60), "open")],
)
def test_capacity_is_read_beside_what_workers_prefer(use, expected):
    wanted = fact("capacity_preferred", 50, unit="percent")
    used = fact("capacity_use", low=use[0], high=use[1], unit="percent")
    row = row_of("capacity_filled", used, wanted)
    assert row["reading"].startswith(expected) and row["decent_low"] == 50
    assert row_of("capacity_filled", used)["reading"] == ""


def test_an_upper_bound_keeps_its_open_end():
    row = row_of("seasonal_peak", fact("last_quarter_sales_share", high=0.75, unit="1"))
    assert math.isnan(row["low"]) and row["high"] == pytest.approx(75)


def test_the_safety_target_is_no_observation():
    aim = fact("safety_compliance", 75, unit="percent", status="target", year="2016")
    row = row_of("safety_compliance", aim)
    assert row["state"] == "unknown" and row["needs"] == "safety_compliance"
    assert "only a target for safety_compliance: 75 percent" in row["note"]
    seen = fact("safety_compliance", 40, unit="percent", grade="C")
    assert row_of("safety_compliance", aim, seen)["high"] == 40


def test_levels_count_from_the_worst():
    assert row_of("healthcare", fact("healthcare", "no"))["low"] == 0
    assert row_of("underemployment", fact("wants_more_work", "nearly unanimous"))["low"] == 0
    assert row_of("consistent_earnings", fact("without_consistent_earnings", "nobody"))["low"] == 3


def test_level_records_that_differ_leave_the_level_open():
    both = [fact("flexible_hours", "yes"), fact("flexible_hours", "no", population="staff")]
    row = row_of("flexible_hours", *both)
    assert (row["low"], row["high"], row["value"]) == (0, 2, "no|yes")


def test_what_some_prefer_has_no_direction():
    row = row_of("piece_worker_share", fact("piece_workers", 747, unit="person"), ACTIVE)
    assert row["low"] == pytest.approx(747 / 1520 * 100) and row["direction"] == 0
    assert row_of("contract_form", fact("contract_form", "piece_rate"))["value"] == "piece_rate"
    assert row_of("work_near_home", fact("work_near_home", "yes"))["direction"] == 0


def test_hours_and_peaks_are_read_beside_a_limit():
    assert row_of("weekly_hours", fact("weekly_hours", 52, unit="hour/week"))["decent_high"] == 48
    assert row_of("peak_load", fact("peak_capacity", high=300, unit="percent"))["decent_low"] == 100


def test_a_rule_is_not_its_practice():
    assert "rules alone" in row_of("safety_code", fact("safety_code", "yes"))["note"]
