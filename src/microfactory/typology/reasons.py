"""Why: what each answer admits and rules out, and where the answers contradict one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from microfactory.typology.answers import UNKNOWN, Fact, in_words, subsets, unknown
from microfactory.typology.completions import Evidence, Kernel
from microfactory.typology.definition import Reading
from microfactory.typology.profile import Profile, Step
from microfactory.typology.words import subject, together, type_name, value_name

#: What a reason is on when a row was taken because it is narrower than another.
SPECIFICITY = "specificity"


@dataclass(frozen=True)
class Reason:
    """What one answer does to the types.

    Parameters
    ----------
    on, part
        The criterion or discriminator, and the step of production if there are steps.
    given
        The answer in words, or ``unknown``.
    admits, rules_out, speaks_against, undecided
        Types that allow the answer; that do not; whose typical sign it is not; and those of which
        it depends on what is still open. A type on which the text is silent is in none.
    text
        The same as a sentence.
    """

    on: str
    part: str
    given: str
    admits: tuple[str, ...]
    rules_out: tuple[str, ...]
    speaks_against: tuple[str, ...]
    undecided: tuple[str, ...]
    text: str


def because(
    parts: Sequence[Step], evidence: Sequence[Evidence], kernel: Kernel, reading: Reading
) -> tuple[Reason, ...]:
    """Return the reasons: every criterion, and each discriminator of which something is known."""
    reasons = []
    for part, known in zip(parts, evidence, strict=True):
        own = [*_criteria(part, kernel, reading), *_discriminators(part, kernel)]
        reasons += own + _specificity(part, own, kernel.possible(known, reading.name), kernel)
    return tuple(reasons)


def _criteria(part: Step, kernel: Kernel, reading: Reading) -> list[Reason]:
    reasons = []
    domains = kernel.definition.criteria.items()
    for (name, values), fact in zip(domains, part.profile.criteria, strict=True):
        admitted = {
            kind: _agreement(fact, allowed[name]) for kind, allowed in reading.allowed.items()
        }
        given = UNKNOWN if fact.options == subsets(values) else in_words(fact, values)
        reasons.append(_reason(name, part, given, admitted, ()))
    return reasons


def _discriminators(part: Step, kernel: Kernel) -> list[Reason]:
    reasons = []
    for each, fact in zip(
        kernel.definition.discriminators, part.profile.discriminators, strict=True
    ):
        if fact.size is None and fact.options == unknown(each).options:
            continue
        admitted = {kind: _agreement(fact, sign.values) for kind, sign in each.signs.items()}
        typical = tuple(kind for kind, sign in each.signs.items() if not sign.defining)
        given = in_words(fact, each.domain)
        reasons.append(_reason(each.name, part, given, admitted, typical))
    return reasons


def _agreement(fact: Fact, values: frozenset[str]) -> bool | None:
    """Return whether every possible answer is allowed, or none is; None if it depends."""
    fits = [option <= values for option in fact.options]
    return True if all(fits) else None if any(fits) else False


def _reason(
    name: str, part: Step, given: str, admitted: dict[str, bool | None], typical: tuple[str, ...]
) -> Reason:
    admits = tuple(kind for kind, fits in admitted.items() if fits is True)
    undecided = tuple(kind for kind, fits in admitted.items() if fits is None)
    fails = [kind for kind, fits in admitted.items() if fits is False]
    rules_out = tuple(kind for kind in fails if kind not in typical)
    against = tuple(kind for kind in fails if kind in typical)
    says = [
        f"{verb} {_types(kinds)}"
        for verb, kinds in (("rules out", rules_out), ("speaks against", against))
        if kinds
    ]
    effect = " and ".join(says) or "rules out nothing"
    label = value_name(name).capitalize()
    place = f" ({part.name})" if part.name else ""
    if given == UNKNOWN:
        text = f"{label}{place}: not known."
    else:
        text = f"{label}{place}: {given}; this {effect}."
    return Reason(name, part.name, given, admits, rules_out, against, undecided, text)


def _specificity(
    part: Step, reasons: Sequence[Reason], possible: int, kernel: Kernel
) -> list[Reason]:
    """Return that a row was taken because it lies within another that nothing speaks against."""
    gone = {kind for reason in reasons for kind in (*reason.rules_out, *reason.speaks_against)}
    wider = tuple(
        kind
        for kind in kernel.definition.types
        if kind not in gone and kernel.within[kind] & possible == possible
    )
    kept = kernel.names(possible)
    if len(kept) != 1 or not wider:
        return []
    text = f"{type_name(kept[0])} is a special case of {_types(wider)}: the narrower row is taken."
    return [Reason(SPECIFICITY, part.name, "", kept, (), wider, (), text)]


def contradictions(
    parts: Sequence[Step], evidence: Sequence[Evidence], kernel: Kernel, reading: Reading
) -> tuple[str, ...]:
    """Return where the evidence contradicts the table or itself, as sentences.

    The discriminators contradict Table 1 when a defining sign is against every type that the
    criteria may leave. The types that they are least against are then kept.
    """
    found = []
    for part, known in zip(parts, evidence, strict=True):
        place = f"{part.name}: " if part.name else ""
        for name in part.conflicts:
            found.append(f"{place}what is said of {subject(name)} contradicts the whole product.")
        left, _, _ = kernel.by_criteria(reading.name, known.criteria)
        candidates = [
            kind
            for kind in kernel.definition.types
            if any(kernel.bit[kind] & set_ for set_ in left)
        ]
        why = [_excluded(kind, part.profile, kernel) for kind in candidates]
        if candidates and all(why):
            text = f"Table 1 leaves {_types(candidates)}, but {'; '.join(why)}"
            found.append(f"{place}{text}. The text does not overrule the table.")
    return tuple(f"{text[0].upper()}{text[1:]}" for text in found)


def _excluded(kind: str, profile: Profile, kernel: Kernel) -> str:
    """Return which answers rule a type out for certain, or nothing."""
    answers = [
        f"{value_name(each.name)} ({in_words(fact, each.domain)})"
        for each, fact in zip(kernel.definition.discriminators, profile.discriminators, strict=True)
        if kind in each.signs
        and each.signs[kind].defining
        and _agreement(fact, each.signs[kind].values) is False
    ]
    return f"{type_name(kind)} is ruled out by {together(answers)}" if answers else ""


def _types(kinds: Sequence[str]) -> str:
    return together(type_name(kind) for kind in kinds)
