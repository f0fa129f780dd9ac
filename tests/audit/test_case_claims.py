"""The rules for any firm: kept, broken, saved by another record, and not asked across times and money."""

from __future__ import annotations

import pandas as pd
import pytest

from microfactory.audit.case_claims import RULES, contradictions


def fact(variable, low, high=None, unit="percent", year="2017", status="observed", resolution=1.0):
    """Return a row of facts."""
    return {
        "case": "acme",
        "variable": variable,
        "record": 0,
        "printed": str(low),
        "low": float(low),
        "high": float(low if high is None else high),
        "resolution": resolution,
        "approx": False,
        "value": "",
        "missing": "",
        "unit": unit,
        "year": year,
        "population": "",
        "status": status,
        "grade": "B",
        "source": "s",
        "at": "p. 1",
        "note": "",
        "cell": "",
    }


def broken(variables, *facts):
    return contradictions(pd.DataFrame(list(facts)), variables)


def test_every_rule_speaks_of_variables(variables):
    for one in RULES:
        keys = [one.printed] if isinstance(one.printed, str) else []
        for key in [*keys, *one.inputs.values()]:
            assert key.split("/")[1] in variables, one.id


@pytest.mark.parametrize(
    ("direct", "count"), [(18, 0), (19, 0), (25, 1)]
)  # 82 and 19 may both be rounded
def test_shares_that_make_no_whole(variables, direct, count):
    facts = fact("sales_share_wholesale", 82), fact("sales_share_direct", direct)
    found = broken(variables, *facts)
    assert len(found) == count
    if found:
        assert found[0].severity == "warning" and "82 + 25 = 107" in found[0].found


def test_parts_against_a_total_and_growth_against_a_level(variables):
    people = [
        fact(name, number, unit="person")
        for name, number in (
            ("workshop_owners", 10),
            ("employees_full_time", 20),
            ("employees_part_time", 30),
            ("piece_workers", 40),
            ("workers_active", 101),
        )
    ]
    (found,) = broken(variables, *people)
    assert "101 against 10 + 20 + 30 + 40 = 100" in found.found
    grown = fact("revenue_growth", 50), fact("revenue_factor", 3, unit="1")
    assert len(broken(variables, *grown)) == 1
    assert not broken(variables, fact("revenue_growth", 200), grown[1])


def test_a_margin_above_what_the_buckets_leave(variables):
    piece = "USD_2017/piece"
    money = [
        fact("manufacturer_margin", 30, unit=piece),
        fact("worker_margin_revenue", 20, unit=piece),
        fact("profit_margin_gross", 60),
    ]
    (found,) = broken(variables, *money)
    assert "gross margin" in found.expected
    money[1] = fact("worker_margin_revenue", 20, unit="EUR_2017/piece")
    assert not broken(variables, *money), "other money is not compared"


def test_one_record_of_several_that_keeps_the_rule_is_enough(variables):
    wholesale = fact("sales_share_wholesale", 82)
    assert broken(variables, wholesale, fact("sales_share_direct", 30))
    both = fact("sales_share_direct", 30), fact("sales_share_direct", 18)
    assert not broken(variables, wholesale, *both)


def test_other_times_and_targets_are_not_compared(variables):
    wholesale = fact("sales_share_wholesale", 82)
    assert not broken(variables, wholesale, fact("sales_share_direct", 30, year="2014"))
    assert not broken(variables, wholesale, fact("sales_share_direct", 30, status="target"))


def test_a_unit_is_converted_to_that_of_the_variable(variables):
    wholesale = fact("sales_share_wholesale", 0.82, unit="1", resolution=0.01)
    assert not broken(variables, wholesale, fact("sales_share_direct", 18))
    assert broken(variables, wholesale, fact("sales_share_direct", 30))
