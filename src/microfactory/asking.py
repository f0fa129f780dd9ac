"""Numbers that can be asked where they come from: one by one, or all of a table, paragraph or figure.

A number that is a fact has the card of its own row (`asked`). A number that was computed has what
stands behind all the numbers beside it, a `Basis`, and says its own value.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup, escape

from microfactory import paths, registers
from microfactory.evidence import Grade, Source, worst_grade
from microfactory.page import SITE, render_macro

#: What the status of a number says that nobody stated.
COMPUTED = "computed"
#: More sources than this are counted on a card, not listed.
MOST_SOURCES = 3
#: What has digits and is no value: a place in a text, a year, an ordinal, a part of a name.
NO_VALUE = re.compile(
    r"(?:Tables?|Figures?|Chapters?|Sections?|ch\.|pp?\.|§)\s*\d[\d.]*(?:(?:, | and | to |–|-)\d[\d.]*)*"
    r"|(?<![\w,.$])(?:1[6-9]|20)\d\d(?!\w|%|[.,]\d)"
    r"|\d+(?:st|nd|rd|th)\b|[A-Za-z_&]+\d\w*|\d+[A-Za-z]\w*",
    re.IGNORECASE,
)
_NUMBER = r"(?:\\?\$|(?:USD|KES|EUR|GBP|INR|CNY) )?[-−]?(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)(?: (?:million|billion))?(?:%| percent\b)?"
#: A value as it stands in a sentence: a number or an interval, with what belongs to it.
VALUE = re.compile(rf"(?:at (?:least|most) )?(?<![\w.]){_NUMBER}(?: to {_NUMBER})?(?!\w)")


class Basis(NamedTuple):
    """What stands behind all the computed numbers of a table, a paragraph or a figure."""

    #: What they were computed from, and how, as the end of a sentence that begins "Computed from".
    how: str
    #: Of what and whom they speak.
    population: str = ""
    year: str = ""
    grade: str = ""
    #: Keys of sources.
    sources: tuple[str, ...] = ()
    #: Where the inputs stand.
    at: str = ""
    status: str = COMPUTED

    def card(self, what: str, value: str) -> dict[str, Any]:
        """Return what the card of one number says, for the macro ``fact``."""
        return {
            "what": what,
            "value": value,
            "year": self.year,
            "population": self.population,
            "status_name": self.status,
            "grade_letter": self.grade,
            "grade_meaning": Grade(self.grade).meaning if self.grade else "",
            "at": self.at,
            "sources": _listed(self.sources),
            "computed": self.how,
        }


def basis(how: str, *frames: pd.DataFrame, **known: Any) -> Basis:
    """Return the basis of numbers that were computed from tidy rows.

    The grade is the worst of the rows and the sources are all of theirs, as for any result.

    Parameters
    ----------
    how
        What they were computed from, and how.
    frames
        The rows; what they have of ``grade``, ``source`` or ``sources`` counts.
    known
        Other fields of `Basis`, and fields that are to stand instead of what the rows say.

    Examples
    --------
    >>> rows = pd.DataFrame({"grade": ["B", "D"], "source": ["one", "two"]})
    >>> found = basis("two facts", rows, year="2017")
    >>> found.grade, found.sources, found.year
    ('D', ('one', 'two'), '2017')
    """
    grades = [
        grade for each in frames if "grade" in each for grade in each["grade"].unique() if grade
    ]
    keys = {
        key
        for each in frames
        for column in ("source", "sources")
        if column in each
        for cell in each[column].unique()
        for key in str(cell).split()
    }
    worst = worst_grade(str(grade) for grade in grades)
    return Basis(**{"how": how, "grade": str(worst or ""), "sources": tuple(sorted(keys)), **known})


def of_row(how: str, row: Mapping[Any, Any]) -> Basis:
    """Return the basis of the other numbers of a tidy row, which says what stands behind it.

    Examples
    --------
    >>> of_row("the accounts", {"grade": "B", "source": "one", "at": "p. 74"}).sources
    ('one',)
    """
    return Basis(
        how,
        population=str(row.get("population") or ""),
        year=str(row.get("year") or ""),
        grade=str(row.get("grade") or ""),
        sources=tuple(str(row.get("sources") or row.get("source") or "").split()),
        at=str(row.get("at") or ""),
    )


@cache
def _register(_root: Path) -> Mapping[str, Source]:
    """Return the sources of a project, read once."""
    return registers.sources()


def _listed(keys: Sequence[str]) -> list[tuple[str, str]]:
    register = _register(paths.root())
    if len(keys) <= MOST_SOURCES:
        return [cited(key, register) for key in keys]
    return [(f"{len(keys)} sources, all in the list of sources", f"{SITE}sources.html#main")]


def key_of(words: str) -> str:
    """Return a short key for the numbers of one table or paragraph, the same in every run.

    Examples
    --------
    >>> key_of("Cost a piece") == key_of("Cost a piece") != key_of("Cost of a piece")
    True
    """
    return f"n{hashlib.sha256(words.encode()).hexdigest()[:6]}"


def with_cards(
    rows: Sequence[Mapping[str, Any]],
    columns: Sequence[Mapping[str, str]],
    caption: str,
    basis: Basis,
) -> list[dict[str, Any]]:
    """Return the rows of a table, each number with its card; what has a card or a link is left.

    Parameters
    ----------
    rows, columns, caption
        As `microfactory.reading.table` takes them. A row may have its own basis under ``card``.
    basis
        What stands behind the numbers.
    """
    key = key_of(caption)
    first = columns[0]["key"]
    made = []
    for place, row in enumerate(rows):
        own = row.get("card") or basis
        head = _words(row[first]) or caption
        new = dict(row)
        for number, column in enumerate(columns):
            cell = row[column["key"]]
            what = caption if column["key"] == first else f"{head}: {_lower(column['label'])}"
            new[column["key"]] = _cell(
                cell,
                f"{key}-{place}-{number}",
                what,
                own,
                unit=column.get("unit", ""),
                whole=column.get("kind") == "number",
            )
        made.append(new)
    return made


def _cell(cell: Any, key: str, what: str, basis: Basis, *, unit: str, whole: bool) -> Any:
    if cell is None or "<button" in (text := str(escape(cell))) or "<a " in text:
        return cell
    words = _words(cell)
    if not values(words):
        return cell
    if whole or isinstance(cell, Markup) or VALUE.fullmatch(words):
        return render_macro("fact", key, cell, **basis.card(what, f"{words} {unit}".strip()))
    return within(words, key, what, basis)


def _words(cell: Any) -> str:
    return "" if cell is None else Markup(escape(cell)).striptags()


def _lower(label: str) -> str:
    """Return a column's label within a sentence; an abbreviation keeps its capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def values(text: str) -> list[tuple[int, int]]:
    """Return where values stand in a text.

    Examples
    --------
    >>> text = "In 2017, Table 6 had $5 to 7 a day for 48 artisans (p. 74)."
    >>> [text[start:end] for start, end in values(text)]
    ['$5 to 7', '48']
    """
    masked = NO_VALUE.sub(lambda found: "\0" * len(found[0]), text)
    return [each.span() for each in VALUE.finditer(masked)]


