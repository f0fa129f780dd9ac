"""Every word that a case file may use, with what it means, for forms, drop-downs and completion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from microfactory import registers
from microfactory.evidence import Source
from microfactory.gains import informative
from microfactory.ingest import library
from microfactory.registers import Variable
from microfactory.stages import typology
from microfactory.typology import Definition


@dataclass(frozen=True)
class Question:
    """A criterion or discriminator: its possible answers, and whether it may be a count."""

    name: str
    answers: tuple[str, ...]
    is_count: bool = False


@dataclass(frozen=True, repr=False)
class Vocabulary:
    """The words of a case file.

    Parameters
    ----------
    variables
        What facts are about, those that open most indicators first.
    sources
        The register of sources.
    criteria, discriminators
        The questions of the typology.
    """

    variables: Mapping[str, Variable]
    sources: Mapping[str, Source]
    criteria: tuple[Question, ...]
    discriminators: tuple[Question, ...]


def vocabulary() -> Vocabulary:
    """Return the words that the registers and the framework of the thesis define."""
    definition = typology.definition(library.read_group("framework"), registers.params())
    return vocabulary_of(registers.variables(), registers.sources(), definition)


def vocabulary_of(
    variables: Mapping[str, Variable], sources: Mapping[str, Source], definition: Definition
) -> Vocabulary:
    """Return the words that the given registers and typology define."""
    return Vocabulary(
        variables={name: variables[name] for name in informative(variables)},
        sources=sources,
        criteria=tuple(Question(name, values) for name, values in definition.criteria.items()),
        discriminators=tuple(
            Question(each.name, each.domain, bool(each.classes))
            for each in definition.discriminators
        ),
    )
