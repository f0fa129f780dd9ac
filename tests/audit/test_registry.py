"""What the register refuses, and what it keeps."""

from __future__ import annotations

import pytest

from microfactory.audit.registry import Registry, Severity
from microfactory.problems import ProblemsFound

GIVEN = {"says": "x", "printed": "t/r/c", "severity": "minor"}


def test_parameters_are_the_inputs():
    register = Registry()
    with pytest.raises(ValueError, match="takes"):

        @register.claim(**GIVEN, inputs={"a": "t/r/a"})
        def wrong(b):
            return b

    with pytest.raises(ValueError, match="takes"):

        @register.claim(**GIVEN, inputs={"a": "t/r/a", "b": "t/r/b"})
        def too_few(a):
            return a

    @register.claim(**GIVEN, inputs={"a": "t/r/a", "b": "t/r/b"})
    def total(**parts):
        return sum(parts.values())

    assert len(register) == 1 and register["total"] is total


def test_an_id_is_taken_once():
    register = Registry()
    given = {"says": "x", "printed": "t/r/c", "missing": "n", "severity": "minor", "part": "a.b"}
    register.unchecked("one", **given)
    with pytest.raises(ValueError, match="registered already"):
        register.unchecked("one", **given)
    with pytest.raises(ProblemsFound, match="Did you mean 'one'"):
        register["onee"]


def test_a_consequence_takes_the_printed_figure_and_further_cells():
    register = Registry()

    @register.claim(**GIVEN, inputs={"a": "t/r/a"})
    def double(a):
        return 2 * a

    @double.consequence("the value that is needed", "percent", other="t/r/o")
    def needed(printed, other):
        return printed / other

    (found,) = double.consequences
    assert found.inputs == {"printed": "t/r/c", "other": "t/r/o"} and found.compute(6, 3) == 2


def test_every_severity_has_a_meaning():
    assert len({one.meaning for one in Severity}) == 3
