"""The words of a case file are those of the registers and of the framework."""

from __future__ import annotations

from typing import get_args

from microfactory.authoring.vocabulary import vocabulary
from microfactory.cases.model import Criterion


def test_it_has_every_word_once(words, variables, sources):
    assert set(words.variables) == set(variables) and words.sources == sources
    assert [question.name for question in words.criteria] == list(get_args(Criterion))
    assert "equipment" in [question.name for question in words.discriminators]


def test_counts_may_be_numbers(words):
    counts = {question.name for question in words.discriminators if question.is_count}
    assert counts == {"employees_per_site", "networked_workshops"}


def test_it_is_read_from_the_files(words):
    found = vocabulary()
    assert (found.criteria, found.discriminators) == (words.criteria, words.discriminators)
    assert list(found.variables) == list(words.variables)
