"""What is known of a product, read from plain data with every problem reported at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from microfactory.problems import Problem, did_you_mean, shown, stop_if_any
from microfactory.typology.answers import Fact, read_answer, read_discriminator
from microfactory.typology.definition import Definition


@dataclass(frozen=True)
class Step:
    """One step of production, what is known of it, and where that contradicts the whole product."""

    name: str
    profile: Profile
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Profile:
    """What is known of a product, in the order of the definition; it does not depend on the input's."""

    criteria: tuple[Fact, ...]
    discriminators: tuple[Fact, ...]
    steps: tuple[Step, ...] = ()

    @classmethod
    def from_mapping(
        cls, content: Mapping[str, Any], definition: Definition, where: str = "profile"
    ) -> Profile:
        """Read a profile from plain data.

        Parameters
        ----------
        content
            ``criteria`` and ``discriminators`` by name, and ``steps`` as a list of the two with a
            name under ``step``. An answer is a value, a list, ``{one_of: [...]}``, ``unknown`` or
            left out; a count (of people, of workshops) may be given plainly, or as ``{low, high}``
            with either end open.
        definition
            Which names and values there are.
        where
            What messages call the input, e.g. the path of its file.

        Raises
        ------
        ProblemsFound
            With everything that is not understood.

        Notes
        -----
        What is said of the product holds for its steps: a step may take some of several values, and
        keeps what it says itself where that contradicts the product.
        """
        problems: list[Problem] = []
        parts = ("criteria", "discriminators", "steps")
        given = _only(content, parts, where, "a part", problems)
        whole = _facts(given, definition, f"{where} @ ", problems)
        steps = [
            _step(entry, number, whole, definition, f"{where} @ steps[{number}]", problems)
            for number, entry in enumerate(_listed(given.get("steps"), where, problems))
        ]
        stop_if_any(problems)
        return cls(*whole, tuple(steps))

    @property
    def parts(self) -> tuple[Step, ...]:
        """The steps, or the whole product as the only one."""
        return self.steps or (Step("", self),)


Facts = tuple[tuple[Fact, ...], tuple[Fact, ...]]


def _only(
    content: Any, known: Iterable[str], where: str, what: str, problems: list[Problem]
) -> Mapping[str, Any]:
    """Return a mapping, and note the names in it that are not known."""
    if content is None:
        return {}
    if not isinstance(content, Mapping):
        problems.append(Problem(where, shown(content), "a mapping of names to answers"))
        return {}
    names = list(known)
    for name in content:
        if name not in names:
            hint = did_you_mean(str(name), names)
            expected = f"one of {', '.join(names)}"
            problems.append(Problem(where, f"{what} {shown(name)}", expected, hint))
    return content


def _listed(content: Any, where: str, problems: list[Problem]) -> Sequence[Any]:
    if content is None:
        return ()
    if not isinstance(content, (list, tuple)):
        problems.append(Problem(f"{where} @ steps", shown(content), "a list of steps"))
        return ()
    return content


def _facts(
    content: Mapping[str, Any], definition: Definition, mark: str, problems: list[Problem]
) -> Facts:
    """Return the facts on the criteria and on the discriminators."""
    place = f"{mark}criteria"
    given = _only(content.get("criteria"), definition.criteria, place, "a criterion", problems)
    criteria = tuple(
        read_answer(given.get(name), values, f"{place}.{name}", problems)
        for name, values in definition.criteria.items()
    )
    place = f"{mark}discriminators"
    names = [found.name for found in definition.discriminators]
    given = _only(content.get("discriminators"), names, place, "a discriminator", problems)
    discriminators = tuple(
        read_discriminator(given.get(found.name), found, f"{place}.{found.name}", problems)
        for found in definition.discriminators
    )
    return criteria, discriminators


def _step(
    entry: Any,
    number: int,
    whole: Facts,
    definition: Definition,
    where: str,
    problems: list[Problem],
) -> Step:
    """Return one step, with what it takes from the product."""
    parts = ("step", "criteria", "discriminators")
    given = _only(entry, parts, where, "a part", problems)
    own = _facts(given, definition, f"{where}.", problems)
    conflicts = []
    resolved = []
    names = (tuple(definition.criteria), tuple(each.name for each in definition.discriminators))
    for group, mine, product in zip(names, own, whole, strict=True):
        facts = []
        for name, fact, around in zip(group, mine, product, strict=True):
            narrowed = fact.within(around)
            if narrowed is None:
                conflicts.append(name)
            facts.append(narrowed or fact)
        resolved.append(tuple(facts))
    criteria, discriminators = resolved
    name = str(given.get("step", f"step {number + 1}"))
    return Step(name, Profile(criteria, discriminators), tuple(conflicts))
