"""A wrong raw cell stops the stage with everything that is wrong, and earlier outputs stay."""

import tempfile
from pathlib import Path

import pandas as pd
import pytest

from microfactory import tables
from microfactory.ingest import library
from microfactory.stages import ingest
from microfactory.stages.__main__ import main

TABLE = "data/raw/thesis_table_06_cost_buckets.csv"
#: A cell of Table 6 as it stands, how it is broken, and what is said of it.
BREAKS = {
    "text in a number": (
        "shipping,soko,$2.40,2.40,",
        "shipping,soko,$2.40,two,",
        ", column low: found 'two'; expected a number such as 12, 2.40 or 3.5e6",
    ),
    "a low above its high": (
        "staff_full_time,soko,75 full-time staff,75,",
        "staff_full_time,soko,75 full-time staff,76,",
        ", column low: found '76'; expected at most the high end 75",
    ),
    "an unknown source": (
        'USD_2017/piece,2017,one necklace,estimate,C,drogs_peinovich_croston,"ch. 4, Table 6",8 p',
        'USD_2017/piece,2017,one necklace,estimate,C,drogs_peinovich_crostn,"ch. 4, Table 6",8 p',
        ", column source: found 'drogs_peinovich_crostn'; expected a key of data/sources.yaml. "
        "Did you mean 'drogs_peinovich_croston'?",
    ),
    "a unit that does not parse": (
        "overhead,soko,$3,3,3,false,,,USD_2017/piece",
        "overhead,soko,$3,3,3,false,,,USD_2017/peice",
        ", column unit: found 'USD_2017/peice'; expected known units; 'peice' is not one. "
        "Did you mean 'piece'?",
    ),
    "a currency without a price year": (
        "material_equipment,au_enterprises,$4,4,4,false,,,USD_2017/piece",
        "material_equipment,au_enterprises,$4,4,4,false,,,USD/piece",
        ", column unit: found 'USD/piece'; expected a currency with its price year, e.g. "
        "'USD_2017/piece'",
    ),
    "a duplicate key": (
        "\ninventory_time,soko,",
        "\ninventory_time,au_enterprises,",
        ": found inventory_time/au_enterprises again (first in row ",
    ),
}


def break_cells(project, *names):
    """Break cells of Table 6 and return, in the order of the file, row and words of each."""
    path = project / TABLE
    text = path.read_text()
    expected = []
    for name in names:
        old, new, words = BREAKS[name]
        assert text.count(old) == 1
        expected.append((text[: text.index(old.strip())].count("\n") + 1, words))
        text = text.replace(old, new)
    path.write_text(text)
    return sorted(expected)


@pytest.fixture(scope="module")
def interviews(cells):
    """Return the bytes that the stage writes when nothing is wrong."""
    names = library.GROUPS["interviews"]
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables.store.paths, "root", lambda: Path(name))
        return tables.write("x", cells[cells["table"].isin(names)], tables.CELLS).read_bytes()


@pytest.fixture
def made(project, interviews):
    """Return a project whose interviews are ingested, and the bytes of that output."""
    target = tables.path_of("cells/interviews")
    target.parent.mkdir(parents=True)
    target.write_bytes(interviews)
    return project, interviews


def files(project):
    return sorted(path.name for path in (project / "data/tidy").rglob("*") if path.is_file())


@pytest.mark.parametrize("name", BREAKS)
def test_each_wrong_cell_stops_the_stage(made, capsys, name):
    project, before = made
    [(row, words)] = break_cells(project, name)
    assert main(["ingest", "interviews"]) == 1
    said = capsys.readouterr().err
    assert f"{TABLE} row {row}{words}" in said
    assert "1 problem\n" in said and "Traceback" not in said
    assert tables.path_of("cells/interviews").read_bytes() == before
    assert files(project) == ["interviews.parquet"]


def test_all_wrong_cells_are_said_at_once(made, capsys):
    project, before = made
    expected = break_cells(project, *BREAKS)
    other = project / "data/raw/thesis_text_interviews.csv"
    other.write_text(other.read_text().replace(",estimate,", ",guess,", 1))
    assert main(["ingest", "interviews"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[1] == "ingest stopped, and earlier outputs are as they were: 7 problems"
    for (row, words), line in zip(expected, lines[2:8], strict=True):
        assert line.startswith(f"  {TABLE} row {row}{words}")
    assert "data/raw/thesis_text_interviews.csv row" in lines[8] and "'guess'" in lines[8]
    assert tables.path_of("cells/interviews").read_bytes() == before


def test_a_mended_cell_gives_the_same_bytes_again(made):
    project, before = made
    original = (project / TABLE).read_text()
    break_cells(project, "text in a number")
    assert main(["ingest", "interviews"]) == 1
    (project / TABLE).write_text(original)
    assert main(["ingest", "interviews"]) == 0
    assert tables.path_of("cells/interviews").read_bytes() == before


def test_other_groups_do_not_mind(made):
    project, _ = made
    break_cells(project, *BREAKS)
    ingest.main("soko")
    assert files(project) == ["interviews.parquet", "soko.parquet"]


@pytest.mark.parametrize("register", ["sources", "corrections"])
@pytest.mark.parametrize("content", [b"a: 1\na: 2", b"\x89PNG", b"a: &x [*x]", b"a: .nan"])
def test_a_broken_register_stops_it_with_one_line(made, capsys, register, content):
    project, before = made
    (project / "data" / f"{register}.yaml").write_bytes(content)
    assert main(["ingest", "interviews"]) == 1
    said = capsys.readouterr().err
    assert f"1 problem\n  data/{register}.yaml" in said and "Traceback" not in said
    assert tables.path_of("cells/interviews").read_bytes() == before


def test_a_table_that_is_gone_is_named(made, capsys):
    project, before = made
    (project / TABLE).unlink()
    assert main(["ingest", "interviews"]) == 1
    assert f"{TABLE}: found no such file" in capsys.readouterr().err
    assert tables.path_of("cells/interviews").read_bytes() == before


@pytest.mark.parametrize("group", library.GROUPS)
def test_every_group_is_written_as_it_is_read(project, cells, group):
    ingest.main(group)
    expected = cells[cells["table"].isin(library.GROUPS[group])].reset_index(drop=True)
    for column in ("low", "high", "resolution"):
        expected[column] = tables.significant(expected[column])
    pd.testing.assert_frame_equal(tables.read(f"cells/{group}"), expected)
