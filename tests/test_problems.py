"""What is wrong is said once, in one shape, on one line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microfactory.problems import (
    SHOWN_CHARACTERS,
    Problem,
    ProblemsFound,
    did_you_mean,
    shown,
    stop_if_any,
)

ERROR = Problem("a.csv row 3", "'ten'", "a number")
WARNING = Problem("a.csv row 4", "2 sources", "one", severity="warning")


def test_a_problem_is_one_sentence_and_its_hint_another():
    assert str(ERROR) == "a.csv row 3: found 'ten'; expected a number"
    hinted = Problem("a", "b", "c", "Mend it.")
    assert str(hinted) == "a: found b; expected c. Mend it."
    assert hinted.to_dict() == {
        "where": "a",
        "found": "b",
        "expected": "c",
        "hint": "Mend it.",
        "severity": "error",
    }


def test_all_problems_are_in_the_message_in_their_order():
    found = ProblemsFound(problem for problem in (WARNING, ERROR))
    assert found.problems == (WARNING, ERROR)
    assert str(found).splitlines() == ["2 problems", f"  {WARNING}", f"  {ERROR}"]
    assert str(ProblemsFound([ERROR])).startswith("1 problem\n")


def test_a_warning_alone_stops_nothing_and_beside_an_error_is_reported():
    stop_if_any([])
    stop_if_any([WARNING])
    with pytest.raises(ProblemsFound) as caught:
        stop_if_any([WARNING, ERROR])
    assert caught.value.problems == (WARNING, ERROR)


@settings(max_examples=50)
@given(st.one_of(st.text(), st.lists(st.text())))
def test_whatever_is_shown_is_one_short_printable_line(value):
    text = shown(value)
    assert len(text) <= SHOWN_CHARACTERS
    assert text.isprintable()


def test_what_is_cut_says_so():
    assert shown("a" * SHOWN_CHARACTERS).endswith("…")
    assert shown("a" * (SHOWN_CHARACTERS - 2)) == repr("a" * (SHOWN_CHARACTERS - 2))
    assert shown("é") == "'é'"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("worker_wages", "Did you mean 'worker_wage'?"),
        ("rejections_rate", "Did you mean 'rejection_rate'?"),
        ("zebra", ""),
    ],
)
def test_the_nearest_name_is_offered_when_one_is_near(name, hint):
    assert did_you_mean(name, {"worker_wage": 1, "rejection_rate": 2}) == hint
