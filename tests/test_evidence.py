"""Grades, statuses and sources are closed sets, and results carry the weakest of their inputs."""

import itertools

import pytest
from pydantic import ValidationError

from microfactory.evidence import (
    Grade,
    Missing,
    Source,
    Status,
    union_of_sources,
    worst_grade,
)

CITED = {"citation": "A book", "kind": "literature"}


def test_the_sets_are_closed_and_spelt_as_in_the_files():
    assert list(Status) == ["observed", "estimate", "target", "anecdote"]
    assert list(Grade) == ["A", "B", "C", "D"]
    assert list(Missing) == ["unknown", "not_applicable", "not_researched"]


def test_every_grade_has_its_words():
    assert len({grade.meaning for grade in Grade}) == len(Grade)
    assert "audited" in Grade.A.meaning and "anecdote" in Grade.D.meaning


def test_a_result_is_as_good_as_its_weakest_input_in_any_order():
    for grades in itertools.permutations(["A", "B", None, "D", ""]):
        assert worst_grade(grades) is Grade.D
    assert worst_grade([Grade.A, "B"]) is Grade.B
    assert worst_grade(["", None]) is None
    with pytest.raises(ValueError, match="E"):
        worst_grade(["A", "E"])


def test_sources_are_united_once_and_sorted():
    assert union_of_sources([["c", "a"], [], ["b", "a"]]) == ("a", "b", "c")
    assert union_of_sources([]) == ()


def test_a_source_is_frozen_and_closed():
    source = Source.model_validate(CITED)
    assert not source.self_reported and source.as_cited_in is None
    with pytest.raises(ValidationError):
        source.citation = "another"
    for wrong in ({"kind": "rumour"}, {"citation": ""}, {"author": "x"}):
        with pytest.raises(ValidationError):
            Source.model_validate(CITED | wrong)
