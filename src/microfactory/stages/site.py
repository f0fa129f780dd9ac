"""Make the page that leads to every other, and the map from the thesis to the analyses."""

from __future__ import annotations

import json

from microfactory import casebook, cases, paths, registers
from microfactory.navigation import PAGES
from microfactory.site import index, methods, sources, thesis_map


def main() -> None:
    """Write the pages of the site that belong to no single case."""
    reports = paths.root() / "reports"
    results = [casebook.results(case) for case in cases.listed()]
    overview = (reports / "figures" / "retail_price.svg").read_text(encoding="utf-8")
    made = {
        "thesis_map.html": thesis_map(registers.artefacts()),
        "sources.html": sources(registers.sources(), results),
    }
    own = {*made, "index.html", "methods.html"}
    built = [page.file for page in PAGES if page.file in own or (reports / page.file).is_file()]
    package = json.loads((reports / "data" / "datapackage.json").read_text(encoding="utf-8"))
    made["methods.html"] = methods(package, built)
    made["index.html"] = index(results, overview, built)
    for file, page in made.items():
        paths.write_text(reports / file, page)
