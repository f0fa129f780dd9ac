"""The pages of the site: one list, from which every page takes its menus and the index its sections.

A new page is one more entry of `PAGES`. Pages of single cases do not stand here, the index has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from microfactory.page import Link, Menu


class SitePage(NamedTuple):
    """A page that belongs to no single case."""

    #: File in ``reports``.
    file: str
    #: What a menu calls it.
    label: str
    #: Menu that it stands in.
    group: str
    #: What a reader finds there, as one sentence without a full stop.
    about: str


#: In the order of the menus; the pages of one group stand together.
PAGES: Sequence[SitePage] = (
    SitePage(
        "index.html",
        "All cases",
        "Cases",
        "the findings in short, and every case",
    ),
    SitePage(
        "compare_cases.html",
        "Cases compared",
        "Cases",
        "what is certain between them whatever the missing facts turn out to be, and which facts "
        "would settle more",
    ),
    SitePage(
        "typology.html",
        "Typology",
        "Production",
        "where every product of the thesis belongs, against what the thesis says itself",
    ),
    SitePage(
        "firm_sizes.html",
        "Firm sizes",
        "Production",
        "Figure 1 from the census, and the laws that sizes follow",
    ),
    SitePage(
        "tradeoffs.html",
        "Tradeoffs",
        "Production",
        "what is said of each firm on costs, service, advantage, scale and quality, and who does what",
    ),
    SitePage(
        "location.html",
        "Location",
        "Production",
        "Weber's theory of where to produce, computed, and asked about Soko",
    ),
    SitePage(
        "virtual_factory.html",
        "Virtual factory",
        "Production",
        "orders shared out over a synthetic network of artisans, and whom each rule feeds",
    ),
    SitePage(
        "costs.html",
        "Cost against volume",
        "Money",
        "which way of producing wins at which volume, how sure that is, and what it rests on",
    ),
    SitePage(
        "growth.html",
        "Growth",
        "Money",
        "growth against levels, what revenue breaks even, and how many the work could keep full-time",
    ),
    SitePage(
        "investment.html",
        "Investment trap",
        "Money",
        "the curve that keeps small firms small, and what a loan of a given size does",
    ),
    SitePage(
        "audit.html",
        "Audit",
        "Evidence",
        "whether what the thesis says agrees with itself, claim by claim, with the arithmetic",
    ),
    SitePage(
        "thesis_map.html",
        "Thesis map",
        "Evidence",
        "every table and figure of the thesis, what computes from it and where it is shown",
    ),
    SitePage(
        "sources.html",
        "Sources",
        "Evidence",
        "who says it, and which case rests on it",
    ),
    SitePage(
        "methods.html",
        "Methods and data",
        "Evidence",
        "how the results are computed, and every table to download with its dictionary",
    ),
)


def navigation(current: str = "", up: str = "") -> list[Menu]:
    """Return the menus that every page carries.

    Parameters
    ----------
    current
        File of the page that carries them, where it stands in the list.
    up
        What leads from the page to the site's top, e.g. ``../``.

    Examples
    --------
    >>> [menu.label for menu in navigation() if menu.label != "Money"][:2]
    ['Cases', 'Production']
    """
    return [
        Menu(
            group,
            tuple(
                Link(f"{up}{page.file}", page.label, page.file == current)
                for page in PAGES
                if page.group == group
            ),
        )
        for group in groups()
    ]


def groups() -> list[str]:
    """Return the names of the menus, in order."""
    return list(dict.fromkeys(page.group for page in PAGES))


def titled(file: str) -> SitePage:
    """Return the entry of a page.

    Examples
    --------
    >>> titled("typology.html").label
    'Typology'
    """
    return next(page for page in PAGES if page.file == file)
