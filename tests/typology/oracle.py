"""The method again, by brute force over completions and straight from the raw cells."""

from __future__ import annotations

from itertools import chain, combinations, product

from hypothesis import strategies as st

from microfactory.quantity import Interval
from microfactory.typology.answers import Fact, of_size, unknown
from microfactory.typology.definition import CRITERIA
from microfactory.typology.profile import Profile

#: Below this many ways in which values occur together, every set of ways is tried.
TRIED = 8


def some_of(values):
    values = list(values)
    sizes = range(1, len(values) + 1)
    return list(chain.from_iterable(combinations(values, size) for size in sizes))


class Oracle:
    def __init__(self, table, text):
        cells = {(row.row, row.column): row.value for row in table.itertuples()}
        self.types = list(dict.fromkeys(table["row"]))
        self.rows = {
            kind: {
                name: set(values if cells[kind, name] == "varied" else cells[kind, name].split("|"))
                for name, values in CRITERIA.items()
            }
            for kind in self.types
        }
        self.signs = {
            (row.row, row.column): (set(row.value.split("|")), row.note.split(";")[0])
            for row in text.itertuples()
            if row.row in self.types and not row.missing and row.value
        }

    def candidates(self, criteria):
        return [
            kind
            for kind in self.types
            if all(set(taken) <= self.rows[kind][name] for name, taken in criteria.items())
        ]

    def by_size(self, kind, people):
        """Whether the number of people rules a type out, as the text has it."""
        if kind == "networked_craft":
            return False
        if kind == "craft_sme":
            return people > 500
        if kind == "mass_production":
            return people < 200
        return people < 10 or people > 500

    def final(self, criteria, discriminators, people):
        """Return the types that a complete profile may have; none without a candidate."""
        left = self.candidates(criteria)

        def fewest(count):
            least = min(map(count, left))
            return [kind for kind in left if count(kind) == least]

        def fails(kind, strength):
            return sum(
                not set(taken) <= values
                for name, taken in discriminators.items()
                for values, said in [self.signs.get((kind, name), (set(taken), strength))]
                if said == strength
            )

        left = fewest(lambda kind: self.by_size(kind, people))
        left = fewest(lambda kind: fails(kind, "definitional"))
        left = fewest(lambda kind: fails(kind, "typical"))
        return {kind for kind in left if not any(self.inside(other, kind) for other in left)}

    def inside(self, one, two):
        rows = [(self.rows[one][name], self.rows[two][name]) for name in CRITERIA]
        return all(a <= b for a, b in rows) and any(a < b for a, b in rows)

    def without(self, criteria):
        """Return the answers of values that no type admits, over the ways in which they occur."""
        ways = list(product(*criteria.values()))
        typed = [
            bool(
                self.candidates({name: [value] for name, value in zip(criteria, way, strict=True)})
            )
            for way in ways
        ]
        if len(ways) == 1:
            return {"none"}
        whole = [set(values) for values in criteria.values()]
        if len(ways) > TRIED:
            covered = self.used(ways, [each for each, fits in enumerate(typed) if fits]) == whole
            return ({"blended"} if covered else set()) | (set() if all(typed) else {"none"})
        answers = set()
        for chosen in some_of(range(len(ways))):
            if self.used(ways, chosen) == whole:
                answers.add("blended" if all(typed[each] for each in chosen) else "none")
        return answers

    @staticmethod
    def used(ways, chosen):
        """Return the values that some of the ways use."""
        return [set(values) for values in zip(*(ways[each] for each in chosen), strict=True)]

    def possible(self, profile, definition):
        """Return the union of the answers of all completions."""
        answers = set()
        names = [each.name for each in definition.discriminators]
        size = names.index("employees_per_site")
        people = [
            {"under_10": 5, "10_to_200": 50, "200_to_500": 300, "over_500": 900}[one]
            for (one,) in profile.discriminators[size].options
        ]
        others = [name for name in names if name != "employees_per_site"]
        facts = [profile.discriminators[names.index(name)].options for name in others]
        for taken in product(*(fact.options for fact in profile.criteria)):
            criteria = dict(zip(CRITERIA, map(sorted, taken), strict=True))
            if not self.candidates(criteria):
                answers |= self.without(criteria)
                continue
            for signs in product(*facts):
                for count in people:
                    answers |= self.final(criteria, dict(zip(others, signs, strict=True)), count)
        return answers


@st.composite
def profiles(draw, definition, open_criteria=4, open_discriminators=7):
    """Partial evidence: each fact leaves one answer, some, or, for a number of facts, all."""

    def fact(everything, may_be_open):
        options = sorted(everything, key=sorted)
        most = len(options) if may_be_open else 2
        return Fact(frozenset(draw(st.sets(st.sampled_from(options), min_size=1, max_size=most))))

    def open_ones(count, most):
        return draw(st.sets(st.integers(0, count - 1), max_size=most))

    wide = open_ones(len(definition.criteria), open_criteria)
    criteria = tuple(
        fact(map(frozenset, some_of(values)), place in wide)
        for place, values in enumerate(definition.criteria.values())
    )
    wide = open_ones(len(definition.discriminators), open_discriminators)
    discriminators = []
    for place, each in enumerate(definition.discriminators):
        if each.slopes:
            low = draw(st.integers(1, 1200))
            high = low + draw(st.sampled_from([0, 0, 5, 400]))
            sized = of_size(each, Interval(low, high))
            discriminators.append(unknown(each) if place in wide else sized)
        else:
            discriminators.append(fact(unknown(each).options, place in wide))
    return Profile(criteria, tuple(discriminators))


@st.composite
def narrowed(draw, profile, definition):
    """More evidence: some of the answers that a profile leaves open."""

    def fewer(fact, each=None):
        if fact.size is not None:
            low = draw(st.floats(fact.size.low, fact.size.high))
            high = draw(st.floats(low, fact.size.high))
            return of_size(each, Interval(low, high))
        options = sorted(fact.options, key=sorted)
        return Fact(frozenset(draw(st.sets(st.sampled_from(options), min_size=1))))

    signs = zip(profile.discriminators, definition.discriminators, strict=True)
    return Profile(tuple(map(fewer, profile.criteria)), tuple(fewer(*sign) for sign in signs))
