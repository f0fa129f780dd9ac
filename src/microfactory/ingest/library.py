"""Which transcribed tables there are, and where each belongs."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from microfactory import corrections, paths, registers
from microfactory.ingest.cells import read_many
from microfactory.problems import Problem, did_you_mean, shown, stop_if_any

#: What is ingested together, by who said it; a new transcription is a line here.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "soko": (
        "thesis_table_07_growth",
        "thesis_table_09_investments",
        "thesis_table_10_skills",
        "thesis_table_11_artisans",
        "thesis_text_soko_reports",
    ),
    "interviews": (
        "thesis_table_04_jewelry_stages",
        "thesis_table_06_cost_buckets",
        "thesis_table_08_vertical_integration",
        "thesis_text_interviews",
    ),
    "framework": (
        "thesis_table_01_bounds",
        "thesis_table_02_tradeoffs",
        "thesis_table_03_wellbeing",
        "thesis_table_05_two_sided_market",
        "thesis_figure_12_stages",
        "thesis_text_citations",
        "thesis_text_counts",
        "thesis_text_cross_references",
        "thesis_text_decisions",
        "thesis_text_findings",
        "thesis_text_typology",
    ),
    "benchmarks": (
        "kenya_informal_economy",
        "kenya_living_wage",
        "kenya_poverty_lines",
        "kenya_wages",
        "thesis_text_context",
        "worldbank_exchange_rate",
        "worldbank_industry_employment",
        "worldbank_manufacturing_share",
    ),
}


def read_group(group: str) -> pd.DataFrame:
    """Read the transcribed cells of one group from ``data/raw``.

    Raises
    ------
    ProblemsFound
        With every problem of every table of the group.
    """
    declared = registers.declared_corrections()
    known = {name for names in GROUPS.values() for name in names}
    stop_if_any(
        [
            Problem(
                f"{corrections.PLACE} @ [{position}].table",
                shown(correction.table),
                "a transcribed table",
                did_you_mean(correction.table, known),
            )
            for position, correction in enumerate(declared)
            if correction.table not in known
        ]
    )
    return read_many(paths.root() / "data" / "raw", GROUPS[group], registers.sources(), declared)


def read_all() -> pd.DataFrame:
    """Read every transcribed cell there is."""
    return pd.concat([read_group(group) for group in GROUPS], ignore_index=True)
