"""Many products at once, with the same answers as one by one.

A million rows hold few different answers to each question. The kernel is asked once for each
combination of answers to the criteria and once for each way in which the discriminators speak against
the types; the rows look the two up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd

from microfactory.typology.columns import ALL_OF, HIGH, LOW, Codes, Column, Combined, read_columns
from microfactory.typology.completions import Costs, Kernel, differences, kernel_of
from microfactory.typology.definition import TABLE, Definition
from microfactory.typology.membership import graded, rules, shares
from microfactory.typology.missing import type_of


def classify_table(
    frame: pd.DataFrame, definition: Definition, *, reading: str = TABLE
) -> pd.DataFrame:
    """Classify every row of a table.

    Parameters
    ----------
    frame
        One row a product, its id in the index; columns named for criteria and discriminators, and
        those that are left out are unknown. A cell is a value, several that all occur
        (``small|large``), one of several (``small or large``), or empty. A count is a number, or
        an interval in two columns, ``employees_per_site_low`` and ``employees_per_site_high``, an
        empty one of which is open. Production steps do not fit a row: use `classify` for them.
    definition, reading
        The typology and how its table is read.

    Returns
    -------
    With the same index: ``type``; ``possible`` and ``depends_on_reading``, their names joined by
    ``|``; and for each type ``<type>_low`` and ``<type>_high``, the interval of its membership.

    Raises
    ------
    ProblemsFound
        With every column that is not known and every distinct cell that is not understood.
    """
    allowed, kernel = definition.reading(reading).allowed, kernel_of(definition)
    columns = read_columns(frame, definition)
    result = pd.DataFrame(_looked_up(columns, reading, kernel), index=frame.index)
    low = {each.name: columns[each.name].low for each in definition.discriminators if each.slopes}
    high = {each.name: columns[each.name].high for each in definition.discriminators if each.slopes}
    for kind, (least, most) in graded(definition, low, high).items():
        for name, values, floor in rules(kind, definition, allowed):
            column = columns[name]
            grades = [shares(fact, values, floor) for fact in column.facts]
            bounds = np.array(grades, float).reshape(-1, 2)
            least = np.minimum(least, bounds[column.codes, 0])
            most = np.minimum(most, bounds[column.codes, 1])
        result[f"{kind}{LOW}"], result[f"{kind}{HIGH}"] = least, most
    return result


def _looked_up(
    columns: Mapping[str, Column], reading: str, kernel: Kernel
) -> dict[str, pd.Categorical[str]]:
    """Return what is possible for each row, under the reading and under the others."""
    definition = kernel.definition
    asked = [columns[name] for name in definition.criteria]
    size = len(asked[0].codes)
    criteria = Combined([column.codes for column in asked], size)
    costs, codes = [], []
    for each in definition.discriminators:
        column = columns[each.name]
        against = [
            frozenset(kernel.against(each, option) for option in fact.options)
            for fact in column.facts
        ]
        distinct = list(dict.fromkeys(against))
        costs.append(distinct)
        codes.append(np.array([distinct.index(some) for some in against])[column.codes])
    signs = Combined(codes, size)
    by_sign = _BySigns(costs, [code[signs.rows] for code in codes], len(signs.rows), kernel)

    options = [
        tuple(column.facts[column.codes[row]].options for column in asked) for row in criteria.rows
    ]
    bits = {}
    for name in kernel.tables:
        tables: dict[tuple[frozenset[int], int], Codes] = {}
        places = []
        for taken in options:
            candidates, best, worst = kernel.by_criteria(name, taken)
            key = (candidates, best | worst)
            if key not in tables:
                some = np.full(len(signs.rows), key[1])
                tables[key] = np.bitwise_or.reduce([some, *map(by_sign, candidates)])
            places.append(list(tables).index(key))
        table = np.array(list(tables.values()), np.int64).reshape(len(tables), len(signs.rows))
        bits[name] = table[np.array(places, np.int64)[criteria.codes], signs.codes]
    return _described(bits, reading, kernel)


class _BySigns:
    """What is possible for a set of candidates, for each combination of signs."""

    def __init__(
        self,
        costs: Sequence[Sequence[frozenset[Costs]]],
        codes: Sequence[Codes],
        size: int,
        kernel: Kernel,
    ) -> None:
        self.costs, self.codes, self.size, self.kernel = costs, codes, size, kernel
        self.known: dict[int, Codes] = {}

    def __call__(self, candidates: int) -> Codes:
        if candidates not in self.known:
            places = self.kernel.places(candidates)
            picked = [[differences(sign, places) for sign in signs] for signs in self.costs]
            distinct = [list(dict.fromkeys(signs)) for signs in picked]
            fewer = [
                np.array([kinds.index(sign) for sign in signs])[codes]
                for kinds, signs, codes in zip(distinct, picked, self.codes, strict=True)
            ]
            both = Combined(fewer, self.size)
            found = [
                self.kernel.by_signs(
                    candidates,
                    tuple(kinds[code[row]] for kinds, code in zip(distinct, fewer, strict=True)),
                )
                for row in both.rows
            ]
            self.known[candidates] = np.array(found, np.int64)[both.codes]
        return self.known[candidates]


def _described(
    bits: Mapping[str, Codes], reading: str, kernel: Kernel
) -> dict[str, pd.Categorical[str]]:
    """Return answers as names."""
    here = bits[reading]
    differing = np.zeros_like(here)
    for place, name in enumerate(bits):
        differing |= (bits[name] != here).astype(np.int64) << place
    names = list(bits)

    def readings(some: int) -> str:
        return ALL_OF.join(name for place, name in enumerate(names) if some >> place & 1)

    return {
        "type": _named(here, lambda some: type_of(kernel.names(some))),
        "possible": _named(here, lambda some: ALL_OF.join(kernel.names(some))),
        "depends_on_reading": _named(differing, readings),
    }


def _named(values: Codes, name: Callable[[int], str]) -> pd.Categorical[str]:
    codes, kinds = pd.factorize(values, sort=True)
    labels = [name(int(kind)) for kind in kinds]
    distinct = list(dict.fromkeys(labels))
    places = np.array([distinct.index(label) for label in labels], np.int64)
    return pd.Categorical.from_codes(places[codes], categories=pd.Index(distinct))
