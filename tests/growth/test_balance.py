"""Break-even: closed form, exact fractions, the claim that doubling would do, monotonicity."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory.growth import break_even, revenue_to_break_even
from microfactory.growth.balance import years_to_grow
from microfactory.quantity import Interval

from .building import ends, fact, facts_of, nothing


@pytest.fixture(scope="module")
def soko(results_of):
    found = break_even(results_of("soko_branded").facts)
    return found.set_index(["reading", "quantity"])


def test_soko_by_fractions(soko):
    revenue, loss, margin = Fraction(2_500_000), Fraction(2_000_000), Fraction(65, 100)
    expected = {
        "gross_profit": margin * revenue,
        "overhead": margin * revenue + loss,
        "break_even_revenue": (margin * revenue + loss) / margin,
        "break_even_factor": (margin * revenue + loss) / margin / revenue,
        "result_at_claim": margin * 2 * revenue - (margin * revenue + loss),
        "margin_needed": 100 * loss / revenue,
    }
    for quantity, value in expected.items():
        assert ends(soko.loc[("accounts", quantity)]) == pytest.approx((float(value),) * 2)


def test_with_the_rounding_of_the_print(soko):
    """The loss is printed as 2 million: 1.5 to 2.5 before rounding."""
    low = Fraction(2_450_000) + Fraction(1_500_000) / Fraction(655, 1000)
    high = Fraction(2_550_000) + Fraction(2_500_000) / Fraction(645, 1000)
    found = soko.loc[("accounts", "break_even_revenue")]
    assert ends(found, "rounded") == pytest.approx((float(low), float(high)))


def test_doubling_does_not_do_as_printed_and_could_within_rounding(soko):
    found = soko.loc[("accounts", "result_at_claim")]
    assert found["high"] < 0 < found["rounded_high"]
    factor = soko.loc[("accounts", "break_even_factor")]
    assert factor["low"] > 2 and factor["rounded_low"] < 2


def test_any_recorded_revenue_widens_and_never_narrows(soko):
    for quantity in ("break_even_revenue", "break_even_factor", "result_at_claim"):
        one, every = soko.loc[("accounts", quantity)], soko.loc[("all_records", quantity)]
        assert every["low"] <= one["low"] and one["high"] <= every["high"]


FACTS = {"annual_revenue": 100.0, "net_loss": 30.0, "profit_margin_gross": 50.0}


def rows_of(**given_facts):
    units = {"profit_margin_gross": "percent"}
    return [
        fact(name, value, **({"unit": units[name]} if name in units else {}))
        for name, value in given_facts.items()
    ]


@pytest.mark.parametrize("gone", list(FACTS))
def test_each_of_the_three_is_needed(gone):
    known = {name: value for name, value in FACTS.items() if name != gone}
    assert break_even(facts_of(*rows_of(**known))).empty


def test_nothing_known_is_an_empty_table():
    assert break_even(nothing()).empty


def test_money_of_two_years_is_not_mixed():
    rows = [*rows_of(annual_revenue=100, profit_margin_gross=50)]
    assert break_even(facts_of(*rows, fact("net_loss", 30, unit="USD_2016"))).empty


def test_a_margin_of_nought_never_breaks_even():
    assert break_even(facts_of(*rows_of(**(FACTS | {"profit_margin_gross": 0.0})))).empty


def test_at_the_revenue_found_the_loss_is_gone():
    found = revenue_to_break_even(*map(Interval.exactly, (100, 30, 0.5)))
    assert found == Interval.exactly(160)
    assert 0.5 * found.low - (0.5 * 100 + 30) == 0


@pytest.mark.parametrize(
    ("factor", "rate", "years"), [(1, 0.5, 0), (8, 1, 3), (2.25, 0.5, 2), (0.5, 0.1, 0)]
)
def test_years_to_grow(factor, rate, years):
    found = years_to_grow(Interval.exactly(factor), Interval.exactly(rate))
    assert ends({"low": found.low, "high": found.high}) == pytest.approx((years, years))


positive = st.floats(0.01, 1e6)
ratio = st.floats(0.01, 1)


@settings(max_examples=50)
@given(positive, positive, ratio, ratio)
def test_more_loss_or_less_margin_needs_more(revenue, loss, margin, part):
    def needed(*figures):
        return revenue_to_break_even(*map(Interval.exactly, figures)).low

    base = needed(revenue, loss, margin)
    assert needed(revenue, loss * part, margin) <= base <= needed(revenue, loss, margin * part)
    assert base >= revenue


@settings(max_examples=50)
@given(positive, st.tuples(positive, positive), st.tuples(ratio, ratio), ratio, ratio)
def test_an_interval_holds_every_value_inside(revenue, losses, margins, s, t):
    loss, margin = Interval(*sorted(losses)), Interval(*sorted(margins))
    found = revenue_to_break_even(Interval.exactly(revenue), loss, margin)
    inside_loss = loss.low + s * (loss.high - loss.low)
    inside_margin = margin.low + t * (margin.high - margin.low)
    exact = revenue + inside_loss / inside_margin
    assert found.low * (1 - 1e-9) <= exact <= found.high * (1 + 1e-9)


@settings(max_examples=20)
@given(positive, st.floats(0.1, 10))
def test_other_money_changes_the_amount_and_not_the_factor(unchecked, revenue, rate):
    given_facts = {"annual_revenue": revenue, "net_loss": revenue / 3, "profit_margin_gross": 40.0}
    one = break_even(facts_of(*rows_of(**given_facts))).set_index("quantity")
    other = {
        name: value * (1 if name == "profit_margin_gross" else rate)
        for name, value in given_facts.items()
    }
    two = break_even(facts_of(*rows_of(**other))).set_index("quantity")
    factor = [each.loc["break_even_factor", "low"].iloc[0] for each in (one, two)]
    amount = [each.loc["break_even_revenue", "low"].iloc[0] for each in (one, two)]
    assert factor[0] == pytest.approx(factor[1])
    assert amount[0] * rate == pytest.approx(amount[1])
