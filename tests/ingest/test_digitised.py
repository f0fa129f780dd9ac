"""Optional files: none is no problem, a wrong name or cell is named."""

from __future__ import annotations

import pytest

from microfactory.ingest.digitised import FOLDER, read_digitised
from microfactory.problems import ProblemsFound

EXPECTED = {"thesis_figure_22_cost_of_goods": "figure_22"}
HEADER = "series,period,low,high,unit,note\n"


def supply(project, name, text):
    (project / FOLDER / f"{name}.csv").write_text(text)


def test_without_files_the_table_is_empty(project):
    assert read_digitised(EXPECTED).empty


def test_without_the_folder_too(project):
    (project / FOLDER / "README.md").unlink()
    (project / FOLDER).rmdir()
    assert read_digitised(EXPECTED).empty


def test_a_file_becomes_rows_of_its_figure(project):
    supply(project, "thesis_figure_22_cost_of_goods", f"{HEADER}goods,2017,30,31,percent,\n")
    [row] = read_digitised(EXPECTED).to_dict("records")
    assert row["figure"] == "figure_22" and (row["low"], row["high"]) == (30, 31)


def test_a_file_of_another_name_is_named_with_what_was_meant(project):
    supply(project, "thesis_figure_22_costs_of_goods", HEADER)
    with pytest.raises(ProblemsFound, match="thesis_figure_22_cost_of_goods"):
        read_digitised(EXPECTED)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("goods,2017,thirty,31,percent,", "column low"),
        ("goods,2017,32,31,percent,", "column low"),
        ("goods,2017,30,31,dollars,", "column unit"),
        ("goods,2017,30,31,USD,", "column unit"),
    ],
)
def test_a_wrong_cell_is_named(project, line, wrong):
    supply(project, "thesis_figure_22_cost_of_goods", f"{HEADER}{line}\n")
    with pytest.raises(ProblemsFound, match=wrong):
        read_digitised(EXPECTED)
