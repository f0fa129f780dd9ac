"""What would settle more: facts to collect, and weights to admit."""

from __future__ import annotations

import numpy as np

from microfactory import profile_comparison, registers
from microfactory.compare_report.gathering import Comparison
from microfactory.ethics import REGISTRY
from microfactory.reading import (
    Prose,
    Table,
    capital,
    joined,
    table,
)

#: What benchmarks are called that are not at hand for a place and a year.
BENCHMARKS = {
    "legal_floor": "legal minimum wage of the place and year",
    "living_wage_single_adult": "living wage of a single adult at the place",
    "living_wage_typical_family": "living wage of a typical family at the place",
    "living_wage_anker_urban": "Anker living wage of a town of the country",
    "living_wage_anker_rural": "Anker living wage of the countryside",
}


def next_facts(found: Comparison, most: int = 12) -> Table | Prose:
    """Return the facts worth collecting next, those first that could decide most comparisons.

    Indicators that the same missing fact would make known are one line; of their open pairs as
    wholes and in a consideration the most that one of them could decide are counted.
    """
    facts = found.tables.next_facts
    facts = facts.loc[~facts["known"] & (facts["decides"] > 0)]
    if facts.empty:
        return Prose("No single fact would settle a comparison that is open.")
    labels = {each.id: each.label for each in REGISTRY}
    ranked = []
    for (case, needs), part in facts.groupby(["case", "needs"], sort=False):
        counts = [part["in_indicator"].sum(), part["in_theme"].max(), part["could_settle"].max()]
        line = {
            "fact": f"{_named(str(needs))}: {found.names[str(case)]}",
            "shows": joined([labels[name] for name in part["indicator"]]),
            "indicator": str(counts[0]),
            "theme": str(counts[1]),
            "all": str(counts[2]),
        }
        ranked.append((int(sum(counts)), line))
    rows = [line for _, line in sorted(ranked, key=lambda each: -each[0])]
    columns = [
        {"key": "fact", "label": "Fact"},
        {"key": "shows", "label": "Would show", "kind": "long"},
        {"key": "indicator", "label": "Pairs on an indicator", "kind": "number"},
        {"key": "theme", "label": "Pairs in a consideration", "kind": "number"},
        {"key": "all", "label": "Pairs as wholes", "kind": "number"},
    ]
    return table(
        rows[:most],
        columns,
        "Worth collecting next",
        note=(
            "How many of the open comparisons of these cases a single answer could decide, counted at "
            f"three levels and ranked by their sum. {len(rows)} facts could decide something; "
            f"{min(most, len(rows))} are shown."
        ),
        basis=found.behind,
    )


def _named(needs: str) -> str:
    """Return the facts or benchmarks that are needed, in words."""
    known = registers.variables()
    words = [
        known[name].label if name in known else BENCHMARKS.get(name, name.replace("_", " "))
        for name in needs.split()
    ]
    return capital(joined(words))


def acceptability(found: Comparison, draws: int) -> Table | Prose:
    """Return how often each case takes each rank over all weights, where that is asked for."""
    if not draws:
        return Prose(
            "Not asked for. Set `draws = 10000`, say, and run the notebook again; "
            "`microfactory compare --smaa` also takes limits and an order of weights."
        )
    profiles = [part for _, part in found.profiles.groupby("case", sort=False)]
    result, left_out = profile_comparison.acceptability(
        profiles, np.random.default_rng(registers.params().seed), draws=draws
    )
    rows = [
        {
            "case": found.names[case],
            "confidence": _share(result.confidence[i], result.confidence_error[i]),
        }
        | {
            f"rank{r + 1}": _share(result.rank[i, r], result.rank_error[i, r])
            for r in range(len(row))
        }
        for i, (case, row) in enumerate(zip(result.cases, result.rank, strict=True))
    ]
    ranks = range(1, len(result.cases) + 1)
    columns = [
        {"key": "case", "label": "Case"},
        *({"key": f"rank{rank}", "label": f"Rank {rank}", "kind": "number"} for rank in ranks),
        {"key": "confidence", "label": "First under its own weights", "kind": "number"},
    ]
    return table(
        rows,
        columns,
        "How favourable the possible weights are",
        note=(
            f"Of {draws:,} draws of weights and values, ± one standard error; considerations count alike "
            "on average. Unknown values are drawn evenly from the whole scale: an assumption, which the "
            "tables above do without. Indicators that do not apply to all are left out: "
            f"{len(left_out)}."
        ),
        basis=found.behind,
    )


def _share(share: float, error: float) -> str:
    return "never first" if np.isnan(share) else f"{100 * share:.1f}% ± {100 * error:.1f}"
