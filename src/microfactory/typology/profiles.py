"""Table 1 taken at its word: every fully specified product and the rows that admit it."""

from __future__ import annotations

from itertools import product

import pandas as pd

from microfactory.typology.completions import Evidence, kernel_of
from microfactory.typology.definition import TABLE, Definition
from microfactory.typology.missing import type_of


def single_valued(definition: Definition, *, reading: str = TABLE) -> pd.DataFrame:
    """Return every product that takes one value on each criterion.

    Parameters
    ----------
    definition, reading
        The typology and how its table is read.

    Returns
    -------
    A row a product, in the order of the values: the criteria; ``rows``, the number of types that
    admit it, and ``admitted_by``, their names; ``type``, which of them the most specific is
    (``none`` without any). Names are joined by ``|``.
    """
    kernel = kernel_of(definition)
    definition.reading(reading)
    found = []
    for values in product(*definition.criteria.values()):
        taken = tuple(frozenset([frozenset([value])]) for value in values)
        kinds = kernel.names(sum(kernel.by_criteria(reading, taken)[0]))
        answers = kernel.names(kernel.possible(Evidence(taken, ()), reading))
        described = dict(zip(definition.criteria, values, strict=True))
        found.append(
            {
                **described,
                "rows": len(kinds),
                "admitted_by": "|".join(kinds),
                "type": type_of(answers),
            }
        )
    return pd.DataFrame(found)
