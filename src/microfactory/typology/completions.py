"""The kernel: which answers the completions of a profile have.

A complete profile says for each criterion which values the product takes, and for each discriminator
which. Its answer is a pure function of the two, so that evidence, which only removes completions, can
only remove answers. Sets of types are bits of an integer; the signs that speak against the types are
costs, which add up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import product
from operator import add

from microfactory.typology.answers import subsets
from microfactory.typology.definition import TABLE, Definition, Discriminator, Reading
from microfactory.typology.profile import Profile

BLENDED, NONE = "blended", "none"
#: One cost for each type.
Costs = tuple[int, ...]
Taken = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Evidence:
    """A profile as the kernel reads it.

    Parameters
    ----------
    criteria
        For each criterion the sets of values that are possible.
    signs
        For each discriminator the costs of its possible answers.
    """

    criteria: tuple[frozenset[frozenset[str]], ...]
    signs: tuple[frozenset[Costs], ...]

    def with_criterion(self, place: int, *taken: frozenset[str]) -> Evidence:
        """Return the evidence with other answers to one criterion."""
        answers = frozenset(taken)
        return replace(
            self, criteria=(*self.criteria[:place], answers, *self.criteria[place + 1 :])
        )

    def with_sign(self, place: int, *costs: Costs) -> Evidence:
        """Return the evidence with other answers to one discriminator."""
        answers = frozenset(costs)
        return replace(self, signs=(*self.signs[:place], answers, *self.signs[place + 1 :]))


class Kernel:
    """A definition made ready to answer.

    Parameters
    ----------
    definition
        The typology. Which type is more specific follows from its first reading, the printed table.
    """

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.answers = (*definition.types, BLENDED, NONE)
        self.bit = {name: 1 << place for place, name in enumerate(self.answers)}
        self.all_types = (1 << len(definition.types)) - 1
        #: A defining sign outweighs all typical ones, and the size all other defining ones.
        self.weight = len(definition.discriminators) + 1
        printed = definition.readings[0].allowed
        self.within = {
            kind: sum(
                self.bit[other]
                for other in definition.types
                if printed[other] != printed[kind]
                and all(printed[other][name] <= printed[kind][name] for name in printed[kind])
            )
            for kind in definition.types
        }
        self.tables = {reading.name: self._table(reading) for reading in definition.readings}
        self.by_criteria = lru_cache(maxsize=1 << 16)(self._by_criteria)
        self.by_signs = lru_cache(maxsize=1 << 16)(self._by_signs)

    def names(self, bits: int) -> tuple[str, ...]:
        """Return the answers that bits stand for, in the order of the table."""
        return tuple(name for name in self.answers if bits & self.bit[name])

    def most_specific(self, kinds: int) -> int:
        """Return the types of a set whose printed row has no other row of the set within it."""
        return sum(
            self.bit[kind]
            for kind in self.definition.types
            if kinds & self.bit[kind] and not kinds & self.within[kind]
        )

    def _table(self, reading: Reading) -> dict[Taken, tuple[int, int, int]]:
        """Return what each complete answer to the criteria leads to.

        That is the types that admit it, and where none does, the answer at best and at worst.
        """
        domains = self.definition.criteria
        admitted = {
            taken: sum(
                self.bit[kind]
                for kind in self.definition.types
                if all(
                    some <= reading.allowed[kind][name]
                    for name, some in zip(domains, taken, strict=True)
                )
            )
            for taken in product(*map(in_order, domains.values()))
        }
        return {
            taken: (kinds, 0, 0) if kinds else (0, *self._without_a_type(taken, admitted))
            for taken, kinds in admitted.items()
        }

    def _without_a_type(self, taken: Taken, admitted: dict[Taken, int]) -> tuple[int, int]:
        """Return the answer for values that no single type admits.

        The product is blended when each way in which its values occur together has a type. Which
        ways occur is not part of the criteria: at worst all of them, at best as many as it takes to
        use each value once.
        """
        ways = [tuple(frozenset([value]) for value in way) for way in product(*taken)]
        placed = [way for way in ways if admitted[way]]
        used = [frozenset[str]().union(*values) for values in zip(*placed, strict=True)]
        best = BLENDED if used == list(taken) else NONE
        worst = BLENDED if len(placed) == len(ways) else NONE
        return self.bit[best], self.bit[worst]

    def evidence(self, profile: Profile) -> Evidence:
        """Return a profile as the kernel reads it."""
        signs = tuple(
            frozenset(self.against(each, option) for option in fact.options)
            for each, fact in zip(
                self.definition.discriminators, profile.discriminators, strict=True
            )
        )
        return Evidence(tuple(fact.options for fact in profile.criteria), signs)

    def against(self, found: Discriminator, taken: frozenset[str]) -> Costs:
        """Return how much one answer to a discriminator speaks against each type."""
        return _against(self.definition.types, self.weight, found, taken)

    def closest(self, costs: Mapping[int, int]) -> int:
        """Return the answer of a complete profile: more than one type only in a tie.

        Parameters
        ----------
        costs
            For each type whose row admits the values on the criteria, by its place, how much the
            discriminators together speak against it.

        Notes
        -----
        The discriminators separate the candidates and never rule out the last: they refine Table 1
        and do not overrule it. The types that they speak against least are left, and of these the
        most specific row wins.
        """
        least = min(costs.values())
        return self.most_specific(sum(1 << place for place in costs if costs[place] == least))

    def possible(self, evidence: Evidence, reading: str = TABLE, *, ways: str = "any") -> int:
        """Return the answers of all completions, as bits.

        Parameters
        ----------
        evidence
            What is known.
        reading
            How the table is read.
        ways
            Where several values occur and it is not said which occur together: in ``any`` way, as
            fits the table ``best``, or ``worst``.
        """
        candidates, best, worst = self.by_criteria(reading, evidence.criteria)
        bits = {"best": best, "worst": worst, "any": best | worst}[ways]
        for kinds in candidates:
            places = self.places(kinds)
            signs = tuple(differences(sign, places) for sign in evidence.signs)
            bits |= self.by_signs(kinds, signs)
        return bits

    @staticmethod
    def places(kinds: int) -> tuple[int, ...]:
        """Return the places of the types of a set."""
        return tuple(place for place in range(kinds.bit_length()) if kinds >> place & 1)

    def _by_criteria(
        self, reading: str, criteria: tuple[frozenset[frozenset[str]], ...]
    ) -> tuple[frozenset[int], int, int]:
        """Return the sets of candidates over all completions, and the answers without any."""
        table, best, worst = self.tables[reading], 0, 0
        candidates = set()
        for taken in product(*criteria):
            kinds, at_best, at_worst = table[taken]
            best, worst = best | at_best, worst | at_worst
            candidates.add(kinds)
        return frozenset(candidates - {0}), best, worst

    def _by_signs(self, candidates: int, signs: tuple[frozenset[Costs], ...]) -> int:
        """Return the answers over all completions of the discriminators.

        The signs hold the costs of the candidates only, less what is against all alike.
        """
        places = self.places(candidates)
        if len(places) == 1:
            return candidates
        sums: set[Costs] = {(0,) * len(places)}
        for answers in signs:
            sums = {tuple(map(add, one, two)) for one in sums for two in answers}
        bits = 0
        for costs in sums:
            bits |= self.closest(dict(zip(places, costs, strict=True)))
        return bits

    def of_product(self, parts: Sequence[int]) -> int:
        """Return the answers of a product from those of its steps.

        It has a type when every step can be of that type, is blended when its steps have types that
        differ, and has none when a step has none.
        """
        if len(parts) == 1:
            return parts[0]
        none, blended = self.bit[NONE], self.bit[BLENDED]
        shared, some = self.all_types, 0
        for bits in parts:
            shared &= bits
            some |= bits
        kinds = some & self.all_types
        differ = bool(some & blended) or kinds.bit_count() > 1
        placeable = all(bits & ~none for bits in parts)
        return shared | (some & none) | (blended if differ and placeable else 0)


@cache
def kernel_of(definition: Definition) -> Kernel:
    """Return the definition made ready; made once."""
    return Kernel(definition)


@cache
def in_order(values: tuple[str, ...]) -> list[frozenset[str]]:
    """Return the sets of values in one order: fewest first, then as the values come."""
    return sorted(subsets(values), key=lambda some: (len(some), sorted(map(values.index, some))))


@cache
def _against(
    types: tuple[str, ...], weight: int, found: Discriminator, taken: frozenset[str]
) -> Costs:
    defining = weight * weight if found.slopes else weight
    return tuple(
        0
        if kind not in found.signs or taken <= found.signs[kind].values
        else defining
        if found.signs[kind].defining
        else 1
        for kind in types
    )


@lru_cache(maxsize=1 << 16)
def differences(answers: frozenset[Costs], places: tuple[int, ...]) -> frozenset[Costs]:
    """Return the costs of some types, less what is against all of them alike."""
    picked = (tuple(costs[place] for place in places) for costs in answers)
    return frozenset(tuple(cost - min(some) for cost in some) for some in picked)
