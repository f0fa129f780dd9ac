"""An assumption is stated: a value inside its range, a unit, a reason, and a source that exists."""

from __future__ import annotations

import pytest

from microfactory import assumptions
from microfactory.documents import validate
from microfactory.problems import ProblemsFound

ONE = {
    "label": "Rate",
    "value": 2,
    "low": 1,
    "high": 3,
    "unit": "1",
    "reason": "nobody has measured it, and this spans what is thinkable",
}
NAMED = pytest.mark.parametrize("model", assumptions.names())


@NAMED
def test_every_file_reads_and_says_why(model):
    found = assumptions.assumptions(model)
    assert found
    assert all(one.range.contains(one.value) for one in found.values())
    assert len({one.label for one in found.values()}) == len(found)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"value": 4}, "value 4 is not between 1 and 3"),
        ({"low": 2.5}, "value 2 is not between 2.5 and 3"),
        ({"unit": "USD/day"}, "a currency with its price year"),
        ({"reason": "because"}, "at least 20 characters"),
        ({"at": "ch. 4"}, "a place needs the source"),
        ({"mean": 2}, "mean"),
    ],
)
def test_what_does_not_hold_together_is_refused(change, words):
    with pytest.raises(ProblemsFound, match=r"rates\.yaml @ rate") as caught:
        validate(assumptions._Assumptions, {"rate": ONE | change}, "rates.yaml")
    assert words in str(caught.value)


def test_a_model_without_a_file_is_named_with_what_there_is(project):
    with pytest.raises(ProblemsFound, match="Did you mean 'location'"):
        assumptions.assumptions("locaton")


def test_an_unknown_source_is_an_error_at_its_place(project):
    file = project / "data" / "assumptions" / "location.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("waldman_brown_2018", "waldman_2018", 1), encoding="utf-8")
    with pytest.raises(ProblemsFound, match=r"component_load\.source") as caught:
        assumptions.assumptions("location")
    assert "Did you mean 'waldman_brown_2018'?" in str(caught.value)
