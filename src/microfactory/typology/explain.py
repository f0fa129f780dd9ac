"""A result in words: one paragraph that says what, why, what would settle it, and what it depends on."""

from __future__ import annotations

from collections.abc import Sequence

from microfactory.typology.answers import UNKNOWN
from microfactory.typology.classify import OtherReading, Part, Result
from microfactory.typology.completions import BLENDED, NONE
from microfactory.typology.definition import CRITERIA
from microfactory.typology.missing import UNDETERMINED, Gap
from microfactory.typology.reasons import SPECIFICITY, Reason
from microfactory.typology.words import (
    among,
    noun,
    number_word,
    phrase,
    subject,
    together,
    type_name,
)

#: Types of one firm take an article.
ARTICLE = {"craft_sme": "a", "flexible_sme": "a", "specialized_sme": "a"}


def paragraph(result: Result, name: str) -> str:
    """Return a result as a paragraph.

    Parameters
    ----------
    result
        What `classify` found.
    name
        What the product is called, as a sentence begins with it, e.g. ``Soko``.
    """
    sentences = [_verdict(result, name)]
    for part in dict.fromkeys(reason.part for reason in result.because):
        reasons = [reason for reason in result.because if reason.part == part]
        sentences += _why(part, reasons, len(result.membership))
    sentences += [*_parts(result), *result.contradictions, *_degree(result)]
    sentences += [*_missing(result.missing), *_readings(result.depends_on_reading)]
    return " ".join(sentences)


def _as(kind: str) -> str:
    """Return a type as something that a product counts as."""
    return f"{ARTICLE[kind]} {type_name(kind)}" if kind in ARTICLE else type_name(kind)


def _verdict(result: Result, name: str) -> str:
    if result.type == NONE:
        return f"{name} fits no row of Table 1."
    if result.type == BLENDED:
        return f"{name} is blended: its parts are of different types."
    if result.type != UNDETERMINED:
        return f"{name} counts as {_as(result.type)}."
    if len(result.possible) == 2:
        return f"What is known of {name} leaves two answers: {among(map(_as, result.possible))}."
    count = number_word(len(result.possible))
    return (
        f"What is known of {name} leaves {count} answers open: {among(map(_as, result.possible))}."
    )


def _why(part: str, reasons: Sequence[Reason], types: int) -> list[str]:
    """Return what the criteria leave, and what the discriminators do to that."""
    criteria = [reason for reason in reasons if reason.on in CRITERIA]
    given = [reason for reason in criteria if reason.given != UNKNOWN]
    gone = {kind for reason in criteria for kind in reason.rules_out}
    left = [kind for reason in criteria for kind in (*reason.admits, *reason.undecided)]
    rows = [kind for kind in dict.fromkeys(left) if kind not in gone]
    start = f"For {part}, " if part else ""
    sentences = []
    if given:
        facts = together(phrase(reason.on, reason.given) for reason in given)
        sentences.append(_capital(f"{start}production is {facts}; {_rows(rows, types)}."))
    if len(rows) > 1:
        signs = [reason for reason in reasons if reason.on not in (*CRITERIA, SPECIFICITY)]
        for one, many, effect in (
            ("rules out", "rule out", [reason.rules_out for reason in signs]),
            ("speaks against", "speak against", [reason.speaks_against for reason in signs]),
        ):
            for kinds, by in _grouped(signs, effect, rows).items():
                verb = one if len(by) == 1 else many
                names = together(map(type_name, kinds))
                sentences.append(_capital(f"{start}{together(by)} {verb} {names}."))
    return sentences + [reason.text for reason in reasons if reason.on == SPECIFICITY]


def _grouped(
    signs: Sequence[Reason], effects: Sequence[Sequence[str]], rows: Sequence[str]
) -> dict[tuple[str, ...], list[str]]:
    """Return the signs by the rows that they concern."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for reason, effect in zip(signs, effects, strict=True):
        kinds = tuple(kind for kind in effect if kind in rows)
        if kinds:
            groups.setdefault(kinds, []).append(f"{noun(reason.on)} ({reason.given})")
    return groups


def _rows(rows: Sequence[str], types: int) -> str:
    if not rows:
        return f"none of the {number_word(types)} rows of Table 1 allows all of this"
    if len(rows) == types:
        return "every row of Table 1 allows that"
    names = together(map(type_name, rows))
    if len(rows) == 1:
        return f"of the {number_word(types)} rows of Table 1 that leaves only {names}"
    return f"of the {number_word(types)} rows of Table 1 that leaves {names}"


def _parts(result: Result) -> list[str]:
    if not result.parts:
        return []
    return [f"Part by part: {'; '.join(map(_part, result.parts))}."]


def _part(part: Part) -> str:
    kinds = among(map(_as, part.possible))
    return f"{part.part}: {kinds}"


def _degree(result: Result) -> list[str]:
    """Return how far a product belongs to its type."""
    if result.type not in result.membership:
        return []
    low, high = result.membership[result.type]
    if low == 1:
        return ["It is a full member of the type."]
    if (low, high) == (0, 1):
        return ["How far it belongs to the type cannot be said: some signs of it are not known."]
    degree = f"{low:.2g}" if low == high else f"between {low:.2g} and {high:.2g}"
    return [f"It belongs to the type to a degree of {degree}, on a scale from 0 to 1."]


def _missing(gaps: Sequence[Gap]) -> list[str]:
    if not gaps:
        return []
    best, others = gaps[0], gaps[1:3]
    place = f" for {best.part}" if best.part else ""
    # Several answers at once are in the data; a sentence names the plain ones.
    plain = [answer for answer in best.answers if " and " not in answer.answer] or best.answers
    outcomes: dict[tuple[str, ...], list[str]] = {}
    for answer in plain:
        outcomes.setdefault(answer.possible, []).append(answer.answer)
    leads = [_leads(answers, _outcome(possible)) for possible, answers in outcomes.items()]
    sentences = [f"What would help most to know{place} is {best.asks}: {'; '.join(leads)}."]
    if others:
        names = together(dict.fromkeys(subject(gap.on) for gap in others))
        sentences.append(f"After that, {names}.")
    return sentences


def _leads(answers: Sequence[str], outcome: str) -> str:
    return f"if {among(answers)}, {outcome}"


def _outcome(possible: Sequence[str]) -> str:
    return among(map(_as, possible))


def _readings(readings: Sequence[OtherReading]) -> list[str]:
    """Return the answers that other readings of the table give, each with one of the readings."""
    if not readings:
        return []
    by_answer: dict[tuple[str, ...], list[OtherReading]] = {}
    for reading in readings:
        by_answer.setdefault(reading.possible, []).append(reading)
    texts = []
    for possible, same in by_answer.items():
        more = len(same) - 1
        also = f" (and with {number_word(more)} other reading{'s' * (more > 1)})" if more else ""
        texts.append(f"if {same[0].text}{also}, the answer is {_outcome(possible)}")
    return [f"This depends on how the thesis is read: {'; '.join(texts)}."]


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
