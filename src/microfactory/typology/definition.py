"""What the types are: Table 1 and the discriminators of the text, read from transcribed cells.

A type is a set of allowed values on each criterion ("varied" allows all) and, where the text speaks of
it, on each discriminator. Where table and text disagree, every way of reading them is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from microfactory.problems import Problem, did_you_mean, shown, stop_if_any
from microfactory.quantity import Interval
from microfactory.typology.cells import Cell, cells_of
from microfactory.typology.sizes import COUNTED, SizeClass, Slope, read_sizes
from microfactory.typology.words import among, type_name, value_name

#: The four criteria of Table 1 with every value that the chapter gives them, in its order. Table 1
#: alone cannot carry the domains: no cell of it says "large".
CRITERIA: Mapping[str, tuple[str, ...]] = {
    "scale": ("local", "industrial"),
    "batch": ("small", "large"),
    "integration": ("units", "components"),
    "distribution": ("centralized", "decentralized", "distributed"),
}
VARIED = "varied"
#: The reading that counts when nothing else is asked for: the table as it is printed.
TABLE = "table"
#: The reading in which every type admits all that table and text together allow it.
WIDEST = "widest"

Allowed = Mapping[str, Mapping[str, frozenset[str]]]


@dataclass(frozen=True)
class Sign:
    """What the text says of one type on one discriminator.

    Parameters
    ----------
    values
        The values that it admits.
    defining
        Whether the type is defined so. A defining sign that fails rules the type out; a typical one
        only speaks against it.
    """

    values: frozenset[str]
    defining: bool


@dataclass(frozen=True, eq=False)
class Discriminator:
    """A question beside the four criteria whose answer separates what Table 1 leaves together.

    Parameters
    ----------
    domain
        The possible answers; for a number, the names of its classes.
    signs
        What the text says, by type. A type that is not here is one on which the text is silent,
        and silence rules nothing out.
    classes
        For a number: the class that each value names.
    slopes
        For a number: how far each type admits it, for graded membership.
    """

    name: str
    domain: tuple[str, ...]
    signs: Mapping[str, Sign]
    classes: tuple[SizeClass, ...] = ()
    slopes: Mapping[str, Slope] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Reading:
    """One way to read the table: what each type allows on each criterion, and where that stands."""

    name: str
    text: str
    at: str
    allowed: Allowed


@dataclass(frozen=True, eq=False, repr=False)
class Definition:
    """The typology as data.

    Parameters
    ----------
    types
        Their ids, in the order of the table.
    criteria
        Criterion to its values.
    discriminators
        In the order in which the text names them.
    readings
        The table as printed first, then one change at a time, then all changes together.
    """

    types: tuple[str, ...]
    criteria: Mapping[str, tuple[str, ...]]
    discriminators: tuple[Discriminator, ...]
    readings: tuple[Reading, ...]

    @classmethod
    def from_cells(
        cls, table: pd.DataFrame, text: pd.DataFrame, *, few_hundred: Interval | None = None
    ) -> Definition:
        """Read the typology from the transcribed cells.

        Parameters
        ----------
        table
            Cells of Table 1 (columns ``row``, ``column``, ``value``, ``at``, …): a row a type.
        text
            Cells of the running text. A column that has a cell for every type, were it to say that
            the text is silent, is a discriminator; ``<criterion>_in_text`` is what the text says
            where it disagrees with the table. The note of a discriminator's cell says first
            whether it is definitional or typical.
        few_hundred
            Where the upper end of SMEs lies, in persons at a site; the cells' own interval when
            left out.

        Raises
        ------
        ProblemsFound
            With every cell that is missing or cannot be read.

        Notes
        -----
        Only what the table's own chapter says of a type counts as a reading of the table. Where it
        names one other model, it may be meant instead of the table's or beside it; where it names
        several, it widens the row.
        """
        problems: list[Problem] = []
        rows, prose = cells_of(table, "Table 1"), cells_of(text, "text")
        types = tuple(dict.fromkeys(row for row, _ in rows))
        printed = _printed(rows, types, problems)
        found = _discriminators(prose, types, few_hundred, problems)
        stop_if_any(problems)
        readings = _readings(rows, prose, types, printed, problems)
        stop_if_any(problems)
        return cls(types, CRITERIA, found, readings)

    def __repr__(self) -> str:
        return f"<Definition of {', '.join(self.types)}>"

    def reading(self, name: str) -> Reading:
        """Return a reading by its name.

        Raises
        ------
        ProblemsFound
            If there is none of that name.
        """
        known = {reading.name: reading for reading in self.readings}
        if name not in known:
            hint = did_you_mean(name, known)
            stop_if_any([Problem("reading", shown(name), f"one of {', '.join(known)}", hint)])
        return known[name]


def _printed(
    rows: Mapping[tuple[str, str], Cell], types: tuple[str, ...], problems: list[Problem]
) -> dict[str, dict[str, frozenset[str]]]:
    """Return what each row of the table allows on each criterion."""
    printed: dict[str, dict[str, frozenset[str]]] = {kind: {} for kind in types}
    for kind in types:
        for criterion in CRITERIA:
            cell = rows.get((kind, criterion))
            if cell is None:
                problems.append(Problem(f"Table 1 {kind}/{criterion}", "no cell", "a cell"))
            else:
                printed[kind][criterion] = _values(cell, criterion, problems)
    return printed


def _values(cell: Cell, criterion: str, problems: list[Problem]) -> frozenset[str]:
    """Return the values that a cell allows on a criterion."""
    domain = CRITERIA[criterion]
    if cell.slugs == (VARIED,):
        return frozenset(domain)
    for value in cell.slugs or ("",):
        if value not in domain:
            expected = f"{VARIED} or some of {', '.join(domain)}, joined by '|'"
            hint = did_you_mean(value, domain)
            problems.append(Problem(cell.where, shown(value), expected, hint))
    return frozenset(cell.slugs)


def _discriminators(
    prose: Mapping[tuple[str, str], Cell],
    types: tuple[str, ...],
    few_hundred: Interval | None,
    problems: list[Problem],
) -> tuple[Discriminator, ...]:
    """Return the columns that speak of every type, if only to say that the text does not."""
    disagreements = {f"{criterion}_in_text" for criterion in CRITERIA}
    columns = dict.fromkeys(column for _, column in prose if column not in disagreements)
    found = []
    for column in columns:
        if not all((kind, column) in prose for kind in types):
            continue
        said = {kind: prose[kind, column] for kind in types if not prose[kind, column].missing}
        strength = {kind: _is_defining(cell, problems) for kind, cell in said.items()}
        if any(cell.is_number for cell in said.values()):
            classes, slopes = read_sizes(column, said, prose, few_hundred, problems)
            domain = [size.name for size in classes]
            admitted = {
                kind: frozenset(size.name for size in classes if slope.admits(size))
                for kind, slope in slopes.items()
            }
        else:
            slopes = {}
            domain = list(dict.fromkeys(value for cell in said.values() for value in cell.slugs))
            classes = tuple(COUNTED.values()) if set(domain) == set(COUNTED) else ()
            admitted = {kind: frozenset(cell.slugs) for kind, cell in said.items()}
        signs = {kind: Sign(values, strength[kind]) for kind, values in admitted.items()}
        found.append(Discriminator(column, tuple(domain), signs, classes, slopes))
    return tuple(found)


def _is_defining(cell: Cell, problems: list[Problem]) -> bool:
    """Return how strong the text is, which the note of the cell says first."""
    strength = cell.note.split(";")[0].strip()
    if strength not in ("definitional", "typical"):
        expected = "a note that begins with 'definitional' or 'typical'"
        problems.append(Problem(cell.where, shown(strength), expected))
    return strength == "definitional"


def _readings(
    rows: Mapping[tuple[str, str], Cell],
    prose: Mapping[tuple[str, str], Cell],
    types: tuple[str, ...],
    printed: Mapping[str, Mapping[str, frozenset[str]]],
    problems: list[Problem],
) -> tuple[Reading, ...]:
    """Return the table as printed and every other way to read it."""
    readings = [Reading(TABLE, "Table 1 is read as printed", "", printed)]
    widest = {kind: dict(allowed) for kind, allowed in printed.items()}
    for kind in types:
        for criterion in CRITERIA:
            cell = prose.get((kind, f"{criterion}_in_text"))
            if cell is None or cell.missing or cell.chapter != rows[kind, criterion].chapter:
                continue
            table, text = printed[kind][criterion], _values(cell, criterion, problems)
            if table == text:
                continue
            ways = {"either": table | text}
            if len(table) == len(text) == 1:
                ways = {"text": text} | ways
            for way, values in ways.items():
                words = among(value_name(value) for value in CRITERIA[criterion] if value in values)
                says = f"the {criterion} of {type_name(kind)} is read as {words}"
                changed = {**printed, kind: {**printed[kind], criterion: values}}
                readings.append(Reading(f"{kind}/{criterion}/{way}", says, cell.at, changed))
            widest[kind][criterion] = table | text
    if len(readings) > 1:
        says = "every row of Table 1 is widened by all that the text says of its type"
        readings.append(Reading(WIDEST, says, "", widest))
    return tuple(readings)
