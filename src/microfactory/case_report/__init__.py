"""The sections of a case study, ready to show: each takes finished results and computes nothing."""

from microfactory.case_report.about import in_short, sources_table, title, unknowns
from microfactory.case_report.ethics import (
    ethics_coverage,
    ethics_figure,
    ethics_flags,
    ethics_table,
)
from microfactory.case_report.margins import margins_table, margins_text
from microfactory.case_report.money import (
    costs_figure,
    costs_table,
    stages_figure,
    stages_table,
    stages_text,
)
from microfactory.case_report.place import (
    firm_size_figure,
    firm_size_text,
    typology_figure,
    typology_missing,
    typology_reasons,
)

__all__ = [
    "costs_figure",
    "costs_table",
    "ethics_coverage",
    "ethics_figure",
    "ethics_flags",
    "ethics_table",
    "firm_size_figure",
    "firm_size_text",
    "in_short",
    "margins_table",
    "margins_text",
    "sources_table",
    "stages_figure",
    "stages_table",
    "stages_text",
    "title",
    "typology_figure",
    "typology_missing",
    "typology_reasons",
    "unknowns",
]
