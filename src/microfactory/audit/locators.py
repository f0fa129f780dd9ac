"""Places of the thesis: whether a locator leads anywhere, and the register of artefacts as figures."""

from __future__ import annotations

import re

import pandas as pd

from microfactory.registers import Artefacts

#: Parts of the thesis without a chapter.
FRONT = frozenset({"abstract", "table of contents", "References"})
PLACE = re.compile(r"ch\. (?P<chapter>[1-9])(?:, (?P<rest>.+))?")
#: The tables and figures as if they were transcribed, so that references to them can be checked.
TABLE = "artefacts"


def chapter_of(at: str) -> int:
    """Return the chapter of a locator, the first where there are several; 0 before the first.

    Examples
    --------
    >>> chapter_of("ch. 4, Table 6"), chapter_of("abstract")
    (4, 0)
    """
    found = PLACE.match(at)
    return int(found["chapter"]) if found else 0


def resolves(at: str, register: Artefacts) -> bool:
    """Whether every place of a locator is a chapter, a heading, or a table or figure of its chapter.

    Parameters
    ----------
    at
        For example ``ch. 4, Table 6``, or several places separated by a semicolon.
    register
        ``data/artefacts.yaml``.
    """
    places = [place.strip() for place in at.split(";")]
    return bool(at) and all(place in FRONT or _resolves(place, register) for place in places)


def _resolves(place: str, register: Artefacts) -> bool:
    found = PLACE.fullmatch(place)
    if not found:
        return False
    number, rest = int(found["chapter"]), found["rest"]
    chapters = [chapter for chapter in register.chapters if chapter.number == number]
    labels = {each.label for each in register.artefacts if each.chapter == number}
    if not chapters or rest is None:
        return bool(chapters)
    return rest in labels or rest in chapters[0].sections


def as_cells(register: Artefacts) -> pd.DataFrame:
    """Return the number of each table and figure as a tidy cell, ``artefacts/table_06/number``."""
    rows = []
    for each in register.artefacts:
        number = float(each.id.rpartition("_")[2])
        rows.append(
            {
                "table": TABLE,
                "row": each.id,
                "column": "number",
                "printed": each.label,
                "low": number,
                "high": number,
                "resolution": 0.0,
                "status": "",
                "approx": False,
                "value": "",
                "missing": "",
                "unit": "1",
                "source": "waldman_brown_2018",
                "at": f"ch. {each.chapter}, {each.label}",
                "grade": "",
            }
        )
    return pd.DataFrame(rows)
