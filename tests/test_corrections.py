"""A correction changes what it expects to find, and nothing else."""

import pandas as pd
import pytest
from pydantic import ValidationError

from microfactory.corrections import Correction, apply

ENTRY = {
    "table": "t",
    "row": "a",
    "column": "x",
    "field": "low",
    "expects": "2.40",
    "becomes": "2.45",
    "reason": "the page's own total needs it",
}


@pytest.fixture
def frame():
    rows = [("a", "x", "2.40", "2.40"), ("a", "y", "1", "1"), ("b", "x", "2.40", "3")]
    return pd.DataFrame(rows, columns=["row", "column", "low", "high"])


def correction(**change):
    return Correction.model_validate(ENTRY | change)


def test_one_field_of_one_cell_changes_and_the_frame_given_does_not(frame):
    before = frame.copy()
    found, problems = apply(frame, "t", [correction()])
    assert problems == []
    pd.testing.assert_frame_equal(frame, before)
    expected = before.copy()
    expected.loc[0, "low"] = "2.45"
    pd.testing.assert_frame_equal(found, expected)


def test_one_may_follow_another(frame):
    found, problems = apply(frame, "t", [correction(), correction(expects="2.45", becomes="2.5")])
    assert problems == [] and found.loc[0, "low"] == "2.5"


def test_those_of_other_tables_are_passed_over(frame):
    found, problems = apply(frame, "t", [correction(table="u")])
    assert problems == []
    pd.testing.assert_frame_equal(found, frame)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"expects": "2.4"}, "found low '2.40'; expected '2.4'. The transcription has changed"),
        ({"row": "c"}, "found 0 cells with this key; expected one cell"),
        ({"column": "z"}, "found 0 cells with this key"),
        ({"field": "lwo"}, "found field 'lwo'; expected a column of the raw table"),
    ],
)
def test_one_that_no_longer_fits_is_a_problem_and_changes_nothing(frame, change, words):
    found, [problem] = apply(frame, "t", [correction(table="u"), correction(**change)])
    assert str(problem).startswith("data/corrections.yaml @ [1] (t/") and words in str(problem)
    pd.testing.assert_frame_equal(found, frame)


def test_two_cells_of_one_key_are_no_place_to_correct(frame):
    _, [problem] = apply(pd.concat([frame, frame], ignore_index=True), "t", [correction()])
    assert "found 2 cells with this key" in str(problem)


@pytest.mark.parametrize("change", [{"reason": "a slip"}, {"why": "x"}, {"expects": 2.4}])
def test_a_correction_gives_its_reason_and_its_text(change):
    with pytest.raises(ValidationError):
        correction(**change)
