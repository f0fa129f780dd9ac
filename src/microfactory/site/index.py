"""The page that leads to every other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd

from microfactory.asking import basis, within
from microfactory.casebook import Results
from microfactory.navigation import PAGES, groups, navigation
from microfactory.page import render_page
from microfactory.reading import TYPE_NAMES, capital, joined
from microfactory.site.findings import Finding


def index(
    casebook: Sequence[Results],
    found: Sequence[Finding],
    built: Collection[str] | None = None,
) -> str:
    """Return the page that leads to every case.

    Parameters
    ----------
    casebook
        The cases; those with most evidence come first.
    found
        What to know before all else.
    built
        Files of the pages that are there to be led to; all of `PAGES` if not given.
    """
    return render_page(
        "index.html.j2",
        title="Small factories, networked",
        site_name="microfactory",
        description="A thesis on networked SME production in Kenya, re-run case by case",
        nav=navigation("index.html"),
        findings=[_leading(each, built) for each in found],
        groups=_led_to(built),
        cases=[_card(results) for results in sorted(casebook, key=_known, reverse=True)],
    )


def _leading(finding: Finding, built: Collection[str] | None) -> Finding:
    """Return the finding; without its link if that would lead to a page that is not built."""
    file = finding.href.partition("#")[0]
    there = built is None or file in built or file.startswith("cases/")
    return finding if there else finding._replace(href="", more="")


def _led_to(built: Collection[str] | None) -> list[dict[str, Any]]:
    """Return the pages beside the index, by group; what is not built is not promised."""
    pages = [
        page
        for page in PAGES
        if page.file != "index.html" and (built is None or page.file in built)
    ]
    found = [
        {"label": group, "pages": [page for page in pages if page.group == group]}
        for group in groups()
    ]
    return [group for group in found if group["pages"]]


def _known(results: Results) -> int:
    return int((results.ethics["state"] == "known").sum())


def _card(results: Results) -> dict[str, Any]:
    behind = basis("the case file", results.facts, population=results.name)
    key, coverage = f"of-{results.id}".replace("_", "-"), _coverage(results)
    return {
        "href": f"cases/{results.id}.html",
        "title": results.name,
        "kicker": within(results.case.case.product, f"{key}-k", results.name, behind),
        "verdict": within(_verdict(results.typology), f"{key}-v", results.name, behind),
        "summary": within(results.case.case.summary, f"{key}-s", results.name, behind),
        "coverage": coverage,
        "covered": within(coverage, f"{key}-c", results.name, behind),
        "columns": [
            # what is known stands at the foot of its column, the better evidence lower
            sorted(_grades(rows), key=lambda grade: grade or "E")
            for _, rows in results.ethics.groupby("theme", sort=False)
        ],
    }


def _coverage(results: Results) -> str:
    return f"{_known(results)} of {len(results.ethics)} indicators known"


def _grades(rows: pd.DataFrame) -> list[str]:
    known = rows["state"] == "known"
    return [
        (str(grade) or "D") if has else "" for grade, has in zip(rows["grade"], known, strict=True)
    ]


def _verdict(typology: Mapping[str, Any]) -> str:
    """Return the answer of the typology in one line."""
    kind, possible = str(typology["type"]), [str(name) for name in typology["possible"]]
    if kind != "undetermined":
        return capital(TYPE_NAMES[kind])
    if len(possible) > 2:
        return f"Not certain: {len(possible)} answers are possible"
    names = ["none of them" if name == "none" else TYPE_NAMES[name] for name in possible]
    return f"Not certain: {joined(names, 'or')}"
