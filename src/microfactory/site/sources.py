"""Every source, with what rests on it; where the card of a number leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from microfactory.casebook import Results
from microfactory.evidence import Source
from microfactory.navigation import navigation
from microfactory.page import render_page
from microfactory.reading import capital


def sources(register: Mapping[str, Source], casebook: Sequence[Results]) -> str:
    """Return the list of sources; the key of a source is its place on the page.

    Parameters
    ----------
    register
        ``data/sources.yaml``.
    casebook
        The cases, which say what they rest on.
    """
    uses = {results.id: _used(results) for results in casebook}
    names = {results.id: results.name for results in casebook}
    kinds: dict[str, list[dict[str, Any]]] = {}
    for key, source in sorted(register.items(), key=lambda item: item[1].citation.casefold()):
        using = [(f"cases/{case}.html", names[case]) for case in uses if key in uses[case]]
        kind = capital(str(source.kind).replace("_", " "))
        kinds.setdefault(kind, []).append(_entry(key, source, using))
    return render_page(
        "sources.html.j2",
        title="Sources",
        description="Who says it, and which case rests on it",
        nav=navigation("sources.html"),
        kinds=sorted(kinds.items()),
        keys=sorted(register),
    )


def _used(results: Results) -> set[str]:
    """Return the keys of all sources that a case rests on."""
    many = [results.value_chain["sources"], results.ethics["sources"], results.costs["sources"]]
    found = {key for column in many for cell in column for key in str(cell).split()}
    return found | set(results.facts["source"])


def _entry(key: str, source: Source, using: list[tuple[str, str]]) -> dict[str, Any]:
    about = [
        "read directly" if source.as_cited_in is None else "known through another source",
        "the firm speaks of itself" if source.self_reported else "",
        f"seen {source.accessed}" if source.accessed else "",
    ]
    url = source.url or ""
    return {
        "key": key,
        "citation": source.citation,
        "about": capital("; ".join(word for word in about if word)),
        "through": source.as_cited_in or "",
        "url": url if url.startswith(("http://", "https://")) else "",
        "note": source.note,
        "using": using,
    }
