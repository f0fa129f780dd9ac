import math

import pytest

from microfactory.ethics.beside import read_benchmarks, read_others, stands
from microfactory.quantity import Interval

from .building import benchmark_table


def test_money_and_shares_are_read_apart():
    table = benchmark_table()
    priced, others = read_benchmarks(table), read_others(table)
    assert {one.kind for one in priced} >= {"legal_floor", "decent_level"}
    assert all(math.isfinite(one.usd_per_day.low) for one in priced)
    assert {one.key for one in others} == set(
        table.loc[(table["kind"] == "reference") & (table["unit"] == "percent"), "benchmark"]
    )
    assert not {one.key for one in priced} & {one.key for one in others}


def test_a_share_of_others_says_of_whom_and_when():
    (found,) = (o for o in read_others(benchmark_table()) if o.key == "job_without_meaning_share")
    assert found.words == "37 percent of working adults (United Kingdom) in 2015"
    (undated,) = (
        o for o in read_others(benchmark_table()) if o.key == "worker_revenue_share_industry"
    )
    assert undated.words == "8 to 10 percent of artisans (jewelry industry)"


@pytest.mark.parametrize(
    "low, high, expected",
    [(10, 12, "not apart from the"), (10.1, 12, "above the"), (1, 7.9, "under the")],
)
def test_a_share_stands_apart_only_where_it_is_certain(low, high, expected):
    assert stands(Interval(low, high), Interval(8, 10)) == expected
