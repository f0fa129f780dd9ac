import pandas as pd
import pytest

from microfactory.ethics import REGISTRY, THEMES, profile
from microfactory.ethics.profile import evaluate
from microfactory.tables import PROFILE

from .building import (
    RATES,
    WEEK,
    benchmark_table,
    fact,
    facts,
    gap,
    known_of,
    plain_facts,
    profile_of,
    row_of,
    sources,
)


def test_every_indicator_has_its_row_in_the_order_of_the_themes():
    found = profile_of(fact("firm_age", 5, unit="year"))
    assert len(found) == len(REGISTRY)
    assert list(found["theme"].unique()) == list(THEMES)
    assert set(PROFILE.columns) == set(found.columns)


def test_facts_of_other_cases_are_passed_over():
    mixed = facts(fact("healthcare", "no"), fact("owns_means", "yes") | {"case": "other"})
    found = profile(
        "case", mixed, benchmark_table(), sources=sources(), rates=RATES, week=WEEK, about=0.15
    ).set_index("indicator")
    assert found.loc["healthcare", "state"] == "known"
    assert found.loc["owns_means", "state"] == "not_researched"
    assert set(found["case"]) == {"case"}


def test_three_ways_of_not_knowing_are_told_apart():
    rows = [gap("injuries", "unknown", "declined"), gap("healthcare", "not_applicable", "robots")]
    found = profile_of(*rows)
    assert found.loc["injury_rate", ["state", "needs", "note"]].tolist() == [
        "unknown",
        "injuries",
        "injuries: declined",
    ]
    assert found.loc["healthcare", ["state", "needs", "note"]].tolist() == [
        "not_applicable",
        "",
        "healthcare: robots",
    ]
    assert found.loc["safety_code", "state"] == "not_researched"
    assert found["low"].isna().all()


def test_a_way_that_does_not_apply_leaves_the_other_open():
    row = row_of("worker_revenue_share", gap("worker_revenue_total", "not_applicable", "wages"))
    assert (row["state"], row["needs"]) == ("not_researched", "worker_revenue_share")
    both = [
        gap(name, "not_applicable") for name in ("worker_revenue_total", "worker_revenue_share")
    ]
    assert row_of("worker_revenue_share", *both)["state"] == "not_applicable"


def test_a_cell_that_says_not_measured_is_not_researched():
    row = row_of("active_share", gap("active_share", "not_researched", "Not measured"))
    assert (row["state"], row["note"]) == ("not_researched", "active_share: Not measured")


def test_a_result_carries_the_weakest_of_what_went_in():
    new = fact("new_workshops", 15, unit="workshop", grade="D", status="anecdote", at="p. 2")
    owners = fact(
        "workshop_owners", 125, unit="person", grade="A", source="waldman_brown_2018", approx=True
    )
    row = row_of("founders_share", new, owners)
    assert (row["grade"], row["status"]) == ("D", "anecdote")
    assert row["sources"] == "soko_impact_2017 waldman_brown_2018"
    assert row["at"] == "p. 2; p. 1"
    assert not row["self_reported"]
    assert "approximate in the source: workshop_owners" in row["note"]


def test_self_reported_is_about_the_facts_and_not_the_benchmark():
    row = row_of("wage_to_legal_floor", fact("worker_wage", 5, unit="USD_2017/day"))
    assert row["self_reported"]
    assert {"nation_2018", "soko_impact_2017"} <= set(row["sources"].split())


def test_level_records_are_named():
    wages = [
        fact("worker_wage", 5, unit="USD_2017/day", population="new workshops"),
        fact("worker_wage", 7, unit="USD_2017/day", population="old workshops"),
    ]
    row = row_of("daily_wage", *wages)
    assert (row["low"], row["high"]) == (5, 7)
    assert row["population"] == "new workshops; old workshops"
    assert "records of worker_wage that stand level: 5 USD_2017/day, 7 USD_2017/day" in row["note"]


@pytest.mark.parametrize("name", ["injury_rate", "worker_share_of_price"])
def test_one_more_fact_only_sharpens_what_is_unknown(name):
    """What is not known claims nothing, so no later fact can overturn it."""
    row = row_of(name)
    assert pd.isna(row["low"]) and pd.isna(row["high"])
    assert row["reading"] == row["value"] == ""


def test_a_word_where_a_number_belongs_is_no_value():
    row = evaluate(REGISTRY["income_rise"], known_of(fact("income_factor", "a lot")), sources())
    assert row["state"] == "unknown" and "not as a number" in row["note"]


def test_rounding_only_widens_and_stays_on_the_scale():
    seen = 0
    for one in REGISTRY:
        rows = [row | {"resolution": 1.0} for row in plain_facts(one.needs, one.falls_with)]
        row = row_of(one.id, *rows)
        low, high = one.scale
        if row["state"] != "known" or not low <= row["low"] <= row["high"] <= high:
            continue
        assert low <= row["sure_low"] <= row["low"] and row["high"] <= row["sure_high"] <= high
        seen += 1
    assert seen > 40


def test_differently_printed_numbers_stay_apart_and_nearly_equal_ones_do_not():
    """7 and 8 dollars of the same tag differ; 7.5 and a rounded 8 may be the same."""

    def share(paid, resolution):
        tag = fact("retail_price", 100, unit="USD_2017/piece", resolution=1.0)
        made = fact("worker_margin_revenue", paid, unit="USD_2017/piece", resolution=resolution)
        row = row_of("worker_share_of_price", made, tag)
        return row["sure_low"], row["sure_high"]

    seven, eight, exact = share(7, 1.0), share(8, 1.0), share(7.6, 0.1)
    assert seven[1] < eight[0]
    assert eight[0] < exact[1] and exact[0] < eight[1]
