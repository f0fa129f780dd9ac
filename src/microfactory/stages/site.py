"""Make the page that leads to every other, and the map from the thesis to the analyses."""

from __future__ import annotations

import json

from microfactory import casebook, cases, paths, registers, tables
from microfactory.navigation import PAGES
from microfactory.site import findings, index, methods, sources, thesis_map

#: The pages that are made here.
OWN = ("index.html", "methods.html", "sources.html", "thesis_map.html")


def main() -> None:
    """Write the pages of the site that belong to no single case."""
    reports = paths.root() / "reports"
    results = [casebook.results(case) for case in cases.listed()]
    audited = tables.path_of("audit/ledger").is_file()
    found = findings(
        results,
        tables.read_each("typology/verdicts", cases.listed()),
        tables.read("benchmarks"),
        tables.read("audit/ledger") if audited else None,
    )
    package = json.loads((reports / "data" / "datapackage.json").read_text(encoding="utf-8"))
    built = [page.file for page in PAGES if page.file in OWN or (reports / page.file).is_file()]
    made = {
        "index.html": index(results, found, built),
        "methods.html": methods(package, built),
        "sources.html": sources(registers.sources(), results),
        "thesis_map.html": thesis_map(registers.artefacts(), built),
    }
    for file, page in made.items():
        paths.write_text(reports / file, page)
