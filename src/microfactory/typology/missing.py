"""What is missing: the questions whose answer would narrow the result, the best one first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from microfactory.typology.answers import Fact, in_words
from microfactory.typology.completions import Evidence, Kernel, in_order
from microfactory.typology.profile import Step
from microfactory.typology.words import subject

UNDETERMINED = "undetermined"
#: Up to this many possible answers are all listed; beyond, those with a single value.
LISTED = 7


@dataclass(frozen=True)
class Answer:
    """One answer to a question and what would then be possible."""

    answer: str
    type: str
    possible: tuple[str, ...]


@dataclass(frozen=True)
class Gap:
    """A question that the evidence leaves open.

    Parameters
    ----------
    on, part
        The criterion or discriminator (or ``steps``), and the step if there are steps.
    asks
        The question in words.
    answers
        What each answer would lead to.
    narrowing
        By how many types the result shrinks on average, if each answer is as likely.
    """

    on: str
    part: str
    asks: str
    answers: tuple[Answer, ...]
    narrowing: float


def type_of(possible: Sequence[str]) -> str:
    """Return the one type that is possible, or that it is undetermined."""
    return possible[0] if len(possible) == 1 else UNDETERMINED


def missing(
    parts: Sequence[Step], evidence: Sequence[Evidence], kernel: Kernel, reading: str
) -> tuple[Gap, ...]:
    """Return the questions that would narrow the result, most informative first.

    Where no single answer would, every open question is returned: two are needed together.
    """
    bits = [kernel.possible(known, reading) for known in evidence]
    before = kernel.names(kernel.of_product(bits))
    if len(before) == 1:
        return ()
    gaps = []
    for number, (part, known) in enumerate(zip(parts, evidence, strict=True)):

        def then(possible: int, number: int = number) -> tuple[str, ...]:
            product = kernel.of_product([*bits[:number], possible, *bits[number + 1 :]])
            return kernel.names(product)

        for name, answered in _questions(part, known, kernel):
            answers = tuple(
                _answer(words, then(kernel.possible(after, reading))) for words, after in answered
            )
            gaps.append(_gap(name, part, answers, before))
        ways = {
            "in ways that the table has": then(kernel.possible(known, reading, ways="best")),
            "in some way that it does not have": then(
                kernel.possible(known, reading, ways="worst")
            ),
        }
        if len(set(ways.values())) > 1:
            answers = tuple(_answer(words, possible) for words, possible in ways.items())
            gaps.append(_gap("steps", part, answers, before))
    gaps.sort(key=lambda gap: -gap.narrowing)
    return tuple(gap for gap in gaps if gap.narrowing > 0) or tuple(gaps)


def _questions(
    part: Step, known: Evidence, kernel: Kernel
) -> list[tuple[str, list[tuple[str, Evidence]]]]:
    """Return each open question with the evidence that each of its answers would make."""
    definition, profile = kernel.definition, part.profile
    questions = []
    for place, (name, values) in enumerate(definition.criteria.items()):
        taken = [option for option in in_order(values) if option in known.criteria[place]]
        answers = [
            (in_words(_certain(option), values), known.with_criterion(place, option))
            for option in taken
        ]
        questions.append((name, answers))
    for place, each in enumerate(definition.discriminators):
        answers = []
        for option in _listed(profile.discriminators[place], each.domain):
            after = known.with_sign(place, kernel.against(each, option))
            answers.append((in_words(_certain(option), each.domain), after))
        questions.append((each.name, answers))
    return [(name, answers) for name, answers in questions if len(answers) > 1]


def _listed(fact: Fact, values: tuple[str, ...]) -> list[frozenset[str]]:
    options = [option for option in in_order(values) if option in fact.options]
    single = [option for option in options if len(option) == 1]
    return options if len(options) <= LISTED or len(single) < 2 else single


def _certain(option: frozenset[str]) -> Fact:
    return Fact(frozenset([option]))


def _answer(words: str, possible: tuple[str, ...]) -> Answer:
    return Answer(words, type_of(possible), possible)


def _gap(name: str, part: Step, answers: tuple[Answer, ...], before: tuple[str, ...]) -> Gap:
    after = sum(len(answer.possible) for answer in answers) / len(answers)
    return Gap(name, part.name, subject(name), answers, len(before) - after)