def _told(text: str, end: int, start: int) -> str:
    """Return a value with the words that follow it, up to the end of its clause."""
    after = re.match(r"\**(?:\s+(?!and\b|or\b|but\b|while\b)[^\s,.;:()]+){0,4}", text[end:])
    return text[start:end] + (after[0] if after else "")


def within(text: str, key: str, what: str, basis: Basis) -> Markup:
    """Return text in which every value has its card."""
    return Markup("").join(
        render_macro("fact", f"{key}-{number}", shown, **basis.card(what, value))
        if value
        else shown
        for number, (shown, value) in enumerate(_pieces(text, values(text)))
    )


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """Yield the text in pieces, each value with what its card calls it, the rest with nothing."""
    done = 0
    for start, end in spans:
        yield text[done:start], ""
        yield text[start:end], _told(text, end, start)
        done = end
    yield text[done:], ""


def opening(text: str, key: str) -> Markup:
    """Return text in which every value opens one card that stands elsewhere on the page."""
    return Markup("").join(
        render_macro("asks", key, shown) if value else shown
        for shown, value in _pieces(text, values(text))
    )


#: What has no place for a card in Markdown: headings, links, code, the number of a list's entry.
_CLOSED = re.compile(r"^#+ .*$|!?\[[^\]]*\]\([^)]*\)|`[^`]*`|^\s*\d+\.\s", re.MULTILINE)


def linked(text: str, what: str, basis: Basis) -> tuple[str, dict[str, dict[str, Any]]]:
    """Return Markdown in which every value leads to its card, and the cards.

    Examples
    --------
    >>> text, cards = linked("They earn **$5 to 7** a day.", "Pay", Basis("two facts"))
    >>> (key,) = cards
    >>> text == f"They earn **[$5 to 7](#fact-{key})** a day.", cards[key]["value"]
    (True, '$5 to 7 a day')
    """
    closed = [each.span() for each in _CLOSED.finditer(text)]
    spans = [
        (start, end)
        for start, end in values(text)
        if not any(first < end and start < last for first, last in closed)
    ]
    start_of = key_of(text)
    cards: dict[str, dict[str, Any]] = {}
    parts = []
    for number, (shown, value) in enumerate(_pieces(text, spans)):
        if value:
            key = f"{start_of}-{number}"
            cards[key] = basis.card(what, re.sub(r"\\(.)|\*\*|__", r"\1", value).strip("* "))
            parts.append(f"[{shown}](#fact-{key})")
        else:
            parts.append(shown)
    return "".join(parts), cards


def asked(
    key: str,
    shown: object,
    row: Mapping[Any, Any],
    sources: Mapping[str, Source],
    *,
    what: str,
    value: str = "",
    missing: str = "",
    note: str | None = None,
) -> Markup:
    """Return a number that can be asked where it comes from, for a cell of a table.

    Parameters
    ----------
    key
        Unique on the page, of letters, digits and ``-`` or ``_``. A sentence of the same page opens
        the same card by the link ``[shown](#fact-key)``.
    shown
        The number as it stands in the cell.
    row
        A row of any tidy table; what it has of year, population, status, grade, at, source or
        sources, and note goes on the card.
    sources
        The register, for the citations; a key that it does not have is shown as it is.
    what
        What the number measures.
    value
        The number with its unit and interval, where ``shown`` leaves them out.
    missing
        A kind of `microfactory.evidence.Missing`, instead of a value.
    note
        Instead of the row's own.
    """
    grade = str(row.get("grade") or "")
    keys = str(row.get("sources") or row.get("source") or "").split()
    return render_macro(
        "fact",
        key.replace("_", "-"),
        shown,
        what=what,
        value=value,
        year=row.get("year") or "",
        population=row.get("population") or "",
        status_name=row.get("status") or "",
        grade_letter=grade,
        grade_meaning=Grade(grade).meaning if grade else "",
        at=row.get("at") or "",
        sources=[cited(each, sources) for each in keys],
        note=(row.get("note") or "") if note is None else note,
        missing=missing,
    )


def cited(key: str, sources: Mapping[str, Source]) -> tuple[str, str]:
    """Return the citation of a source and where the site lists it.

    The address is that from the folder of the notebooks; a page takes it from where it stands.
    """
    if key not in sources:
        return key, ""
    return sources[key].citation, f"{SITE}sources.html#{key}"
