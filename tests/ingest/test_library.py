"""The library knows every transcribed table, and each once."""

import pandas as pd
import pytest

from microfactory.ingest import library
from microfactory.problems import ProblemsFound
from microfactory.tables import CELLS


def test_a_table_belongs_to_one_group():
    names = [name for group in library.GROUPS.values() for name in group]
    assert len(names) == len(set(names))


def test_all_is_every_group(cells):
    names = [name for group in library.GROUPS.values() for name in group]
    assert cells["table"].unique().tolist() == names
    assert cells.index.tolist() == list(range(len(cells)))
    CELLS.validate(cells)


def test_a_group_is_its_tables_in_their_order(cells):
    names = list(library.GROUPS["soko"])
    expected = cells[cells["table"].isin(names)].reset_index(drop=True)
    pd.testing.assert_frame_equal(library.read_group("soko"), expected)


def correct(project, table, expects="2.40"):
    (project / "data" / "corrections.yaml").write_text(
        f"""
- table: {table}
  row: shipping
  column: soko
  field: low
  expects: "{expects}"
  becomes: "2.30"
  reason: the page's own total needs it
"""
    )


def test_declared_corrections_are_made(project):
    correct(project, "thesis_table_06_cost_buckets")
    found = library.read_group("interviews").set_index(["table", "row", "column"])["low"]
    assert found["thesis_table_06_cost_buckets", "shipping", "soko"] == 2.3


@pytest.mark.parametrize("group", library.GROUPS)
def test_a_correction_of_no_table_is_an_error_everywhere(project, group):
    correct(project, "thesis_table_06_cost_bucket")
    with pytest.raises(ProblemsFound) as caught:
        library.read_group(group)
    assert [str(problem) for problem in caught.value.problems] == [
        "data/corrections.yaml @ [0].table: found 'thesis_table_06_cost_bucket'; expected a "
        "transcribed table. Did you mean 'thesis_table_06_cost_buckets'?"
    ]


def test_a_correction_that_no_longer_matches_is_an_error(project):
    correct(project, "thesis_table_06_cost_buckets", expects="2.4")
    with pytest.raises(ProblemsFound, match=r"found low '2.40'; expected '2.4'"):
        library.read_group("interviews")
    assert len(library.read_group("soko"))
