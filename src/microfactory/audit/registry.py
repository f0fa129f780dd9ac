"""The register of claims: one decorated function each, in one place each.

The ledger, the page and the contract tests iterate over it; a new claim is a function and nothing
else. How to write one stands in the docstring of `microfactory.audit`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from microfactory.audit.printed import Printed
from microfactory.problems import Problem, ProblemsFound, did_you_mean, shown
from microfactory.quantity import Interval, parse_unit

#: What a claim's function returns: a value in the unit of the printed figure or the range in which that
#: has to lie, or one for each reading.
Computed = float | Interval | Mapping[str, float | Interval]
Compute = Callable[..., Computed]


class Relation(StrEnum):
    """How the printed figure should stand to what is computed."""

    EQUAL = "equal to"
    AT_MOST = "at most"
    AT_LEAST = "at least"


class Severity(StrEnum):
    """What rests on a claim."""

    MAJOR = "major"
    MODERATE = "moderate"
    MINOR = "minor"

    @property
    def meaning(self) -> str:
        """The severity in words."""
        return {
            Severity.MAJOR: "a conclusion of the thesis rests on it",
            Severity.MODERATE: "a figure that readers quote",
            Severity.MINOR: "a slip at most",
        }[self]


@dataclass(frozen=True)
class Consequence:
    """What would have to be true, computed from the same inputs as the claim."""

    says: str
    unit: str
    compute: Callable[..., float]
    inputs: Mapping[str, str]


@dataclass(frozen=True)
class Claim:
    """One quantitative claim of the thesis and how it is recomputed.

    Parameters
    ----------
    id
        The name of the function.
    says
        What the thesis says, in our words.
    printed
        The printed figure: a cell, or what follows from words (`stated`, `whole`).
    inputs
        Parameter name -> cell of the figures that it is recomputed from.
    severity
        What rests on it.
    at
        Where it is said; the place of the printed cell unless given.
    how
        The arithmetic, with the parameters in braces, e.g. ``{lead} + {outsourced}``.
    note
        The docstring: what follows, and what would reconcile it.
    unheld
        What is missing for a check; the verdict then is that it cannot be checked.
    vintage
        Which vintage of an official series is compared with. A difference then is no inconsistency.
    relation
        How the printed figure should stand to what is computed: equal, at most, at least.
    part
        The module that the claim stands in.
    compute
        The function; none where ``unheld``.
    """

    id: str
    says: str
    printed: str | Printed
    inputs: Mapping[str, str]
    severity: Severity
    at: str
    how: str
    note: str
    unheld: str
    vintage: str
    relation: Relation
    part: str
    compute: Compute | None
    consequences: list[Consequence] = field(default_factory=list, compare=False)

    def consequence(
        self, says: str, unit: str, **inputs: str
    ) -> Callable[[Callable[..., float]], Callable[..., float]]:
        """Return a decorator: the function says what would have to be true for the claim to hold.

        Parameters
        ----------
        says
            What is computed, in words.
        unit
            Its unit.
        inputs
            Further inputs, name -> cell; those of the claim may be parameters too, and ``printed``.
        """
        parse_unit(unit)

        def register(function: Callable[..., float]) -> Callable[..., float]:
            given = {**self.inputs, **inputs}
            if isinstance(self.printed, str):
                given["printed"] = self.printed
            names = tuple(inspect.signature(function).parameters)
            chosen = {name: given[name] for name in names}
            self.consequences.append(Consequence(says, unit, function, chosen))
            return function

        return register


def part_of(module: str) -> str:
    """Return the part of the thesis that a module of claims is about.

    Examples
    --------
    >>> part_of("microfactory.audit.claims.table_06.margins")
    'table_06'
    >>> part_of("chapter_1")
    'chapter_1'
    """
    return module.rpartition("claims.")[2].partition(".")[0]


class Registry:
    """Claims in the order in which they were written."""

    def __init__(self) -> None:
        self._claims: dict[str, Claim] = {}

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._claims.values())

    def __len__(self) -> int:
        return len(self._claims)

    def __getitem__(self, name: str) -> Claim:
        if name not in self._claims:
            hint = did_you_mean(name, self._claims)
            raise ProblemsFound([Problem("claim", shown(name), "a known claim", hint)])
        return self._claims[name]

    def add(self, claim: Claim) -> Claim:
        """Take a claim in.

        Raises
        ------
        ValueError
            If the id is taken, or the function's parameters are not its inputs.
        """
        if claim.id in self._claims:
            raise ValueError(f"a claim {claim.id!r} is registered already")
        if claim.compute is not None:
            parameters = inspect.signature(claim.compute).parameters.values()
            takes_all = any(one.kind is one.VAR_KEYWORD for one in parameters)
            names = {one.name for one in parameters if one.kind is not one.VAR_KEYWORD}
            if names - set(claim.inputs) or (set(claim.inputs) - names and not takes_all):
                raise ValueError(
                    f"{claim.id} takes {sorted(names)}; its inputs are {sorted(claim.inputs)}"
                )
        self._claims[claim.id] = claim
        return claim

    def claim(
        self,
        *,
        says: str,
        printed: str | Printed,
        inputs: Mapping[str, str],
        severity: Severity | str,
        at: str = "",
        how: str = "",
        vintage: str = "",
        relation: Relation | str = Relation.EQUAL,
    ) -> Callable[[Compute], Claim]:
        """Return a decorator that registers a function as a claim under its own name.

        The parameters are those of `Claim`. The function takes plain numbers, one a name of
        ``inputs``, and returns the value that the printed figure should have, in its unit; with
        several readings, a mapping from what is read to the value. It must rise or fall with each
        input alone, all along: the ends of the intervals are then found at the inputs' ends.

        Examples
        --------
        >>> register = Registry()
        >>> @register.claim(says="A third of the active artisans work full time.", severity="moderate",
        ...                 printed="t/share/soko", inputs={"full": "t/full/soko", "all": "t/all/soko"},
        ...                 how="{full} / {all}")
        ... def full_time(full, all):
        ...     return full / all
        >>> register["full_time"].compute(380, 1520)
        0.25
        """

        def register(function: Compute) -> Claim:
            return self.add(
                Claim(
                    id=function.__name__,
                    says=says,
                    printed=printed,
                    inputs=dict(inputs),
                    severity=Severity(severity),
                    at=at,
                    how=how,
                    note=" ".join((inspect.getdoc(function) or "").split()),
                    unheld="",
                    vintage=vintage,
                    relation=Relation(relation),
                    part=part_of(function.__module__),
                    compute=function,
                )
            )

        return register

    def unchecked(
        self,
        id: str,
        *,
        says: str,
        printed: str | Printed,
        missing: str,
        severity: Severity | str,
        part: str,
        at: str = "",
        note: str = "",
    ) -> Claim:
        """Register a claim that nothing at hand can check, and say what is missing for it."""
        return self.add(
            Claim(
                id=id,
                says=says,
                printed=printed,
                inputs={},
                severity=Severity(severity),
                at=at,
                how="",
                note=note,
                unheld=missing,
                vintage="",
                relation=Relation.EQUAL,
                part=part_of(part),
                compute=None,
            )
        )


#: The one register; the modules of `microfactory.audit.claims` fill it.
REGISTRY = Registry()
claim = REGISTRY.claim
unchecked = REGISTRY.unchecked
