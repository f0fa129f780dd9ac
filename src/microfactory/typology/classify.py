"""The answer for one product: type, what is possible, why, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import product
from typing import Any

from microfactory.typology.completions import (
    BLENDED,
    Evidence,
    Kernel,
    kernel_of,
)
from microfactory.typology.definition import TABLE, Definition
from microfactory.typology.membership import Membership, membership
from microfactory.typology.missing import Gap, missing, type_of
from microfactory.typology.profile import Profile, Step
from microfactory.typology.reasons import Reason, because, contradictions
from microfactory.typology.words import together, value_name

#: Digits of a membership in `Result.to_dict`: the last ones differ between processors.
DIGITS = 6


@dataclass(frozen=True)
class OtherReading:
    """A reading of the table under which the answer differs."""

    reading: str
    text: str
    at: str
    type: str
    possible: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A part of a product with its own answer: a step, or a way in which its values occur."""

    part: str
    type: str
    possible: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """The answer for one product.

    Parameters
    ----------
    type
        A type, ``blended``, ``none``, or ``undetermined`` when several are possible.
    necessary
        The answer that holds under every completion of what is unknown, if there is one.
    possible
        The answers that hold under some completion, in the order of the table.
    membership
        Type to its least and most membership.
    because
        Criterion by criterion, what the evidence admits and rules out.
    missing
        The questions whose answer would narrow the result, most informative first.
    depends_on_reading
        The readings of the table under which the answer differs.
    contradictions
        Where the evidence contradicts the table or itself.
    parts
        The steps, or the parts of a blend.
    """

    type: str
    necessary: tuple[str, ...]
    possible: tuple[str, ...]
    membership: Membership
    because: tuple[Reason, ...]
    missing: tuple[Gap, ...]
    depends_on_reading: tuple[OtherReading, ...]
    contradictions: tuple[str, ...]
    parts: tuple[Part, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain data for JSON; memberships keep 6 decimals."""
        content = asdict(self)
        content["membership"] = {
            kind: [round(low, DIGITS), round(high, DIGITS)]
            for kind, (low, high) in self.membership.items()
        }
        for gap in content["missing"]:
            gap["narrowing"] = round(gap["narrowing"], DIGITS)
        plain: dict[str, Any] = _lists(content)
        return plain


def _lists(content: Any) -> Any:
    """Return nested data with lists where it has tuples, as JSON would read it back."""
    if isinstance(content, dict):
        return {key: _lists(value) for key, value in content.items()}
    return [_lists(value) for value in content] if isinstance(content, (list, tuple)) else content


def classify(
    profile: Profile | Mapping[str, Any], definition: Definition, *, reading: str = TABLE
) -> Result:
    """Classify a product.

    Parameters
    ----------
    profile
        What is known, or the mapping that `Profile.from_mapping` reads.
    definition
        The typology.
    reading
        How Table 1 is read: as printed unless another is named. The published definition is what
        the table prints; where the text says otherwise the result says whether it matters.

    Raises
    ------
    ProblemsFound
        If the mapping or the reading is not understood.
    """
    if not isinstance(profile, Profile):
        profile = Profile.from_mapping(profile, definition)
    chosen, kernel, parts = definition.reading(reading), kernel_of(definition), profile.parts
    evidence = [kernel.evidence(part.profile) for part in parts]
    possible = _possible(evidence, kernel, reading)
    return Result(
        type=type_of(possible),
        necessary=possible if len(possible) == 1 else (),
        possible=possible,
        membership=membership(profile, definition, chosen.allowed),
        because=because(parts, evidence, kernel, chosen),
        missing=missing(parts, evidence, kernel, reading),
        depends_on_reading=_other_readings(possible, evidence, kernel),
        contradictions=contradictions(parts, evidence, kernel, chosen),
        parts=_parts(profile, evidence, kernel, reading),
    )


def _possible(evidence: Sequence[Evidence], kernel: Kernel, reading: str) -> tuple[str, ...]:
    parts = [kernel.possible(known, reading) for known in evidence]
    return kernel.names(kernel.of_product(parts))


def _other_readings(
    possible: tuple[str, ...], evidence: Sequence[Evidence], kernel: Kernel
) -> tuple[OtherReading, ...]:
    """Return the readings under which something else is possible."""
    found = []
    for reading in kernel.definition.readings:
        then = _possible(evidence, kernel, reading.name)
        if then != possible:
            found.append(OtherReading(reading.name, reading.text, reading.at, type_of(then), then))
    return tuple(found)


def _parts(
    profile: Profile, evidence: Sequence[Evidence], kernel: Kernel, reading: str
) -> tuple[Part, ...]:
    """Return the answers of the steps, or of the ways in which a blended product's values occur."""
    if profile.steps:
        named = [(step.name, known) for step, known in zip(profile.steps, evidence, strict=True)]
    else:
        named = _ways(profile.parts[0], evidence[0], kernel, reading)
    found = []
    for name, known in named:
        possible = kernel.names(kernel.possible(known, reading))
        found.append(Part(name, type_of(possible), possible))
    return tuple(found)


def _ways(part: Step, known: Evidence, kernel: Kernel, reading: str) -> list[tuple[str, Evidence]]:
    """Return each way in which the values of a product that may be blended occur together."""
    facts = part.profile.criteria
    certain = all(len(fact.options) == 1 for fact in facts)
    if not certain or not kernel.possible(known, reading) & kernel.bit[BLENDED]:
        return []
    taken = [
        [value for value in values if value in next(iter(fact.options))]
        for values, fact in zip(kernel.definition.criteria.values(), facts, strict=True)
    ]
    ways = []
    for way in product(*taken):
        places = tuple(frozenset([frozenset([value])]) for value in way)
        several = [value for value, values in zip(way, taken, strict=True) if len(values) > 1]
        name = together(value_name(value) for value in several)
        ways.append((name, Evidence(places, known.signs)))
    return ways
