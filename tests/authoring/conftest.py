"""The words of case files, read once."""

from __future__ import annotations

import dataclasses

import pytest

from microfactory import registers
from microfactory.authoring.vocabulary import Vocabulary, vocabulary_of
from microfactory.stages import typology


@pytest.fixture(scope="session")
def words(cells, sources, variables) -> Vocabulary:
    return vocabulary_of(variables, sources, typology.definition(cells, registers.params()))


@pytest.fixture(scope="session")
def few_words(words) -> Vocabulary:
    """Return words with a few variables, for workbooks that are written many times."""
    return dataclasses.replace(words, variables=dict(list(words.variables.items())[:3]), sources={})
