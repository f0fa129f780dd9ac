from ethics.building import RATES, WEEK, fact, gap, records_of
from hypothesis import given
from hypothesis import strategies as st

from microfactory.evidence import Missing
from microfactory.facts import choose, conflicts, of_other_people, read_records, why_missing
from microfactory.quantity import Interval


def wage(value=None, **said):
    return fact("worker_wage", value, **({"unit": "USD_2017/day"} | said))


def chosen_values(*rows):
    return [record.interval.low for record in choose(records_of(*rows))]


def test_observed_goes_before_a_better_and_later_estimate():
    assert chosen_values(wage(9, status="estimate", grade="A", year="2018"), wage(5)) == [5]


def test_grade_goes_before_year_and_year_before_the_rest():
    assert chosen_values(wage(5, grade="C", year="2018"), wage(6, year="2016")) == [6]
    assert chosen_values(wage(5, year="2016"), wage(6), wage(7, year="")) == [6]
    assert chosen_values(wage(5, year="2015"), wage(6, year="2014-2016")) == [6]


def test_an_anecdote_is_read_when_there_is_nothing_else():
    aim = wage(9, status="target")
    assert chosen_values(wage(5, status="anecdote", grade="D"), aim) == [5]
    assert choose(records_of(aim)) == []


rows = st.lists(
    st.builds(
        wage,
        st.integers(1, 9),
        status=st.sampled_from(["observed", "estimate", "anecdote", "target"]),
        grade=st.sampled_from("ABCD"),
        year=st.sampled_from(["", "2015", "2016", "2015-2017"]),
    ),
    max_size=5,
)


@given(rows, st.randoms())
def test_the_order_of_the_file_does_not_matter(given_rows, random):
    shuffled = list(given_rows)
    random.shuffle(shuffled)
    assert sorted(chosen_values(*given_rows)) == sorted(chosen_values(*shuffled))


@given(rows)
def test_a_target_is_never_chosen(given_rows):
    assert all(record.status != "target" for record in choose(records_of(*given_rows)))


def words(*given_rows):
    records = records_of(*given_rows)
    return conflicts(choose(records), records, RATES, WEEK)


def test_conflict_is_same_people_same_year_and_nothing_in_common():
    assert words(wage(5), wage(7, status="estimate")) == [
        "worker_wage: 7 USD_2017/day (estimate, B, soko_impact_2017, p. 1)"
    ]
    assert words(wage(5), wage(7, population="owners")) == []
    assert words(wage(5), wage(7, year="2016")) == []
    assert words(wage(5), wage(7, status="target")) == []
    assert words(wage(5), wage(low=4, high=7, status="estimate")) == []


def test_conflict_sees_through_units():
    in_shillings = wage(5 * 103.41 * 26, unit="KES_2017/month", grade="C")
    assert words(wage(5), in_shillings | {"high": in_shillings["high"] * 1.001}) == []
    assert len(words(wage(6), in_shillings)) == 1
    assert words(wage(6), wage(5, unit="USD_2015/day", grade="C")) == []


def test_level_records_that_differ_are_shown_as_conflict_both():
    assert len(words(wage(5), wage(7))) == 2


def test_categories_conflict_when_they_differ():
    yes, no = fact("owns_means", "yes"), fact("owns_means", "no", grade="C")
    assert words(yes, no) == ["owns_means: no (observed, C, soko_impact_2017, p. 1)"]


def test_rounding_widens_by_half_a_printed_unit():
    (record,) = records_of(wage(low=2.4, high=None, resolution=0.1))
    assert record.rounded() == Interval(2.35, None)
    (bare,) = records_of(wage(5))
    assert bare.rounded() == Interval(5, 5)


def test_three_kinds_of_missing():
    records = read_records(
        [gap("injuries", "unknown", "declined"), gap("owner_earnings", "not_applicable")]
    )
    assert why_missing(records["injuries"]) is Missing.UNKNOWN
    assert why_missing(records["owner_earnings"]) is Missing.NOT_APPLICABLE
    assert why_missing([]) is Missing.NOT_RESEARCHED
    assert why_missing(records_of(wage(5, status="target"))) is Missing.UNKNOWN


def test_what_is_said_of_other_people_is_named_and_no_conflict():
    rows = [
        wage(5, year="", population="full-time artisans"),
        wage(4, grade="C", year="2016", population="all artisans"),
        wage(9, status="anecdote", grade="D", year="2014", population="one artisan"),
        wage(7, status="target", population="all artisans"),
        wage(5, grade="C", population="others, the same"),
    ]
    records = records_of(*rows)
    chosen = choose(records)
    assert [record.interval.low for record in chosen] == [5]
    assert conflicts(chosen, records, RATES, WEEK) == []
    assert of_other_people(chosen, records) == [
        "4 USD_2017/day for all artisans, 2016 (observed, C)",
        "9 USD_2017/day for one artisan, 2014 (anecdote, D)",
    ]


def test_earlier_records_of_other_people_are_passed_over():
    records = records_of(wage(5, population="a"), wage(4, year="2016", population="b"))
    assert of_other_people(choose(records), records) == []
