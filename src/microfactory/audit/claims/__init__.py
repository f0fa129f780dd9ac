"""The claims of the thesis, by the place where they stand; importing this fills the register."""

from microfactory.audit.claims import (
    chapter_1,
    chapter_2,
    chapter_3,
    chapter_4_case,
    chapter_4_costs,
    chapter_4_industry,
    chapter_4_network,
    chapter_4_scale,
    chapter_4_wages,
    chapter_5,
    citations,
    cited_statistics,
    external,
    table_11,
)

__all__ = [
    "chapter_1",
    "chapter_2",
    "chapter_3",
    "chapter_4_case",
    "chapter_4_costs",
    "chapter_4_industry",
    "chapter_4_network",
    "chapter_4_scale",
    "chapter_4_wages",
    "chapter_5",
    "citations",
    "cited_statistics",
    "external",
    "table_11",
]
