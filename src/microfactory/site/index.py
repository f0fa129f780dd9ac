"""The page that leads to every other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from microfactory.article import inline_svg
from microfactory.casebook import Results
from microfactory.costs import by_bucket
from microfactory.navigation import PAGES, groups, navigation
from microfactory.page import render_page
from microfactory.reading import TYPE_NAMES, capital


def index(casebook: Sequence[Results], overview: str, built: Collection[str] | None = None) -> str:
    """Return the page that leads to every case.

    Parameters
    ----------
    casebook
        The cases; those with most evidence come first.
    overview
        The SVG of the figure that says where the retail price goes.
    built
        Files of the pages that are there to be led to; all of `PAGES` if not given.
    """
    priced = [
        f"{results.name}: {_priced(results)}"
        for results in casebook
        if _priced(results) is not None
    ]
    alt = f"Of a necklace sold for 100 dollars the manufacturer receives, {'; '.join(priced)}."
    return render_page(
        "index.html.j2",
        title="Small factories, networked",
        site_name="microfactory",
        description="A thesis on networked SME production in Kenya, re-run case by case",
        nav=navigation("index.html"),
        overview=inline_svg(overview, alt=alt, prefix="overview"),
        groups=_led_to(built),
        cases=[_card(results) for results in sorted(casebook, key=_known, reverse=True)],
    )


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


def _priced(results: Results) -> str | None:
    """Return receipts and what the workers keep of them in words, where all of it is known."""
    buckets = by_bucket(results.costs)
    if buckets["remainder"]["state"] != "known":
        return None
    receipts, workers = buckets["receipts"], buckets["workers"]
    return (
        f"{receipts['retail_high']:.0f} dollars, of which those who make it keep "
        f"{workers['retail_high']:.1f}"
    )


def _card(results: Results) -> dict[str, Any]:
    kind = str(results.typology["type"])
    return {
        "href": f"cases/{results.id}.html",
        "title": results.name,
        "kicker": results.case.case.product,
        "verdict": capital(TYPE_NAMES[kind]),
        "summary": results.case.case.summary,
        "coverage": f"{_known(results)} of {len(results.ethics)} ethics indicators known",
    }
