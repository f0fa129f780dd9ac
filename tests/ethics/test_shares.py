import pytest

from .building import fact, row_of


def piece(name, value, **said):
    return fact(name, value, **({"unit": "USD_2017/piece"} | said))


SOKO = [
    piece("worker_margin_revenue", 7),
    piece("worker_margin_profit", 3.5),
    piece("manufacturer_margin", 30),
    piece("retail_price", 100, source="waldman_brown_2018"),
    fact("manufacturer_margin_scope", "vertically_integrated"),
]


def test_both_denominators_before_and_after_own_costs():
    found = {
        name: row_of(name, *SOKO)["low"]
        for name in (
            "worker_share_of_margin",
            "worker_profit_share_of_margin",
            "worker_share_of_price",
            "worker_profit_share_of_price",
        )
    }
    assert list(found.values()) == pytest.approx([70 / 3, 35 / 3, 7, 3.5])


def test_the_margin_says_what_it_covers_and_is_not_compared():
    row = row_of("worker_share_of_margin", *SOKO)
    assert row["reading"] == "of a margin that also covers design and selling"
    assert row["direction"] == 0 and "compare by retail price" in row["note"]
    assert row_of("worker_share_of_margin", *SOKO[:4])["reading"] == ""
    assert row_of("worker_share_of_price", *SOKO)["direction"] == 1


def test_prices_of_other_years_are_not_mixed():
    other = piece("retail_price", 100, unit="USD_2018/piece")
    row = row_of("worker_share_of_price", SOKO[0], other)
    assert row["state"] == "unknown" and "deflator" in row["note"]


def test_pay_in_kind_is_named():
    row = row_of("worker_share_of_price", *SOKO, fact("benefits_in_kind", "food|lodging"))
    assert "in cash" in row["note"]


def test_revenue_that_sources_disagree_on_leaves_the_share_open():
    paid = fact("worker_revenue_total", 586e3, unit="USD_2017")
    revenues = [
        fact("annual_revenue", 2.5e6, unit="USD_2017"),
        fact("annual_revenue", 3.5e6, unit="USD_2017"),
    ]
    row = row_of("worker_revenue_share", paid, *revenues)
    assert row["low"] == pytest.approx(16.743, abs=1e-3)
    assert row["high"] == pytest.approx(23.44, abs=1e-3)
    assert row["conflict"].count("annual_revenue") == 2
    stated = fact("worker_revenue_share", 23, unit="percent", grade="C")
    assert row_of("worker_revenue_share", stated)["low"] == 23


def test_ownership_is_a_level():
    assert row_of("worker_ownership", fact("worker_ownership", "no"))["low"] == 0


@pytest.mark.parametrize(
    "share, industry, factory",
    [(23, "above", "above"), (9, "not apart from", "above"), (4, "under", "not apart from")],
)
def test_the_part_of_revenue_is_read_beside_those_of_others(share, industry, factory):
    """8 to 10 percent of artisans of the industry and 3 to 5 of factory workers, ch. 4."""
    row = row_of("worker_revenue_share", fact("worker_revenue_share", share, unit="percent"))
    assert row["reading"] == (
        f"{industry} the 8 to 10 percent of artisans (jewelry industry); "
        f"{factory} the 3 to 5 percent of low-skilled factory workers (jewelry industry)"
    )
