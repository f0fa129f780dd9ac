"""Draw the figure that the README shows."""

from __future__ import annotations

from microfactory import casebook, cases, figures, paths, theme
from microfactory.costs import by_bucket

TARGET = "reports/figures/retail_price.svg"


def main() -> None:
    """Draw where the retail price goes, for every case whose costs are known."""
    known = []
    for case_id in cases.listed():
        results = casebook.results(case_id)
        if by_bucket(results.costs)["remainder"]["state"] == "known":
            known.append((results.name, results.costs))
    drawn = theme.svg(figures.retail_price(known), background=theme.PAPER)
    paths.write_text(paths.root() / TARGET, drawn)
