"""What a reader digitised becomes a table; usually an empty one."""

from __future__ import annotations

from microfactory import tables
from microfactory.stages import ingest_digitised


def test_without_files_an_empty_table_is_written(here):
    assert tables.read("digitised").empty


def test_a_file_of_a_figure_is_read(project):
    name = "thesis_figure_23_revenue_per_quarter"
    text = "series,period,low,high,unit,note\nartisans,2016-Q4,1,2,USD_2016,\n"
    (project / "data" / "digitised" / f"{name}.csv").write_text(text)
    ingest_digitised.main()
    assert tables.read("digitised")["figure"].tolist() == ["figure_23"]
